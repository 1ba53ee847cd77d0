import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Command,
  type Entry,
  type StreamId,
  decodeEntry,
  encodeEntry,
  foldCopy,
  foldDecision,
  foldLetter,
  foldOffice,
  foldStatement,
  gates,
  policies,
} from "../src/index.ts";
import { actor } from "./act.ts";
import * as act from "./act.ts";
import { does } from "./given.ts";
import {
  hasLeft,
  keysOf,
  newestVersion,
  openObjections,
  partsOf,
  remark,
  rolesOf,
  rulesInForce,
  signersRequired,
  silentHolders,
  standingApprovals,
  groundless,
  readBack,
  standingObjections,
  taskOf,
  termsOf,
  unansweredRemarks,
} from "./hindsight.ts";
import { type Deed, type Dice, letters, next, people, stories } from "./story.ts";
import { type World, id, world } from "./world.ts";

/** Nothing on a letter's stream after its cancellation but this; on its copies only what changes nothing of it. */
const afterCancelled = new Set(["letter-archived", "letter-silenced", "access-granted", "access-revoked"]);
const copyAfterCancelled = new Set(["copy-recalled", "copy-opened", "copy-downloaded"]);

function harbour(): World {
  const w = world();
  does(w, "system", act.founds("ada", people["ada"] ?? []));
  for (const [who, roles] of Object.entries(people).filter(([who]) => who !== "ada")) {
    does(w, "ada", act.adds(who, ...roles));
    does(w, "system", act.enrols(who));
  }
  return w;
}

function plain(_: string, value: unknown): unknown {
  return value instanceof Map || value instanceof Set ? [...(value as Iterable<unknown>)] : value;
}

/** Everything the record has come to, comparable. */
function snapshot(w: World): string {
  return JSON.stringify([w.office(), w.letters(), w.copies(), w.statement(), w.entries.length], plain);
}

function elsewhere(command: Command): Command {
  return { ...command, letter: id("nowhere") } as Command;
}

/** A person without a part in the letter, or a holder without a copy of it, hears what they would of no letter. */
function checkNeedToKnow(w: World, { who, doing }: Deed): void {
  const command = doing(who);
  if (!("letter" in command) || who === "system" || command.type === "open-letter") return;
  const outsider = who.startsWith("@")
    ? !("copy" in command) || w.facts(command).copies.get(id(who.slice(1)))?.status === undefined
    : partsOf(w.entries, `letter/${command.letter}`, id(who)).size === 0;
  if (!outsider || command.type === "reassign-access") return;
  const decision = w.asks(actor(who), command);
  expect(decision).toEqual(w.asks(actor(who), elsewhere(command)));
  expect(decision.ok).toBe(false);
  const stands = !who.startsWith("@") && rolesOf(w.entries, id(who)).length > 0;
  if (stands && policies[command.type].parts !== null) expect(decision).toMatchObject({ code: "not-found" });
}

function checkApproval(before: readonly Entry[], entry: Entry): void {
  const { event, by, stream } = entry;
  if (event.type !== "version-approved") return;
  expect(rolesOf(before, by)).toContain("signer");
  expect(partsOf(before, stream, by)).toContain("signer");
  expect(keysOf(before, by)).toContain(event.signed.assertion.credential);
  expect(newestVersion(before, stream)).toMatchObject({ n: event.version, sha256: event.sha256 });
  expect(openObjections(before, stream.slice("letter/".length))).toEqual([]);
  expect(groundless(before, stream, entry.at)).toEqual([]);
  expect(readBack(before, stream)).toBe(true);
  checkCoordinated(before, entry);
}

/** What the office's rules of that moment hold for, and the critical comments that no rule lets pass. */
function checkCoordinated(before: readonly Entry[], { stream, at }: Entry): void {
  const letter = stream.slice("letter/".length);
  const rules = rulesInForce(before);
  expect(unansweredRemarks(before, letter).filter(({ severity }) => severity === "critical")).toEqual([]);
  const unanswered = unansweredRemarks(before, letter).filter(({ severity }) => rules.first.has(severity));
  expect(unanswered).toEqual([]);
  if (rules.silentRequired === "hold") expect(silentHolders(before, letter, at)).toEqual([]);
  if (rules.objections === "hold") expect(standingObjections(before, letter)).toEqual([]);
}

/** Nobody speaks before their turn, nor whose colleague answers for them; the system opens no turn over one who is asked. */
function checkTurn(before: readonly Entry[], { event, stream, by, at }: Entry): void {
  if (event.type === "stage-opened" && by === "system") {
    const asked = silentHolders(before, stream.slice("letter/".length), at);
    expect(asked.filter(({ circulation, stage }) => circulation === event.n && stage < event.stage)).toEqual(
      [],
    );
  }
  if (event.type !== "position-taken" && event.type !== "comment-made") return;
  const task = taskOf(before, stream);
  if (!task) throw new Error("Something was said on a copy that was never issued.");
  const { turns, open, suspense } = termsOf(before, task.letter, task.circulation);
  if (open) expect([...turns.keys()]).toContain(task.stage);
  if (event.type === "position-taken") expect(task.through).toBeNull();
  expect(event.late).toBe(at > suspense);
}

/** Declared silence never comes to count sooner than those asked were told. */
function checkSuspense(before: readonly Entry[], { event, stream, at }: Entry): void {
  if (event.type === "circulation-opened" && event.silence) expect(event.suspense > at).toBe(true);
  if (event.type !== "suspense-changed") return;
  const { open, silence, suspense } = termsOf(before, stream.slice("letter/".length), event.n);
  expect(open).toBe(true);
  if (silence && event.suspense !== suspense)
    expect(event.suspense > suspense && event.suspense > at).toBe(true);
}

/** Who answers a disposition answers the one that stands, to the words that stand. */
function checkAnswer(before: readonly Entry[], { event, stream }: Entry): void {
  if (event.type !== "disposition-answered" && event.type !== "comment-disposed") return;
  const own = before.filter((one) => one.stream === stream);
  const about = remark(own, stream, event.comment);
  expect(about).not.toBeNull();
  if (event.type === "disposition-answered") {
    expect(about?.answer).not.toBeNull();
    expect(about?.n).toBe(event.n);
  }
}

/** Which gates refused an approval, where it was refused for gates. */
function heldBy(w: World, { who, doing }: Deed): ReadonlySet<string> {
  const command = doing(who);
  const decision = w.asks(actor(who), command);
  if (decision.ok || decision.code !== "held-by-gates") return new Set();
  const { letter, copies, office, decisions } = w.facts(command);
  if (letter.status === "none") throw new Error("No gate holds a letter that is not there.");
  const all = gates({ letter, copies: [...copies.values()], office, decisions, now: w.now() });
  return new Set(all.filter(({ status }) => status === "held").map(({ gate }) => gate));
}

function checkSeal(before: readonly Entry[], { event, stream }: Entry): void {
  if (event.type !== "letter-sealed") return;
  const approvals = standingApprovals(before, stream);
  const version = newestVersion(before, stream);
  expect(version?.n).toBe(event.version);
  expect(approvals.length).toBeGreaterThan(0);
  for (const one of approvals)
    expect(one.event).toMatchObject({ version: event.version, sha256: version?.sha256 });
  const last = approvals.at(-1);
  const required = signersRequired(before.slice(0, last ? before.indexOf(last) : 0));
  expect(new Set(approvals.map((one) => one.by)).size).toBeGreaterThanOrEqual(required);
}

function checkRelease(before: readonly Entry[], { event, stream, at }: Entry): void {
  if (event.type !== "letter-released") return;
  const own = before.filter((one) => one.stream === stream);
  const turning = own.findLast(
    ({ event: { type } }) => type === "letter-sealed" || type === "letter-returned",
  );
  expect(turning?.event).toMatchObject({ type: "letter-sealed", sha256: event.sha256 });
  expect(standingApprovals(before, stream).length).toBeGreaterThan(0);
  expect(groundless(before, stream, at)).toEqual([]);
}

function checkEnds(before: readonly Entry[], { event, stream, by }: Entry): void {
  if (by !== "system" && !by.startsWith("copy/")) expect(hasLeft(before, by)).toBe(false);
  const letter = before.findLast((one) => one.stream === stream && one.event.type === "copy-issued")?.event;
  const of = letter?.type === "copy-issued" ? `letter/${letter.letter}` : stream;
  if (!before.some((one) => one.stream === of && one.event.type === "letter-cancelled")) return;
  expect(of === stream ? afterCancelled : copyAfterCancelled).toContain(event.type);
}

function checkStatement(before: readonly Entry[], { event, stream, by }: Entry): void {
  if (event.type !== "statement-released") return;
  const proposed = before.find((one) => one.stream === stream && one.event.type === "statement-proposed");
  expect(proposed?.by).toBeDefined();
  expect(proposed?.by).not.toBe(by);
}

function checkFolds(w: World): void {
  const again = (stream: StreamId) => w.stream(stream).map((entry) => decodeEntry(encodeEntry(entry)));
  expect(isDeepStrictEqual(foldOffice(again("office")), w.office())).toBe(true);
  for (const [key, letter] of w.letters()) expect(foldLetter(again(`letter/${key}`))).toEqual(letter);
  for (const [key, copy] of w.copies()) expect(foldCopy(again(`copy/${key}`))).toEqual(copy);
  for (const [key, decision] of w.decisions())
    expect(foldDecision(again(`decision/${key}`))).toEqual(decision);
  const statement = w.statement();
  if (statement.status !== "none")
    expect(foldStatement(again(`statement/${statement.id}`))).toEqual(statement);
}

type Check = (w: World, deed: Deed) => void;

/** Plays a story; `onDeed` looks before each deed, `onEntry` at each new entry with all that came before it. */
function play(
  story: readonly Dice[],
  onDeed: Check,
  onEntry: (before: readonly Entry[], entry: Entry, w: World) => void,
): World {
  const w = harbour();
  for (const thrown of story) {
    w.passes(thrown.ms);
    const deed = next(w, thrown);
    onDeed(w, deed);
    const known = w.entries.length;
    w.gives(actor(deed.who), deed.doing(deed.who));
    for (let i = known; i < w.entries.length; i += 1) {
      const entry = w.entries[i];
      if (entry) onEntry(w.entries.slice(0, i), entry, w);
    }
  }
  return w;
}

const nothing = () => undefined;
const count = Number(process.env["STORIES"] ?? 300);
const runs = { numRuns: count };
/** For what looks at the whole state before each command, or asks for everyone. */
const fewRuns = { numRuns: Math.ceil(count / 8) };
const halfRuns = { numRuns: Math.ceil(count / 2) };
const perStory = (n: number) => n / count;

type Tally = Record<string, number>;
function tallied(tally: Tally, key: string, by = 1): void {
  tally[key] = (tally[key] ?? 0) + by;
}

/** How many stories came to an event of each type. */
function tallyTypes(tally: Tally, w: World): void {
  for (const type of new Set(w.entries.map(({ event }) => event.type))) tallied(tally, type);
}

function told(tally: Tally): void {
  process.stdout.write(`stories: ${JSON.stringify(tally)}\n`);
}

/** By what an approval passed that someone's silence, or an objection, would else have held. */
function tallyWay(tally: Tally, world: World, { stream, event }: Entry): void {
  const letter = world.letters().get(stream.slice("letter/".length));
  if (event.type !== "version-approved" || !letter || letter.status === "none") return;
  const copies = [...world.copies().values()].filter(
    (copy) => copy.status !== "none" && copy.letter === letter.id,
  );
  for (const { gate, status, sentence } of gates({
    letter,
    copies,
    office: world.office(),
    decisions: world.decisions(),
    now: world.now(),
  })) {
    if (status === "waived" || gate === "decision" || gate === "read-back")
      tallied(tally, `${gate} ${status}`);
    if (sentence.startsWith("Silent until the suspense")) tallied(tally, "silence counted");
    if (gate === "silent" && /^\d+ required/.test(sentence)) tallied(tally, "silence shown");
  }
}

describe("whatever ten people and their holders do", () => {
  it("[R4][R3] folding the stored bytes gives the state that evolving gave", () => {
    fc.assert(
      fc.property(stories, (story) => checkFolds(play(story, nothing, nothing))),
      fewRuns,
    );
  });

  it("[R5][R6] decides the same twice, changes nothing by asking, and evolves what it decided", () => {
    fc.assert(
      fc.property(stories, (story) => {
        play(
          story,
          (w, { who, doing }) => {
            const before = snapshot(w);
            const decision = w.asks(actor(who), doing(who));
            expect(w.asks(actor(who), doing(who))).toEqual(decision);
            if (!decision.ok) w.gives(actor(who), doing(who));
            expect(snapshot(w)).toBe(before);
          },
          nothing,
        );
      }),
      fewRuns,
    );
  });

  it("[G8][G4][G9][G10][G11][K4][B6][B7][D5][D6] nothing is approved, sealed or released over what holds it, nor without the signers", () => {
    const reached: Tally = {};
    const refused: Tally = {};
    const ways: Tally = {};
    fc.assert(
      fc.property(stories, (story) => {
        const w = play(
          story,
          (world, deed) => {
            const held = heldBy(world, deed);
            for (const gate of held) tallied(refused, gate);
            if (held.size === 1) tallied(refused, `${[...held].join()} alone`);
          },
          (before, entry, world) => {
            checkApproval(before, entry);
            checkSeal(before, entry);
            checkRelease(before, entry);
            tallyWay(ways, world, entry);
          },
        );
        tallyTypes(reached, w);
      }),
      runs,
    );
    told({ stories: count, ...refused, ...ways });
    told(reached);
    expect(perStory(reached["letter-released"] ?? 0)).toBeGreaterThanOrEqual(0.2);
    expect(perStory(reached["entered-into-force"] ?? 0)).toBeGreaterThanOrEqual(0.2);
    for (const type of ["non-concur-overridden", "holder-waived", "objection-overridden"])
      expect(perStory(reached[type] ?? 0), type).toBeGreaterThanOrEqual(0.05);
    for (const gate of ["non-concur", "silent", "comments", "objections", "read-back", "decision"])
      expect(perStory(refused[gate] ?? 0), gate).toBeGreaterThanOrEqual(0.1);
    for (const gate of [
      "non-concur alone",
      "silent alone",
      "comments alone",
      "objections alone",
      "read-back alone",
      "decision alone",
    ])
      expect(refused[gate] ?? 0, gate).toBeGreaterThan(3);
    for (const way of ["silence counted", "silence shown", "silent waived"])
      expect(ways[way] ?? 0, way).toBeGreaterThan(5);
    // Rarer ways: that they are met at all.
    for (const way of [
      "objections waived",
      "read-back waived",
      "read-back open",
      "decision waived",
      "decision open",
    ])
      expect(ways[way] ?? 0, way).toBeGreaterThan(0);
  });

  it("[K1][K2][K3][K5][M2][M3] nobody speaks out of turn, for another, or to an answer that was replaced", () => {
    const reached: Tally = {};
    fc.assert(
      fc.property(stories, (story) => {
        const w = play(
          story,
          (world, { who, doing }) => {
            const decision = world.asks(actor(who), doing(who));
            if (!decision.ok) tallied(reached, decision.code);
          },
          (before, entry) => {
            checkTurn(before, entry);
            checkSuspense(before, entry);
            checkAnswer(before, entry);
            if (entry.event.type === "stage-opened" && entry.by === "system")
              tallied(reached, "by the system");
          },
        );
        tallyTypes(reached, w);
      }),
      halfRuns,
    );
    told(reached);
    const asked = [
      "stage-opened",
      "by the system",
      "suspense-changed",
      "disposition-answered",
      "comment-merged",
    ];
    for (const key of [...asked, "not-your-turn", "answered-by-another", "copy-declined", "holder-waived"])
      expect(reached[key] ?? 0, key).toBeGreaterThan(3);
  });

  it("[L13][O6][S2] nothing follows a cancellation, nobody acts who left, nobody releases a statement alone", () => {
    const reached: Tally = {};
    fc.assert(
      fc.property(stories, (story) => {
        const w = play(story, nothing, (before, entry) => {
          checkEnds(before, entry);
          checkStatement(before, entry);
        });
        tallyTypes(reached, w);
      }),
      halfRuns,
    );
    told(reached);
    for (const type of ["letter-cancelled", "person-left", "statement-released"])
      expect(reached[type] ?? 0, type).toBeGreaterThan(5);
  });

  it("[L1][C2] nobody without access hears more than that there is no such letter", () => {
    let asked = 0;
    fc.assert(
      fc.property(stories, (story) => {
        play(
          story,
          (w, deed) => {
            for (const who of [deed.who, ...Object.keys(people), "@bo#9"])
              checkNeedToKnow(w, { ...deed, who });
            asked += 1;
          },
          nothing,
        );
      }),
      fewRuns,
    );
    expect(asked).toBeGreaterThan(1000);
    expect(letters).toHaveLength(2);
  });
});
