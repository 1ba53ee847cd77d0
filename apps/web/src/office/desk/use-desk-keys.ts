import { useEffect, type RefObject } from "react";

/** j and k go down and up the letters; Enter opens, as on any link. */
export function useDeskKeys(table: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const step = { j: 1, k: -1 }[event.key];
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      const links = [...(table.current?.querySelectorAll<HTMLElement>("[data-main]") ?? [])];
      const at = links.findIndex((link) => link === document.activeElement);
      if (at < 0 && document.activeElement !== document.body) return;
      event.preventDefault();
      links[Math.max(0, at + step)]?.focus();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [table]);
}
