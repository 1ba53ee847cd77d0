import type { HolderView } from "@chirograph/wire/copy";
import type { CommentForm, Forms } from "../unsent/forms.ts";
import type { Comment } from "../requests.ts";
import { type Place, placeOf } from "./passage.ts";

/** A comment in the letter's words: sent, being typed, or sent and being changed. */
export type Remark = {
  readonly id: string;
  readonly sent: Comment | null;
  readonly form: CommentForm | null;
};
export type PlacedRemark = Remark & { readonly place: Place };

/** This copy's own comments that stand, and the forms if it takes input; in the order in which they were made. */
export function ownRemarks(view: HolderView, forms: Forms): Remark[] {
  const sent = view.comments.filter((one) => one.copy === view.copy.id && !one.withdrawn);
  const forming = view.takesInput ? forms.comments : {};
  const known = new Set(sent.map((one) => one.id));
  const typed = Object.entries(forming).filter(([id]) => !known.has(id));
  return [
    ...sent.map((one) => ({ id: one.id, sent: one, form: forming[one.id] ?? null })),
    ...typed.map(([id, form]) => ({ id, sent: null, form })),
  ];
}

function placeIn(remark: Remark, page: number, text: string): Place | null {
  const passage = remark.form?.passage ?? remark.sent?.passage ?? null;
  return passage?.page === page ? placeOf(text, passage) : null;
}

/** The remarks of one page whose passage is found there, in the order of the text. */
export function placedRemarks(view: HolderView, forms: Forms, page: number, text: string): PlacedRemark[] {
  return ownRemarks(view, forms)
    .flatMap((remark) => {
      const place = placeIn(remark, page, text);
      return place ? [{ ...remark, place }] : [];
    })
    .sort((a, b) => a.place.start - b.place.start);
}

/** The remarks on the whole letter, and any whose passage is nowhere in it. */
export function unplacedRemarks(view: HolderView, forms: Forms): Remark[] {
  return ownRemarks(view, forms).filter(
    (remark) => !view.pages.some(({ text }, i) => placeIn(remark, i + 1, text)),
  );
}
