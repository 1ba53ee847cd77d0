import { text } from "@chirograph/wire";

/** What was typed and the server has not confirmed: the words and the revision they were written on. */
export type KeptText = { readonly text: text.LetterText; readonly revision: number };

const keyOf = (letter: string) => `chirograph:working:${letter}`;

/** Keeps a text on this device. A full or forbidden store loses nothing that the server has. */
export function keepText(letter: string, kept: KeptText): void {
  try {
    localStorage.setItem(keyOf(letter), JSON.stringify(kept));
  } catch (error) {
    console.warn("This browser keeps no copy of unsaved text.", error);
  }
}

export function forgetText(letter: string): void {
  localStorage.removeItem(keyOf(letter));
}

/** What this device kept of a letter; null when nothing, or when it cannot be read any more. */
export function keptText(letter: string): KeptText | null {
  const stored = localStorage.getItem(keyOf(letter));
  if (stored === null) return null;
  try {
    const value: unknown = JSON.parse(stored);
    if (typeof value !== "object" || value === null || !("text" in value) || !("revision" in value))
      return null;
    const words = text.LetterText.safeParse(value.text);
    return words.success && typeof value.revision === "number"
      ? { text: words.data, revision: value.revision }
      : null;
  } catch {
    return null;
  }
}
