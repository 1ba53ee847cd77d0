import type { text } from "@chirograph/wire";
import {
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
} from "react";
import { Button } from "../parts/button.tsx";
import type { PointedOut } from "../wording/at-paragraph.tsx";
import {
  join,
  move,
  paste,
  shift,
  split,
  type Edited,
  type Paragraphs,
  type Selection,
} from "./paragraph-edits.ts";
import { paragraphLabels } from "./paragraph-labels.ts";
import { useHistory } from "./use-history.ts";

type Props = {
  readonly paragraphs: Paragraphs;
  readonly language: text.LetterText["language"];
  /** A sentence for a paragraph that cannot be printed, by its place in the list. */
  readonly troubles: ReadonlyMap<number, string>;
  /** What the wording check points out in a paragraph, by its words and its place in the list. */
  readonly pointedOut: (text: string, at: number) => PointedOut;
  readonly onChange: (paragraphs: Paragraphs) => void;
};

/** The letter's paragraphs, each a field as tall as its text, numbered as they will be printed. */
export function ParagraphList({ paragraphs, language, troubles, pointedOut, onChange }: Props): ReactNode {
  const list = useRef<HTMLOListElement>(null);
  const help = useId();
  const history = useHistory();
  const apply = useCaret(list, onChange);
  const shown = paragraphs.length === 0 ? [{ level: 1 as const, text: "" }] : paragraphs;
  const labels = paragraphLabels(shown, language);
  const edit = (edited: Edited | null): boolean => {
    if (edited === null) return false;
    history.note(shown, "");
    apply(edited);
    return true;
  };
  const step = (to: Paragraphs | null, index: number) => {
    if (to) apply({ paragraphs: to, at: { index: Math.min(index, Math.max(0, to.length - 1)), caret: -1 } });
  };
  const keys = useKeys(shown, edit, (redo, index) =>
    step(redo ? history.redo(shown) : history.undo(shown), index),
  );
  const type = (index: number, value: string) => {
    history.note(shown, String(index));
    onChange(shown.map((one, i) => (i === index ? { ...one, text: value } : one)));
  };
  return (
    <>
      <ol className="paragraphs" ref={list} lang={language} dir={language === "ar" ? "rtl" : "ltr"}>
        {shown.map((paragraph, index) => (
          <li key={index} data-level={paragraph.level}>
            <span className="paragraphs__n" aria-hidden="true">
              {labels[index]}
            </span>
            <ParagraphField
              label={`Paragraph ${labels[index] ?? ""}`}
              value={paragraph.text}
              trouble={troubles.get(index)}
              pointedOut={pointedOut(paragraph.text, index)}
              help={help}
              onType={(value) => type(index, value)}
              onKeyDown={(event) => keys(event, index)}
              onPaste={(event) => {
                const pasted = event.clipboardData.getData("text/plain");
                if (edit(paste(shown, selectionIn(event.currentTarget, index), pasted)))
                  event.preventDefault();
              }}
            />
          </li>
        ))}
      </ol>
      <Help id={help} />
      <Button kind="plain" onPress={() => edit(added(shown))}>
        Add a paragraph
      </Button>
    </>
  );
}

/** A paragraph more, at the end. */
function added(paragraphs: Paragraphs): Edited {
  const index = paragraphs.length - 1;
  const end = paragraphs[index]?.text.length ?? 0;
  return split(paragraphs, { index, start: end, end });
}

function Help({ id }: { readonly id: string }): ReactNode {
  return (
    <p className="label" id={id}>
      Enter begins a paragraph, Shift and Enter a line. Tab changes the level; Esc, then Tab leaves the text.
      Alt with the arrows moves a paragraph.
    </p>
  );
}

type FieldProps = {
  readonly label: string;
  readonly value: string;
  readonly trouble: string | undefined;
  readonly pointedOut: PointedOut;
  readonly help: string;
  readonly onType: (value: string) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  readonly onPaste: (event: ClipboardEvent<HTMLTextAreaElement>) => void;
};

function ParagraphField(props: FieldProps): ReactNode {
  const { label, value, trouble, pointedOut, help, onType, onKeyDown, onPaste } = props;
  const id = useId();
  const described = [trouble ? id : help, pointedOut.sentence ? `${id}w` : ""];
  return (
    <div>
      <div className="paragraph">
        {pointedOut.underlines}
        <textarea
          // A new function each time: it runs again when the text has changed.
          ref={(field) => fit(field)}
          rows={1}
          dir="auto"
          spellCheck
          aria-label={label}
          aria-describedby={described.filter(Boolean).join(" ")}
          aria-invalid={trouble ? true : undefined}
          value={value}
          onChange={(event) => onType(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
      </div>
      {trouble ? (
        <p className="field__error" id={id} role="status">
          {trouble}
        </p>
      ) : null}
      <span hidden id={`${id}w`}>
        {pointedOut.sentence}
      </span>
      {pointedOut.list}
    </div>
  );
}

const growsByItself = CSS.supports("field-sizing", "content");

/** As tall as its text, also where the browser cannot do it by itself. */
function fit(field: HTMLTextAreaElement | null): void {
  if (growsByItself || !field) return;
  field.style.blockSize = "auto";
  field.style.blockSize = `${field.scrollHeight}px`;
}

/** Applies an edit and, once it is drawn, sets the caret where it belongs (-1: at the end). */
function useCaret(
  list: { readonly current: HTMLOListElement | null },
  onChange: (paragraphs: Paragraphs) => void,
): (edited: Edited) => void {
  const [wanted, setWanted] = useState<Edited["at"] | null>(null);
  useLayoutEffect(() => {
    if (wanted === null) return;
    const field = list.current?.querySelectorAll("textarea")[wanted.index];
    const caret = wanted.caret < 0 ? (field?.value.length ?? 0) : wanted.caret;
    field?.focus();
    field?.setSelectionRange(caret, caret);
  }, [list, wanted]);
  return ({ paragraphs, at }) => {
    onChange(paragraphs);
    setWanted({ ...at });
  };
}

function selectionIn(field: HTMLTextAreaElement, index: number): Selection {
  return { index, start: field.selectionStart, end: field.selectionEnd };
}

/** The keys of the list. After Escape the next Tab leaves it: nobody is kept inside. */
function useKeys(
  paragraphs: Paragraphs,
  edit: (edited: Edited | null) => boolean,
  step: (redo: boolean, index: number) => void,
): (event: KeyboardEvent<HTMLTextAreaElement>, index: number) => void {
  const leaving = useRef(false);
  return (event, index) => {
    if (event.nativeEvent.isComposing) return;
    const { key, shiftKey, altKey, currentTarget } = event;
    const command = event.ctrlKey || event.metaKey;
    const at = selectionIn(currentTarget, index);
    const done = (() => {
      if (command && (key === "z" || key === "Z" || key === "y")) {
        step(key === "y" || shiftKey, index);
        return true;
      }
      if (key === "Enter" && !shiftKey && !command) return edit(split(paragraphs, at));
      if (key === "Backspace" && at.start === 0 && at.end === 0) {
        return edit(
          (paragraphs[index]?.level ?? 1) > 1 ? shift(paragraphs, at, -1) : join(paragraphs, index),
        );
      }
      if (key === "Tab" && leaving.current) return goToEnd(currentTarget, shiftKey);
      if (key === "Tab") return edit(shift(paragraphs, at, shiftKey ? -1 : 1));
      if (altKey && key === "ArrowUp") return edit(move(paragraphs, at, -1));
      if (altKey && key === "ArrowDown") return edit(move(paragraphs, at, 1));
      return walk(currentTarget, key, at);
    })();
    leaving.current = key === "Escape" || (leaving.current && key === "Shift");
    if (done) event.preventDefault();
  };
}

/**
 * Puts the focus on the first or last paragraph, from where the browser's own Tab leads out of the list. Not where a paragraph's findings
 * stand under it: there the browser's Tab leads to them.
 */
function goToEnd(field: HTMLTextAreaElement, back: boolean): false {
  const item = field.closest("li");
  if ((back ? item?.previousElementSibling : item)?.querySelector("summary")) return false;
  const all = field.closest("ol")?.querySelectorAll("textarea");
  all?.[back ? 0 : all.length - 1]?.focus();
  return false;
}

/** Arrow up in the first line and down in the last go to the neighbouring paragraph. */
function walk(field: HTMLTextAreaElement, key: string, at: Selection): boolean {
  if (at.start !== at.end) return false;
  const up = key === "ArrowUp" && at.start === 0;
  const down = key === "ArrowDown" && at.end === field.value.length;
  if (!up && !down) return false;
  const item = field.closest("li");
  const other = (up ? item?.previousElementSibling : item?.nextElementSibling)?.querySelector("textarea");
  if (!other) return false;
  other.focus();
  const caret = up ? other.value.length : 0;
  other.setSelectionRange(caret, caret);
  return true;
}
