import type { letter } from "@chirograph/wire";
import { useEffect, useRef, useState } from "react";
import { forget, keep } from "../parts/kept.ts";
import { useKeptName } from "../parts/use-kept-name.ts";
import { emptyRow, isEmptyRow } from "./holder-rows.ts";
import { keptForm, type KeptForm } from "./kept-form.ts";
import type { Form } from "./send-circulation.ts";
import { usual } from "./suspense.ts";

export type FormKeeper = {
  readonly form: Form;
  readonly set: (change: Partial<Form>) => void;
  /** What was brought back from an earlier visit; null when the form began empty, or is begun anew. */
  readonly kept: KeptForm | null;
  /** Whether it was put aside a moment ago and can be had back. */
  readonly aside: boolean;
  readonly startOver: () => void;
  readonly bringBack: () => void;
  /** It was sent: nothing is kept any more. */
  readonly sent: () => void;
};

/** The circulation form of a letter, kept on this device while it is filled in, until it is sent. */
export function useKeptForm(view: letter.LetterView): FormKeeper {
  const key = useKeptName("circulate", view.id);
  const [empty] = useState(() => blank(view));
  const [kept] = useState(() => keptForm(key));
  const [form, setForm] = useState<Form>(kept?.form ?? empty);
  const [state, setState] = useState<"kept" | "aside" | "new">(kept ? "kept" : "new");
  const before = useRef(form);
  const after = view.circulation?.n ?? 0;
  useEffect(() => {
    // Only what a person changed: a form that was merely looked at is not kept, and one brought back keeps its date.
    if (before.current === form) return;
    before.current = form;
    if (saysOf(form) === saysOf(empty)) forget(key);
    else keep(key, { at: new Date().toISOString(), after, form });
  }, [form, empty, key, after]);
  const turnTo = (next: Form, to: "kept" | "aside") => {
    setForm(next);
    setState(to);
  };
  return {
    form,
    set: (change) => setForm((now) => ({ ...now, ...change })),
    kept: state === "kept" ? kept : null,
    aside: state === "aside",
    startOver: () => turnTo(empty, "aside"),
    bringBack: () => turnTo(kept?.form ?? empty, "kept"),
    sent: () => forget(key),
  };
}

/** What a form says, whatever empty rows stand in it. */
function saysOf(form: Form): string {
  return JSON.stringify({ ...form, rows: form.rows.filter((row) => !isEmptyRow(row)) });
}

/** A later circulation begins as the last one was. */
function blank({ circulation }: letter.LetterView): Form {
  return {
    rows: [emptyRow],
    suspense: { ...usual(), ...(circulation ? { zone: circulation.zone } : {}) },
    instructions: circulation?.instructions ?? "",
    silence: false,
    shared: circulation?.shared ?? false,
    ask: "changed",
  };
}
