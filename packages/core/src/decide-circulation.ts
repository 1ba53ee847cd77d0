import { tasks } from "./answers.ts";
import type { Circulation } from "./circulation.ts";
import { isObjected } from "./comment.ts";
import type { LetterCommand, NewCopy } from "./command.ts";
import { type Copy, type CopyEvent, holderKey, noCopy } from "./copy.ts";
import { type Context, type Ruling, type Facts, letterEvents } from "./ruling.ts";
import { gates } from "./gates.ts";
import { type CopyId, type Moment, streamOf } from "./ids.ts";
import { type ExistingLetter, latestVersion, nextTurn, versionOf } from "./letter.ts";
import { type Refusal, reasonRequired, refuse } from "./refusal.ts";

export type CirculationCommand = Extract<
  LetterCommand,
  {
    type:
      | "circulate"
      | "change-suspense"
      | "open-stage"
      | "close-circulation"
      | "recall-circulation"
      | "override-non-concur"
      | "override-objection"
      | "waive-holder";
  }
>;
type Of<Type extends CirculationCommand["type"]> = Extract<CirculationCommand, { type: Type }>;

function isIssued(facts: Facts, copy: CopyId): boolean {
  return (facts.copies.get(copy) ?? noCopy).status !== "none";
}

function issuedOf(facts: Facts, version: number): number {
  return [...facts.copies.values()].filter(
    (copy) =>
      copy.status !== "none" &&
      copy.kind === "circulation" &&
      copy.parent === null &&
      copy.version === version,
  ).length;
}

/** Who answers for an organisation is of it, has a copy of this circulation, and answers for themselves. */
function badSpokesman(one: NewCopy, all: readonly NewCopy[]): boolean {
  const { through } = one.task;
  if (through === null) return false;
  const spokesman = all.find(({ copy }) => copy === through);
  const house = one.holder.organisation.trim();
  const sameHouse = house !== "" && spokesman?.holder.organisation.trim() === house;
  return !spokesman || through === one.copy || spokesman.task.through !== null || !sameHouse;
}

function badReplacement(one: NewCopy, { copies }: Facts): boolean {
  const { replaces } = one.task;
  if (replaces === null) return false;
  const earlier = copies.get(replaces) ?? noCopy;
  return (
    earlier.status === "none" ||
    earlier.kind !== "circulation" ||
    holderKey(earlier.holder) !== holderKey(one.holder)
  );
}

function badTasks({ copies }: Of<"circulate">, facts: Facts): Refusal | null {
  const stages = [...new Set(copies.map((one) => one.task.stage))].sort((a, b) => a - b);
  if (stages.some((stage, index) => stage !== index + 1))
    return refuse("not-found", "The turns are not numbered 1, 2, 3 without a gap. Nothing was sent.");
  // One answer could not tell which of two copies it is given on, nor whether it was required.
  const asked = copies.filter((one) => one.task.asked).map((one) => holderKey(one.holder));
  if (new Set(asked).size < asked.length)
    return refuse("exists-already", "One holder is asked twice. Nothing was sent. Ask each holder once.");
  if (copies.some((one) => badSpokesman(one, copies)))
    return refuse(
      "not-found",
      "Whoever answers for an organisation belongs to it, and has a copy of this circulation. Nothing was sent.",
    );
  if (copies.some((one) => badReplacement(one, facts)))
    return refuse("not-found", "One of the copies to be replaced is not this holder's. Nothing was sent.");
  return null;
}

function notCirculable(
  command: Of<"circulate">,
  letter: ExistingLetter,
  { facts, now }: Context,
): Refusal | null {
  if (command.version !== latestVersion(letter)?.n)
    return refuse(
      "other-version",
      "Only the newest version can be circulated. Read the letter as it stands now.",
    );
  if (command.copies.length === 0)
    return refuse("nothing-to-change", "A circulation needs at least one holder. Add one.");
  const fresh = new Set(command.copies.map((one) => one.copy));
  if (fresh.size < command.copies.length || command.copies.some((one) => isIssued(facts, one.copy)))
    return refuse("exists-already", "One of these copies exists already. Nothing was sent.");
  if (command.silence && command.suspense <= now)
    return refuse(
      "not-in-this-state",
      "Silence cannot be declared to count after a suspense that is over. Nothing was sent. Choose a later suspense.",
    );
  return badTasks(command, facts);
}

function circulate(command: Of<"circulate">, letter: ExistingLetter, context: Context): Ruling {
  const refusal = notCirculable(command, letter, context);
  const version = versionOf(letter, command.version);
  if (refusal || !version) return refusal ?? refuse("other-version", "There is no such version.");
  const { suspense, zone, instructions, silence, shared, copies, stamper } = command;
  const n = letter.circulations.length + 1;
  const stages = Math.max(...copies.map((one) => one.task.stage));
  const about = { n, version: version.n, suspense, zone, instructions, silence, shared, stages };
  const opened = letterEvents(letter.id, { type: "circulation-opened", ...about });
  // A version circulated again goes on counting: two papers of one version never bear the same number.
  const before = issuedOf(context.facts, version.n);
  const total = before + copies.length;
  const issued = copies.map(({ copy, holder, passingOn, task }, index) => {
    const event: CopyEvent = {
      type: "copy-issued",
      copy,
      letter: letter.id,
      version: version.n,
      kind: "circulation",
      label: `${before + index + 1}/${total}`,
      parent: null,
      holder,
      passingOn,
      task: { ...task, circulation: n },
      round: 0,
      stamper,
    };
    return { stream: streamOf.copy(copy), event };
  });
  return { ok: true, events: [...opened.events, ...issued] };
}

/** Where silence was declared, the time to break it is never made shorter. */
function cutsShort(before: Circulation, suspense: Moment, now: Moment): boolean {
  return before.silence && suspense !== before.suspense && (suspense < before.suspense || suspense <= now);
}

function changeSuspense(command: Of<"change-suspense">, letter: ExistingLetter, { now }: Context): Ruling {
  const { suspense, zone, reason } = command;
  const before = letter.circulations.at(-1);
  if (before?.suspense === suspense && before.zone === zone)
    return refuse("nothing-to-change", "This is the suspense already. Nothing was changed.");
  if (before && cutsShort(before, suspense, now))
    return refuse(
      "not-in-this-state",
      "Silence was declared to count after the suspense, so the suspense is only moved to a later moment. Nothing was changed. Choose a later one.",
    );
  const n = letter.circulations.length;
  return letterEvents(letter.id, {
    type: "suspense-changed",
    n,
    suspense,
    zone,
    reason: reason.trim(),
  });
}

/**
 * Whether the open turns of the newest circulation wait for nobody: its required holders, or where the last turn requires nobody
 * all who are asked in it, have answered, are waived, or are taken to concur. Pure.
 */
export function turnIsOver(letter: ExistingLetter, copies: readonly Copy[], now: Moment): boolean {
  const circulation = letter.circulations.at(-1);
  const asked = tasks(letter, copies, now).filter((one) => one.circulation?.n === circulation?.n);
  const last = asked.filter(({ copy }) => copy.task.stage === circulation?.stage);
  const all = !last.some(({ copy }) => copy.task.required);
  return !asked.some(
    (one) => one.standing === "waiting" && (one.copy.task.required || (all && last.includes(one))),
  );
}

function openStage(
  command: Of<"open-stage">,
  letter: ExistingLetter,
  { facts, actor, now }: Context,
): Ruling {
  const circulation = letter.circulations.at(-1);
  if (!circulation || command.stage !== nextTurn(letter))
    return refuse("nothing-to-change", "There is no such turn to open. Nothing was changed.");
  if (actor.kind === "system" && !turnIsOver(letter, [...facts.copies.values()], now))
    return refuse("not-in-this-state", "Holders of this turn are waited for still.");
  return letterEvents(letter.id, { type: "stage-opened", n: circulation.n, stage: command.stage });
}

function recallAll(command: Of<"recall-circulation">, letter: ExistingLetter, { facts }: Context): Ruling {
  const n = letter.circulations.length;
  const closed = letterEvents(letter.id, { type: "circulation-closed", n });
  const event = { type: "copy-recalled" as const, reason: command.reason.trim() };
  const recalled = [...facts.copies.values()].flatMap((copy) =>
    copy.status === "issued" && copy.kind === "circulation" && copy.task.circulation === n
      ? [{ stream: streamOf.copy(copy.id), event }]
      : [],
  );
  return { ok: true, events: [...closed.events, ...recalled] };
}

function override(
  command: Of<"override-non-concur">,
  letter: ExistingLetter,
  { facts, now }: Context,
): Ruling {
  if (!command.reason.trim()) return reasonRequired;
  const { copies, office, decisions } = facts;
  const held = gates({ letter, copies: [...copies.values()], office, decisions, now }).some(
    (gate) => gate.gate === "non-concur" && gate.status === "held" && gate.copies.includes(command.copy),
  );
  const copy = copies.get(command.copy) ?? noCopy;
  if (!held || copy.status === "none" || !copy.position)
    return refuse(
      "nothing-to-change",
      "This copy's holder does not hold the letter now. There is nothing to override.",
    );
  if (command.position !== undefined && command.position !== copy.position.n)
    return refuse(
      "other-version",
      "The holder took another position meanwhile. Your override was not entered. Read the new reason first.",
    );
  return letterEvents(letter.id, {
    type: "non-concur-overridden",
    copy: command.copy,
    position: copy.position.n,
    reason: command.reason.trim(),
  });
}

function overrideObjection(
  command: Of<"override-objection">,
  letter: ExistingLetter,
  { facts }: Context,
): Ruling {
  if (!command.reason.trim()) return reasonRequired;
  const copy = facts.copies.get(command.copy) ?? noCopy;
  const comments = copy.status === "none" ? [] : copy.comments;
  const comment = comments.find((one) => one.id === command.comment);
  if (!comment || !isObjected(comment))
    return refuse("nothing-to-change", "Nobody objects to the answer to this comment now.");
  if (comment.disposed?.n !== command.disposition)
    return refuse(
      "other-version",
      "The comment was answered anew meanwhile. Your override was not entered. Read the new answer first.",
    );
  const given = letter.objectionOverrides.some(
    (one) =>
      one.copy === command.copy && one.comment === command.comment && one.disposition === command.disposition,
  );
  if (given) return refuse("nothing-to-change", "This objection is overridden already.");
  const { copy: where, comment: which, disposition } = command;
  return letterEvents(letter.id, {
    type: "objection-overridden",
    copy: where,
    comment: which,
    disposition,
    reason: command.reason.trim(),
  });
}

function waive(command: Of<"waive-holder">, letter: ExistingLetter, { facts, now }: Context): Ruling {
  if (!command.reason.trim()) return reasonRequired;
  const waiting = tasks(letter, [...facts.copies.values()], now).some(
    ({ copy, standing }) =>
      copy.id === command.copy && copy.task.required && (standing === "waiting" || standing === "later"),
  );
  if (!waiting)
    return refuse(
      "nothing-to-change",
      "The letter does not wait for this holder. There is nothing to waive.",
    );
  return letterEvents(letter.id, {
    type: "holder-waived",
    copy: command.copy,
    reason: command.reason.trim(),
  });
}

/** Decides a command about a letter's coordination; the policy has admitted the actor and the state. Pure. */
export function decideCirculation(
  command: CirculationCommand,
  letter: ExistingLetter,
  context: Context,
): Ruling {
  switch (command.type) {
    case "circulate":
      return circulate(command, letter, context);
    case "change-suspense":
      return changeSuspense(command, letter, context);
    case "open-stage":
      return openStage(command, letter, context);
    case "close-circulation":
      return letterEvents(letter.id, { type: "circulation-closed", n: letter.circulations.length });
    case "recall-circulation":
      return recallAll(command, letter, context);
    case "override-non-concur":
      return override(command, letter, context);
    case "override-objection":
      return overrideObjection(command, letter, context);
    case "waive-holder":
      return waive(command, letter, context);
  }
}
