import { type RefObject, useEffect, useRef } from "react";
import { useHolder } from "./holder-context.ts";

/** For what takes the focus once it was opened by hand: `name` is what the page calls it. */
export function useFreshFocus<E extends HTMLElement>(name: string): RefObject<E | null> {
  const { fresh, freshen } = useHolder();
  const place = useRef<E>(null);
  useEffect(() => {
    if (fresh !== name) return;
    place.current?.focus();
    freshen(null);
  }, [fresh, freshen, name]);
  return place;
}
