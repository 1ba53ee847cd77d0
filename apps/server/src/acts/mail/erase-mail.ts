import type { KeptKind } from "./mail-port.ts";
import type { Ports } from "../ports.ts";

/** How many days mail that came in is kept; null for ever. */
export type MailKept = Readonly<Record<KeptKind, number | null>>;

const day = 86_400_000;
/** Mails of one transaction: with ten megabytes each they are no small thing to rewrite. */
const atOnce = 50;

/**
 * Erases mail that was kept long enough, and notes in the same transaction how much of it went and by which rule. What was entered
 * stands in the record and is not touched. True when there may be more.
 */
export async function eraseMail(ports: Ports, kept: MailKept): Promise<boolean> {
  let more = false;
  for (const kind of ["entered", "other"] as const) {
    const days = kept[kind];
    if (days === null) continue;
    const now = ports.now();
    const before = new Date(Date.parse(now) - days * day).toISOString();
    const { mails } = await ports.transact((unit) => unit.mail.erase(kind, before, now, atOnce));
    more ||= mails === atOnce;
  }
  return more;
}
