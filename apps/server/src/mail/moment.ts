import type { Moment } from "@chirograph/core";

/** "Monday 30 November 2026, 16:00 (Asia/Dubai, UTC+4)": the office's own clock, and how far it is from UTC. */
export function inZone(moment: Moment, zone: string): string {
  const date = new Date(moment);
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options }).formatToParts(date);
  const of = (type: string, options: Intl.DateTimeFormatOptions) =>
    part(options).find((one) => one.type === type)?.value ?? "";
  const day = ["weekday", "day", "month", "year"]
    .map((type) => of(type, { weekday: "long", day: "numeric", month: "long", year: "numeric" }))
    .join(" ");
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  const offset = of("timeZoneName", { timeZoneName: "shortOffset" }).replace("GMT", "UTC");
  const place = zone === "UTC" ? "UTC" : `${zone}, ${offset}`;
  return `${day}, ${of("hour", clock)}:${of("minute", clock)} (${place})`;
}

/** "22 November 2026", in a zone. */
export function dayInZone(moment: Moment, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    day: "numeric",
    month: "long",
    year: "numeric",
  }).format(new Date(moment));
}
