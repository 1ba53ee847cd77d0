import type { Passage } from "@chirograph/core";

/** Where a passage begins, as people say it: page, line on the page, and the paragraph's number ("2.a"). */
export type Place = {
  readonly page: number | null;
  readonly line: number | null;
  readonly paragraph: string;
};

// "1.", "a.", "(1)" at a line's start, in Latin or Arabic letters and figures.
const labels = [/^\s*(\p{Nd}{1,3})[.)]\s/u, /^\s*(\p{L}{1,2}ـ?)[.)]\s/u, /^\s*\((\p{Nd}{1,3})\)\s/u];

/** The number of the paragraph that the last of these lines belongs to; "" before the first. */
function paragraphAt(lines: readonly string[]): string {
  const levels = ["", "", ""];
  for (const line of lines) {
    const level = labels.findIndex((label) => label.test(line));
    if (level < 0) continue;
    levels[level] = labels[level]?.exec(line)?.[1] ?? "";
    levels.fill("", level + 1);
  }
  return levels.filter(Boolean).join(".");
}

/** Reads the place from the words of the version's pages. A passage without one is on the letter as a whole. */
export function placeOf(passage: Passage | null, pages: readonly string[]): Place {
  if (passage === null) return { page: null, line: null, paragraph: "" };
  const before = (pages[passage.page - 1] ?? "").slice(0, passage.start);
  const line = before.split("\n").length;
  const onPage = (pages[passage.page - 1] ?? "").split("\n").slice(0, line);
  const earlier = pages.slice(0, passage.page - 1).flatMap((page) => page.split("\n"));
  return { page: passage.page, line, paragraph: paragraphAt([...earlier, ...onPage]) };
}
