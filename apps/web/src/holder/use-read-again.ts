import { useEffect } from "react";
import { isUnreachable } from "../api.ts";

/** A page that comes back into sight after this long, in ms, reads its copy again: it may be recalled, or written on elsewhere. */
const STALE = 30_000;

/** Reads the copy again when its page comes back into sight. */
export function useReadAgain(reload: () => Promise<unknown>): void {
  useEffect(() => {
    let hidden = Date.now();
    const turned = () => {
      if (document.visibilityState === "hidden") hidden = Date.now();
      else if (Date.now() - hidden > STALE) reload().catch(quietIfUnreachable);
    };
    document.addEventListener("visibilitychange", turned);
    return () => document.removeEventListener("visibilitychange", turned);
  }, [reload]);
}

/** What stands on the page stays right enough without the server; anything else is a fault to be seen. */
function quietIfUnreachable(error: unknown): void {
  if (!isUnreachable(error)) console.warn("The copy could not be read again.", error);
}
