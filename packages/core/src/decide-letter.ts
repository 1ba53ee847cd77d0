import type { Actor, LetterCommand } from "./command.ts";
import { decideCirculation } from "./decide-circulation.ts";
import { type Context, type Ruling, letterEvents } from "./ruling.ts";
import { decideReadBack } from "./decide-read-back.ts";
import { decisionGates } from "./decision-gates.ts";
import { gates } from "./gates.ts";
import {
  type Announcement,
  type ExistingLetter,
  type Letter,
  type LetterEvent,
  hasPart,
  latestVersion,
} from "./letter.ts";
import { activePerson, hasLeft } from "./office.ts";
import { foreignPasskey } from "./passkey.ts";
import { noSuchLetter } from "./policy.ts";
import { type Refusal, reasonRequired, refuse } from "./refusal.ts";

type Of<Type extends LetterCommand["type"]> = Extract<LetterCommand, { type: Type }>;

/** Once released the letter turns to in force by itself: what is between can be neither returned nor cancelled. */
function releaseUnderWay(letter: ExistingLetter): boolean {
  return letter.status === "signed-not-released" && letter.release !== null;
}

const underWay = refuse(
  "not-in-this-state",
  "The release is under way, so nothing was changed. Withdraw the letter once it is in force.",
);

function addVersion(command: Of<"add-version">, letter: ExistingLetter): Ruling {
  const newest = latestVersion(letter)?.n ?? 0;
  if (newest !== command.after)
    return refuse(
      "other-version",
      `Version ${newest} was made meanwhile. Your text is kept as you wrote it. Compare it with version ${newest}, then make the next one.`,
    );
  const { publicId, sha256, pages, source, effect, credits } = command;
  const version = { n: newest + 1, publicId, sha256, pages, source, effect, credits };
  return letterEvents(letter.id, { type: "version-added", ...version });
}

function otherVersion(command: Of<"approve">, letter: ExistingLetter): Refusal | null {
  const version = latestVersion(letter);
  if (!version || version.n !== command.version)
    return refuse(
      "other-version",
      `Version ${version?.n ?? 0} is the newest now. Your approval of version ${command.version} was not entered. Read the newer one first.`,
    );
  if (version.sha256 === command.sha256) return null;
  return refuse(
    "other-bytes",
    "The file you approved is not this version's file. Your approval was not entered. Load the page again.",
  );
}

function heldShut(letter: ExistingLetter, { facts, now }: Context): Refusal | null {
  const { copies, office, decisions } = facts;
  const held = gates({ letter, copies: [...copies.values()], office, decisions, now }).filter(
    (gate) => gate.status === "held",
  );
  if (held.length === 0) return null;
  const why = held.map((gate) => gate.sentence).join(" ");
  return refuse("held-by-gates", `The approval was not entered. ${why}`);
}

function approve(command: Of<"approve">, letter: ExistingLetter, context: Context): Ruling {
  const { facts, actor } = context;
  const refusal =
    otherVersion(command, letter) ?? foreignPasskey(context, command.signed) ?? heldShut(letter, context);
  if (refusal) return refusal;
  const approvals = "approvals" in letter ? letter.approvals : [];
  if (actor.kind === "person" && approvals.some((one) => one.by === actor.person))
    return refuse("approved-already", "You have approved this version already. It waits for another signer.");
  const required = facts.office.status === "founded" ? facts.office.settings.signersRequired : 1;
  const complete = approvals.length + 1 >= required;
  const { version, sha256, signed } = command;
  return letterEvents(letter.id, { type: "version-approved", version, sha256, signed, complete });
}

function sendBack(command: Of<"return">, letter: ExistingLetter): Ruling {
  if (!command.note.trim()) return reasonRequired;
  if (releaseUnderWay(letter)) return underWay;
  const version = latestVersion(letter);
  if (!version || version.n !== command.version)
    return refuse(
      "other-version",
      "There is a newer version than the one you read. Read it before you return it.",
    );
  return letterEvents(letter.id, {
    type: "letter-returned",
    version: version.n,
    note: command.note.trim(),
  });
}

function recordSeal(command: Of<"record-seal">, letter: ExistingLetter): Ruling {
  if (latestVersion(letter)?.n !== command.version)
    throw new Error("The sealed version is not the approved one.");
  return letterEvents(letter.id, {
    type: "letter-sealed",
    version: command.version,
    sha256: command.sha256,
  });
}

/** The letter a release replaces: seen by the releaser, in force, and another one. */
function notSupersedable(other: Letter, letter: ExistingLetter, actor: Actor): Refusal | null {
  const person = actor.kind === "person" ? actor.person : "";
  if (other.status === "none" || !other.access.has(person)) return noSuchLetter;
  if (other.status === "in-force" && other.id !== letter.id) return null;
  return refuse(
    "not-in-this-state",
    "Only another letter that is in force can be superseded. Nothing was released. Choose another letter, or none.",
  );
}

/** What is approved may have lost its ground since. */
function groundless(letter: ExistingLetter, { facts: { office, decisions }, now }: Context): Refusal | null {
  const held = decisionGates(letter, office, decisions, now).filter((gate) => gate.status === "held");
  if (held.length === 0) return null;
  const why = held.map((gate) => gate.sentence).join(" ");
  return refuse("held-by-gates", `Nothing was released. ${why}`);
}

function announcements(letter: ExistingLetter): Announcement[] {
  return letter.points.flatMap(({ kind, text, decision }) =>
    kind === "announced" && decision !== null ? [{ text, decision }] : [],
  );
}

function release(command: Of<"release">, letter: ExistingLetter, context: Context): Ruling {
  if (letter.status !== "signed-not-released")
    throw new Error("The policy admits release only of a signed letter.");
  if (letter.release)
    return refuse("exists-already", "The letter is being released already. It is in force in a moment.");
  if (letter.seal.sha256 !== command.sha256)
    return refuse(
      "other-bytes",
      "The file you released is not the sealed one. Nothing was released. Load the page again.",
    );
  const { sha256, supersedes, signed } = command;
  const { facts, actor } = context;
  const refusal =
    foreignPasskey(context, signed) ??
    groundless(letter, context) ??
    (supersedes === null ? null : notSupersedable(facts.other, letter, actor));
  const announces = announcements(letter);
  return (
    refusal ?? letterEvents(letter.id, { type: "letter-released", sha256, supersedes, announces, signed })
  );
}

function grant(command: Of<"grant-access">, letter: ExistingLetter, { facts }: Context): Ruling {
  if (!activePerson(facts.office, command.person))
    return refuse("not-found", "There is no such person in the office, or they left.");
  if (hasPart(letter, command.person, command.part))
    return refuse("nothing-to-change", "They have this part in the letter already.");
  return letterEvents(letter.id, {
    type: "access-granted",
    person: command.person,
    part: command.part,
  });
}

function revoke(command: Of<"revoke-access">, letter: ExistingLetter, { facts }: Context): Ruling {
  if (!letter.access.has(command.person))
    return refuse("nothing-to-change", "They have no access to this letter.");
  // Someone who left cannot work on it any more, so they do not count.
  const others = [...letter.access].filter(
    ([person]) => person !== command.person && activePerson(facts.office, person),
  );
  if (!others.some(([, parts]) => parts.has("author") || parts.has("action-officer")))
    return refuse(
      "not-allowed",
      "They are the last who can work on this letter. Give someone else a part in it first.",
    );
  return letterEvents(letter.id, { type: "access-revoked", person: command.person });
}

const asItIs = refuse("nothing-to-change", "The letter is so already. Nothing was changed.");

/** The successor takes over every part the leaver had; what they had themselves stays. */
function reassign(command: Of<"reassign-access">, letter: ExistingLetter, { facts }: Context): Ruling {
  const had = letter.access.get(command.from);
  // An administrator has no part in the letter, so of one without the leaver they learn nothing.
  if (!had) return noSuchLetter;
  if (!hasLeft(facts.office, command.from))
    return refuse(
      "not-allowed",
      "Only a leaver's work is handed over by an administrator. Nothing was changed.",
    );
  if (command.to === command.from || !activePerson(facts.office, command.to))
    return refuse("not-found", "The person who takes over the work must work here. Choose someone else.");
  const granted = [...had]
    .filter((part) => !letter.access.get(command.to)?.has(part))
    .map((part): LetterEvent => ({ type: "access-granted", person: command.to, part }));
  return letterEvents(letter.id, ...granted, { type: "access-revoked", person: command.from });
}

function withReason(reason: string, decided: (reason: string) => Ruling): Ruling {
  return reason.trim() ? decided(reason.trim()) : reasonRequired;
}

function enterIntoForce(command: Of<"enter-into-force">, letter: ExistingLetter): Ruling {
  if (!releaseUnderWay(letter))
    return refuse("not-in-this-state", "The letter is sealed and nobody has released it yet.");
  return letterEvents(letter.id, { type: "entered-into-force", checkpoint: command.checkpoint });
}

/** How a letter ends, or is put away. */
function decideEnd(
  command: Of<"withdraw" | "cancel" | "archive" | "silence">,
  letter: ExistingLetter,
  context: Context,
): Ruling {
  switch (command.type) {
    case "withdraw":
      return withReason(
        command.reason,
        (reason) =>
          foreignPasskey(context, command.signed) ??
          letterEvents(letter.id, { type: "letter-withdrawn", reason, signed: command.signed }),
      );
    case "cancel":
      if (releaseUnderWay(letter)) return underWay;
      return withReason(command.reason, (reason) =>
        letterEvents(letter.id, { type: "letter-cancelled", reason }),
      );
    case "archive":
      if (letter.archived === command.archived) return asItIs;
      return letterEvents(letter.id, { type: "letter-archived", archived: command.archived });
    case "silence":
      if (letter.silent === command.silent) return asItIs;
      return letterEvents(letter.id, { type: "letter-silenced", silent: command.silent });
  }
}

/** Decides a command about a letter that exists; the policy has admitted the actor and the state. Pure. */
export function decideLetter(command: LetterCommand, context: Context): Ruling {
  const { letter } = context.facts;
  if (command.type === "open-letter") {
    if (letter.status !== "none") return refuse("exists-already", "This letter exists already.");
    return letterEvents(command.letter, {
      type: "letter-opened",
      letter: command.letter,
      reference: command.reference,
    });
  }
  if (letter.status === "none") return noSuchLetter;
  switch (command.type) {
    case "grant-access":
      return grant(command, letter, context);
    case "revoke-access":
      return revoke(command, letter, context);
    case "reassign-access":
      return reassign(command, letter, context);
    case "add-version":
      return addVersion(command, letter);
    case "circulate":
    case "change-suspense":
    case "open-stage":
    case "close-circulation":
    case "recall-circulation":
    case "override-non-concur":
    case "override-objection":
    case "waive-holder":
      return decideCirculation(command, letter, context);
    case "state-points":
    case "cite-decision":
    case "waive-citation":
    case "waive-read-back":
    case "open-read-back":
    case "invite-readers":
    case "close-read-back":
    case "enter-model-reading":
      return decideReadBack(command, letter, context);
    case "approve":
      return approve(command, letter, context);
    case "return":
      return sendBack(command, letter);
    case "record-seal":
      return recordSeal(command, letter);
    case "release":
      return release(command, letter, context);
    case "enter-into-force":
      return enterIntoForce(command, letter);
    default:
      return decideEnd(command, letter, context);
  }
}
