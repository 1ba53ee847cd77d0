import type { SuspenseEntry } from "../../sheet/suspense-calendar.ts";

/** What a holder's calendar is told of: one event for each copy, wherever it comes from, a mail or the holder's page. */
export type HolderSuspense = {
  readonly copy: string;
  /** The public address's host: with the copy it makes the event's id. */
  readonly host: string;
  readonly office: string;
  readonly reference: string;
  /** Empty where a calendar must not show it. */
  readonly subject: string;
  readonly address: string;
  readonly suspense: { readonly at: string; readonly zone: string; readonly changes: number };
  readonly cancelled: boolean;
  readonly stamp: string;
};

export function holderSuspense(given: HolderSuspense): SuspenseEntry {
  const { copy, host, office, reference, subject, address, suspense, cancelled, stamp } = given;
  return {
    uid: `${copy}@${host}`,
    // A recall comes after every change of the suspense.
    sequence: suspense.changes + (cancelled ? 1 : 0),
    start: suspense.at,
    zone: suspense.zone,
    summary: `Answer ${office}: draft ${reference}${subject ? `, ${subject}` : ""}`,
    description: "Your answer on this draft is asked for by then. It is not signed and decides nothing.",
    url: address,
    cancelled,
    stamp,
  };
}
