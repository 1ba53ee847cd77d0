import { holderSuspense } from "../acts/coordination/holder-suspense.ts";
import type { OutgoingMail } from "../acts/mail/mail-port.ts";
import { suspenseCalendar } from "../sheet/suspense-calendar.ts";
import { oneLine } from "./words.ts";

export type CalendarPart = { readonly method: "PUBLISH" | "CANCEL"; readonly text: string };

const dated = new Set(["invitation", "new-version", "passed-on", "your-turn", "suspense-moved", "recalled"]);

/** The suspense for the holder's calendar: one entry for a holder and a letter, which later mails change or take out. Null without one. */
export function calendarPart({ facts, kind, copy, id, made }: OutgoingMail): CalendarPart | null {
  const { suspense, told, reference, subject, office } = facts;
  const { entry: place = { copy, sequence: suspense?.changes ?? 0 } } = facts;
  if (!suspense || !place || !dated.has(kind)) return null;
  const cancelled = told.kind === "recalled";
  const entry = holderSuspense({
    entry: place,
    host: id.slice(id.indexOf("@") + 1),
    office: oneLine(office),
    reference: oneLine(reference),
    subject: subject ? oneLine(subject) : "",
    address: facts.address,
    suspense,
    cancelled,
    stamp: made,
  });
  const method = cancelled ? "CANCEL" : "PUBLISH";
  return { method, text: suspenseCalendar([entry], oneLine(office), method) };
}
