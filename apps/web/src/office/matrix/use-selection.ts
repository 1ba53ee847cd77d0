import { useState } from "react";

export type Selection = {
  readonly ids: ReadonlySet<string>;
  toggle(id: string): void;
  /** From the row that was chosen last to this one, as they stand on the page. */
  extend(id: string): void;
  set(ids: readonly string[]): void;
};

/** Which rows are chosen. `order` is how they stand on the page; what is not there any more is not chosen. */
export function useSelection(order: readonly string[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState("");
  const ids = new Set(order.filter((id) => chosen.has(id)));
  return {
    ids,
    toggle(id) {
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      setChosen(next);
      setLast(id);
    },
    extend(id) {
      const [from, to] = [order.indexOf(last), order.indexOf(id)].sort((a, b) => a - b);
      const between = order.slice(Math.max(0, from ?? 0), (to ?? 0) + 1);
      setChosen(new Set([...ids, ...(from === undefined || from < 0 ? [id] : between)]));
      setLast(id);
    },
    set(next) {
      setChosen(new Set(next));
      setLast(next.at(-1) ?? "");
    },
  };
}
