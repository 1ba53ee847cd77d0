import { appendFile, readText, replaceFile } from "./folder.ts";
import { count, fields, text } from "./parse.ts";

/** One seal this key has made. The signer's own memory, so that sealing again gives the same bytes. */
export type Sealing = {
  readonly letter: string;
  readonly version: number;
  /** SHA-256 of the approved bytes and of the sealed file, hexadecimal. */
  readonly sha256: string;
  readonly sealed: string;
  /** RFC 3339, UTC. */
  readonly signedAt: string;
};

const fileName = "seals.jsonl";
const hash = /^[0-9a-f]{64}$/;

function parse(line: string): Sealing {
  const from = fields(JSON.parse(line), "A line of seals.jsonl", [
    "letter",
    "version",
    "sha256",
    "sealed",
    "signedAt",
  ]);
  return {
    letter: text(from.letter, "The letter", 200),
    version: count(from.version, "The version", 1, 1_000_000),
    sha256: text(from.sha256, "The hash", 64, hash),
    sealed: text(from.sealed, "The hash", 64, hash),
    signedAt: text(from.signedAt, "The time", 24, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  };
}

const nameOf = (letter: string, version: number): string => `${version} ${letter}`;

/** The seals made so far, by letter and version, and how to add one. */
export type Journal = {
  readonly isEmpty: () => boolean;
  readonly find: (letter: string, version: number) => Sealing | undefined;
  /** Returns when the disk has it. */
  readonly add: (sealing: Sealing) => Promise<void>;
};

/** @throws MalformedError when a whole line is damaged */
export async function openJournal(folder: string): Promise<Journal> {
  const content = readText(folder, fileName) ?? "";
  const lines = content.split("\n");
  // A crash may have cut the last line off: that seal was never answered, and is made again.
  const torn = lines.pop() ?? "";
  if (torn !== "") await replaceFile(folder, fileName, lines.map((line) => `${line}\n`).join(""));
  const made = new Map(lines.map(parse).map((sealing) => [nameOf(sealing.letter, sealing.version), sealing]));
  return {
    isEmpty: () => made.size === 0,
    find: (letter, version) => made.get(nameOf(letter, version)),
    add: async (sealing) => {
      await appendFile(folder, fileName, `${JSON.stringify(sealing)}\n`);
      made.set(nameOf(sealing.letter, sealing.version), sealing);
    },
  };
}
