import { useEffect, useRef, useState } from "react";

const PAUSE_MS = 200;

/** What is typed, and what the address said when it was: once it says anything else, the address counts. */
type Typed = { readonly value: string; readonly over: string };

/** What is typed at once, and the address after a pause: each letter of its own would make the page stutter. */
export function useTypedAddress(
  inAddress: string,
  write: (value: string) => void,
): readonly [string, (value: string) => void] {
  const [typed, setTyped] = useState<Typed | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (value: string) => {
    setTyped({ value, over: inAddress });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => write(value.trim()), PAUSE_MS);
  };
  const counts = typed !== null && [typed.over, typed.value.trim()].includes(inAddress);
  return [counts ? typed.value : inAddress, type];
}
