import type { Kind } from "./finding.ts";

/** FNV-1a, 32 bit (draft-eastlake-fnv, 5), from a basis of its own. */
function fnv(text: string, basis: number): number {
  let hash = basis;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/**
 * The same for the same kind and sentence, however its lines break and its letters are composed. 64 bits: it tells a letter's sentences
 * apart, it proves nothing.
 */
export function keyOf(kind: Kind, sentence: string): string {
  const plain = `${kind} ${sentence.normalize("NFKC").toLowerCase().replaceAll("’", "'").replace(/\s+/gu, " ").trim()}`;
  const half = (basis: number): string => fnv(plain, basis).toString(16).padStart(8, "0");
  return `${kind}-${half(0x811c9dc5)}${half(0x2f6b9a1d)}`;
}
