import type { Circulation, CopyId, IssuedCopy } from "@chirograph/core";
import type { SuspenseEntry } from "../../sheet/suspense-calendar.ts";

/** Which entry of a holder's calendar a copy's suspense is, and where it stands among the changes of that entry. */
export type HolderEntry = {
  /** The holder's first copy of the letter: its id names the entry through all versions. */
  readonly copy: CopyId;
  readonly sequence: number;
};

/** What a holder's calendar is told of: one event for each holder of a letter, wherever it comes from, a mail or the holder's page. */
export type HolderSuspense = {
  readonly entry: HolderEntry;
  /** The public address's host: with the copy it makes the event's id. */
  readonly host: string;
  readonly office: string;
  readonly reference: string;
  /** Empty where a calendar must not show it. */
  readonly subject: string;
  readonly address: string;
  readonly suspense: { readonly at: string; readonly zone: string };
  readonly cancelled: boolean;
  readonly stamp: string;
};

/** Changes of a copy's suspense, its issue and its recall among them: so many places in the entry's sequence. */
function places(copy: IssuedCopy, circulations: readonly Circulation[]): number {
  return changesOf(copy, circulations) + 2;
}

function changesOf({ task }: IssuedCopy, circulations: readonly Circulation[]): number {
  return circulations[task.circulation - 1]?.changes ?? 0;
}

/**
 * The entry of a copy, given the holder's earlier copies that it replaces. A new version changes the entry of the old one (the same UID, a
 * raised SEQUENCE: RFC 5545, 3.8.7.4) and does not cancel it to publish another: a mail carries one method (RFC 5546, 1.4) and calendar
 * programs read one calendar part of it, and many leave alone a CANCEL of what was PUBLISHed to nobody's ATTENDEE by name (RFC 5546, 3.2.5),
 * but all of them replace an entry by a later one of its UID. It also keeps the alarms that its owner set.
 */
export function holderEntry(
  copy: IssuedCopy,
  earlier: readonly IssuedCopy[],
  circulations: readonly Circulation[],
): HolderEntry {
  const before = earlier.reduce((sum, one) => sum + places(one, circulations), 0);
  const first = earlier.at(-1) ?? copy;
  return { copy: first.id, sequence: before + changesOf(copy, circulations) };
}

export function holderSuspense(given: HolderSuspense): SuspenseEntry {
  const { entry, host, office, reference, subject, address, suspense, cancelled, stamp } = given;
  return {
    uid: `${entry.copy}@${host}`,
    // A recall comes after every change of the suspense.
    sequence: entry.sequence + (cancelled ? 1 : 0),
    start: suspense.at,
    zone: suspense.zone,
    summary: `Answer ${office}: draft ${reference}${subject ? `, ${subject}` : ""}`,
    description: "Your answer on this draft is asked for by then. It is not signed and decides nothing.",
    url: address,
    cancelled,
    stamp,
  };
}
