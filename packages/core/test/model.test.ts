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
  foldLetter,
  foldOffice,
  foldStatement,
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
  rolesOf,
  signersRequired,
  standingApprovals,
} from "./hindsight.ts";
import { type Deed, type Dice, dice, letters, next, people } from "./story.ts";
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

function checkRelease(before: readonly Entry[], { event, stream }: Entry): void {
  if (event.type !== "letter-released") return;
  const own = before.filter((one) => one.stream === stream);
  const turning = own.findLast(
    ({ event: { type } }) => type === "letter-sealed" || type === "letter-returned",
  );
  expect(turning?.event).toMatchObject({ type: "letter-sealed", sha256: event.sha256 });
  expect(standingApprovals(before, stream).length).toBeGreaterThan(0);
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
  const statement = w.statement();
  if (statement.status !== "none")
    expect(foldStatement(again(`statement/${statement.id}`))).toEqual(statement);
}

type Check = (w: World, deed: Deed) => void;

/** Plays a story; `onDeed` looks before each deed, `onEntry` at each new entry with all that came before it. */
function play(
  story: readonly Dice[],
  onDeed: Check,
  onEntry: (before: readonly Entry[], entry: Entry) => void,
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
      if (entry) onEntry(w.entries.slice(0, i), entry);
    }
  }
  return w;
}

const stories = fc.array(dice, { minLength: 30, maxLength: 70, size: "max" });
const nothing = () => undefined;
const runs = { numRuns: Number(process.env["STORIES"] ?? 500) };

describe("whatever six people and their holders do", () => {
  it("[R4][R3] folding the stored bytes gives the state that evolving gave", () => {
    fc.assert(
      fc.property(stories, (story) => checkFolds(play(story, nothing, nothing))),
      runs,
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
      runs,
    );
  });

  it("[G8][G4] nothing is approved, sealed or released without the signers, on exactly that version, and no objection open", () => {
    const reached = { released: 0, inForce: 0, sealed: 0, overridden: 0, refusedByGate: 0, all: 0 };
    fc.assert(
      fc.property(stories, (story) => {
        const w = play(
          story,
          (world, { who, doing }) => {
            const decision = world.asks(actor(who), doing(who));
            if (!decision.ok && decision.code === "held-by-gates") reached.refusedByGate += 1;
          },
          (before, entry) => {
            checkApproval(before, entry);
            checkSeal(before, entry);
            checkRelease(before, entry);
          },
        );
        const types = new Set(w.entries.map(({ event }) => event.type));
        reached.all += 1;
        reached.sealed += types.has("letter-sealed") ? 1 : 0;
        reached.released += types.has("letter-released") ? 1 : 0;
        reached.inForce += types.has("entered-into-force") ? 1 : 0;
        reached.overridden += types.has("non-concur-overridden") ? 1 : 0;
      }),
      runs,
    );
    process.stdout.write(`stories: ${JSON.stringify(reached)}\n`);
    expect(reached.all).toBeGreaterThanOrEqual(500);
    expect(reached.released / reached.all).toBeGreaterThanOrEqual(0.2);
    expect(reached.inForce / reached.all).toBeGreaterThanOrEqual(0.2);
    expect(reached.overridden / reached.all).toBeGreaterThanOrEqual(0.05);
    expect(reached.refusedByGate / reached.all).toBeGreaterThanOrEqual(0.04);
  });

  it("[L13][O6][S2] nothing follows a cancellation, nobody acts who left, nobody releases a statement alone", () => {
    const reached = { cancelled: 0, left: 0, statements: 0 };
    fc.assert(
      fc.property(stories, (story) => {
        const w = play(story, nothing, (before, entry) => {
          checkEnds(before, entry);
          checkStatement(before, entry);
        });
        const types = new Set(w.entries.map(({ event }) => event.type));
        reached.cancelled += types.has("letter-cancelled") ? 1 : 0;
        reached.left += types.has("person-left") ? 1 : 0;
        reached.statements += types.has("statement-released") ? 1 : 0;
      }),
      runs,
    );
    process.stdout.write(`stories: ${JSON.stringify(reached)}\n`);
    expect(Math.min(reached.cancelled, reached.left, reached.statements)).toBeGreaterThan(20);
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
      runs,
    );
    expect(asked).toBeGreaterThan(1000);
    expect(letters).toHaveLength(2);
  });
});
