import type { letter } from "@chirograph/wire";
import { createContext, useContext } from "react";
import type { Problem } from "../../api.ts";
import type { WorkingText } from "../editor/use-working-text.ts";

/** One letter while its page is open: what the record says, the text being written, and what the typesetter said of it. */
export type OpenLetter = {
  readonly view: letter.LetterView;
  readonly working: WorkingText;
  readonly typesetting: Problem | null;
};

export const LetterContext = createContext<OpenLetter | null>(null);

export function useLetter(): OpenLetter {
  const open = useContext(LetterContext);
  if (!open) throw new Error("This part belongs inside the page of a letter.");
  return open;
}
