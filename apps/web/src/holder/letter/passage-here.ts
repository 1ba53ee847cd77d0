import type { HolderView } from "@chirograph/wire/copy";
import { excerpt } from "../excerpt.ts";
import type { Passage, Remark } from "../requests.ts";
import { passageOf, placeOf } from "./passage.ts";

/** The same passage as it stands in this version, on its page or on another; null when its words are nowhere in it. */
export function passageHere({ pages }: HolderView, passage: Passage): Passage | null {
  const order = pages.map((page, i) => ({ text: page.text, page: i + 1 }));
  const own = order.filter(({ page }) => page === passage.page);
  for (const { text, page } of [...own, ...order]) {
    const place = placeOf(text, passage);
    if (place) return passageOf(text, page, place.start, place.end);
  }
  return null;
}

/**
 * A remark as it is sent: one that was typed on an earlier version is put where its passage stands now. If it stands nowhere the words
 * are quoted, and the remark is on the whole letter.
 */
export function remarkHere(view: HolderView, remark: Remark): Remark {
  if (remark.passage === null) return remark;
  const passage = passageHere(view, remark.passage);
  if (passage) return { ...remark, passage };
  return { ...remark, passage, text: `“${excerpt(remark.passage.quote, 300)}”\n${remark.text}`.trim() };
}
