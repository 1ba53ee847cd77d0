const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat("en-GB", options);

const clock = format({ hour: "2-digit", minute: "2-digit" });
const dayOfWeek = format({ weekday: "long", day: "numeric", month: "long" });
const longDay = format({ day: "numeric", month: "long", year: "numeric" });

/** "Friday 10 April, 17:00", in the reader's own zone: when one must act. */
export function actBy(moment: string): string {
  const date = new Date(moment);
  return `${dayOfWeek.format(date).replace(",", "")}, ${clock.format(date)}`;
}

/** "10:41" today, "Tuesday 7 April, 10:41" on any other day. */
export function since(moment: string): string {
  const date = new Date(moment);
  return date.toDateString() === new Date().toDateString() ? clock.format(date) : actBy(moment);
}

/** "31 March 2026" of a calendar day; "" of none. */
export function writtenDay(day: string): string {
  const date = new Date(`${day.slice(0, 10)}T12:00:00`);
  return Number.isNaN(date.getTime()) ? day : longDay.format(date);
}

export function isPast(moment: string): boolean {
  return Date.parse(moment) < Date.now();
}
