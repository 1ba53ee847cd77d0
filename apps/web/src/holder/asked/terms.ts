import type { HolderView } from "@chirograph/wire/copy";
import { isPast } from "../moments.ts";
import { reachesDay } from "../zones.ts";

/** Something that holds for what this holder does, before they do it: the fact, and what it means. */
export type Term = { readonly id: string; readonly fact: string; readonly means: string };

/** Whether the office asks this holder for a position, and not a colleague of theirs. */
export function isAsked({ copy, answersThrough }: HolderView): boolean {
  return copy.task.asked && answersThrough === null;
}

/** Whether comments and a position can be sent now. Until it is their turn they are kept. */
export function canAnswer({ takesInput, turn }: HolderView): boolean {
  return takesInput && turn === "now";
}

/** After the suspense everything still counts, and is shown as late. */
export function isLate({ suspense }: HolderView): boolean {
  return suspense !== null && isPast(suspense);
}

/** Whether nothing at all was said: declared silence counts only then. */
export function isSilent({ copy, comments }: HolderView): boolean {
  return (
    copy.position === null &&
    copy.declined === null &&
    copy.delegate === null &&
    comments.every((one) => one.withdrawn)
  );
}

/** Whether the office said by name that it waits for this holder no more. What they send counts all the same. */
export function isWaived({ standing, copy }: HolderView): boolean {
  return standing === "waived" && copy.position === null;
}

/** Whether the office moved the suspense to the day by which the holder said that they could, or past it. */
export function isMovedFor({ copy: { declined }, suspense, suspenseMoved, zone }: HolderView): boolean {
  if (!suspenseMoved || suspense === null || declined?.why !== "cannot-by-then") return false;
  return declined.until !== null && reachesDay(suspense, declined.until, zone);
}

function silenceOf(view: HolderView): Term | null {
  // Whoever is waived is not taken to concur either.
  if (!view.silence || !isAsked(view) || isWaived(view)) return null;
  if (!isLate(view))
    return {
      id: "silence",
      fact: "Silence counts.",
      means: "If you send nothing by then, the record takes you to concur.",
    };
  if (!isSilent(view)) return null;
  return {
    id: "silence",
    fact: "Your silence counts.",
    means: "You sent nothing by then, so the record takes you to concur. What you send now counts instead.",
  };
}

function whoReads({ answersThrough, answersFor, shared }: HolderView): Term {
  if (answersThrough !== null)
    return {
      id: "through",
      fact: `${answersThrough} answers for your organisation.`,
      means: `Your comments go to ${answersThrough}, or to whoever answers in that place, and are taken up there or left out; you see here which. No position is asked of you.`,
    };
  return shared
    ? {
        id: "shared",
        fact: "Others see what you write.",
        means: "Those who were asked read each other’s comments; who takes which position they do not see.",
      }
    : answersFor.length > 0
      ? {
          id: "shared",
          fact: "The office sees what you write.",
          means: "A colleague sees the comment that you made of theirs, and what the office answers to it.",
        }
      : { id: "shared", fact: "Only the office sees what you write.", means: "" };
}

/** What the reader must know before they act, in the order in which it matters. */
export function termsOf(view: HolderView): Term[] {
  if (!view.takesInput) return [];
  const { copy, turn, answersThrough } = view;
  const later: Term = {
    id: "turn",
    fact: "It is not your turn yet.",
    means: "Others answer first. Read it now; the office tells you when. What you write meanwhile is kept.",
  };
  const waived: Term = {
    id: "waived",
    fact: "The office does not wait for your answer any more.",
    means: "You can still give one until it closes, and it counts.",
  };
  const informed: Term = {
    id: "informed",
    fact: "This copy is for your information.",
    means: "Your position is not asked for again; what you said before stands.",
  };
  return [
    isWaived(view) ? waived : null,
    silenceOf(view),
    turn === "later" ? later : null,
    answersThrough === null && !copy.task.asked ? informed : null,
    whoReads(view),
  ].filter((term) => term !== null);
}
