import type { Logger } from "pino";
import { receiveMail } from "../acts/mail/mail-in.ts";
import type { Ports } from "../acts/ports.ts";
import { repeat } from "../jobs/repeat.ts";
import { followMail } from "./imap-in.ts";
import { type Receive, listenForMail } from "./smtp-in.ts";

/** How mail comes in: by fetching it, by listening for it, or both. */
export type MailIn = {
  readonly inbox: string;
  readonly imapUrl: string | null;
  readonly mailListen: { readonly host: string; readonly port: number } | null;
};

/** ms between two visits to the mailbox: it is left now and then, or lost */
const pause = 5_000;

/** Takes mail in until stopped. */
export async function takeMailIn(
  ports: Ports,
  { inbox, imapUrl, mailListen }: MailIn,
  log: Logger,
): Promise<{ stop(): Promise<void> }> {
  const receive: Receive = (mail) => receiveMail(ports, mail);
  const listener = mailListen ? await listenForMail(mailListen, inbox, receive, log) : null;
  const leaving = new AbortController();
  const following = imapUrl
    ? repeat(
        pause,
        () => followMail(ports, imapUrl, receive, leaving.signal),
        (error) => log.warn({ error }, "the mailbox could not be read and is tried again"),
      )
    : null;
  return {
    async stop() {
      await listener?.close();
      leaving.abort();
      await following?.stop();
    },
  };
}
