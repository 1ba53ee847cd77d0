import { text } from "@chirograph/wire";
import { forget, isLike, keep, kept } from "../parts/kept.ts";

/** What was typed and the server has not confirmed: the words and the revision they were written on. */
export type KeptText = { readonly text: text.LetterText; readonly revision: number };

const keyOf = (letter: string) => `chirograph:working:${letter}`;

/** Keeps a text on this device. A full or forbidden store loses nothing that the server has. */
export function keepText(letter: string, unconfirmed: KeptText): void {
  keep(keyOf(letter), unconfirmed);
}

export function forgetText(letter: string): void {
  forget(keyOf(letter));
}

/** What this device kept of a letter; null when nothing, or when it cannot be read any more. */
export function keptText(letter: string): KeptText | null {
  return kept(keyOf(letter), (value) => {
    if (!isLike({ text: {}, revision: 0 }, value)) return null;
    const words = text.LetterText.safeParse(value.text);
    return words.success ? { text: words.data, revision: value.revision } : null;
  });
}
