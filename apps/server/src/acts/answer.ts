import { type Letter, type Match, type Verdict, isReleased, noLetter, verdict } from "@chirograph/core";
import { type Query, enough } from "@chirograph/find";
import { readCode } from "@chirograph/marks";
import { type AnnouncementKnown, announced } from "./decisions/public-decision.ts";
import { loadLetter, loadOffice, loadStatement } from "./facts.ts";
import type { Found, Ports, Unit, VersionRow } from "./ports.ts";

export type LetterKnown = {
  readonly id: string;
  readonly reference: string;
  readonly subject: string;
  readonly date: string;
  readonly sha256: string;
  readonly inForceFrom: string;
  readonly until: string | null;
  readonly reason: string | null;
  readonly successor: { readonly id: string; readonly reference: string } | null;
  readonly replaces: { readonly id: string; readonly reference: string } | null;
  readonly announces: readonly AnnouncementKnown[];
};

export type StatementKnown = { readonly id: string; readonly text: string; readonly at: string };

export type AnswerKnown = Verdict & {
  readonly match: "file" | "seal" | "version" | "words" | "reference" | "statement" | "nothing";
  readonly statement: StatementKnown | null;
  readonly letter: LetterKnown | null;
  readonly words: string | null;
  readonly asOf: string;
};

async function named(unit: Unit, id: string | null): Promise<{ id: string; reference: string } | null> {
  const row = id === null ? null : await unit.letters.row(id);
  return row ? { id: row.id, reference: row.reference } : null;
}

async function letterKnown(
  unit: Unit,
  letter: Letter,
  version: VersionRow | null,
): Promise<LetterKnown | null> {
  if (letter.status !== "in-force" && letter.status !== "superseded" && letter.status !== "withdrawn")
    return null;
  const row = await unit.letters.row(letter.id);
  return {
    id: letter.id,
    reference: letter.reference,
    subject: version?.text?.subject || row?.subject || "",
    date: version?.text?.date ?? letter.inForceFrom.slice(0, 10),
    sha256: letter.seal.sha256,
    inForceFrom: letter.inForceFrom,
    until: letter.status === "in-force" ? null : letter.until,
    reason: letter.status === "withdrawn" ? letter.reason : null,
    successor: letter.status === "superseded" ? await named(unit, letter.successor) : null,
    replaces: await named(unit, letter.release.supersedes),
    announces: await announced(unit, letter.release.announces),
  };
}

async function released(unit: Unit, id: string): Promise<StatementKnown | null> {
  const statement = await loadStatement(unit, id);
  return statement.status === "released" ? { id, text: statement.text, at: statement.released.at } : null;
}

/** The newest released statement on a letter. */
async function statementOn(unit: Unit, letter: string): Promise<StatementKnown | null> {
  const rows = (await unit.statements.ofLetter(letter)).filter((row) => row.status === "released");
  const all = [];
  for (const row of rows) all.push(await released(unit, row.id));
  const known = all.filter((one) => one !== null).sort((a, b) => (a.at < b.at ? 1 : -1));
  return known[0] ?? null;
}

const nothing: Match = { by: "nothing" };

function none(ports: Ports): AnswerKnown {
  return {
    ...verdict(nothing, noLetter),
    match: "nothing",
    statement: null,
    letter: null,
    words: null,
    asOf: ports.now(),
  };
}

/** What is said of one letter. A letter that may not be spoken of gives the same bytes as no letter. */
async function about(
  ports: Ports,
  unit: Unit,
  id: string,
  match: Match,
  how: AnswerKnown["match"],
): Promise<AnswerKnown> {
  const letter = await loadLetter(unit, id);
  const said = verdict(match, letter);
  if (said.origin === "nothing-public") return none(ports);
  const version = "seal" in letter ? await unit.letters.version(id, letter.seal.version) : null;
  const words =
    how === "words" && isReleased(letter) && match.by === "released-words" ? (version?.pages ?? null) : null;
  return {
    ...said,
    match: how,
    statement: await statementOn(unit, id),
    letter: await letterKnown(unit, letter, version),
    words: words && words.map((page) => page.text).join("\n\n"),
    asOf: ports.now(),
  };
}

async function onPaper(ports: Ports, unit: Unit, statement: string): Promise<AnswerKnown> {
  const known = await released(unit, statement);
  if (!known) return none(ports);
  return { ...none(ports), ...verdict({ by: "statement" }, noLetter), match: "statement", statement: known };
}

/** Every released file of a bucket with its answer: who asks compares the hashes, and we do not learn which. */
export async function answerFiles(
  ports: Ports,
  prefix: string,
): Promise<{ files: { sha256: string; answer: AnswerKnown }[]; asOf: string }> {
  return ports.transact(async (unit) => {
    const files = [];
    for (const { sha256, letter, statement } of await unit.public.bucket(prefix)) {
      if (letter !== null) {
        const answer = await about(ports, unit, letter, { by: "released-file" }, "file");
        files.push({ sha256, answer });
      } else if (statement !== null) files.push({ sha256, answer: await onPaper(ports, unit, statement) });
    }
    return { files, asOf: ports.now() };
  });
}

/** What is said of released words, a letter's or a paper's that the office spoke about: one indexed under its statement's id. */
async function onReleased(ports: Ports, unit: Unit, { letter }: Found): Promise<AnswerKnown> {
  const statement = await unit.statements.row(letter as string);
  return statement
    ? onPaper(ports, unit, statement.id)
    : about(ports, unit, letter, { by: "released-words", exact: true }, "words");
}

/** Who speaks first for words that stand in several: the letter in force, then any letter, then what was said of a paper. */
async function standing(unit: Unit, { letter }: Found): Promise<number> {
  const row = await unit.letters.row(letter);
  if (!row) return 2;
  return row.status === "in-force" ? 0 : 1;
}

/** Best first; among those that fit equally well the one whose word counts. */
async function bySpeaker(unit: Unit, found: readonly Found[]): Promise<readonly Found[]> {
  if (found.length < 2) return found;
  const all = [];
  for (const one of found) all.push({ one, standing: await standing(unit, one) });
  return all.sort((a, b) => b.one.fit - a.one.fit || a.standing - b.standing).map(({ one }) => one);
}

/** What a text is, from its fingerprints. Released text outranks drafts; the comparison is made by who asks. */
export async function answerWords(ports: Ports, query: Query): Promise<AnswerKnown> {
  return ports.transact(async (unit) => {
    const found = await unit.prints.find(query);
    // A retracted statement has nothing to say, and hides no letter with the same words.
    const known = found.released.filter(({ words }) => enough(words, "released"));
    for (const one of await bySpeaker(unit, known)) {
      const answer = await onReleased(ports, unit, one);
      if (answer.match !== "nothing") return answer;
    }
    const draft = found.draft.find(({ words }) => enough(words, "draft"));
    return draft ? about(ports, unit, draft.letter, { by: "draft-words" }, "words") : none(ports);
  });
}

/** What a typed reference names: a released letter, or nothing public. It never says anything of a paper. */
export async function answerReference(ports: Ports, reference: string): Promise<AnswerKnown> {
  return ports
    .transact(async (unit) => {
      const plain = reference.normalize("NFKC").trim();
      const row = await unit.letters.byReference(plain);
      return row
        ? about(ports, unit, row.id, { by: "released-words", exact: true }, "reference")
        : none(ports);
    })
    .then((answer) => (answer.match === "reference" && answer.letter === null ? none(ports) : answer));
}

/** What a version is, by its 128-bit id (the square code) or its printed code. It never names a copy. */
export async function answerVersion(
  ports: Ports,
  by: "publicId" | "code",
  value: string,
): Promise<AnswerKnown> {
  return ports.transact(async (unit) => {
    const code = by === "code" ? readCode(value) : null;
    if (code && !code.ok) return none(ports);
    const version = await unit.letters.versionBy(by, code?.ok ? code.idPrefix : value);
    return version ? about(ports, unit, version.letter, { by: "version" }, "version") : none(ports);
  });
}

/** A released letter's page and its original. */
export async function publicLetter(
  ports: Ports,
  id: string,
): Promise<{ answer: AnswerKnown; file: Uint8Array; office: string } | null> {
  return ports.transact(async (unit) => {
    const letter = await loadLetter(unit, id);
    if (!isReleased(letter) || !("seal" in letter)) return null;
    const file = await unit.blobs.get(letter.seal.sha256);
    const { office } = await loadOffice(unit, ports);
    const answer = await about(ports, unit, id, { by: "released-file" }, "file");
    return file ? { answer, file, office: office.status === "empty" ? "" : office.settings.name } : null;
  });
}

/** A statement as its own page shows it: with the released letter that it is about. */
export type StatementPageKnown = StatementKnown & {
  readonly letter: { readonly id: string; readonly reference: string } | null;
};

/** A released statement's own page. A letter that is not released is not named. */
export async function publicStatement(ports: Ports, id: string): Promise<StatementPageKnown | null> {
  return ports.transact(async (unit) => {
    const known = await released(unit, id);
    const about = known && (await unit.statements.row(id))?.letter;
    const letter = about ? await loadLetter(unit, about) : noLetter;
    return known && { ...known, letter: isReleased(letter) ? await named(unit, about ?? null) : null };
  });
}
