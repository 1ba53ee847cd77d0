import { ingOf, participleOf, presentOf } from "./forms.ts";
import { LISTS, VERBS } from "./rules/lists.ts";

const words = (list: string): string[] => list.split(/\s+/).filter((word) => word !== "");

function setsOf(): ReadonlyMap<string, ReadonlySet<string>> {
  const sets = new Map<string, ReadonlySet<string>>();
  for (const [name, list] of Object.entries(LISTS)) sets.set(`<${name}>`, new Set(words(list)));
  for (const [name, list] of Object.entries(VERBS)) {
    const verbs = words(list);
    sets.set(`<${name}>`, new Set(verbs.flatMap((verb) => [verb, presentOf(verb)])));
    sets.set(`<${name}>ed`, new Set(verbs.map(participleOf)));
    sets.set(`<${name}>ing`, new Set(verbs.map(ingOf)));
  }
  return sets;
}

const SETS = setsOf();

/** The words of `<name>`, `<name>ed` or `<name>ing`. Throws where rules/lists.ts has no such list. */
export function listed(name: string): ReadonlySet<string> {
  const set = SETS.get(name);
  if (!set) throw new Error(`rules/lists.ts has no list for ${name}.`);
  return set;
}

const ADVERBS = listed("<adverb>");
const NOT_ADVERBS = listed("<not-adverb>");

/** A word that may stand between a verb's parts: "not", "now", one in -ly. */
export function isAdverb(word: string): boolean {
  return ADVERBS.has(word) || (word.endsWith("ly") && word.length > 4 && !NOT_ADVERBS.has(word));
}
