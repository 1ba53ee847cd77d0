import { statementHash } from "../src/statement.ts";
import {
  type Actor,
  type Command,
  type Coordination,
  type Disposition,
  type Effect,
  type Holder,
  type PassingOn,
  type Position,
  type Role,
  type Severity,
  type Signed,
  type Subject,
  type DecisionText,
  type PointKind,
  type ReadBackRule,
  type Take,
  decisionHash,
  usualReadBack,
  type Task,
  usualCoordination,
} from "../src/index.ts";
import type { Part } from "../src/index.ts";
import { id } from "./world.ts";

/** What someone does, said without the name of who does it. */
export type Act = (by: string) => Command;

/** "sid" is a person of the office, "@bo" the holder of copy bo, "system" the system. */
export function actor(who: string): Actor {
  if (who === "system") return { kind: "system" };
  return who.startsWith("@")
    ? { kind: "holder", copy: id(who.slice(1)) }
    : { kind: "person", person: id(who) };
}

/** A file's SHA-256, made up from what the file is. */
export function sha(of: string): string {
  return Buffer.from(of).toString("hex").padEnd(64, "f").slice(0, 64);
}
export const versionFile = (letter: string, n: number) => sha(`${letter} v${n}`);
export const sealedFile = (letter: string, n: number) => sha(`${letter} v${n} sealed`);

/** `bo#2` is a second copy of the holder bo. */
export function holder(copy: string): Holder {
  const name = copy.split("#")[0] ?? copy;
  return { name, organisation: `Port of ${name}`, actingFor: "", address: `${name}@example.test` };
}

const credentialOf = (who: string) => ({ id: `key of ${who}`, publicKey: "AAAA", name: "laptop" });

export function signedBy(who: string): Signed {
  const rest = { authenticatorData: "AA", clientData: "AA", signature: "AA" };
  return { nonce: "00", assertion: { credential: `key of ${who}`, ...rest } };
}

const settings = {
  name: "Harbour Office",
  letterhead: ["Quay 1"],
  publicAddress: "http://localhost:7040",
  trial: true,
  contact: "desk@example.test",
  numbering: "HO-{year}-{number}",
  signersRequired: 1,
};

export function newPerson(who: string, roles: readonly Role[]) {
  return { person: id(who), name: who, title: "", address: `${who}@office.test`, roles };
}

// The office.
export const founds = (first: string, roles: readonly Role[], signersRequired = 1): Act => {
  const founder = { first: newPerson(first, roles), credential: credentialOf(first) };
  return () => ({ type: "found-office", settings: { ...settings, signersRequired }, ...founder });
};
export const sets =
  (signersRequired: number): Act =>
  () => ({ type: "change-settings", settings: { ...settings, signersRequired } });
export const adds =
  (who: string, ...roles: readonly Role[]): Act =>
  () => ({ type: "add-person", ...newPerson(who, roles) });
export const changesRoles =
  (who: string, ...roles: readonly Role[]): Act =>
  () => ({ type: "change-roles", person: id(who), roles });
export const enrols =
  (
    who: string,
    how: "invitation" | "recovery-code" | "two-administrators" | "own" = "invitation",
    key = who,
  ): Act =>
  () => ({ type: "add-credential", person: id(who), credential: credentialOf(key), how });
export const removesKey =
  (who: string, key = who): Act =>
  () => ({ type: "remove-credential", person: id(who), credential: `key of ${key}` });
export const issuesCodes =
  (who: string): Act =>
  () => ({ type: "issue-recovery-codes", person: id(who) });
export const leaves =
  (who: string, successor: string | null = null): Act =>
  () => ({ type: "person-leaves", person: id(who), successor: successor && id(successor) });

// The letter.
export const opens =
  (letter = "letter"): Act =>
  () => ({ type: "open-letter", letter: id(letter), reference: `REF ${letter}` });
export const grants =
  (who: string, part: Part, letter = "letter"): Act =>
  () => ({ type: "grant-access", letter: id(letter), person: id(who), part });
export const revokes =
  (who: string, letter = "letter"): Act =>
  () => ({ type: "revoke-access", letter: id(letter), person: id(who) });
export const reassigns =
  (from: string, to: string, letter = "letter"): Act =>
  () => ({ type: "reassign-access", letter: id(letter), from: id(from), to: id(to) });
export const addsVersion =
  (n: number, letter = "letter", effect: Effect = "binding"): Act =>
  () => ({
    type: "add-version",
    letter: id(letter),
    after: n - 1,
    publicId: id(`${letter} v${n}`),
    sha256: versionFile(letter, n),
    pages: 1,
    source: "typeset",
    effect,
    credits: [],
  });
export const suspense = "2026-12-01T12:00:00.000Z";
const usual = { suspense, zone: "UTC", instructions: "Read it.", silence: false, shared: false };
const task: Omit<Task, "circulation"> = {
  required: false,
  asked: true,
  stage: 1,
  instructions: "",
  through: null,
  replaces: null,
};
export const circulates =
  (version: number, copies: readonly string[], letter = "letter", passingOn: PassingOn = "allowed"): Act =>
  () => ({
    type: "circulate",
    letter: id(letter),
    version,
    ...usual,
    copies: copies.map((copy) => ({ copy: id(copy), holder: holder(copy), passingOn, task })),
    stamper: "1",
  });
/** One copy of a circulation, where more than its name matters: to whom, of which organisation, and what is asked. */
export type Asked = { copy: string; to?: string; of?: string; passingOn?: PassingOn } & Partial<typeof task>;
export const asks =
  (version: number, asked: readonly Asked[], more: Partial<typeof usual> = {}, letter = "letter"): Act =>
  () => ({
    type: "circulate",
    letter: id(letter),
    version,
    ...usual,
    ...more,
    copies: asked.map(
      ({ copy, to, of, passingOn = "allowed", through = null, replaces = null, ...rest }) => ({
        copy: id(copy),
        holder: { ...holder(to ?? copy), ...(of === undefined ? {} : { organisation: of }) },
        passingOn,
        task: {
          ...task,
          ...rest,
          through: through && id(through),
          replaces: replaces && id(replaces),
        },
      }),
    ),
    stamper: "1",
  });
export const movesSuspense =
  (suspense: string, letter = "letter"): Act =>
  () => ({
    type: "change-suspense",
    letter: id(letter),
    suspense,
    zone: "Asia/Dubai",
    reason: "The tide.",
  });
export const opensStage =
  (stage: number, letter = "letter"): Act =>
  () => ({ type: "open-stage", letter: id(letter), stage });
export const waives =
  (copy: string, reason = "They were asked twice.", letter = "letter"): Act =>
  () => ({ type: "waive-holder", ...onCopy(copy, letter), reason });
export const overridesObjection =
  (copy: string, disposition = 1, reason = "Decided.", letter = "letter", comment = `c ${copy}`): Act =>
  () => ({
    type: "override-objection",
    ...onCopy(copy, letter),
    comment: id(comment),
    disposition,
    reason,
  });
export const coordinates =
  (change: Partial<Coordination>): Act =>
  () => ({ type: "change-coordination", coordination: { ...usualCoordination, ...change } });
export const recallsAll =
  (reason = "Sent too early.", letter = "letter"): Act =>
  () => ({ type: "recall-circulation", letter: id(letter), reason });
export const closes =
  (letter = "letter"): Act =>
  () => ({ type: "close-circulation", letter: id(letter) });
export const overrides =
  (copy: string, reason = "Answered in paragraph 2.", position?: number, letter = "letter"): Act =>
  () => ({ type: "override-non-concur", letter: id(letter), copy: id(copy), reason, position });
export const approves =
  (version: number, letter = "letter", sha256 = versionFile(letter, version)): Act =>
  (by) => ({ type: "approve", letter: id(letter), version, sha256, signed: signedBy(by) });
export const returns =
  (version: number, note = "Say who pays.", letter = "letter"): Act =>
  () => ({ type: "return", letter: id(letter), version, note });
export const seals =
  (version: number, letter = "letter"): Act =>
  () => ({ type: "record-seal", letter: id(letter), version, sha256: sealedFile(letter, version) });
export const releases =
  (
    version: number,
    supersedes: string | null = null,
    letter = "letter",
    sha256 = sealedFile(letter, version),
  ): Act =>
  (by) => ({
    type: "release",
    letter: id(letter),
    sha256,
    supersedes: supersedes && id(supersedes),
    signed: signedBy(by),
  });
export const entersIntoForce =
  (letter = "letter"): Act =>
  () => ({ type: "enter-into-force", letter: id(letter), checkpoint: 8 });
export const withdraws =
  (reason = "The ferry runs again.", letter = "letter"): Act =>
  (by) => ({ type: "withdraw", letter: id(letter), reason, signed: signedBy(by) });
export const cancels =
  (reason = "Not needed.", letter = "letter"): Act =>
  () => ({ type: "cancel", letter: id(letter), reason });
export const archives =
  (archived = true, letter = "letter"): Act =>
  () => ({ type: "archive", letter: id(letter), archived });
export const silences =
  (silent = true, letter = "letter"): Act =>
  () => ({ type: "silence", letter: id(letter), silent });

// The copy.
const onCopy = (copy: string, letter: string) => ({ letter: id(letter), copy: id(copy) });
export const takesOfficeCopy =
  (copy: string, version = 1, letter = "letter"): Act =>
  () => ({
    type: "issue-office-copy",
    ...onCopy(copy, letter),
    version,
    kind: "office",
    label: "S1",
    stamper: "1",
  });
export const opensCopy =
  (copy: string, letter = "letter"): Act =>
  () => ({ type: "open-copy", ...onCopy(copy, letter), how: "code" });
export const downloads =
  (copy: string, letter = "letter"): Act =>
  () => ({ type: "download-copy", ...onCopy(copy, letter), sha256: sha(`copy ${copy}`) });
export const comments =
  (
    copy: string,
    text = "Which port?",
    proposed = "",
    letter = "letter",
    comment = `c ${copy}`,
    severity: Severity = "substantive",
    from: string | null = null,
  ): Act =>
  () => {
    const words = { passage: null, severity, text, proposed, rationale: "", attachments: [] };
    const comes = { comment: id(comment), from: from && id(from) };
    return { type: "comment", ...onCopy(copy, letter), ...comes, ...words };
  };
/** A comment of a severity, named by its copy. */
export const remarks = (copy: string, severity: Severity, letter = "letter"): Act =>
  comments(copy, "Which port?", "", letter, `c ${copy}`, severity);
export const replies =
  (copy: string, text = "The north one.", letter = "letter", comment = `c ${copy}`): Act =>
  () => ({ type: "reply", ...onCopy(copy, letter), comment: id(comment), reply: id("r"), text });
export const disposes =
  (
    copy: string,
    disposition: Disposition = "accept",
    response = "",
    letter = "letter",
    comment = `c ${copy}`,
    edition?: number,
  ): Act =>
  () => ({
    type: "dispose",
    ...onCopy(copy, letter),
    comment: id(comment),
    ...(edition === undefined ? {} : { edition }),
    disposition,
    response,
  });
export const merges =
  (copy: string, into: string | null, letter = "letter", comment = `c ${copy}`, main = `c ${into}`): Act =>
  () => ({
    type: "merge",
    ...onCopy(copy, letter),
    comment: id(comment),
    into: into === null ? null : { copy: id(into), comment: id(main) },
  });
export const answers =
  (
    copy: string,
    answer: "satisfied" | "objects" = "satisfied",
    n = 1,
    note = "It costs lives.",
    letter = "letter",
    comment = `c ${copy}`,
  ): Act =>
  () => ({
    type: "answer-disposition",
    ...onCopy(copy, letter),
    comment: id(comment),
    n,
    answer,
    note,
  });
export const declines =
  (copy: string, why: "not-mine" | "cannot-by-then" = "not-mine", letter = "letter"): Act =>
  () => ({ type: "decline", ...onCopy(copy, letter), why, note: "Ask the pilots.", until: null });
export const withdrawsComment =
  (copy: string, letter = "letter", comment = `c ${copy}`): Act =>
  () => ({ type: "withdraw-comment", ...onCopy(copy, letter), comment: id(comment) });
export const takes =
  (copy: string, position: Position, reason = "", letter = "letter"): Act =>
  () => ({ type: "take-position", ...onCopy(copy, letter), position, reason });
export const passesOn =
  (copy: string, child: string, letter = "letter", to = holder(child), delegated = false): Act =>
  () => ({
    type: "pass-on",
    ...onCopy(copy, letter),
    child: id(child),
    holder: to,
    delegated,
    stamper: "1",
  });
export const delegates = (copy: string, child: string, letter = "letter"): Act =>
  passesOn(copy, child, letter, holder(child), true);
export const asksToPassOn =
  (copy: string, to: string, letter = "letter"): Act =>
  () => ({ type: "ask-to-pass-on", ...onCopy(copy, letter), holder: holder(to) });
export const refusesPassingOn =
  (copy: string, letter = "letter"): Act =>
  () => ({ type: "refuse-passing-on", ...onCopy(copy, letter) });
export const recalls =
  (copy: string, letter = "letter"): Act =>
  () => ({ type: "recall-copy", ...onCopy(copy, letter), reason: "Sent in error." });

// The statement.
export const onLetter = (letter = "letter"): Subject => ({ about: "letter", letter: id(letter) });
export const onPaper: Subject = {
  about: "paper",
  paper: sha("paper"),
  words: null,
  title: "A paper",
};
export const proposes =
  (subject: Subject = onPaper, text = "This paper is not ours.", statement = "statement"): Act =>
  (by) => ({
    type: "propose-statement",
    statement: id(statement),
    subject,
    text,
    sha256: statementHash(subject, text),
    signed: signedBy(by),
  });
export const releasesStatement =
  (text = "This paper is not ours.", statement = "statement", subject: Subject = onPaper): Act =>
  (by) => ({
    type: "release-statement",
    statement: id(statement),
    sha256: statementHash(subject, text),
    signed: signedBy(by),
  });
export const retracts =
  (reason = "It was ours.", statement = "statement"): Act =>
  () => ({ type: "retract-statement", statement: id(statement), reason });

/** "p1" is announced, "-p2" must not be read into the letter; the words are the name's own, or those after a colon. */
function point(said: string) {
  const [name = "", text = ""] = said.replace(/^-/, "").split(":");
  const kind: PointKind = said.startsWith("-") ? "ruled-out" : "announced";
  return { id: id(name), kind, text: text || `The letter says ${name}.` };
}

export const threePoints = ["p1", "-p2", "-p3"] as const;
export const states =
  (points: readonly string[], before: readonly string[] = [], letter = "letter"): Act =>
  () => ({
    type: "state-points",
    letter: id(letter),
    before: before.map(point),
    points: points.map(point),
  });
export const cites =
  (name: string, decision: string | null, letter = "letter"): Act =>
  () => ({
    type: "cite-decision",
    letter: id(letter),
    point: id(name),
    decision: decision && id(decision),
  });
export const waivesCitation =
  (name: string, reason = "The board meets on Friday.", letter = "letter"): Act =>
  () => ({ type: "waive-citation", letter: id(letter), point: id(name), reason });
export const waivesReadBack =
  (version: number, reason = "There is no time.", letter = "letter"): Act =>
  () => ({ type: "waive-read-back", letter: id(letter), version, reason });

const readers = (copies: readonly string[]) =>
  copies.map((copy) => ({ copy: id(copy), holder: holder(copy) }));
export const opensReadBack =
  (version: number, copies: readonly string[], letter = "letter"): Act =>
  () => ({
    type: "open-read-back",
    letter: id(letter),
    version,
    readers: readers(copies),
    stamper: "s1",
  });
export const invitesReaders =
  (round: number, copies: readonly string[], letter = "letter"): Act =>
  () => ({
    type: "invite-readers",
    letter: id(letter),
    round,
    readers: readers(copies),
    stamper: "s1",
  });
export const closesReadBack =
  (round: number, letter = "letter"): Act =>
  () => ({ type: "close-read-back", letter: id(letter), round });
export const paraphrases =
  (copy: string, text = "The boats move to Orrin Head.", letter = "letter"): Act =>
  () => ({ type: "paraphrase", ...onCopy(copy, letter), text });

const sentence = {
  page: 1,
  quote: "The boats move.",
  prefix: "",
  suffix: "",
  start: 0,
  end: 15,
};
/** `{ p1: "says-so" }`; each taken from the same sentence. */
export const readsBack =
  (copy: string, takes: Readonly<Record<string, Take>>, letter = "letter"): Act =>
  () => ({
    type: "answer-points",
    ...onCopy(copy, letter),
    answers: Object.entries(takes).map(([name, take]) => ({
      point: id(name),
      take,
      passage: sentence,
    })),
  });
export const entersModel =
  (round: number, letter = "letter"): Act =>
  () => ({
    type: "enter-model-reading",
    letter: id(letter),
    round,
    model: "local-7b",
    paraphrase: "The service ends.",
    answers: [],
  });
export const asksOfReaders =
  (rule: Partial<ReadBackRule>): Act =>
  () => ({ type: "change-read-back-rule", rule: { ...usualReadBack, ...rule } });

export function decisionText(name: string, more: Partial<DecisionText> = {}): DecisionText {
  const days = { decidedOn: "2026-11-01", validFrom: "2026-11-01", validUntil: null };
  const said = {
    reference: `D-${name}`,
    what: `That ${name} is so.`,
    authority: "The Harbour Board",
  };
  return { ...said, ...days, effect: "binding", supersedes: null, ...more };
}
export const enters =
  (name: string, more: Partial<DecisionText> = {}, open = false): Act =>
  (by) => {
    const text = decisionText(name, more);
    const sha256 = decisionHash(text);
    return { type: "enter-decision", decision: id(name), text, open, sha256, signed: signedBy(by) };
  };
export const opensDecision =
  (name: string): Act =>
  (by) => ({ type: "open-decision", decision: id(name), signed: signedBy(by) });
export const revokesDecision =
  (name: string, reason = "The board changed its mind."): Act =>
  (by) => ({ type: "revoke-decision", decision: id(name), reason, signed: signedBy(by) });
