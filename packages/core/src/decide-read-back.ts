import type { LetterCommand, NewReader } from "./command.ts";
import { type Copy, type CopyEvent, holderKey, noTask } from "./copy.ts";
import { holdsGood } from "./decision.ts";
import { streamOf } from "./ids.ts";
import { type ExistingLetter, latestVersion } from "./letter.ts";
import { type PointText, pointsAtLeast, pointsAtMost } from "./point.ts";
import type { Round } from "./reading.ts";
import { readersOf } from "./read-back.ts";
import { type Refusal, reasonRequired, refuse } from "./refusal.ts";
import { type Context, type Ruling, letterEvents } from "./ruling.ts";

export type ReadBackCommand = Extract<
  LetterCommand,
  {
    type:
      | "state-points"
      | "cite-decision"
      | "waive-citation"
      | "waive-read-back"
      | "open-read-back"
      | "invite-readers"
      | "close-read-back"
      | "enter-model-reading";
  }
>;
type Of<Type extends ReadBackCommand["type"]> = Extract<ReadBackCommand, { type: Type }>;

const noSuchPoint = refuse("not-found", "There is no such point any more. Nothing was changed.");

function badPoints(points: readonly PointText[]): Refusal | null {
  if (points.length !== 0 && (points.length < pointsAtLeast || points.length > pointsAtMost))
    return refuse(
      "not-in-this-state",
      `A letter is read back on ${pointsAtLeast} to ${pointsAtMost} points, or on none. Nothing was changed.`,
    );
  if (points.some((one) => !one.text.trim()))
    return refuse("reason-required", "A point needs words: what is announced, or must not be read into it.");
  if (new Set(points.map((one) => one.id)).size < points.length)
    return refuse("exists-already", "One point stands there twice. Nothing was changed.");
  return null;
}

function statePoints(command: Of<"state-points">, letter: ExistingLetter): Ruling {
  const points = command.points.map(({ id, kind, text }) => ({ id, kind, text: text.trim() }));
  const before = letter.points.map(({ id, kind, text }) => ({ id, kind, text }));
  if (JSON.stringify(before) !== JSON.stringify(command.before))
    return refuse(
      "other-version",
      "Someone changed the points meanwhile. Yours were not entered. Look at them as they stand now.",
    );
  if (JSON.stringify(before) === JSON.stringify(points))
    return refuse("nothing-to-change", "The points stand so already. Nothing was changed.");
  return badPoints(points) ?? letterEvents(letter.id, { type: "points-stated", points });
}

function cite(command: Of<"cite-decision">, letter: ExistingLetter, { facts, now }: Context): Ruling {
  const point = letter.points.find((one) => one.id === command.point);
  if (!point || point.kind !== "announced") return noSuchPoint;
  const { decision } = command;
  if (point.decision === decision)
    return refuse("nothing-to-change", "It is so already. Nothing was changed.");
  if (decision !== null && !holdsGood(facts.decisions.get(decision) ?? { status: "none" }, now))
    return refuse(
      "not-in-this-state",
      "This decision does not stand now, so no announcement rests on it. Nothing was changed. Choose another one.",
    );
  return letterEvents(letter.id, { type: "decision-cited", point: command.point, decision });
}

function waiveCitation(command: Of<"waive-citation">, letter: ExistingLetter): Ruling {
  const point = letter.points.find((one) => one.id === command.point);
  if (!point || point.kind !== "announced") return noSuchPoint;
  if (point.waived)
    return refuse("nothing-to-change", "This point was let stand without a decision already.");
  const reason = command.reason.trim();
  return reason
    ? letterEvents(letter.id, { type: "citation-waived", point: point.id, reason })
    : reasonRequired;
}

/** The waiver is of the version that its signer read. */
function waiveReadBack(command: Of<"waive-read-back">, letter: ExistingLetter): Ruling {
  const newest = latestVersion(letter);
  if (newest?.n !== command.version)
    return refuse("other-version", "There is a newer version than the one you read. Read it first.");
  if (letter.readBackWaivers.some((one) => one.version === command.version))
    return refuse("nothing-to-change", "Reading this version back was waived already.");
  const reason = command.reason.trim();
  const { version } = command;
  return reason ? letterEvents(letter.id, { type: "read-back-waived", version, reason }) : reasonRequired;
}

function badReaders(readers: readonly NewReader[], round: number, copies: readonly Copy[]): Refusal | null {
  if (readers.length === 0) return refuse("nothing-to-change", "Name at least one reader.");
  const known = new Map(copies.flatMap((copy) => (copy.status === "none" ? [] : [[copy.id, copy] as const])));
  const ids = new Set(readers.map((one) => one.copy));
  const keys = readersOf(copies, round).map((copy) => holderKey(copy.holder));
  const all = new Set([...keys, ...readers.map((one) => holderKey(one.holder))]);
  if (ids.size < readers.length || all.size < keys.length + readers.length)
    return refuse("exists-already", "One reader is named twice in this round. Nothing was sent.");
  if (readers.some((one) => known.has(one.copy)))
    return refuse("exists-already", "One of these copies exists already. Nothing was sent.");
  return null;
}

/** Readers' copies of a version are numbered R1, R2, ... over all its rounds. */
function issued(
  command: Of<"open-read-back" | "invite-readers">,
  letter: ExistingLetter,
  round: Pick<Round, "n" | "version">,
  copies: readonly Copy[],
) {
  const before = copies.filter(
    (copy) => copy.status !== "none" && copy.kind === "read-back" && copy.version === round.version,
  ).length;
  return command.readers.map(({ copy, holder }, index) => {
    const event: CopyEvent = {
      type: "copy-issued",
      copy,
      letter: letter.id,
      version: round.version,
      kind: "read-back",
      label: `R${before + index + 1}`,
      parent: null,
      holder,
      passingOn: "never",
      task: noTask,
      round: round.n,
      stamper: command.stamper,
    };
    return { stream: streamOf.copy(copy), event };
  });
}

function open(command: Of<"open-read-back">, letter: ExistingLetter, { facts }: Context): Ruling {
  if (latestVersion(letter)?.n !== command.version)
    return refuse("other-version", "Only the newest version is read back. Read the letter as it stands now.");
  if (letter.points.length === 0)
    return refuse(
      "not-in-this-state",
      `State ${pointsAtLeast} to ${pointsAtMost} points first: what the letter announces, and what must not be read into it.`,
    );
  const copies = [...facts.copies.values()];
  const round = { n: letter.rounds.length + 1, version: command.version };
  const refusal = badReaders(command.readers, round.n, copies);
  if (refusal) return refusal;
  const points = letter.points.map(({ id, kind, text }) => ({ id, kind, text }));
  const opened = letterEvents(letter.id, { type: "read-back-opened", ...round, points });
  return { ok: true, events: [...opened.events, ...issued(command, letter, round, copies)] };
}

const notOpen = refuse("not-in-this-state", "This round is closed. Nothing was changed. Open the next one.");

function invite(command: Of<"invite-readers">, letter: ExistingLetter, { facts }: Context): Ruling {
  const round = letter.rounds.at(-1);
  if (!round || round.n !== command.round || !round.open) return notOpen;
  const copies = [...facts.copies.values()];
  const refusal = badReaders(command.readers, round.n, copies);
  return refusal ?? { ok: true, events: issued(command, letter, round, copies) };
}

function modelReading(command: Of<"enter-model-reading">, letter: ExistingLetter): Ruling {
  const round = letter.rounds.find((one) => one.n === command.round);
  if (!round?.open || round.model) return notOpen;
  const { round: n, model, paraphrase, answers } = command;
  return letterEvents(letter.id, { type: "model-read", n, model, paraphrase, answers });
}

/** Decides a command about a letter's points and how it is read back; the policy has admitted the actor and the state. Pure. */
export function decideReadBack(command: ReadBackCommand, letter: ExistingLetter, context: Context): Ruling {
  switch (command.type) {
    case "state-points":
      return statePoints(command, letter);
    case "cite-decision":
      return cite(command, letter, context);
    case "waive-citation":
      return waiveCitation(command, letter);
    case "waive-read-back":
      return waiveReadBack(command, letter);
    case "open-read-back":
      return open(command, letter, context);
    case "invite-readers":
      return invite(command, letter, context);
    case "close-read-back": {
      const round = letter.rounds.find((one) => one.n === command.round);
      return round?.open ? letterEvents(letter.id, { type: "read-back-closed", n: round.n }) : notOpen;
    }
    case "enter-model-reading":
      return modelReading(command, letter);
  }
}
