import type { Finding } from "@chirograph/wording";
import type { ReactNode } from "react";
import { underlined } from "./underlined.ts";

/**
 * The lines under the words of a paragraph's field. They lie behind it, on a copy of its words that nobody sees: a field holds text only.
 * A reader of the screen has the list instead.
 */
export function Underlines({ text, findings }: Props): ReactNode {
  return (
    <div className="underlines" dir="auto" aria-hidden="true">
      {underlined(text, findings).map((stretch, at) => (
        <span
          key={at}
          data-commits={stretch.commits || undefined}
          data-look={stretch.look || undefined}
          data-first={stretch.first || undefined}
          data-last={stretch.last || undefined}
        >
          {stretch.text}
        </span>
      ))}
    </div>
  );
}

type Props = { readonly text: string; readonly findings: readonly Finding[] };
