import type { CopyId, LetterId, Moment } from "@chirograph/core";
import type { HandledMail, MailKind } from "./mail-port.ts";
import type { Unit } from "../ports.ts";

/** What the office is shown about mail beside a holder. */
export type MailOfCopy = {
  /** When a mail was last handed over. */
  readonly sentAt: Moment | null;
  readonly lastKind: MailKind | null;
  /** Why mail does not reach the holder. */
  readonly bounced: string | null;
  /** What an automatic answer said: away until a day. */
  readonly autoReply: string | null;
  readonly remindedAt: Moment | null;
};

/** Of these copies what mail says, in two queries. Copies that no mail was about have an entry too. */
export async function mailOfCopy(
  unit: Unit,
  copies: readonly CopyId[],
): Promise<ReadonlyMap<CopyId, MailOfCopy>> {
  const none = { sentAt: null, lastKind: null, bounced: null, autoReply: null, remindedAt: null };
  const known = new Map<CopyId, MailOfCopy>(copies.map((copy) => [copy, none]));
  for (const { copy, kind, made, state, settled, failure } of await unit.mail.ofCopies(copies)) {
    const before = known.get(copy) ?? none;
    const remindedAt = kind === "reminder" ? made : before.remindedAt;
    // What is handed over after a refusal says that the address works again.
    if (state === "handed")
      known.set(copy, { ...before, remindedAt, sentAt: settled, lastKind: kind, bounced: null });
    else known.set(copy, { ...before, remindedAt, bounced: failure ?? before.bounced });
  }
  for (const { copy, bounced, autoReply } of await unit.mail.holders(copies)) {
    const before = known.get(copy) ?? none;
    known.set(copy, { ...before, autoReply, bounced: bounced ?? before.bounced });
  }
  return known;
}

/** Mail that was not entered and that a person of the office should read, newest first. */
export async function unassignedMail(unit: Unit): Promise<readonly HandledMail[]> {
  return unit.mail.list(["unassigned", "quarantined"], 200);
}

/** Comments and replies of a letter that came by mail: what each came with, and what SPF, DKIM and DMARC say of it. */
export async function cameByMail(unit: Unit, letter: LetterId): Promise<readonly HandledMail[]> {
  return unit.mail.enteredIn(letter);
}
