import type { Moment } from "./ids.ts";

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** The day of a moment in words, in UTC: "22 November 2026". */
export function dayOf(moment: Moment): string {
  const date = new Date(moment);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** The same with its weekday, for a day by which someone must act: "Monday 30 November 2026". */
export function dueDay(moment: Moment): string {
  return `${weekdays[new Date(moment).getUTCDay()]} ${dayOf(moment)}`;
}

/** How far off a moment is, in the largest whole unit: "in 3 h", "2 days ago", "now". */
export function timeLeft(moment: Moment, now: Moment): string {
  const minutes = Math.round((Date.parse(moment) - Date.parse(now)) / 60_000);
  const far = Math.abs(minutes);
  if (far < 1) return "now";
  const days = Math.floor(far / 1_440);
  const whole =
    far < 60
      ? `${far} min`
      : far < 1_440
        ? `${Math.floor(far / 60)} h`
        : `${days} ${days === 1 ? "day" : "days"}`;
  return minutes > 0 ? `in ${whole}` : `${whole} ago`;
}
