import { digestWait } from "./digest.ts";
import type { OutgoingMail } from "./mail-port.ts";
import type { Ports } from "../ports.ts";

/** What the mail server says to a mail: taken, refused for good, or not taken now. */
export type Handing =
  | { readonly ok: true }
  | { readonly ok: false; readonly forGood: boolean; readonly message: string };

export type PostPort = { hand(mail: OutgoingMail): Promise<Handing> };

/** After so many days of a mail server that does not take it, a mail is shown as not delivered. */
const triedDays = 3;

async function due(ports: Ports, message: string): Promise<OutgoingMail | null> {
  return ports.transact(async (unit) => {
    const mail = await unit.mail.message(message);
    if (mail?.state !== "waiting") return null;
    const after = digestWait(mail, ports.now());
    if (after === 0) return mail;
    await unit.jobs.send([{ name: "mail", data: { message }, after }]);
    return null;
  });
}

function whyNot({ message }: Handing & { ok: false }, tooLong: boolean): string {
  return tooLong
    ? `The mail could not be handed over for ${triedDays} days. ${message}`
    : `The mail was not sent. ${message}`;
}

/**
 * Hands one mail to the mail server and notes it. A crash between the two hands it over again, under the same Message-ID.
 * @throws Error when the server does not take it now: the job is tried again
 */
export async function deliver(ports: Ports, post: PostPort, message: string): Promise<void> {
  const mail = await due(ports, message);
  if (!mail) return;
  const handing = await post.hand(mail);
  const tooLong = Date.parse(ports.now()) - Date.parse(mail.made) > triedDays * 86_400_000;
  if (!handing.ok && !handing.forGood && !tooLong) throw new Error(handing.message);
  await ports.transact((unit) =>
    handing.ok
      ? unit.mail.settle(message, "handed", ports.now(), null)
      : unit.mail.settle(message, "refused", ports.now(), whyNot(handing, tooLong)),
  );
}
