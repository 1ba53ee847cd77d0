import { isAdverb, listed } from "./lists.ts";
import { isParticiple } from "./forms.ts";
import { isDate } from "./pattern.ts";
import type { Token } from "./tokens.ts";

/** Whom a clause speaks of: the office itself, the reader ("you"), people an office orders or allows things, anything else. */
export type Who = "office" | "reader" | "people" | "thing";

/** `start`: index of the subject's first token; the verb's own where it has none. `main`: not after "if", "that", "who". */
export type Subject = {
  readonly who: Who | null;
  readonly start: number;
  readonly main: boolean;
  readonly that: boolean;
};

/** Words looked at before a verb. */
const REACH = 40;
const CHAIN = 3;

const FIRST = new Set(["i", "we"]);
const OTHERS = new Set(["he", "she", "it", "they"]);
const OPENS = listed("<subordinator>");
const FINITE = listed("<finite>");
const PREPOSITIONS = listed("<preposition>");
const DETERMINERS = listed("<determiner>");
const OFFICES = listed("<office>");
const PEOPLE = listed("<people>");
const OWN_STAFF = listed("<staff>");
const OUTSIDE = listed("<foreign>");
const TIME_WORDS = new Set(["until", "till"]);
/** Prepositions that now and then open a clause. */
const EITHER = new Set(["before", "after", "since"]);
const TAKES_BASE = new Set(["i", "we", "you", "they", "both", "all"]);
const NOT_OURS = new Set([
  "your",
  "his",
  "her",
  "its",
  "their",
  "both",
  "another",
  "other",
  "every",
  "each",
  "any",
  "no",
]);

type Reach = { readonly start: number; readonly end: number; readonly before: number };

/** Back from a verb over its adverbs to the words that can hold its subject. */
function reachOf(tokens: readonly Token[], verb: number): Reach {
  let end = verb;
  while (end > 0 && verb - end < 4 && isAdverb(tokens[end - 1]?.word ?? "")) end -= 1;
  let start = end;
  while (start > 0 && end - start < REACH) {
    const token = tokens[start - 1];
    if (!token || token.mark || opens(tokens, start - 1) || FINITE.has(token.word)) break;
    if (isJoint(token.word) && joins(tokens, start, end)) break;
    start -= 1;
    if (isNominative(token.word)) break;
  }
  return { start, end, before: start - 1 };
}

/** "Until the fever abates" opens a clause; "until Friday" and "after the storm of 1987" do not. */
function opens(tokens: readonly Token[], at: number): boolean {
  const { word = "" } = tokens[at] ?? {};
  const next = tokens[at + 1]?.word ?? "";
  if (word === "as" && !DETERMINERS.has(next) && !isNominative(next) && next !== "you") return false;
  if (EITHER.has(word)) return isNominative(next) || next === "you";
  return OPENS.has(word) && !(TIME_WORDS.has(word) && isDate(next));
}

const isJoint = (word: string): boolean => word === "and" || word === "or" || word === "but";
const isNominative = (word: string): boolean => FIRST.has(word) || OTHERS.has(word);

/** "We close it and will rebuild it": the words after the joint hold no subject, or one of their own. */
function joins(tokens: readonly Token[], start: number, end: number): boolean {
  if (start === end) return true;
  return isNominative(tokens[start]?.word ?? "");
}

/** "From 1 June the Authority": without what stands before its subject. */
function withoutLead(tokens: readonly Token[], { start, end }: Reach): number {
  if (!PREPOSITIONS.has(tokens[start]?.word ?? "")) return start;
  for (let i = end - 1; i > start; i -= 1) {
    const word = tokens[i]?.word ?? "";
    const behind = tokens[i - 1]?.word ?? "";
    if ((DETERMINERS.has(word) || FIRST.has(word) || word === "you") && !PREPOSITIONS.has(behind)) return i;
  }
  return start;
}

/** "Received" in "claims received late", not in "the received claims". */
function trails(words: readonly string[], at: number): boolean {
  const before = words[at - 1] ?? "";
  return at > 0 && isParticiple(words[at] ?? "") && !DETERMINERS.has(before) && !isAdverb(before);
}

/** The last word before what is said of it: "office" in "this office of the port", "claims" in "claims received late". */
function headOf(words: readonly string[]): number {
  const cut = words.findIndex((word, i) => i > 0 && (PREPOSITIONS.has(word) || trails(words, i)));
  return (cut < 0 ? words.length : cut) - 1;
}

function whoIs(words: readonly string[]): Who {
  const last = words.at(-1) ?? "";
  if (FIRST.has(last)) return "office";
  if (last === "you") return "reader";
  const head = words[headOf(words)] ?? "";
  const lead = words.slice(0, headOf(words) + 1);
  const ours = lead[0] === "our" || lead[0] === "my" || lead[0] === "this";
  if (ours && (OFFICES.has(head) || OWN_STAFF.has(head))) return "office";
  if (PEOPLE.has(head)) return "people";
  if (OFFICES.has(head))
    return lead.some((word) => NOT_OURS.has(word) || OUTSIDE.has(word)) ? "thing" : "office";
  return PREPOSITIONS.has(words[0] ?? "") && words.some((word) => PEOPLE.has(word)) ? "people" : "thing";
}

/** The comma before an aside, "the Board, meeting on Friday, will": where its words end. */
function beforeAside(tokens: readonly Token[], comma: number): number {
  for (let i = comma - 1; i > 0 && comma - i < REACH; i -= 1) if (tokens[i]?.word === ",") return i;
  return -1;
}

/** "We close it and will rebuild it": the verb before, whose subject this one shares. */
function verbBefore(tokens: readonly Token[], joint: number): number {
  for (let i = joint - 1; i >= 0 && joint - i < REACH; i -= 1) {
    const { word = "" } = tokens[i] ?? {};
    if (FINITE.has(word)) return i;
    if (isNominative(word) || word === "you") return i + 1;
  }
  return opening(tokens, joint);
}

/** Where the subject that opens the sentence ends, as far as a list or a mark tells: "The Company" in "The Company regards it". */
function opening(tokens: readonly Token[], joint: number): number {
  for (let i = 1; i < joint && i < REACH; i += 1) {
    const { word = "", mark = false } = tokens[i] ?? {};
    if (mark || FINITE.has(word)) return i;
    if (OFFICES.has(tokens[i - 1]?.word ?? "") && !OFFICES.has(word) && !PREPOSITIONS.has(word)) return i;
  }
  return -1;
}

function inherited(tokens: readonly Token[], verb: number, before: number, chain: number): Subject | null {
  const mark = tokens[before]?.word ?? "";
  if (chain >= CHAIN) return null;
  if (isJoint(mark)) {
    const earlier = verbBefore(tokens, before);
    return earlier < 0 ? null : { ...find(tokens, earlier, chain + 1), start: verb };
  }
  if (mark !== ",") return null;
  if (isJoint(tokens[before - 1]?.word ?? "")) return inherited(tokens, verb, before - 1, chain + 1);
  const aside = beforeAside(tokens, before);
  return aside < 0 ? null : find(tokens, aside, chain + 1);
}

/** "He" and "it" stand for the subject before them in the sentence, where there is one. */
function standsFor(tokens: readonly Token[], pronoun: number, chain: number): Who {
  if (chain >= CHAIN) return "thing";
  const nearest = Math.max(0, pronoun - REACH);
  const verb = tokens.slice(nearest, pronoun).findLastIndex(({ word }) => FINITE.has(word));
  const end = verb < 0 ? opening(tokens, pronoun) : nearest + verb;
  if (end < 0) return "thing";
  const { who, start } = find(tokens, end, CHAIN);
  return who === null || FIRST.has(tokens[start]?.word ?? "") ? "thing" : who;
}

function find(tokens: readonly Token[], verb: number, chain: number): Subject {
  const reach = reachOf(tokens, verb);
  const opener = tokens[reach.before]?.word ?? "";
  const clause = { main: !OPENS.has(opener), that: opener === "that" };
  if (reach.start === reach.end)
    return inherited(tokens, verb, reach.before, chain) ?? { who: null, start: verb, ...clause };
  const start = withoutLead(tokens, reach);
  const words = tokens.slice(start, reach.end).map(({ word }) => word);
  const pronoun = words.length === 1 && OTHERS.has(words[0] ?? "");
  return { who: pronoun ? standsFor(tokens, start, chain) : whoIs(words), start, ...clause };
}

/** The subject of the verb at a token, by what stands before it. Its cost does not depend on the sentence's length. */
export function subjectOf(tokens: readonly Token[], verb: number): Subject {
  return find(tokens, verb, 0);
}

/**
 * Whether a word in its present form is the verb of the subject before it: "the Board grants", "we grant"; not "the grants", "to grant".
 * `start`: index of the subject's first token.
 */
export function agrees(tokens: readonly Token[], start: number, verb: number): boolean {
  const { word = "" } = tokens[verb] ?? {};
  let last = verb - 1;
  while (last > start && isAdverb(tokens[last]?.word ?? "")) last -= 1;
  const before = tokens[last]?.word ?? "";
  const single = /[^s]s$/.test(word);
  if (TAKES_BASE.has(before)) return !single;
  if (isJoint(before) || before === ",") return true;
  if (DETERMINERS.has(before) || PREPOSITIONS.has(before) || FINITE.has(before)) return false;
  // In "a speed of six knots" the nearest noun does not tell the number.
  if (tokens.slice(start, last).some((token) => PREPOSITIONS.has(token.word) || isParticiple(token.word)))
    return true;
  return /[^s]s$/.test(before) ? !single : single;
}
