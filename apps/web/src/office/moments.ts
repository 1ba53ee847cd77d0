const LOCALE = "en-GB";
const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(LOCALE, options);

const clock = format({ hour: "2-digit", minute: "2-digit" });
const weekday = format({ weekday: "short", day: "numeric", month: "long" });
const shortWeekday = format({ weekday: "short", day: "numeric", month: "short" });
const short = format({ day: "numeric", month: "short" });
const long = format({ day: "numeric", month: "long", year: "numeric" });
const today = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const weekdayName = format({ weekday: "long" });
const dayAndMonth = format({ day: "numeric", month: "long" });
const second = format({ hour: "2-digit", minute: "2-digit", second: "2-digit" });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "Fri 10 April, 17:00": when one must act. All of these take an ISO moment and speak in the reader's own zone. */
export function dueMoment(at: string): string {
  const date = new Date(at);
  return `${weekday.format(date).replace(",", "")}, ${clock.format(date)}`;
}

/** "Fri 10 Apr, 17:00": the same where there is little room. */
export function shortDue(at: string): string {
  const date = new Date(at);
  return `${shortWeekday.format(date).replace(",", "")}, ${clock.format(date)}`;
}

/** "8 Apr, 11:20" */
export function shortMoment(at: string): string {
  const date = new Date(at);
  return `${short.format(date)}, ${clock.format(date)}`;
}

/** "8 Apr, 11:20:07": for evidence. */
export function exactMoment(at: string): string {
  const date = new Date(at);
  return `${short.format(date)}, ${second.format(date)}`;
}

/** "31 March 2026" */
export function longDay(at: string): string {
  return long.format(new Date(at));
}

/** "8 Apr" */
export function shortDay(at: string): string {
  return short.format(new Date(at));
}

/** "Thursday 9 April 2026, 10:42" */
export function now(): string {
  const date = new Date();
  return `${today.format(date).replace(",", "")}, ${clock.format(date)}`;
}

function span(ms: number): string {
  const days = Math.floor(ms / DAY);
  const hours = Math.floor((ms % DAY) / HOUR);
  const minutes = Math.max(1, Math.floor((ms % HOUR) / MINUTE));
  const dayPart = days === 1 ? "1 day" : `${days} days`;
  if (days >= 3) return dayPart;
  if (days >= 1) return hours === 0 ? dayPart : `${dayPart} ${hours} h`;
  return hours >= 1 ? `${hours} h` : `${minutes} min`;
}

/** "in 1 day 6 h" or "2 days late" */
export function untilDue(at: string): string {
  const left = Date.parse(at) - Date.now();
  return left >= 0 ? `in ${span(left)}` : `${span(-left)} late`;
}

export function isPast(at: string): boolean {
  return Date.parse(at) < Date.now();
}

/** "Tuesday 10:41" of the last days, "today 10:41", further back "10 March, 10:41". */
export function sinceMoment(at: string, from = Date.now()): string {
  const date = new Date(at);
  if (from - date.getTime() >= 6 * DAY) return `${dayAndMonth.format(date)}, ${clock.format(date)}`;
  const same = long.format(date) === long.format(new Date(from));
  return `${same ? "today" : weekdayName.format(date)} ${clock.format(date)}`;
}

/** Whether it is due within a day. */
export function isSoon(at: string): boolean {
  const left = Date.parse(at) - Date.now();
  return left >= 0 && left < DAY;
}

/** What an `<input type="datetime-local">` shows for a moment: local time without a zone, to the minute. */
export function localInput(date: Date): string {
  const two = (n: number) => String(n).padStart(2, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** A week from now at 17:00; the Monday after if that is a weekend. */
export function usualSuspense(from = new Date()): Date {
  const due = new Date(from);
  due.setDate(due.getDate() + 7);
  const day = due.getDay();
  if (day === 6) due.setDate(due.getDate() + 2);
  if (day === 0) due.setDate(due.getDate() + 1);
  due.setHours(17, 0, 0, 0);
  return due;
}
