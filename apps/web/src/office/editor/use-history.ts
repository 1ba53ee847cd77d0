import { useRef } from "react";
import type { Paragraphs } from "./paragraph-edits.ts";

const TYPING_MS = 1_000;
const MOST = 200;

export type History = {
  /** Call before a change. Typing in one place within a second is one step. */
  note(before: Paragraphs, place: string): void;
  undo(now: Paragraphs): Paragraphs | null;
  redo(now: Paragraphs): Paragraphs | null;
};

/** Undo for the paragraphs: the browser's own forgets a text that moved to another field. */
export function useHistory(): History {
  const steps = useRef<{ past: Paragraphs[]; future: Paragraphs[]; place: string; at: number }>({
    past: [],
    future: [],
    place: "",
    at: 0,
  });
  return {
    note: (before, place) => {
      const now = Date.now();
      const { current } = steps;
      const goesOn = place !== "" && place === current.place && now - current.at < TYPING_MS;
      if (!goesOn) current.past = [...current.past.slice(-MOST), before];
      current.future = [];
      current.place = place;
      current.at = now;
    },
    undo: (now) => {
      const before = steps.current.past.pop();
      if (!before) return null;
      steps.current.future.push(now);
      steps.current.place = "";
      return before;
    },
    redo: (now) => {
      const after = steps.current.future.pop();
      if (!after) return null;
      steps.current.past.push(now);
      steps.current.place = "";
      return after;
    },
  };
}
