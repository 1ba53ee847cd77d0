import type { HolderView } from "@chirograph/wire/copy";
import { type ReactNode, useState } from "react";
import { Field } from "../../office/parts/field.tsx";
import { useHolder } from "../holder-context.ts";
import { paragraphsOf } from "@chirograph/find/paragraphs";
import { passageOf, type Place } from "../letter/passage.ts";
import type { Passage } from "../requests.ts";

type Props = { readonly passage: Passage; readonly onChange: (passage: Passage) => void };

/** The words that a comment is on. Fewer of them can be chosen in a field, where a keyboard selects words too. */
export function NarrowPassage({ passage, onChange }: Props): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <div>
      <blockquote dir="auto">{passage.quote}</blockquote>
      <button
        type="button"
        className="btn btn--plain comment__narrow"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {open ? "These words" : "Only some of these words"}
      </button>
      {open ? <WordsField passage={passage} onChange={onChange} /> : null}
    </div>
  );
}

/** The paragraph of a passage, and what of the passage reaches beyond it. */
function around(view: HolderView, passage: Passage): Place {
  const text = view.pages[passage.page - 1]?.text ?? "";
  const blocks = paragraphsOf(text, view.letter.subject);
  const block = blocks.find((one) => one.start < passage.end && one.end > passage.start);
  return {
    start: Math.min(block?.start ?? passage.start, passage.start),
    end: Math.max(block?.end ?? passage.end, passage.end),
  };
}

function WordsField({ passage, onChange }: Props): ReactNode {
  const { view } = useHolder();
  const text = view.pages[passage.page - 1]?.text ?? "";
  // As it was when the field opened: if it followed the passage, choosing would take away what can be chosen.
  const [{ start, end }] = useState(() => around(view, passage));
  const choose = (area: HTMLTextAreaElement) => {
    const chosen = passageOf(text, passage.page, start + area.selectionStart, start + area.selectionEnd);
    if (chosen && chosen.quote !== passage.quote) onChange(chosen);
  };
  return (
    <Field label="Select the words you mean" hint="With a finger, or with Shift and the arrow keys.">
      {(wiring) => (
        <textarea
          className="input area"
          dir="auto"
          // Not read-only: Chromium then gives it no caret, and the keyboard could select nothing. Its words stay as they are.
          inputMode="none"
          aria-readonly="true"
          rows={4}
          {...wiring}
          value={text.slice(start, end)}
          onChange={(event) => event.preventDefault()}
          onSelect={(event) => choose(event.currentTarget)}
        />
      )}
    </Field>
  );
}
