const MONTHS = [
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

// Written out here, not by Intl: the page must read the same on the server and in every browser.

/** "4 May 2026", of an ISO date or moment (UTC). */
export function day(moment: string): string {
  const [year = "", month = "", date = ""] = moment.slice(0, 10).split("-");
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/** "4 May 2026, 09:00 UTC". */
export function minute(moment: string): string {
  return `${day(moment)}, ${moment.slice(11, 16)} UTC`;
}

/** "4 May 2026, 09:00:12 UTC": for evidence only. */
export function second(moment: string): string {
  return `${day(moment)}, ${moment.slice(11, 19)} UTC`;
}
