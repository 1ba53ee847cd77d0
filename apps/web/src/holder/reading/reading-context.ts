import type { ReadingView } from "@chirograph/wire/read-back";
import { createContext, useContext } from "react";
import type { Keeper, Keeping } from "../unsent/keeper.ts";
import type { ReaderForms } from "./forms.ts";
import type { Words } from "./words.ts";

/** One reader's copy, what they typed and marked and did not send, and how both change. */
export type Reading = {
  readonly copy: string;
  readonly view: ReadingView;
  readonly words: Words;
  readonly forms: ReaderForms;
  readonly aside: ReaderForms;
  readonly keeping: Keeping;
  readonly keeper: Keeper<ReaderForms>;
  /** Asks the server again; throws a Problem. */
  readonly reload: () => Promise<ReadingView>;
  /** Reads a sentence out, and shows it above what comes next. */
  readonly say: (sentence: string) => void;
};

export const ReadingContext = createContext<Reading | null>(null);

export function useReading(): Reading {
  const reading = useContext(ReadingContext);
  if (!reading) throw new Error("A part of a reader's page stands outside of it.");
  return reading;
}
