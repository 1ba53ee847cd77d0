import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { text } from "@chirograph/wire";
import {
  changeText,
  hearOf,
  keepMine,
  openText,
  saveNow,
  takeTheirs,
  type Kept,
  type Working,
} from "./text-keeper.ts";

export type WorkingText = Kept & {
  change(next: (text: text.LetterText) => text.LetterText): void;
  /** Saves what is typed now. Returns the revision that holds it; throws a Problem when it could not be saved. */
  flush(): Promise<number>;
  keepMine(): void;
  takeTheirs(): void;
};

/**
 * The working text of a letter while it is typed: saved after a pause, by compare-and-swap on the revision that was read,
 * and kept on this device until the server has it.
 */
export function useWorkingText(id: string, server: Working): WorkingText {
  const [keeper] = useState(() => openText(id, server));
  const acts = useMemo(
    () => ({
      subscribe: (listener: () => void) => {
        keeper.listeners.add(listener);
        return () => keeper.listeners.delete(listener);
      },
      change: (next: (text: text.LetterText) => text.LetterText) => changeText(keeper, next),
      flush: () => saveNow(keeper),
      keepMine: () => keepMine(keeper),
      takeTheirs: () => takeTheirs(keeper),
    }),
    [keeper],
  );
  useEffect(() => hearOf(keeper, server), [keeper, server]);
  const shown = useSyncExternalStore(acts.subscribe, () => keeper.shown);
  return useMemo(() => ({ ...shown, ...acts }), [shown, acts]);
}
