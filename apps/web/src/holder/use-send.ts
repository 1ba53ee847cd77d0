import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { isUnreachable, type Problem, problemOf } from "../api.ts";
import { useHolder } from "./holder-context.ts";
import { AGAIN } from "./unsent/keeper.ts";

export type Sending =
  | { readonly state: "idle" | "sending" | "waiting" }
  | { readonly state: "refused"; readonly problem: Problem };

/** Refusals that mean the page is out of date: something was changed meanwhile, and the page has yet to say so. */
const shutting: ReadonlySet<string> = new Set([
  "recalled",
  "other-version",
  "not-in-this-state",
  "not-your-turn",
  "answered-by-another",
]);

export type SendingPage = {
  readonly sending: Sending;
  readonly send: () => void;
  readonly giveUp: () => void;
};

/** Reads the copy again and goes to what the office says of it now. */
function useLookAgain(): () => Promise<void> {
  const { reload, freshen } = useHolder();
  return useCallback(async () => {
    const view = await reload().catch(() => null);
    if (view?.notice) freshen("notice");
  }, [reload, freshen]);
}

/**
 * Sends something that may be sent twice without harm. Without the server it waits and sends again every 10 seconds, or as soon as the
 * network is back; `again` tells the act that an earlier try may have arrived. `lookAgain` is done
 * once a refusal says that the page is out of date.
 */
export function useSending(
  act: (again: boolean) => Promise<void>,
  lookAgain: () => Promise<void>,
): SendingPage {
  const [sending, setSending] = useState<Sending>({ state: "idle" });
  const current = useRef(act);
  useLayoutEffect(() => {
    current.current = act;
  });

  const attempt = useCallback(
    async (again: boolean) => {
      setSending({ state: "sending" });
      try {
        await current.current(again);
        setSending({ state: "idle" });
      } catch (error) {
        if (isUnreachable(error)) return setSending({ state: "waiting" });
        setSending({ state: "refused", problem: problemOf(error) });
        if (shutting.has(problemOf(error).code)) await lookAgain();
      }
    },
    [lookAgain],
  );

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

/** The same on a holder's page, which then goes to what the office says of the copy now. */
export function useSend(act: (again: boolean) => Promise<void>): SendingPage {
  return useSending(act, useLookAgain());
}
