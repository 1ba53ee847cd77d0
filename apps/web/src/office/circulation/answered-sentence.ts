import type { letter } from "@chirograph/wire";
import { isWaitedFor, positionFor } from "./copy-state.ts";

type View = Pick<letter.LetterView, "copies" | "standings" | "circulation">;

/**
 * "7 of 12 have answered on version 1; 2 are not waited for." Who was let go, or is taken to concur, has not answered. Pure.
 */
export function answeredSentence(view: View, copies: readonly letter.CopyView[]): string {
  const asked = copies.filter((copy) => view.standings.some((one) => one.copy === copy.id));
  const silent = asked.filter((copy) => positionFor(view, copy) === null);
  const letGo = silent.filter((copy) => !isWaitedFor(view, copy)).length;
  const on = `on version ${view.circulation?.version ?? ""}`;
  const closed = view.circulation?.open ? "" : " The circulation is closed.";
  if (asked.length === 0) return `Nobody is asked for a position ${on}.${closed}`;
  return `${saidBy(asked.length - silent.length, asked.length)} ${on}${letGoWords(letGo, silent.length)}.${closed}`;
}

function saidBy(answered: number, asked: number): string {
  if (answered < asked) return `${answered} of ${asked} ${answered === 1 ? "has" : "have"} answered`;
  return asked === 1 ? "The one who was asked has answered" : `All ${asked} have answered`;
}

function letGoWords(letGo: number, silent: number): string {
  if (letGo === 0) return "";
  if (letGo === silent) return ", and nobody else is waited for";
  return `; ${letGo} ${letGo === 1 ? "is" : "are"} not waited for`;
}
