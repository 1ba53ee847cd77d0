import type { Word } from "./word.ts";

/** The characters that are fingerprinted, as UTF-16 units, and for each the index of its word. */
export type Stream = { readonly codes: Uint16Array; readonly wordOf: Int32Array };

/** Shapes that OCR takes for one another become one character, so that such an error changes nothing. */
const ALIKE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "0": "o",
    "1": "i",
    l: "i",
    "5": "s",
    أ: "ا",
    إ: "ا",
    آ: "ا",
    ٱ: "ا",
    ى: "ي",
    ة: "ه",
    ؤ: "و",
    ئ: "ي",
  }),
);
const PAIRS: ReadonlyMap<string, string> = new Map([
  ["rn", "m"],
  ["vv", "w"],
  ["ci", "d"],
]);

/** Without accents: OCR loses those first. */
function bare(text: string): string {
  return /^[\u0021-\u007f]*$/u.test(text) ? text : text.normalize("NFD").replace(/\p{M}/gu, "");
}

/**
 * One stream of letters and digits without spaces: where a word ends is what OCR and PDF text get wrong first.
 * Words for which `keep` is 0 are left out, and their neighbours stand side by side.
 */
export function streamOf(words: readonly Word[], keep: Uint8Array): Stream {
  const codes: number[] = [];
  const wordOf: number[] = [];
  words.forEach((word, index) => {
    if (keep[index] !== 1) return;
    for (const char of bare(word.text).replace(/[^\p{L}\p{N}]/gu, "")) {
      const shape = ALIKE.get(char) ?? char;
      const pair = PAIRS.get(String.fromCharCode(codes.at(-1) ?? 0) + shape);
      if (pair !== undefined) codes[codes.length - 1] = pair.charCodeAt(0);
      else
        for (let i = 0; i < shape.length; i += 1) {
          codes.push(shape.charCodeAt(i));
          wordOf.push(index);
        }
    }
  });
  return { codes: Uint16Array.from(codes), wordOf: Int32Array.from(wordOf) };
}
