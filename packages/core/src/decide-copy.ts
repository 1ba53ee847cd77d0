import type { CopyCommand } from "./command.ts";
import { type IssuedCopy, noCopy, noTask } from "./copy.ts";
import { decideComment } from "./decide-comment.ts";
import { decideReading } from "./decide-reading.ts";
import { type Context, type Ruling, copyEvents } from "./ruling.ts";
import { streamOf } from "./ids.ts";
import { isLate, isTooEarly } from "./late.ts";
import { hasPart, versionOf } from "./letter.ts";
import { personName } from "./office.ts";
import { noSuchLetter, notYours } from "./policy.ts";
import { type Refusal, refuse } from "./refusal.ts";

type Of<Type extends CopyCommand["type"]> = Extract<CopyCommand, { type: Type }>;

const noSuchCopy = refuse("not-found", "There is no such copy. Ask the office that sent you the link.");
const recalled = refuse(
  "recalled",
  "The office recalled this copy, so it takes no input any more. What you wrote before is kept.",
);

function officeCopy(command: Of<"issue-office-copy">, { facts, actor }: Context): Ruling {
  const { letter, office } = facts;
  if (letter.status === "none" || actor.kind !== "person") return noSuchLetter;
  if (!versionOf(letter, command.version))
    return refuse("not-found", "There is no such version of this letter.");
  if (facts.copies.get(command.copy)?.status !== "none")
    return refuse("exists-already", "This copy exists already.");
  const settings = office.status === "founded" ? office.settings : null;
  const organisation = settings?.name ?? "";
  return copyEvents(command.copy, {
    type: "copy-issued",
    copy: command.copy,
    letter: letter.id,
    version: command.version,
    kind: "office",
    label: command.label,
    parent: null,
    holder: {
      name: personName(office, actor.person),
      organisation,
      actingFor: "",
      address: actor.person,
    },
    passingOn: "never",
    task: noTask,
    round: 0,
    stamper: command.stamper,
  });
}

function takePosition(command: Of<"take-position">, copy: IssuedCopy, context: Context): Ruling {
  if (command.position === "non-concur" && !command.reason.trim())
    return refuse(
      "reason-required",
      "A non-concur needs its reason. Write one sentence, or name the comment that holds it.",
    );
  const { letter } = context.facts;
  // Of versions that were not circulated a holder learns nothing, not even their number.
  const newer = letter.status === "none" ? undefined : letter.circulations.at(-1);
  if (newer && newer.version > copy.version)
    return refuse(
      "other-version",
      `Version ${newer.version} replaced the one you hold. Your position was not entered. Ask the office for the newer copy.`,
    );
  if (copy.task.through !== null)
    return refuse(
      "answered-by-another",
      "A colleague answers for your organisation. Your comments go to them; a position is theirs to take.",
    );
  const { position, reason } = command;
  return copyEvents(copy.id, {
    type: "position-taken",
    position,
    reason: reason.trim(),
    version: copy.version,
    late: isLate(copy, context),
  });
}

/** A hand-over is never silent: the child copy is issued to its own holder, under its parent's number. */
function passOn(command: Of<"pass-on">, copy: IssuedCopy, { facts, actor }: Context): Ruling {
  const byHolder = actor.kind === "holder";
  if (copy.passingOn === "never")
    return refuse(
      "passing-on-not-allowed",
      "This copy may not be passed on. Ask the office to send the other person one of their own.",
    );
  if (byHolder && copy.passingOn === "ask")
    return refuse(
      "passing-on-not-allowed",
      "The office wants to be asked before this copy is passed on. Send it the request.",
    );
  if (facts.copies.get(command.child)?.status !== "none")
    return refuse("exists-already", "This copy exists already.");
  const [number, of] = copy.label.split("/");
  const child = {
    type: "copy-issued" as const,
    copy: command.child,
    letter: copy.letter,
    version: copy.version,
    kind: copy.kind,
    label: `${number}.${copy.children.length + 1}/${of}`,
    parent: copy.id,
    holder: command.holder,
    passingOn: copy.passingOn,
    // What was asked of the parent: a delegate answers in its place, anyone else for themselves.
    task: { ...copy.task, required: false, replaces: null },
    round: 0,
    stamper: command.stamper,
  };
  const passedOn = {
    type: "copy-passed-on" as const,
    child: command.child,
    delegated: byHolder && command.delegated,
  };
  return {
    ok: true,
    events: [
      { stream: streamOf.copy(copy.id), event: passedOn },
      { stream: streamOf.copy(command.child), event: child },
    ],
  };
}

function decline(command: Of<"decline">, copy: IssuedCopy): Ruling {
  const { why, note, until } = command;
  const now = copy.declined;
  if (now && now.why === why && now.note === note.trim() && now.until === until)
    return refuse("nothing-to-change", "The office knows this already.");
  return copyEvents(copy.id, { type: "copy-declined", why, note: note.trim(), until });
}

function askToPassOn(command: Of<"ask-to-pass-on">, copy: IssuedCopy): Ruling {
  if (copy.passingOn !== "ask")
    return refuse("passing-on-not-allowed", "This copy is not one that the office wants to be asked about.");
  return copyEvents(copy.id, { type: "passing-on-asked", holder: command.holder });
}

/** Staff get their own copies; a holder's copy only those who send it out: whoever has its bytes could leak it. */
function mayHandle(copy: IssuedCopy, person: string, { facts }: Context): boolean {
  if (copy.kind === "office") return copy.holder.address === person;
  const { letter } = facts;
  if (letter.status === "none") return false;
  return hasPart(letter, person, "author") || hasPart(letter, person, "action-officer");
}

/** With the copy of who answers for an organisation its holders' voice must not be gone: they answer for themselves. */
function recall(command: Of<"recall-copy">, copy: IssuedCopy, { facts }: Context): Ruling {
  const cancelled = facts.letter.status === "cancelled";
  const left = [...facts.copies.values()].flatMap((one) =>
    one.status === "issued" && one.task.through === copy.id && !cancelled ? [streamOf.copy(one.id)] : [],
  );
  const recalled = copyEvents(copy.id, { type: "copy-recalled", reason: command.reason.trim() });
  const alone = left.map((stream) => ({ stream, event: { type: "copy-answers-itself" as const } }));
  return { ok: true, events: [...recalled.events, ...alone] };
}

function byStaff(command: CopyCommand, copy: IssuedCopy, context: Context): Ruling | null {
  if (command.type === "refuse-passing-on") {
    if (!copy.asked) return refuse("nothing-to-change", "Nobody asks to pass this copy on.");
    return copyEvents(copy.id, { type: "passing-on-refused" });
  }
  if (command.type === "recall-copy") {
    if (copy.status === "recalled") return refuse("nothing-to-change", "This copy is recalled already.");
    return recall(command, copy, context);
  }
  // A recalled copy can still be looked at by the office that recalled it.
  if (command.type === "download-copy" && context.actor.kind === "person")
    return mayHandle(copy, context.actor.person, context)
      ? copyEvents(copy.id, { type: "copy-downloaded", sha256: command.sha256 })
      : notYours;
  return null;
}

/** Whoever reads a letter back is asked what it says, and nothing else: an opinion would be another question. */
const ofEveryCopy: ReadonlySet<CopyCommand["type"]> = new Set(["open-copy", "download-copy"]);
const notForReaders = refuse(
  "not-allowed",
  "This copy was sent to be read back. Nothing was entered. To comment on the letter, ask the office for a copy of your own.",
);

/** Commands of a holder that wait for their turn; reading does not. */
const inTurn: ReadonlySet<CopyCommand["type"]> = new Set(["comment", "take-position"]);

function notYet(command: CopyCommand, copy: IssuedCopy, context: Context): Refusal | null {
  if (!inTurn.has(command.type) || !isTooEarly(copy, context)) return null;
  return refuse(
    "not-your-turn",
    "Others are asked before you. What you wrote is kept here and was not sent. You will be told when it is your turn.",
  );
}

/** A holder's link opens one copy of one letter. Asked first, so that no other letter's state is told through it. */
export function foreignCopy(command: CopyCommand, { facts, actor }: Context): Refusal | null {
  if (actor.kind !== "holder") return null;
  const copy = facts.copies.get(command.copy) ?? noCopy;
  const own = copy.status !== "none" && copy.kind !== "office" && copy.id === actor.copy;
  return own && copy.letter === command.letter ? null : noSuchCopy;
}

/** Decides what happens to a copy; the policy has admitted the actor and the letter's state. Pure. */
export function decideCopy(command: CopyCommand, context: Context): Ruling {
  if (command.type === "issue-office-copy") return officeCopy(command, context);
  const copy = context.facts.copies.get(command.copy) ?? noCopy;
  if (copy.status === "none" || copy.letter !== command.letter) return noSuchCopy;
  const decided = byStaff(command, copy, context);
  if (decided) return decided;
  if (command.type === "dispose" || command.type === "merge") return decideComment(command, copy, context);
  if (copy.status === "recalled") return recalled;
  if (command.type === "paraphrase" || command.type === "answer-points")
    return copy.kind === "read-back" ? decideReading(command, copy, context) : noSuchCopy;
  if (copy.kind === "read-back" && !ofEveryCopy.has(command.type)) return notForReaders;
  const refusal = notYet(command, copy, context);
  if (refusal) return refusal;
  switch (command.type) {
    case "open-copy":
      if (copy.opened) return refuse("nothing-to-change", "This copy was opened before.");
      return copyEvents(copy.id, { type: "copy-opened", how: command.how });
    case "download-copy":
      return copyEvents(copy.id, { type: "copy-downloaded", sha256: command.sha256 });
    case "decline":
      return decline(command, copy);
    case "comment":
    case "withdraw-comment":
    case "reply":
    case "answer-disposition":
      return decideComment(command, copy, context);
    case "take-position":
      return takePosition(command, copy, context);
    case "pass-on":
      return passOn(command, copy, context);
    case "ask-to-pass-on":
      return askToPassOn(command, copy);
    default:
      throw new Error(`No decision for ${command.type}`);
  }
}
