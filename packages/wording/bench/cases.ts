import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Kind, KINDS } from "../src/index.ts";

export const PARTS = ["last", "fresh", "aside", "work"] as const;
export type Part = (typeof PARTS)[number];

/**
 * A labelled sentence: `first` and `second` are two labellings, made apart from each other. `part`: the rules and weights were made on
 * `work`; `aside` was labelled with it, before there was a rule; `fresh` came later, and `last` at the end. docs/wording.md says what each was
 * looked at for.
 */
export type Case = {
  readonly id: string;
  readonly part: Part;
  readonly before: string;
  readonly text: string;
  readonly first: readonly Kind[];
  readonly second: readonly Kind[];
};

const FILE = fileURLToPath(new URL("./sentences.jsonl", import.meta.url));

const isText = (value: unknown): value is string => typeof value === "string";
const isPart = (value: unknown): value is Part => PARTS.some((part) => part === value);
const areKinds = (value: unknown): value is Kind[] =>
  Array.isArray(value) && value.every((one) => KINDS.some((kind) => kind === one));

function caseOf(line: string, at: number): Case {
  const read: Record<string, unknown> = JSON.parse(line);
  const { id, part, before, text, first, second } = read;
  if (isText(id) && isText(before) && isText(text) && isPart(part))
    if (areKinds(first) && areKinds(second)) return { id, part, before, text, first, second };
  throw new Error(`Line ${at + 1} of bench/sentences.jsonl is no labelled sentence.`);
}

/** The labelled sentences, or null where the file is absent. Throws on a line that is none. */
export function cases(): readonly Case[] | null {
  if (!existsSync(FILE)) return null;
  return readFileSync(FILE, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map(caseOf);
}
