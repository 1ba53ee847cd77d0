type Row = { readonly status: string; readonly held: number };
type Way =
  | "/office/letters/$id/text"
  | "/office/letters/$id/circulation"
  | "/office/letters/$id/matrix"
  | "/office/letters/$id/sign"
  | "/office/letters/$id/release";

/** Where a letter is opened: at its circulation while others are asked, at its comments while they are settled, else at its text. */
export function tabFor({ status }: Pick<Row, "status">): Way {
  if (status === "in-coordination") return "/office/letters/$id/circulation";
  return status === "adjudication" ? "/office/letters/$id/matrix" : "/office/letters/$id/text";
}

/** Where what waits is done: a decision on the page made for it, everything else at the letter. */
export function wayToWhatWaits(row: Row): Way {
  if (row.status === "signed-not-released") return "/office/letters/$id/release";
  if (row.status === "adjudication" && row.held === 0) return "/office/letters/$id/sign";
  return tabFor(row);
}
