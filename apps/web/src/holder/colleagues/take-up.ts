import type { HolderView } from "@chirograph/wire/copy";
import { newId, useHolder } from "../holder-context.ts";
import type { Comment } from "../requests.ts";
import type { Forms } from "../unsent/forms.ts";

export type TakenUp = { readonly id: string; readonly sent: boolean };

/** The own comment in which a colleague's was taken up; null while it was not, or was withdrawn again. */
export function takenUpIn(view: HolderView, forms: Forms, colleagues: string): TakenUp | null {
  const typed = Object.entries(forms.comments).find(([, form]) => form.from === colleagues);
  if (typed) return { id: typed[0], sent: false };
  const sent = view.comments.find((one) => one.from === colleagues && !one.withdrawn);
  return sent ? { id: sent.id, sent: true } : null;
}

/** Makes an own comment with a colleague's passage and words; it is sent only after it was read over. */
export function useTakeUp(toWords: () => void): (comment: Comment) => void {
  const { keeper, freshen } = useHolder();
  return ({ id: from, passage, severity, text, proposed, rationale, attachments }) => {
    const id = newId();
    const form = { passage, severity, text, proposed, rationale, attachments, from };
    keeper.change((now) => ({ ...now, comments: { ...now.comments, [id]: form } }));
    if (passage) toWords();
    freshen(id);
  };
}
