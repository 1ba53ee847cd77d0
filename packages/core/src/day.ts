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
