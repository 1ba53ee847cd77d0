import { letter, type matrix } from "@chirograph/wire";

const HOUR = 3_600_000;
const numbers = ["Nothing", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

type Counts = matrix.Desk["counts"];

/** What the desk says first. `late`: of what waits for the viewer, how much is over its date. */
export function deskSentence(counts: Counts, late: number): string {
  if (counts.all === 0 && counts.archived === 0) return "Your desk is empty.";
  const waiting =
    counts.mine === 0
      ? "Nothing waits for you"
      : counts.mine === 1
        ? "One thing waits for you"
        : `${numbers[counts.mine] ?? counts.mine} things wait for you`;
  const over = late === 0 ? "" : ` ${numbers[late] ?? late} ${late === 1 ? "is" : "are"} late.`;
  return `${waiting}.${over}`;
}

/** "for 3 days": how long someone has kept a letter. */
export function sinceWords(since: string, now = Date.now()): string {
  const hours = Math.floor((now - Date.parse(since)) / HOUR);
  if (hours < 1) return "just now";
  if (hours < 24) return `for ${hours === 1 ? "1 hour" : `${hours} hours`}`;
  const days = Math.floor(hours / 24);
  return `for ${days === 1 ? "1 day" : `${days} days`}`;
}

/** A status that the contract of tomorrow may add is shown as a draft: it decides nothing. */
export function statusOf(row: Pick<matrix.DeskRow, "status">): letter.LetterStatus {
  const known = letter.LetterStatus.safeParse(row.status);
  return known.success ? known.data : "draft";
}

/** What an empty view says, and what would fill it. */
export function emptyWords(show: keyof Counts): string {
  switch (show) {
    case "mine":
      return "Nothing waits for you. A letter stands here when it needs your answer, your signature or your release.";
    case "blocked":
      return "Nobody keeps a letter. A holder stands here who objects, or who must answer and has not, and since when.";
    case "due":
      return "Nothing is due. A letter stands here when its input is due within three days, or late.";
    case "archived":
      return "Nothing is archived. A letter comes here by “Archive”, under its other acts.";
    case "all":
      return "There is no letter yet that you may see. Write one with “New letter”, or ask its author to name you on it.";
  }
}
