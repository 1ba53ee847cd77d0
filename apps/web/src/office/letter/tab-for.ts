import type { letter } from "@chirograph/wire";

type Tab = "/office/letters/$id/text" | "/office/letters/$id/circulation";

/** Where a letter is opened: at its circulation while others are asked, else at its text. */
export function tabFor(row: Pick<letter.LetterRow, "status">): Tab {
  const asked = row.status === "in-coordination" || row.status === "adjudication";
  return asked ? "/office/letters/$id/circulation" : "/office/letters/$id/text";
}
