import * as fc from "fast-check";
import {
  type Coordination,
  type Disposition,
  type ExistingLetter,
  type IssuedCopy,
  type Part,
  type Position,
  type ReadBackRule,
  type Role,
  type Severity,
  dispositions,
  latestVersion,
  positions,
  severities,
} from "../src/index.ts";
import * as act from "./act.ts";
import { type World, id } from "./world.ts";

/** One throw of the dice: which letter, how much time passed, whether to be plausible, and what then. */
export type Dice = {
  readonly letter: number;
  readonly ms: number;
  readonly wild: number;
  readonly pick: number;
  readonly detail: number;
};

const day = 86_400_000;

const dice: fc.Arbitrary<Dice> = fc.record({
  letter: fc.nat(1),
  // Mostly the same millisecond or the next; now and then days, so that suspenses pass.
  ms: fc.oneof(
    { arbitrary: fc.nat(2), weight: 14 },
    { arbitrary: fc.integer({ min: 1, max: 6 }).map((days) => days * day), weight: 1 },
  ),
  wild: fc.nat(99),
  pick: fc.nat(9999),
  detail: fc.nat(0x3fff_ffff),
});

/** How many commands a story has. */
const length = 200;
export const stories = fc.array(dice, { minLength: length, maxLength: length, size: "max" });

export const people: Readonly<Record<string, readonly Role[]>> = {
  ada: ["administrator"],
  ana: ["author", "action-officer"],
  act: ["author", "action-officer"],
  bea: ["author"],
  sid: ["signer"],
  sue: ["signer"],
  tom: ["signer"],
  rex: ["releaser", "security-officer"],
  rod: ["releaser"],
  aud: ["auditor"],
};
const names = Object.keys(people);
/** cy and di are of one house: one may answer for both. */
const holders = ["bo", "cy", "di", "ed", "fy"];
const house: Readonly<Record<string, string>> = { cy: "Quay House", di: "Quay House" };
export const letters = ["la", "lb"];

export type Deed = { readonly who: string; readonly doing: act.Act };
type Weighted = readonly [weight: number, who: string, doing: act.Act];

function at<T>(list: readonly T[], n: number): T {
  const one = list[n % list.length];
  if (one === undefined) throw new Error("There is nothing to choose from.");
  return one;
}
const bit = (detail: number, n: number) => ((detail >> n) & 1) === 1;
const one = (detail: number, n: number, of: number) => (detail >> n) % of === 0;

/** The name that was given as an id. */
function named(key: string): string {
  return Buffer.from(key, "hex").toString().replaceAll("\0", "");
}

function copiesOf(world: World, letter: string): IssuedCopy[] {
  return [...world.copies().values()].filter(
    (copy): copy is IssuedCopy =>
      copy.status !== "none" && copy.letter === id(letter) && copy.kind === "circulation",
  );
}

/** Someone who has one of these parts in the letter, else who usually has. */
function partner(known: ExistingLetter, parts: readonly Part[], detail: number, usual: string): string {
  const able = names.filter((who) => parts.some((part) => known.access.get(id(who))?.has(part)));
  return able.length === 0 ? usual : at(able, detail);
}
const writer = (known: ExistingLetter, detail: number) =>
  partner(known, ["author", "action-officer"], detail, "ana");
const signer = (known: ExistingLetter, detail: number) => partner(known, ["signer"], detail, "sid");

/** Comments of several copies bear the same ids: holders choose them. */
const commentNames = ["c1", "c2"];

/** What is said about one comment of the letter, if there is any. */
function onComments(world: World, known: ExistingLetter, letter: string, detail: number): Weighted[] {
  const all = copiesOf(world, letter).flatMap((copy) =>
    copy.comments.map((comment) => ({ copy: named(copy.id), comment })),
  );
  if (all.length === 0) return [];
  const { copy, comment } = at(all, detail);
  const main = at(all, detail >> 5);
  const name = named(comment.id);
  const n = Math.max(1, comment.dispositions - (one(detail, 9, 8) ? 1 : 0));
  const disposition: Disposition = at(dispositions, detail >> 11);
  const response = one(detail, 13, 4) ? "" : "It is so.";
  const objects = bit(detail, 16) || bit(detail, 17) ? "objects" : "satisfied";
  const [by, sid] = [writer(known, detail), signer(known, detail >> 3)];
  const waits = comment.disposed === null && !comment.withdrawn;
  const objected = comment.satisfaction?.answer === "objects";
  return [
    [waits ? 14 : 2, by, act.disposes(copy, disposition, response, letter, name)],
    [
      all.length > 1 ? 8 : 0.5,
      by,
      act.merges(
        copy,
        bit(detail, 18) || bit(detail, 15) ? main.copy : null,
        letter,
        name,
        named(main.comment.id),
      ),
    ],
    [1, by, act.replies(copy, "The north one.", letter, name)],
    [0.5, `@${copy}`, act.replies(copy, "Both.", letter, name)],
    [comment.disposed ? 8 : 0.5, `@${copy}`, act.answers(copy, objects, n, "No.", letter, name)],
    [objected ? 4 : 0.5, sid, act.overridesObjection(copy, n, "Decided.", letter, name)],
    [1, `@${copy}`, act.withdrawsComment(copy, letter, name)],
  ];
}

function remark(copy: string, letter: string, detail: number): act.Act {
  const severity: Severity = at(severities, detail >> 7);
  const text = `Which port, of ${1 + (detail % 3)}?`;
  return act.comments(copy, text, "", letter, at(commentNames, detail >> 12), severity);
}

function handingOn(world: World, by: string, copy: string, letter: string, detail: number): Weighted[] {
  const child = `${at(holders, detail >> 3)}#${world.entries.length}`;
  return [
    [1, `@${copy}`, act.passesOn(copy, child, letter)],
    [1.5, `@${copy}`, act.delegates(copy, child, letter)],
    [0.5, `@${copy}`, act.asksToPassOn(copy, child, letter)],
    [0.5, by, act.refusesPassingOn(copy, letter)],
    [0.5, by, act.passesOn(copy, child, letter)],
  ];
}

/** The copy on which something happens now: mostly one of the newest, so that those asked answer. */
function chosenCopy(copies: readonly IssuedCopy[], detail: number): IssuedCopy {
  return at(bit(detail, 1) ? copies.slice(-6) : copies, detail >> 2);
}

function input(world: World, known: ExistingLetter, letter: string, detail: number): Weighted[] {
  const copies = copiesOf(world, letter);
  if (copies.length === 0) return [];
  const issued = chosenCopy(copies, detail);
  const copy = named(issued.id);
  const position: Position = at(positions, detail >> 9);
  const against = issued.position?.position === "non-concur";
  const [by, sid] = [writer(known, detail), signer(known, detail >> 5)];
  const silent = issued.task.required && issued.position === null;
  return [
    [silent ? 10 : 4, `@${copy}`, act.takes(copy, position, "No.", letter)],
    [3, `@${copy}`, remark(copy, letter, detail)],
    [1, `@${copy}`, act.opensCopy(copy, letter)],
    [0.5, `@${copy}`, act.downloads(copy, letter)],
    [0.7, `@${copy}`, act.declines(copy, bit(detail, 8) ? "not-mine" : "cannot-by-then", letter)],
    [0.5, by, act.recalls(copy, letter)],
    [against ? 20 : 1, sid, act.overrides(copy, "Answered.", undefined, letter)],
    [silent ? 6 : 1, sid, act.waives(copy, "Long asked.", letter)],
    ...handingOn(world, by, copy, letter, detail),
    ...onComments(world, known, letter, detail >> 1),
  ];
}

function staffing(known: ExistingLetter, letter: string): Weighted[] {
  const wanted = [
    ["sid", "signer"],
    ["sue", "signer"],
    ["tom", "signer"],
    ["rex", "releaser"],
    ["act", "action-officer"],
  ] as const;
  const missing = wanted.filter(([who, part]) => !known.access.get(id(who))?.has(part));
  return missing.map(([who, part]): Weighted => [15, writer(known, 0), act.grants(who, part, letter)]);
}

/** Some holders, each asked in their own way. */
function circulation(world: World, letter: string, n: number, detail: number): act.Act {
  const chosen = holders.filter((_, index) => bit(detail, index)).slice(0, 3);
  const some = chosen.length === 0 ? ["bo"] : chosen;
  const turns = one(detail, 6, 2) && some.length > 1;
  const spoken = !one(detail, 8, 4) && some.includes("cy") && some.includes("di");
  const name = (holder: string) => `${holder}#${world.entries.length}`;
  const asked = some.map((holder, index) => ({
    copy: name(holder),
    ...(house[holder] === undefined ? {} : { of: house[holder] }),
    required: bit(detail, 10 + index),
    asked: !one(detail, 13 + index, 7),
    stage: turns && index > 0 ? 2 : 1,
    passingOn: at(["allowed", "allowed", "ask", "never"] as const, detail >> 20),
    through: spoken && holder === "di" ? name("cy") : null,
  }));
  const suspense = new Date(Date.parse(world.now()) + ((detail >> 16) % 8) * day).toISOString();
  return act.asks(n, asked, { suspense, silence: one(detail, 19, 2) }, letter);
}

function drafting(world: World, known: ExistingLetter, letter: string, detail: number): Weighted[] {
  const n = latestVersion(known)?.n ?? 0;
  const copies = holders.slice(0, 1 + (detail % 3)).map((holder) => `${holder}#${world.entries.length}`);
  const [by, sid] = [writer(known, detail), signer(known, detail >> 2)];
  const passing = at(["allowed", "ask", "never"] as const, detail >> 2);
  const circulated = known.circulations.length;
  return [
    [n === 0 ? 40 : 1, by, act.addsVersion(n + 1, letter)],
    [circulated > 3 ? 1 : 20 / (1 + 3 * circulated), by, circulation(world, letter, n, detail)],
    [1, by, act.circulates(n, copies, letter, passing)],
    [circulated > 1 ? 9 : 4 * circulated + 1, sid, act.approves(n, letter)],
    [1, sid, act.returns(n, "Shorter.", letter)],
  ];
}

function coordinating(world: World, known: ExistingLetter, letter: string, detail: number): Weighted[] {
  const n = latestVersion(known)?.n ?? 0;
  const turn = (known.circulations.at(-1)?.stage ?? 0) + 1;
  const more = (known.circulations.at(-1)?.stages ?? 0) >= turn ? 3 : 0.2;
  const suspense = new Date(Date.parse(world.now()) + (((detail >> 4) % 9) - 2) * day).toISOString();
  const by = writer(known, detail);
  return [
    [5, by, act.closes(letter)],
    [0.3, by, act.recallsAll("Sent too early.", letter)],
    [0.7, by, act.addsVersion(n + 1, letter)],
    [0.5, signer(known, detail), act.approves(n, letter)],
    [2, by, act.movesSuspense(suspense, letter)],
    [more / 2, by, act.opensStage(turn, letter)],
    [more, "system", act.opensStage(turn, letter)],
    ...input(world, known, letter, detail),
    ...readingBack(world, known, letter, detail >> 1).map(([weight, ...deed]): Weighted => [
      weight / 4,
      ...deed,
    ]),
  ];
}

const takeWords = ["says-so", "does-not-say", "says-opposite"] as const;
const pointNames = ["p1", "-p2", "-p3", "p4"];

/** A reader who mostly reads what is meant. */
function reading(known: ExistingLetter, copy: IssuedCopy, letter: string, detail: number): Weighted {
  const name = named(copy.id);
  if (!copy.reading.paraphrase) return [60, `@${name}`, act.paraphrases(name, "The boats move.", letter)];
  const asked = known.rounds[copy.round - 1]?.points ?? [];
  const given = asked.map((point, index) => {
    const meant = point.kind === "announced" ? "says-so" : "does-not-say";
    return [named(point.id), one(detail, 3 + index, 12) ? at(takeWords, detail >> index) : meant] as const;
  });
  return [60, `@${name}`, act.readsBack(name, Object.fromEntries(given), letter)];
}

/** What the letter is to say, on what that rests, and what readers take it to say. */
function readingBack(world: World, known: ExistingLetter, letter: string, detail: number): Weighted[] {
  const n = latestVersion(known)?.n ?? 0;
  const [by, sid] = [writer(known, detail), signer(known, detail >> 5)];
  const said = known.points.map(({ id: key, kind, text }) => {
    const name = `${kind === "announced" ? "" : "-"}${named(key)}`;
    return text === `The letter says ${named(key)}.` ? name : `${name}:${text}`;
  });
  const other = [...pointNames.slice(0, 3 + (detail % 2)), ...(one(detail, 7, 3) ? ["p5:Other words."] : [])];
  const states = act.states(other, said, letter);
  if (said.length === 0) return n > 0 && letter === "lb" ? [[4, by, states]] : [[0.05, by, states]];
  const bare = known.points.find((point) => point.kind === "announced" && !point.decision && !point.waived);
  const cited = at(["d1", "d2", "d3", "d4"], detail >> 9);
  const point = named((bare ?? at(known.points, detail >> 4)).id);
  const round = known.rounds.at(-1);
  const waived = known.readBackWaivers.some((one) => one.version === n);
  const fresh = round?.version === n ? 0.2 : 20;
  const readers = ["qa", "qb", "qc"].map((q) => `${q}${one(detail, 14, 6) ? "" : n}#${world.entries.length}`);
  const all = one(detail, 17, 4) ? [...readers.slice(1), `bo#q${world.entries.length}`] : readers;
  const waiting = [...world.copies().values()].filter(
    (copy): copy is IssuedCopy =>
      copy.status === "issued" &&
      copy.letter === known.id &&
      copy.kind === "read-back" &&
      copy.round === round?.n &&
      copy.reading.answers === null,
  );
  return [
    [0.3, by, states],
    [bare ? 25 : 0.3, by, act.cites(point, one(detail, 12, 8) ? null : cited, letter)],
    [bare ? 5 : 0.2, sid, act.waivesCitation(point, "Soon.", letter)],
    [fresh, by, act.opensReadBack(n, all, letter)],
    [0.3, by, act.invitesReaders(round?.n ?? 1, [`qd#${world.entries.length}`], letter)],
    [0.2, by, act.closesReadBack(round?.n ?? 1, letter)],
    [0.2, "system", act.entersModel(round?.n ?? 1, letter)],
    [3, sid, act.waivesReadBack(n, "No time.", letter)],
    // Whoever has gone this far mostly goes on to the signer.
    [
      !bare && (waived || (round?.version === n && waiting.length === 0)) ? 40 : 0,
      sid,
      act.approves(n, letter),
    ],
    ...waiting.map((copy) => reading(known, copy, letter, detail)),
  ];
}

/** What the register says, whatever letters rest on it. */
function deciding(world: World, detail: number): Weighted[] {
  const signing = at(["sid", "sue", "tom"], detail >> 2);
  const name = at(["d1", "d2", "d3", "d4"], detail >> 6);
  const known = world.decisions().get(id(name));
  const day = at([null, null, "2026-11-25", "2026-12-24"], detail >> 11);
  const supersedes = one(detail, 13, 3) ? id(at(["d1", "d2"], detail >> 8)) : null;
  return [
    [known ? 0.1 : 4, signing, act.enters(name, { validUntil: day, supersedes })],
    [known?.status === "standing" ? 0.25 : 0.02, signing, act.revokesDecision(name)],
    [0.1, signing, act.opensDecision(name)],
  ];
}

function byState(world: World, known: ExistingLetter, letter: string, detail: number): Weighted[] {
  const n = latestVersion(known)?.n ?? 0;
  const sid = signer(known, detail);
  const rex = partner(known, ["releaser"], detail, "rex");
  switch (known.status) {
    case "draft":
    case "adjudication":
      return [
        ...drafting(world, known, letter, detail),
        ...input(world, known, letter, detail),
        ...readingBack(world, known, letter, detail >> 1),
      ];
    case "in-coordination":
      return coordinating(world, known, letter, detail);
    case "returned":
      return [[20, writer(known, detail), act.addsVersion(n + 1, letter)]];
    case "approved":
      return [
        [20, "system", act.seals(n, letter)],
        [2, sid, act.approves(n, letter)],
        [6, sid, act.returns(n, "Wait.", letter)],
      ];
    case "signed-not-released":
      return [
        [12, rex, act.releases(n, detail % 3 ? null : at(letters, detail), letter)],
        [10, "system", act.entersIntoForce(letter)],
        [8, sid, act.returns(n, "Wait.", letter)],
      ];
    default:
      return [
        [1, rex, act.withdraws("Changed.", letter)],
        [2, "system", act.entersIntoForce(letter)],
        ...input(world, known, letter, detail),
      ];
  }
}

function rules(detail: number): Partial<Coordination> {
  return {
    silentRequired: one(detail, 2, 3) ? "show" : "hold",
    objections: one(detail, 5, 3) ? "show" : "hold",
    disposeFirst: severities.filter((_, index) => bit(detail, 8 + index)),
  };
}

function readBackRule(detail: number): Partial<ReadBackRule> {
  const hold = at(["with-points", "with-points", "with-points", "never", "always"] as const, detail >> 3);
  return { hold, readers: 1 + ((detail >> 6) % 3), share: one(detail, 9, 3) ? 60 : 100 };
}

/** What people of the office do besides their letters. */
function around(letter: string, detail: number): Weighted[] {
  const who = at(names, detail);
  const other = at(names, detail >> 4);
  return [
    [0.2, "ana", act.cancels("No.", letter)],
    [0.3, "ana", act.archives(bit(detail, 3), letter)],
    [0.3, "ana", act.silences(bit(detail, 3), letter)],
    [0.4, who, act.takesOfficeCopy(`s${detail}`, 1, letter)],
    [0.12, "ada", act.leaves(who, bit(detail, 3) ? other : null)],
    [0.3, "ada", act.reassigns(who, other, letter)],
    [0.15, "ada", act.changesRoles(who, ...(people[other] ?? []))],
    [0.3, "ada", act.sets(1 + (detail % 2))],
    [0.6, "ada", act.coordinates(rules(detail))],
    [0.6, "ada", act.asksOfReaders(readBackRule(detail))],
    [0.15, who, act.removesKey(who)],
    [0.2, "system", act.enrols(who, "recovery-code", who)],
    [0.4, "ana", act.grants(who, at(["author", "reader", "signer"] as const, detail >> 5), letter)],
    [0.15, "ana", act.revokes(who, letter)],
    [0.5, at(["ana", "rex"], detail), act.proposes(bit(detail, 3) ? act.onLetter(letter) : act.onPaper)],
    [2, at(["rex", "rod"], detail), act.releasesStatement()],
    [0.03, "rex", act.retracts()],
  ];
}

function chosen(list: readonly Weighted[], pick: number): Deed {
  const total = list.reduce((sum, [weight]) => sum + weight, 0);
  let left = (pick / 10_000) * total;
  for (const [weight, who, doing] of list) {
    left -= weight;
    if (left < 0) return { who, doing };
  }
  throw new Error("Nothing was chosen.");
}

function plausible(world: World, letter: string, { pick, detail }: Dice): Deed {
  const known = world.letter(letter);
  if (known.status === "none")
    return chosen([[9, "ana", act.opens(letter)], ...around(letter, detail)], pick);
  const list = [
    ...staffing(known, letter),
    ...byState(world, known, letter, detail),
    ...deciding(world, detail >> 3),
    ...around(letter, detail),
  ];
  return chosen(list, pick);
}

/** The next deed: mostly one that the state asks for; now and then by the wrong person, or about the wrong letter. */
export function next(world: World, thrown: Dice): Deed {
  const letter = at(letters, thrown.letter);
  const deed = plausible(world, letter, thrown);
  if (thrown.wild >= 16 || deed.who === "system") return deed;
  if (thrown.wild < 8) return { ...deed, who: at([...names, "@bo#9", "eve"], thrown.detail) };
  return plausible(world, at(letters, thrown.letter + 1), {
    ...thrown,
    pick: (thrown.pick * 7) % 10_000,
  });
}
