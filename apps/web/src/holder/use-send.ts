import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { isUnreachable, type Problem, problemOf } from "../api.ts";
import { AGAIN } from "./unsent/keeper.ts";

export type Sending =
  | { readonly state: "idle" | "sending" | "waiting" }
  | { readonly state: "refused"; readonly problem: Problem };

/**
 * Sends something that may be sent twice without harm. Without the server it waits and sends again every 10 seconds, or as soon as the
 * network is back; `again` tells the act that an earlier try may have arrived.
 */
export function useSend(act: (again: boolean) => Promise<void>): {
  readonly sending: Sending;
  readonly send: () => void;
  readonly giveUp: () => void;
} {
  const [sending, setSending] = useState<Sending>({ state: "idle" });
  const current = useRef(act);
  useLayoutEffect(() => {
    current.current = act;
  });

  const attempt = useCallback(async (again: boolean) => {
    setSending({ state: "sending" });
    try {
      await current.current(again);
      setSending({ state: "idle" });
    } catch (error) {
      setSending(
        isUnreachable(error) ? { state: "waiting" } : { state: "refused", problem: problemOf(error) },
      );
    }
  }, []);

  useEffect(() => {
    if (sending.state !== "waiting") return;
    const retry = () => void attempt(true);
    const timer = setTimeout(retry, AGAIN);
    window.addEventListener("online", retry);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", retry);
    };
  }, [sending, attempt]);

  return {
    sending,
    send: () => {
      if (sending.state !== "sending") void attempt(sending.state === "waiting");
    },
    giveUp: () => setSending({ state: "idle" }),
  };
}
