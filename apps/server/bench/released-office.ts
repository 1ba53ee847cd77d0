import { createHash, randomBytes } from "node:crypto";
import {
  type Actor,
  type Command,
  type Entry,
  type LetterText,
  type Office,
  type StreamId,
  actorName,
  decide,
  foldLetter,
  foldOffice,
  noLetter,
  noStatement,
  streamOf,
} from "@chirograph/core";
import { printedCode, readCode } from "@chirograph/marks";
import { place } from "../src/acts/perform.ts";
import type { Unit } from "../src/acts/ports.ts";
import { project } from "../src/acts/project.ts";
import { openStore } from "../src/store/open-store.ts";
import type { Pool } from "pg";
import { type Prose, textOf } from "./find-corpus.ts";

type Transact = <T>(work: (unit: Unit) => Promise<T>) => Promise<T>;

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const newId = () => randomBytes(16).toString("hex");
const writer = newId();
const credential = randomBytes(32).toString("base64url");
const person: Actor = { kind: "person", person: writer };
const system: Actor = { kind: "system" };

const founding: Command = {
  type: "found-office",
  settings: {
    name: "Varrow Sound Port Authority",
    letterhead: ["Harbour House, Ness Quay"],
    publicAddress: "http://localhost:7040",
    trial: true,
    contact: "letters@varrow-sound.example",
    numbering: "VSPA/{year}/{number}",
    signersRequired: 1,
  },
  first: {
    person: writer,
    name: "Ilse Marrow",
    title: "Action officer",
    address: "ilse.marrow@varrow-sound.example",
    roles: ["administrator", "author", "signer", "releaser"],
  },
  credential: { id: credential, publicKey: randomBytes(77).toString("base64url"), name: "Passkey" },
};

/** Signatures have their shape and length and sign nothing: what is timed reads none of them. */
function signed() {
  const [authenticatorData, clientData, signature] = [37, 180, 71].map((length) =>
    randomBytes(length).toString("base64url"),
  ) as [string, string, string];
  return { nonce: newId(), assertion: { credential, authenticatorData, clientData, signature } };
}

function decided(entries: readonly Entry[], office: Office, command: Command, actor: Actor): Entry[] {
  const letter = "letter" in command ? foldLetter(entries) : noLetter;
  const now = new Date().toISOString();
  const facts = {
    office,
    letter,
    other: noLetter,
    copies: new Map(),
    statement: noStatement,
    decisions: new Map(),
  };
  const decision = decide(command, { facts, actor, now });
  if (!decision.ok) throw new Error(`${command.type} was refused: ${decision.message}`);
  const versions = new Map<StreamId, number>(entries.map((entry) => [entry.stream, entry.seq]));
  return [...entries, ...place(decision.events, versions, actorName(actor), now)];
}

function lifeOf(letter: string, reference: string, version: { publicId: string; sha256: string }) {
  const sealed = sha256(`sealed ${version.sha256}`);
  const parts = (["signer", "releaser"] as const).map((part): Command => ({
    type: "grant-access",
    letter,
    person: writer,
    part,
  }));
  const commands: Command[] = [
    { type: "open-letter", letter, reference },
    ...parts,
    {
      type: "add-version",
      letter,
      after: 0,
      ...version,
      pages: 1,
      source: "typeset",
      effect: "binding",
      credits: [],
    },
    { type: "approve", letter, version: 1, sha256: version.sha256, signed: signed() },
    { type: "record-seal", letter, version: 1, sha256: sealed },
    { type: "release", letter, sha256: sealed, supersedes: null, signed: signed() },
  ];
  return { sealed, commands };
}

export function asText(reference: string, prose: Prose): LetterText {
  return {
    language: "en",
    letterhead: { office: "Varrow Sound Port Authority", lines: ["Harbour House, Ness Quay"] },
    reference,
    date: "2026-11-22",
    from: "Harbour Master",
    through: [],
    to: ["Ship agents and masters"],
    subject: prose[0]?.[0]?.slice(0, 70) ?? "",
    paragraphs: prose.map((sentences) => ({ level: 1, text: sentences.join(" ") })),
    signature: { name: "Ilse Marrow", title: "Action officer" },
    enclosures: [],
    distribution: [],
    effect: "binding",
    basis: null,
    handling: "",
  };
}

/** One letter up to its release, in one transaction: the sequencer of the running office does the rest. */
async function insert(unit: Unit, office: Office, number: number, prose: Prose): Promise<void> {
  const id = newId();
  const reference = `VSPA/2026/${number}`;
  const words = textOf(prose);
  const version = { publicId: newId(), sha256: sha256(words) };
  const { sealed, commands } = lifeOf(id, reference, version);
  const entries = commands.reduce<readonly Entry[]>((before, command) => {
    return decided(before, office, command, command.type === "record-seal" ? system : person);
  }, []);
  await unit.record.append(
    new Map([
      [streamOf.letter(id), 0],
      ["office", 3],
    ]),
    entries,
  );
  await project(unit, entries);
  await unit.blobs.put(version.sha256, Buffer.from(words));
  await unit.blobs.put(sealed, Buffer.from(`sealed ${version.sha256}`));
  const code = readCode(printedCode(version.publicId));
  if (!code.ok) throw new Error("A printed code that cannot be read back.");
  const text = asText(reference, prose);
  await unit.letters.addVersion({
    letter: id,
    n: 1,
    ...version,
    code: code.idPrefix,
    text,
    pages: [{ text: words }],
  });
  await unit.prints.index(id, 1, "draft", words);
}

async function found(transact: Transact): Promise<Office> {
  const entries = decided([], { status: "empty" }, founding, system);
  await transact((unit) => unit.record.append(new Map([["office", 0]]), entries));
  return foldOffice(entries);
}

/**
 * Founds an office in a migrated, empty database and releases these letters: the events that `core` decides, appended and
 * projected as the acts do it. PDFs and signatures are stand-ins of the right length, which nothing here opens. Resolves
 * once the sequencer of a running office has brought all of them into force.
 */
export async function releaseLetters(pool: Pool, letters: readonly Prose[]): Promise<void> {
  const { transact } = openStore(pool, async () => undefined);
  const office = await found(transact);
  for (const [i, prose] of letters.entries()) await transact((unit) => insert(unit, office, i + 1, prose));
  const inForce = "select count(*)::int as n from letter where status = 'in-force'";
  for (;;) {
    const { rows } = await pool.query<{ n: number }>(inForce);
    if (rows[0]?.n === letters.length) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
