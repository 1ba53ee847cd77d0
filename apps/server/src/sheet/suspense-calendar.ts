import ical, {
  ICalAlarmType,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
  type ICalCalendar,
} from "ical-generator";

/** A suspense in a calendar. Moments are ISO 8601 with a zone; `zone` is an IANA name. */
export type SuspenseEntry = {
  /** The same for as long as the suspense is the same, whatever becomes of it. */
  readonly uid: string;
  /** Raised with every change (RFC 5545, 3.8.7.4). */
  readonly sequence: number;
  readonly start: string;
  /** The office's: what its people read on the wall. */
  readonly zone: string;
  readonly summary: string;
  readonly description: string;
  readonly url: string;
  readonly cancelled: boolean;
  /** When the entry last changed: the same entry is the same bytes. */
  readonly stamp: string;
};

const DAY_S = 86_400;

/**
 * Suspenses as iCalendar (RFC 5545): moments in UTC, so that every calendar shows its owner's time, and the office's own time in words. An
 * alarm a day before; it takes up no one's day. A feed, or a mail's part with `method` (RFC 5546).
 */
export function suspenseCalendar(
  entries: readonly SuspenseEntry[],
  name: string,
  method?: "PUBLISH" | "REQUEST" | "CANCEL",
): string {
  const calendar = ical({
    prodId: "//Chirograph//Suspense//EN",
    name: escapedText(name),
    ...(method ? { method: ICalCalendarMethod[method] } : {}),
  });
  for (const entry of entries) addEntry(calendar, entry, entry.cancelled || method === "CANCEL");
  return `${alarmsLast(calendar.toString())}\r\n`;
}

function addEntry(calendar: ICalCalendar, entry: SuspenseEntry, cancelled: boolean): void {
  const { sequence, description, zone, start } = entry;
  const summary = plainText(entry.summary);
  const event = calendar.createEvent({
    id: uidOf(entry.uid),
    sequence,
    start: moment(start),
    stamp: moment(entry.stamp),
    summary,
    description: `${plainText(description)}\n\n${timeInZone(start, zone)}`.trim(),
    url: address(entry.url),
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: ICalEventTransparency.TRANSPARENT,
  });
  if (!cancelled) event.createAlarm({ type: ICalAlarmType.display, trigger: DAY_S, description: summary });
}

/** The library does not look at these: a line break in one would begin a line of its own. */
function uidOf(uid: string): string {
  if (/^[\x21-\x7e]{1,250}$/.test(uid) && !/[\\;,]/.test(uid)) return uid;
  throw Object.assign(new Error("A calendar entry's uid is not plain."), { code: "bad-uid" });
}

function moment(iso: string): Date {
  const date = new Date(iso);
  if (!Number.isNaN(date.getTime()) && /(Z|[+-]\d\d:\d\d)$/.test(iso)) return date;
  throw Object.assign(new Error(`"${iso}" is no moment in time.`), { code: "bad-moment" });
}

/** A URI is no text and is not escaped as one (RFC 5545, 3.3.13); the library would. */
function address(url: string): string {
  const mark: Readonly<Record<string, string>> = { ",": "%2C", ";": "%3B", "\\": "%5C" };
  return new URL(url).href.replace(/[,;\\]/g, (one) => mark[one] ?? one);
}

/** Line breaks stay; other control characters go (RFC 5545, 3.1: a TEXT has none), as do marks that turn the direction of what follows. */
function plainText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replaceAll("\t", " ")
    .replace(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "");
}

/** RFC 5545, 3.3.11. The library escapes the texts of events, and the calendar's name not. */
function escapedText(text: string): string {
  return plainText(text)
    .replace(/[\\;,]/g, (mark) => `\\${mark}`)
    .replaceAll("\n", "\\n");
}

function timeInZone(iso: string, zone: string): string {
  const parts = { dateStyle: "full", timeStyle: "short", hourCycle: "h23" } as const;
  const said = new Intl.DateTimeFormat("en-GB", { ...parts, timeZone: zone }).format(moment(iso));
  return `${said.replace(/\s+/g, " ")}, ${zone} time.`;
}

/** Alarms stand after an event's properties (RFC 5545, 3.6.1: `*alarmc` closes it); the library puts them among these. */
function alarmsLast(calendar: string): string {
  return calendar.replace(
    /^(BEGIN:VALARM\r\n[^]*?^END:VALARM\r\n)([^]*?)^(END:VEVENT\r\n)/gm,
    (_, alarm, properties, end) => `${properties}${alarm}${end}`,
  );
}
