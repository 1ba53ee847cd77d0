import { everyShingle, imprint } from "@chirograph/find";
import type { Found, PrintPort } from "../acts/ports.ts";
import { type Tx, asQueryable } from "./database.ts";
import { addVersions, removeLetter, setTemplate } from "./fingerprints.ts";
import { type Found as Row, lookUp } from "./look-up.ts";

// The index keeps letters as uuid, half the size of text; the record writes the same 128 bits without dashes.
function found({ letter, versions, words, fingerprints }: Row): Found {
  return {
    letter: letter.replaceAll("-", ""),
    words,
    fingerprints,
    fit: versions[0]?.fit ?? 0,
  };
}

/** Fingerprints of letters' words, in one transaction. */
export function printStore(tx: Tx): PrintPort {
  const db = asQueryable(tx);
  return {
    fixed: (name, words) =>
      setTemplate(db, name, [...everyShingle(words, "draft"), ...everyShingle(words, "released")]),
    index: (letter, version, sort, words) =>
      addVersions(db, letter, sort, [{ version, imprint: imprint(words, sort) }]),
    remove: (letter) => removeLetter(db, letter),
    async find(query) {
      const { released, draft } = await lookUp(db, query);
      return { released: released.map(found), draft: draft.map(found) };
    },
  };
}
