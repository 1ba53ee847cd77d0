const HOUR_FIRST = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

/** The zone that this device keeps its clock in. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

function dayIn(zone: string, date: Date, now: Date): string {
  const year = date.getUTCFullYear() === now.getUTCFullYear() ? {} : ({ year: "numeric" } as const);
  const day = { weekday: "long", day: "numeric", month: "long", ...year, timeZone: zone } as const;
  return new Intl.DateTimeFormat("en-GB", day).format(date).replace(",", "");
}

function clockIn(zone: string, date: Date): string {
  return new Intl.DateTimeFormat("en-GB", { ...HOUR_FIRST, timeZone: zone }).format(date);
}

/** "Dubai time" for Asia/Dubai; zones that are no place are named by their distance: "UTC", "GMT+4". */
export function zoneWords(zone: string, date: Date): string {
  const [area = "", ...place] = zone.split("/");
  if (place.length > 0 && area !== "Etc") return `${(place.at(-1) ?? "").replaceAll("_", " ")} time`;
  if (/^(?:Etc\/)?(?:UTC|UCT|Zulu|Universal)$/u.test(zone)) return "UTC";
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    timeZoneName: "shortOffset",
  }).formatToParts(date);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? zone;
}

/**
 * A moment as the office's clock shows it, and as the reader's does where the two differ: "Monday 30 November, 17:00 Dubai time", and
 * "14:00", with its day where that is another.
 */
export function inBothZones(
  moment: string,
  zone: string,
  own: string,
  now = new Date(),
): { readonly there: string; readonly here: string | null } {
  const date = new Date(moment);
  const [day, clock] = [dayIn(zone, date, now), clockIn(zone, date)];
  const [ownDay, ownClock] = [dayIn(own, date, now), clockIn(own, date)];
  if (day === ownDay && clock === ownClock) return { there: `${day}, ${clock}`, here: null };
  const there = `${day}, ${clock} ${zoneWords(zone, date)}`;
  return { there, here: day === ownDay ? ownClock : `${ownDay}, ${ownClock}` };
}

/** How far a zone's clock is ahead of UTC at a moment, in ms. */
function ahead(zone: string, at: number): number {
  const format = {
    ...HOUR_FIRST,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    second: "numeric",
  } as const;
  const parts = new Intl.DateTimeFormat("en-GB", { ...format, timeZone: zone }).formatToParts(new Date(at));
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((one) => one.type === type)?.value ?? 0);
  const [hour, minute, second] = [part("hour"), part("minute"), part("second")];
  const wall = Date.UTC(part("year"), part("month") - 1, part("day"), hour, minute, second);
  return wall - Math.floor(at / 1000) * 1000;
}

/** The moment on a calendar day ("2026-12-04") at which a zone's clock shows what it shows at another moment; ISO 8601 in UTC. */
export function sameClockOn(day: string, moment: string, zone: string): string {
  const at = Date.parse(moment);
  const wall = at + ahead(zone, at);
  const wanted = Date.parse(`${day}T00:00:00Z`) + (wall % 86_400_000);
  // Twice: the distance itself may change between the guess and the moment (a change of the clocks).
  const guess = wanted - ahead(zone, wanted);
  return new Date(wanted - ahead(zone, guess)).toISOString();
}

/** Whether a moment is on the calendar day of another one, in a zone, or on a later day. */
export function reachesDay(moment: string, day: string, zone: string): boolean {
  // A Swede writes a date so that it sorts: 2026-12-04.
  const format = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeZone: zone });
  return format.format(new Date(moment)) >= format.format(new Date(day));
}

/** "Friday 4 December" in a zone. */
export function dayWords(moment: string, zone: string, now = new Date()): string {
  return dayIn(zone, new Date(moment), now);
}
