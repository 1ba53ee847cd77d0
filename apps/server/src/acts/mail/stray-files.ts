import type { Person } from "@chirograph/core";
import { type Outcome, done, refused } from "../outcome.ts";
import type { Ports } from "../ports.ts";
import type { Tools } from "../tools.ts";
import { strayMailFor } from "./stray-mail.ts";

type MailFile = { readonly name: string; readonly content: Uint8Array };

/** The files that a mail brought which stands among those without a place, for whoever may read it there. Read anew from the mail as it came. */
export async function strayFiles(
  ports: Ports,
  tools: Pick<Tools, "mail">,
  person: Person,
  id: string,
): Promise<Outcome<readonly MailFile[]>> {
  const kept = await ports.transact(async (unit) => {
    const seen = (await strayMailFor(unit, person)).some((mail) => mail.id === id);
    return seen ? unit.mail.content(id) : null;
  });
  if (!kept)
    return refused(
      "not-found",
      "There is no such mail any more, or it is not open to you. Load the page again.",
    );
  if (kept.size > kept.raw.length)
    return refused(
      "too-big",
      "This mail was larger than the office takes, so its files were not kept. Ask its sender for them.",
    );
  const mail = await tools.mail(kept.raw);
  if (!mail.ok) return mail;
  return done(mail.files.map(({ name, start, end }) => ({ name, content: mail.bytes.subarray(start, end) })));
}
