import { createHash } from "node:crypto";
import type { LetterText } from "@chirograph/core";
import { queryOf } from "@chirograph/find";
import { printedCode } from "@chirograph/marks";
import { describe, expect, test } from "vitest";
import { berthingText, misread } from "../../cli/src/demo/letter-text.ts";
import {
  type AnswerKnown,
  answerFiles,
  answerReference,
  answerVersion,
  answerWords,
  publicLetter,
  publicStatement,
} from "../src/acts/answer.ts";
import { holderFile } from "../src/acts/coordination/holder.ts";
import { officeSettings, personDoes } from "../src/acts/person-does.ts";
import {
  type Propose,
  proposeStatement,
  releaseStatement,
  releaseStatementOptions,
  statementOptions,
} from "../src/acts/release/statements.ts";
import { viewLetter } from "../src/acts/view-letter.ts";
import { withdraw, withdrawOptions } from "../src/acts/release/withdraw.ts";
import { type TestOffice, onEachDatabase } from "./office.ts";
import { type Colleague, ORIGIN, must } from "./staff.ts";
import { type Signing, berthing, withdrawn } from "./letter.ts";

const harbour = berthingText("12", misread) as unknown as LetterText;
const passage = harbour.paragraphs[1]!.text;
const allWords = harbour.paragraphs.map((one) => one.text).join("\n\n");

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const asWords = (office: TestOffice, text: string) => answerWords(office.ports, queryOf(text));

/** What the page finds for a file's hash: the bucket is asked for, the comparison is its own. */
async function asFile(office: TestOffice, hash: string): Promise<AnswerKnown | null> {
  const { files } = await answerFiles(office.ports, hash.slice(0, 3));
  return files.find((file) => file.sha256 === hash)?.answer ?? null;
}

/** An answer without its moment: what must be equal where nothing may be told. */
const said = ({ asOf: _, ...answer }: AnswerKnown) => JSON.stringify(answer);
const three = ({ origin, status, effect }: AnswerKnown) => [origin, status, effect];

const nothing = ["nothing-public", null, null];
const draft = ["ours", "unsigned-draft", "decides-nothing"];

async function facts({ ports, ilse }: TestOffice, id: string) {
  const { versions, letter } = must(await viewLetter(ports, ilse, id));
  const file = await publicLetter(ports, id);
  const version = versions.at(-1);
  if (!version) throw new Error("The letter has no version.");
  return { version, letter, sealed: "seal" in letter ? letter.seal.sha256 : "", file };
}

/** The office's statement: Ilse writes it, Sami releases it. */
async function speak(
  office: TestOffice,
  subject: Propose["subject"],
  text: string,
  by: Colleague = office.sami,
): Promise<string> {
  const { ports, ilse } = office;
  const { options, nonce, statement } = must(await statementOptions(ports, ilse, { subject, text }));
  const proposal = { statement, subject, text, nonce, response: ilse.passkey.get(options, ORIGIN) };
  must(await proposeStatement(ports, ilse, proposal));
  const release = must(await releaseStatementOptions(ports, by, statement));
  const response = by.passkey.get(release.options, ORIGIN);
  must(await releaseStatement(ports, by, statement, { nonce: release.nonce, response }));
  return statement;
}

function released(open: () => Promise<TestOffice>): void {
  test("in force: the exact file is ours; its words are words of ours, with the wording to compare", async () => {
    const office = await open();
    const { id } = await office.letter().version(harbour).inForce().made();
    const { sealed, letter, file, version } = await facts(office, id);
    expect(three((await asFile(office, sealed))!)).toEqual(["ours", "in-force", "binding"]);
    expect(sha256(file!.file)).toBe(sealed);
    const words = await asWords(office, allWords);
    expect(three(words)).toEqual(["words-of-ours", "in-force", "binding"]);
    expect(words.words).toContain("12 pilot boats");
    expect(words.letter).toMatchObject({ reference: letter.reference, sha256: sealed });
    // One byte changed is no hash of ours.
    const changed = new Uint8Array(file!.file);
    changed[changed.length >> 1]! ^= 1;
    expect(await asFile(office, sha256(changed))).toBeNull();
    // A draft of it is a draft still.
    expect(three(await answerVersion(office.ports, "publicId", version.publicId))).toEqual(draft);
  });

  test("its reference names it however it is typed, and says nothing of the paper", async () => {
    const office = await open();
    const settings = (await officeSettings(office.ports))!;
    const numbering = "Vspa/pil {year}-{number}";
    must(
      await personDoes(office.ports, office.ilse, {
        type: "change-settings",
        settings: { ...settings, numbering },
      }),
    );
    const { id } = await office.letter().version(harbour).inForce().made();
    const { letter } = await facts(office, id);
    for (const typed of [
      letter.reference,
      letter.reference.toUpperCase(),
      ` ${letter.reference.toLowerCase()} `,
    ]) {
      const answer = await answerReference(office.ports, typed);
      expect([answer.match, answer.letter?.id, answer.words]).toEqual(["reference", id, null]);
    }
  });

  test("withdrawn, with the public reason", async () => {
    const office = await open();
    const { id } = await office.letter().version(harbour).inForce().made();
    const { sealed } = await facts(office, id);
    must(await withdrawn(office, office.odile, id, " The works begin later. "));
    const answer = (await asFile(office, sealed))!;
    expect(three(answer)).toEqual(["ours", "withdrawn", "binding"]);
    expect(answer.letter).toMatchObject({ reason: "The works begin later.", successor: null });
  });

  test("not withdrawn by a signature on another reason or another letter, or by one used before", async () => {
    const office = await open();
    const { id } = await office.letter().version(harbour).inForce().made();
    const { id: other } = await office.letter().version(berthing).inForce().made();
    const { ports, odile } = office;
    const reason = "The works begin later.";
    const signedFor = async (letter: string) => {
      const { options, nonce }: Signing = must(await withdrawOptions(ports, odile, letter, reason));
      return { reason, nonce, response: odile.passkey.get(options, ORIGIN) };
    };
    const stale = { ok: false, code: "stale-challenge" };
    const otherWords = { ...(await signedFor(id)), reason: "Never mind." };
    expect(await withdraw(ports, odile, id, otherWords)).toMatchObject(stale);
    expect(await withdraw(ports, odile, id, await signedFor(other))).toMatchObject(stale);
    const once = await signedFor(other);
    must(await withdraw(ports, odile, other, once));
    expect(await withdraw(ports, odile, other, once)).toMatchObject(stale);
    expect(three((await asFile(office, (await facts(office, id)).sealed))!)[1]).toBe("in-force");
  });

  test("superseded, from the moment its successor is in force and not before", async () => {
    const office = await open();
    const old = await office.letter().version(harbour).inForce().made();
    const { sealed } = await facts(office, old.id);
    const text = { ...harbour, subject: "Berthing of pilot boats, second letter" };
    const { id } = await office.letter().version(text).approved().sealed().released(old.id).made();
    expect(three((await asFile(office, sealed))!)).toEqual(["ours", "in-force", "binding"]);
    await office.sequence();
    const answer = (await asFile(office, sealed))!;
    expect(three(answer)).toEqual(["ours", "superseded", "binding"]);
    expect(answer.letter?.successor?.id).toBe(id);
    expect((await asFile(office, (await facts(office, id)).sealed))?.letter?.replaces?.id).toBe(old.id);
  });

  test("one that replaces another with a figure changed: each by its own words, the one in force by those of both", async () => {
    const office = await open();
    const old = await office.letter().version(harbour).inForce().made();
    const changed = berthingText("14", misread) as unknown as LetterText;
    const { id } = await office.letter().version(changed).inForce(old.id).made();
    const moved = (text: LetterText): string => text.paragraphs[2]!.text;
    for (const [words, letter, status] of [
      [moved(harbour), old.id, "superseded"],
      [moved(changed), id, "in-force"],
      [passage, id, "in-force"],
    ] as const) {
      const answer = await asWords(office, words);
      expect([answer.letter?.id, answer.status]).toEqual([letter, status]);
    }
  });

  test("signed and released, but not in the log yet: nothing of it is told", async () => {
    const office = await open();
    const { id } = await office.letter().version(harbour).approved().sealed().released().made();
    const { sealed, letter } = await facts(office, id);
    expect(await asFile(office, sealed)).toBeNull();
    expect(await publicLetter(office.ports, id)).toBeNull();
    expect(three(await answerReference(office.ports, letter.reference))).toEqual(nothing);
    expect(three(await asWords(office, allWords))).toEqual(draft);
    await office.sequence();
    expect(three((await asFile(office, sealed))!)).toEqual(["ours", "in-force", "binding"]);
  });
}

function drafts(open: () => Promise<TestOffice>): void {
  test("is ours and decides nothing, by its words, its square code and its printed code; whose copy is never told", async () => {
    const office = await open();
    const { id, copies } = await office.letter().version(harbour).circulatedTo("bo", "cy").made();
    const { version } = await facts(office, id);
    const answers = [
      await asWords(office, passage),
      await asWords(office, allWords),
      await answerVersion(office.ports, "publicId", version.publicId),
      await answerVersion(office.ports, "code", printedCode(version.publicId)),
    ];
    for (const answer of answers) {
      expect(three(answer)).toEqual(draft);
      expect(answer).toMatchObject({ letter: null, words: null, statement: null });
      expect(said(answer)).not.toContain(id);
    }
    // Every copy of a version answers alike.
    const texts = [];
    for (const { copy } of Object.values(copies)) {
      const read = await office.tools.read(must(await holderFile(office.ports, copy)).pdf);
      if (!read.ok) throw new Error(read.message);
      texts.push(said(await asWords(office, read.pages.map((page) => page.text).join("\n"))));
    }
    expect(texts[0]).toBe(texts[1]);
  });

  test("is not known by its file: the hash of a draft or a copy is in no bucket", async () => {
    const office = await open();
    const { id, copies } = await office.letter().version(harbour).circulatedTo("bo").made();
    const { version } = await facts(office, id);
    const copy = must(await holderFile(office.ports, copies["bo"]!.copy)).pdf;
    for (const hash of [version.sha256, sha256(copy)])
      expect((await answerFiles(office.ports, hash.slice(0, 3))).files).toEqual([]);
  });

  test("that was cancelled says so", async () => {
    const office = await open();
    const { id } = await office.letter().version(harbour).made();
    must(await personDoes(office.ports, office.ilse, { type: "cancel", letter: id, reason: "Not needed." }));
    expect(three(await asWords(office, passage))).toEqual(["ours", "cancelled", "decides-nothing"]);
  });

  test("that is silent, too short, of an unknown code or a draft's reference: the same answer as nothing at all", async () => {
    const office = await open();
    const { id } = await office.letter().version(harbour).made();
    const { version, letter } = await facts(office, id);
    const { ports } = office;
    const none = said(
      await asWords(
        office,
        "The committee met on Tuesday and heard reports on the garden, the roof and the choir.",
      ),
    );
    expect(JSON.parse(none)).toMatchObject({ match: "nothing", origin: "nothing-public" });
    const short = passage.split(" ").slice(0, 9).join(" ");
    expect(said(await asWords(office, short))).toBe(none);
    expect(said(await asWords(office, ""))).toBe(none);
    expect(said(await answerReference(ports, letter.reference))).toBe(none);
    expect(said(await answerReference(ports, "VSPA/2026/999"))).toBe(none);
    expect(said(await answerVersion(ports, "publicId", ports.id()))).toBe(none);
    expect(said(await answerVersion(ports, "code", "no code at all"))).toBe(none);
    must(await personDoes(ports, office.ilse, { type: "silence", letter: id, silent: true }));
    const silent = [
      await asWords(office, passage),
      await asWords(office, allWords),
      await answerVersion(ports, "publicId", version.publicId),
      await answerVersion(ports, "code", printedCode(version.publicId)),
    ];
    for (const answer of silent) expect(said(answer)).toBe(none);
    must(await personDoes(ports, office.ilse, { type: "silence", letter: id, silent: false }));
    expect(three(await asWords(office, passage))).toEqual(draft);
  });

  test("whose words a released letter also has: the released letter is named", async () => {
    const office = await open();
    await office
      .letter()
      .version({ ...harbour, subject: "An early draft" })
      .made();
    const { id } = await office.letter().version(harbour).inForce().made();
    const answer = await asWords(office, allWords);
    expect([three(answer), answer.letter?.id]).toEqual([["words-of-ours", "in-force", "binding"], id]);
  });
}

const strange =
  "The Authority has resolved to sell both tugs to the northern company before the winter, and to let the crews go without notice. " +
  "Whoever objects may write to the harbour office, which will not answer. Mooring fees rise by a third in the same week, and the old lighthouse is to be closed for good.";

function statements(open: () => Promise<TestOffice>): void {
  const text = "No decision was ever taken to end pilotage at Ness Quay.";

  test("on a letter stands above every answer about it, draft and released; one person alone makes none", async () => {
    const office = await open();
    const { ports, ilse } = office;
    const { id } = await office.letter().version(harbour).made();
    const subject = { about: "letter" as const, letter: id };
    const asked = must(await statementOptions(ports, ilse, { subject, text }));
    const proposal = { statement: asked.statement, subject, text, nonce: asked.nonce };
    must(
      await proposeStatement(ports, ilse, { ...proposal, response: ilse.passkey.get(asked.options, ORIGIN) }),
    );
    expect((await asWords(office, passage)).statement).toBeNull();
    const own = must(await releaseStatementOptions(ports, ilse, asked.statement));
    const response = ilse.passkey.get(own.options, ORIGIN);
    expect(
      await releaseStatement(ports, ilse, asked.statement, { nonce: own.nonce, response }),
    ).toMatchObject({ code: "same-person" });
    expect((await asWords(office, passage)).statement).toBeNull();
    const statement = await speak(office, subject, text);
    const answer = await asWords(office, passage);
    expect([three(answer), answer.statement]).toEqual([
      draft,
      { id: statement, text, at: expect.any(String) },
    ]);
    expect(await publicStatement(ports, statement)).toMatchObject({ text, letter: null });
    const { version } = await facts(office, id);
    expect((await answerVersion(ports, "publicId", version.publicId)).statement?.text).toBe(text);
    const newer = await speak(office, subject, "It is about berths.");
    expect((await asWords(office, passage)).statement?.id).toBe(newer);
    must(
      await personDoes(ports, office.sami, {
        type: "retract-statement",
        statement: newer,
        reason: "Said twice.",
      }),
    );
    expect((await asWords(office, passage)).statement?.id).toBe(statement);
  });

  test("on a released letter: its page names the letter", async () => {
    const office = await open();
    const { id } = await office.letter().version(harbour).inForce().made();
    const statement = await speak(office, { about: "letter", letter: id }, "It stands as it is.");
    const { letter } = await facts(office, id);
    expect((await publicStatement(office.ports, statement))?.letter).toEqual({
      id,
      reference: letter.reference,
    });
  });

  test("on a stranger's paper: whoever has its bytes, or its words, hears that it is not ours", async () => {
    const office = await open();
    const bytes = new TextEncoder().encode("%PDF of a stranger");
    const paper = sha256(bytes);
    expect(await asFile(office, paper)).toBeNull();
    expect(three(await asWords(office, strange))).toEqual(nothing);
    const subject = { about: "paper" as const, title: "A letter about tugs", paper, text: strange };
    const id = await speak(office, subject, "This paper is not ours.");
    for (const answer of [(await asFile(office, paper))!, await asWords(office, strange)]) {
      expect(three(answer)).toEqual(["not-ours", null, null]);
      expect(answer).toMatchObject({
        match: "statement",
        letter: null,
        statement: { id, text: "This paper is not ours." },
      });
    }
    // The newest statement on a paper speaks; when it is retracted, the one before does again.
    const newer = await speak(office, subject, "This paper is a forgery of August.");
    expect((await asFile(office, paper))?.statement?.id).toBe(newer);
    must(
      await personDoes(office.ports, office.sami, {
        type: "retract-statement",
        statement: newer,
        reason: "Wrong month.",
      }),
    );
    expect((await asFile(office, paper))?.statement?.id).toBe(id);
    must(
      await personDoes(office.ports, office.sami, {
        type: "retract-statement",
        statement: id,
        reason: "It was ours.",
      }),
    );
    expect(await asFile(office, paper)).toBeNull();
    expect(three(await asWords(office, strange))).toEqual(nothing);
  });

  test("that was retracted hides no letter of ours with the same words", async () => {
    const office = await open();
    const subject = { about: "paper" as const, title: "A copy of our letter", paper: null, text: allWords };
    const id = await speak(office, subject, "This paper is not ours.");
    must(
      await personDoes(office.ports, office.sami, {
        type: "retract-statement",
        statement: id,
        reason: "It was ours.",
      }),
    );
    const letter = await office.letter().version(harbour).inForce().made();
    const answer = await asWords(office, allWords);
    expect([three(answer), answer.letter?.id]).toEqual([["words-of-ours", "in-force", "binding"], letter.id]);
  });
}

onEachDatabase("what is this paper?", (open) => {
  describe("a released letter", () => released(open));
  describe("a draft", () => drafts(open));
  describe("a statement", () => statements(open));
});
