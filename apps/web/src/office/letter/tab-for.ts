import type { letter } from "@chirograph/wire";

type Way =
  | "/office/letters/$id/text"
  | "/office/letters/$id/circulation"
  | "/office/letters/$id/sign"
  | "/office/letters/$id/release";

/** Where a letter is opened: at its circulation while others are asked, else at its text. */
export function tabFor(row: Pick<letter.LetterRow, "status">): Way {
  const asked = row.status === "in-coordination" || row.status === "adjudication";
  return asked ? "/office/letters/$id/circulation" : "/office/letters/$id/text";
}

/** Where what waits is done: a decision on the page made for it, everything else at the letter. */
export function wayToWhatWaits(row: letter.LetterRow): Way {
  if (row.status === "signed-not-released") return "/office/letters/$id/release";
  if (row.status === "adjudication" && row.held === 0) return "/office/letters/$id/sign";
  return tabFor(row);
}
