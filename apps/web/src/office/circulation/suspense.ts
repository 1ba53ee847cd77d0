import { usualSuspense, localInput } from "../moments.ts";

/** A date and time on the wall of one place: "2026-12-01T17:00" in "Asia/Dubai". */
export type Suspense = { readonly local: string; readonly zone: string };

const HOUR = 3_600_000;
const TIME = /^\d{4,6}-\d\d-\d\dT\d\d:\d\d$/u;

/** The zone of this browser: the office's, as far as we know. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Every zone this browser knows, the own one first. */
export function knownZones(): string[] {
  const own = ownZone();
  return [own, ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== own)];
}

/** "Asia/Dubai, UTC+4" at a moment. */
export function zoneWord(zone: string, at: Date = new Date()): string {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeZoneName: "shortOffset" });
  const offset = parts.formatToParts(at).find((part) => part.type === "timeZoneName")?.value ?? "";
  // The zone at Greenwich's own clock is its own offset.
  return zone === "UTC" ? zone : `${zone.replaceAll("_", " ")}, ${offset.replace("GMT", "UTC")}`;
}

/** What a clock in a zone shows at a moment, as an `<input type="datetime-local">` writes it. */
export function wallClock(at: Date, zone: string): string {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "short",
  });
  return format.format(at).replace(" ", "T");
}

/**
 * The moment at which a clock in a zone shows this time; null when it is no time. Of the hour that a clock shows twice the
 * first is meant; one that a clock leaps over is the moment after the leap.
 */
export function momentOf({ local, zone }: Suspense): Date | null {
  // An emptied field is no time, though `Date.parse` makes one of nearly anything.
  const wanted = TIME.test(local) ? Date.parse(`${local}:00Z`) : Number.NaN;
  if (Number.isNaN(wanted)) return null;
  const shown = (at: number) => Date.parse(`${wallClock(new Date(at), zone)}:00Z`);
  // The offset is looked up a day either side: between them lie all that can hold at the moment itself.
  const offsets = [wanted - 24 * HOUR, wanted + 24 * HOUR].map((at) => shown(at) - at);
  const fitting = offsets.map((offset) => wanted - offset).filter((at) => shown(at) === wanted);
  return new Date(fitting.length > 0 ? Math.min(...fitting) : wanted - Math.min(...offsets));
}

export function usual(): Suspense {
  return { local: localInput(usualSuspense()), zone: ownZone() };
}
