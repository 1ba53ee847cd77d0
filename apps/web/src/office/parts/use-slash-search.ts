import { useEffect, type RefObject } from "react";

/** `/` goes to the search field of a frame from wherever nothing else has the keyboard. */
export function useSlashSearch(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const free =
        event.target === document.body || document.activeElement?.matches("[data-row], [data-main]");
      if (event.key !== "/" || !free) return;
      event.preventDefault();
      frame.current?.querySelector("input")?.focus();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [frame]);
}
