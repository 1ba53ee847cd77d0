import { createHash, randomBytes } from "node:crypto";
import { type Entry, type RecordEvent, type StreamId, noTask, severities, streamOf } from "@chirograph/core";
import type { Unit } from "../src/acts/ports.ts";
import { project } from "../src/acts/project.ts";
import type { Store } from "../src/store/open-store.ts";
import { type Prose, textOf } from "./find-corpus.ts";
import { asText } from "./released-office.ts";

const HOLDERS = 10;
const COMMENTS = 5;

const newId = () => randomBytes(16).toString("hex");
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** Entries of one letter's streams, each in its place. */
function recorder(person: string, start: number) {
  const entries: Entry[] = [];
  const last = new Map<StreamId, number>();
  let time = start;
  return {
    entries,
    last,
    add(stream: StreamId, event: RecordEvent, by = person) {
      const seq = (last.get(stream) ?? 0) + 1;
      last.set(stream, seq);
      time += 1_000;
      entries.push({ stream, seq, at: new Date(time).toISOString(), by, event });
    },
  };
}

type Recorder = ReturnType<typeof recorder>;

function version(n: number, words: string): RecordEvent {
  const made = {
    publicId: newId(),
    sha256: sha256(words),
    pages: 1,
    source: "typeset",
    effect: "binding",
  } as const;
  return { type: "version-added", n, ...made, credits: [] };
}

/** A passage of these words: the comment stands on the n-th sentence. */
function passageOf(words: string, n: number) {
  const sentences = words.split(/(?<=\.)\s/u).filter((one) => one.length > 20);
  const quote = (sentences[n % Math.max(1, sentences.length)] ?? words).slice(0, 120);
  const start = Math.max(0, words.indexOf(quote));
  const end = start + quote.length;
  return {
    page: 1,
    quote,
    prefix: words.slice(Math.max(0, start - 30), start),
    suffix: words.slice(end, end + 30),
    start,
    end,
  };
}

function comments(record: Recorder, copy: string, holder: number, words: string): void {
  const stream = streamOf.copy(copy);
  for (let n = 0; n < COMMENTS; n += 1) {
    const comment = newId();
    const said = {
      passage: passageOf(words, holder * COMMENTS + n),
      severity: severities[(holder + n) % 4] ?? "major",
      text: "This does not say from which day the berth is closed, and pilots plan two weeks ahead.",
      proposed: n % 2 ? "from 1 December 2026" : "",
      rationale: "",
      attachments: [],
      from: null,
      late: false,
    } as const;
    record.add(stream, { type: "comment-made", comment, ...said }, `copy/${copy}`);
    if (n % 2)
      record.add(stream, {
        type: "comment-disposed",
        comment,
        disposition: "accept",
        response: "The day is named now.",
      });
  }
}

function circulated(record: Recorder, letter: string, words: string): void {
  const suspense = new Date(Date.now() + 5 * 86_400_000).toISOString();
  const about = { suspense, zone: "UTC", instructions: "", silence: false, shared: false, stages: 1 };
  record.add(streamOf.letter(letter), { type: "circulation-opened", n: 1, version: 1, ...about });
  for (let holder = 0; holder < HOLDERS; holder += 1) {
    const copy = newId();
    const who = { name: `Holder ${holder}`, organisation: `Port ${holder}`, actingFor: "", address: "" };
    const task = { ...noTask, circulation: 1, asked: true, required: holder < 8 };
    const issued = {
      copy,
      letter,
      version: 1,
      round: 0,
      kind: "circulation",
      label: `${holder + 1}/${HOLDERS}`,
    } as const;
    const given = { ...issued, parent: null, holder: who, passingOn: "never", task, stamper: "1" } as const;
    record.add(streamOf.copy(copy), { type: "copy-issued", ...given });
    comments(record, copy, holder, words);
    if (holder < 7) {
      const position = holder === 3 ? "non-concur" : "concur";
      const taken = { position, reason: "It is too early.", version: 1, late: false } as const;
      record.add(streamOf.copy(copy), { type: "position-taken", ...taken }, `copy/${copy}`);
    }
  }
}

/** A letter's whole record: two versions, ten holders, fifty comments, half of them answered. */
async function insert(unit: Unit, person: string, number: number, prose: Prose): Promise<string> {
  const letter = newId();
  const words = textOf(prose);
  const texts = [words, `${words} The berth is closed from 1 December 2026.`];
  const record = recorder(person, Date.now() - 86_400_000);
  const stream = streamOf.letter(letter);
  record.add(stream, { type: "letter-opened", letter, reference: `VSPA/2026/${number}` });
  record.add(stream, { type: "access-granted", person, part: "signer" });
  record.add(stream, version(1, texts[0] ?? ""));
  circulated(record, letter, words);
  record.add(stream, version(2, texts[1] ?? ""));
  await unit.record.append(new Map([...record.last.keys()].map((one) => [one, 0])), record.entries);
  const at = new Date().toISOString();
  const text = asText(`VSPA/2026/${number}`, prose);
  await unit.letters.put({
    id: letter,
    reference: text.reference,
    subject: text.subject,
    status: "draft",
    archived: false,
    silent: false,
    version: 2,
    suspense: null,
    sealedSha256: null,
    releasePending: false,
    updatedAt: at,
  });
  await unit.letters.saveWorking(letter, { text, revision: 1, at, by: person, credits: [] });
  await project(unit, record.entries);
  for (const [index, text] of texts.entries()) {
    const event = record.entries
      .map((one) => one.event)
      .find((one) => one.type === "version-added" && one.n === index + 1);
    if (event?.type !== "version-added") throw new Error("A version that was not added.");
    const { publicId, sha256: hash } = event;
    await unit.blobs.put(hash, Buffer.from(text));
    const row = { letter, n: index + 1, publicId, code: publicId, sha256: hash, text: null };
    await unit.letters.addVersion({ ...row, pages: [{ text }] });
  }
  return letter;
}

/** Letters `from` to `to` of one person's office, written as the acts write them; gives their ids. */
export async function coordinateLetters(
  { transact }: Store,
  person: string,
  prose: readonly Prose[],
  from: number,
  to: number,
): Promise<string[]> {
  const made: string[] = [];
  for (let n = from; n < to; n += 1) {
    const words = prose[n % prose.length];
    if (!words) throw new Error("There is no prose.");
    made.push(await transact((unit) => insert(unit, person, n + 1, words)));
  }
  return made;
}
