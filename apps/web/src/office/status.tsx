import type { letter } from "@chirograph/wire";
import type { ReactNode } from "react";
import { Shape, type ShapeName } from "../look/shapes.tsx";

type Said = { readonly word: string; readonly shape: ShapeName };

/** How each state of a letter is said and shown. A letter that is signed but not in force has no verdict colour of its own. */
export const statusWords: Readonly<Record<letter.LetterStatus, Said>> = {
  draft: { word: "Draft", shape: "unsigned-draft" },
  "in-coordination": { word: "Draft, in coordination", shape: "unsigned-draft" },
  adjudication: { word: "Draft, in adjudication", shape: "unsigned-draft" },
  returned: { word: "Draft, returned for rework", shape: "unsigned-draft" },
  approved: { word: "Approved, being sealed", shape: "unsigned-draft" },
  "signed-not-released": { word: "Signed, not released", shape: "words-of-ours" },
  "in-force": { word: "In force", shape: "in-force" },
  superseded: { word: "Superseded", shape: "superseded" },
  withdrawn: { word: "Withdrawn", shape: "withdrawn" },
  cancelled: { word: "Cancelled", shape: "nothing-public" },
};

/** The state of a letter as word, shape and colour. */
export function StatusChip({ status }: { readonly status: letter.LetterStatus }): ReactNode {
  const { word, shape } = statusWords[status];
  return (
    <span className="verdict verdict--chip" data-verdict={shape}>
      <Shape name={shape} />
      {word}
    </span>
  );
}
