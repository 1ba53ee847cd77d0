import { useLayoutEffect, useRef } from "react";

/** When a line leaves its list with the focus on it, the next takes it, or else what rests. All by their ids. */
export function useHandOver(id: string, next: string | undefined, rest: string): void {
  const heirs = useRef([rest]);
  useLayoutEffect(() => {
    heirs.current = next === undefined ? [rest] : [next, rest];
  }, [next, rest]);
  useLayoutEffect(
    () => () => {
      if (!document.getElementById(id)?.contains(document.activeElement)) return;
      // The line still stands: the focus can go on once it is gone.
      queueMicrotask(() => {
        const found = heirs.current.map((heir) => document.getElementById(heir));
        found.find((heir) => heir !== null)?.focus();
      });
    },
    [id],
  );
}
