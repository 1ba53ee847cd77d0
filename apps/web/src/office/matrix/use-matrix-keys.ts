import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import type { Selection } from "./use-selection.ts";

export type MatrixKeys = { readonly active: string; readonly setActive: (id: string) => void };

type Given = {
  /** The rows as they stand on the page. */
  readonly order: readonly string[];
  readonly selection: Selection;
  readonly table: RefObject<HTMLElement | null>;
  readonly open: (id: string, toward?: "reply") => void;
  readonly answer: () => void;
};

/** Keys belong to the rows, and to nobody else's fields: they are heard on a row, or where nothing has the focus. */
function isOurs(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  const { target } = event;
  return target instanceof HTMLElement && (target === document.body || target.closest("[data-row]") !== null);
}

/** j and k go down and up, x chooses, shift goes along, a answers what is chosen, Enter opens, r replies, Escape lets go. */
export function useMatrixKeys({ order, selection, table, open, answer }: Given): MatrixKeys {
  const [named, setActive] = useState("");
  const active = order.includes(named) ? named : (order[0] ?? "");
  const focus = useCallback(
    (id: string) => table.current?.querySelector<HTMLElement>(`[data-row="${id}"]`)?.focus(),
    [table],
  );
  const go = (step: number, extend: boolean) => {
    const fresh = document.activeElement === document.body && step > 0;
    const next = fresh ? active : order[order.indexOf(active) + step];
    if (next === undefined) return;
    if (extend) {
      if (!selection.ids.has(active)) selection.toggle(active);
      selection.extend(next);
    }
    setActive(next);
    focus(next);
  };
  const hear = useRef<(event: KeyboardEvent) => void>(null);
  useEffect(() => {
    hear.current = (event) => {
      const act = isOurs(event) ? actFor(event, { go, selection, active, open, answer }) : null;
      if (!act) return;
      event.preventDefault();
      act();
    };
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => hear.current?.(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  return { active, setActive };
}

type Doing = Pick<Given, "selection" | "open" | "answer"> & {
  readonly active: string;
  readonly go: (step: number, extend: boolean) => void;
};

function actFor(event: KeyboardEvent, doing: Doing): (() => void) | null {
  const { key, shiftKey, target } = event;
  const { go, selection, active, open, answer } = doing;
  const onRow = target instanceof HTMLElement && target.dataset["row"] !== undefined;
  switch (key.length === 1 ? key.toLowerCase() : key) {
    case "j":
    case "ArrowDown":
      return key !== "ArrowDown" || onRow ? () => go(1, shiftKey) : null;
    case "k":
    case "ArrowUp":
      return key !== "ArrowUp" || onRow ? () => go(-1, shiftKey) : null;
    case "x":
      return () => (shiftKey ? selection.extend(active) : selection.toggle(active));
    case "a":
      return () => {
        if (selection.ids.size === 0) selection.toggle(active);
        answer();
      };
    case "r":
      return () => open(active, "reply");
    case "Enter":
      return onRow ? () => open(active) : null;
    case "Escape":
      return () => selection.set([]);
    default:
      return null;
  }
}
