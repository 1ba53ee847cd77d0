import type { OutgoingMail } from "../acts/mail-port.ts";
import { suspenseCalendar } from "../sheet/suspense-calendar.ts";
import { oneLine } from "./words.ts";

export type CalendarPart = { readonly method: "PUBLISH" | "CANCEL"; readonly text: string };

const dated = new Set(["invitation", "new-version", "passed-on", "your-turn", "suspense-moved", "recalled"]);

/** The suspense for the holder's calendar: one entry a copy, which later mails change or take out. Null without one. */
export function calendarPart({ facts, kind, copy, id, made }: OutgoingMail): CalendarPart | null {
  const { suspense, told, reference, subject, office } = facts;
  if (!suspense || !dated.has(kind)) return null;
  const cancelled = told.kind === "recalled";
  const entry = {
    uid: `${copy}@${id.slice(id.indexOf("@") + 1)}`,
    // A recall comes after every change of the suspense.
    sequence: suspense.changes + (cancelled ? 1 : 0),
    start: suspense.at,
    zone: suspense.zone,
    summary: `Answer ${oneLine(office)}: draft ${oneLine(reference)}${subject ? `, ${oneLine(subject)}` : ""}`,
    description: "Your answer on this draft is asked for by then. It is not signed and decides nothing.",
    url: facts.address,
    cancelled,
    stamp: made,
  };
  const method = cancelled ? "CANCEL" : "PUBLISH";
  return { method, text: suspenseCalendar([entry], oneLine(office), method) };
}
