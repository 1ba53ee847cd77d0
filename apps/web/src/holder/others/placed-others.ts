import type { HolderView } from "@chirograph/wire/copy";
import { type Place, placeOf } from "../letter/passage.ts";
import type { Comment, Earlier, Passage } from "../requests.ts";

export type PlacedOther = { readonly comment: Comment; readonly place: Place };
export type PlacedEarlier = { readonly comment: Earlier; readonly place: Place };

function placeOn(page: number, text: string, passage: Passage | null | undefined): Place | null {
  return passage?.page === page ? placeOf(text, passage) : null;
}

const inOrder = <One extends { readonly place: Place }>(list: One[]): One[] =>
  list.sort((a, b) => a.place.start - b.place.start);

/** What others said of passages of one page, in the order of the text. */
export function placedOthers({ others }: HolderView, page: number, text: string): PlacedOther[] {
  return inOrder(
    others.flatMap((comment) => {
      const place = placeOn(page, text, comment.passage);
      return place ? [{ comment, place }] : [];
    }),
  );
}

/** What others said of the whole letter, or of a passage that is nowhere in it. */
export function unplacedOthers(view: HolderView): Comment[] {
  return view.others.filter(
    ({ passage }) => !view.pages.some(({ text }, i) => placeOn(i + 1, text, passage) !== null),
  );
}

/** This holder's comments on earlier versions whose passage stands on this page now. */
export function placedEarlier({ earlier }: HolderView, page: number, text: string): PlacedEarlier[] {
  return inOrder(
    (earlier?.comments ?? []).flatMap((comment) => {
      const place = placeOn(page, text, comment.attached?.passage);
      return place ? [{ comment, place }] : [];
    }),
  );
}
