import type { Actor, CommandType } from "./command.ts";
import { type ExistingLetter, type Letter, type LetterStatus, type Part, hasPart } from "./letter.ts";
import { type Office, type Role, activePerson, personName } from "./office.ts";
import { type Refusal, refuse } from "./refusal.ts";

/**
 * Who may give a command, and in which states of its letter. `roles`: one of these. `parts`: one of these in the letter.
 * `holder`: the holder of the copy may. `system`: only the system may, or it also may, to finish what was begun.
 * The tables in `POLICIES.md` are generated from here.
 */
export type Policy = {
  readonly roles: readonly Role[] | "anyone";
  readonly parts: readonly Part[] | null;
  readonly states: readonly LetterStatus[] | null;
  readonly holder?: true;
  readonly system?: "only" | "also";
};

const coordinating: readonly LetterStatus[] = ["draft", "in-coordination", "adjudication"];
const open: readonly LetterStatus[] = ["draft", "in-coordination", "adjudication", "returned"];
const unreleased: readonly LetterStatus[] = [...open, "approved", "signed-not-released"];
const writers: readonly Part[] = ["author", "action-officer"];
const everyPart: readonly Part[] = ["author", "action-officer", "signer", "releaser", "reader"];

export const policies: Readonly<Record<CommandType, Policy>> = {
  "found-office": { roles: "anyone", parts: null, states: null },
  "change-settings": { roles: ["administrator"], parts: null, states: null },
  "change-coordination": { roles: ["administrator"], parts: null, states: null },
  "change-read-back-rule": { roles: ["administrator"], parts: null, states: null },
  "add-person": { roles: ["administrator"], parts: null, states: null },
  "change-roles": { roles: ["administrator"], parts: null, states: null },
  "add-credential": { roles: "anyone", parts: null, states: null, system: "also" },
  "remove-credential": { roles: "anyone", parts: null, states: null },
  "issue-recovery-codes": { roles: "anyone", parts: null, states: null },
  "person-leaves": { roles: ["administrator"], parts: null, states: null },
  "open-letter": { roles: ["author", "action-officer"], parts: null, states: null },
  "grant-access": { roles: "anyone", parts: writers, states: null },
  "revoke-access": { roles: "anyone", parts: writers, states: null },
  "reassign-access": { roles: ["administrator"], parts: null, states: null },
  "add-version": { roles: ["author", "action-officer"], parts: writers, states: open },
  circulate: {
    roles: ["author", "action-officer"],
    parts: writers,
    states: coordinating,
  },
  "change-suspense": {
    roles: ["author", "action-officer"],
    parts: writers,
    states: ["in-coordination"],
  },
  "open-stage": {
    roles: ["author", "action-officer"],
    parts: writers,
    states: ["in-coordination"],
    system: "also",
  },
  "recall-circulation": {
    roles: ["author", "action-officer"],
    parts: writers,
    states: ["in-coordination"],
  },
  "close-circulation": {
    roles: ["author", "action-officer"],
    parts: writers,
    states: ["in-coordination"],
  },
  "override-non-concur": { roles: ["signer"], parts: ["signer"], states: coordinating },
  "override-objection": { roles: ["signer"], parts: ["signer"], states: coordinating },
  "waive-holder": { roles: ["signer"], parts: ["signer"], states: coordinating },
  "state-points": { roles: ["author", "action-officer"], parts: writers, states: open },
  "cite-decision": { roles: ["author", "action-officer"], parts: writers, states: open },
  "waive-citation": { roles: ["signer"], parts: ["signer"], states: coordinating },
  "waive-read-back": { roles: ["signer"], parts: ["signer"], states: coordinating },
  "open-read-back": { roles: ["author", "action-officer"], parts: writers, states: open },
  "invite-readers": { roles: ["author", "action-officer"], parts: writers, states: open },
  "close-read-back": { roles: ["author", "action-officer"], parts: writers, states: unreleased },
  "enter-model-reading": { roles: [], parts: null, states: unreleased, system: "only" },
  approve: { roles: ["signer"], parts: ["signer"], states: ["draft", "adjudication"] },
  return: {
    roles: ["signer"],
    parts: ["signer"],
    states: ["draft", "in-coordination", "adjudication", "approved", "signed-not-released"],
  },
  "record-seal": { roles: [], parts: null, states: ["approved"], system: "only" },
  release: { roles: ["releaser"], parts: ["releaser"], states: ["signed-not-released"] },
  "enter-into-force": { roles: [], parts: null, states: ["signed-not-released"], system: "only" },
  withdraw: { roles: ["releaser"], parts: ["releaser"], states: ["in-force"] },
  cancel: { roles: ["author", "action-officer"], parts: writers, states: unreleased },
  archive: { roles: "anyone", parts: writers, states: null },
  silence: { roles: ["action-officer", "security-officer"], parts: everyPart, states: null },
  "issue-office-copy": { roles: "anyone", parts: everyPart, states: null },
  "open-copy": { roles: [], parts: null, states: null, holder: true },
  "download-copy": { roles: "anyone", parts: everyPart, states: null, holder: true },
  comment: { roles: [], parts: null, states: unreleased, holder: true },
  "withdraw-comment": { roles: [], parts: null, states: unreleased, holder: true },
  reply: { roles: ["author", "action-officer"], parts: writers, states: unreleased, holder: true },
  dispose: { roles: ["author", "action-officer"], parts: writers, states: open },
  merge: { roles: ["author", "action-officer"], parts: writers, states: open },
  "answer-disposition": { roles: [], parts: null, states: open, holder: true },
  paraphrase: { roles: [], parts: null, states: open, holder: true },
  "answer-points": { roles: [], parts: null, states: open, holder: true },
  decline: { roles: [], parts: null, states: open, holder: true },
  "take-position": { roles: [], parts: null, states: open, holder: true },
  "pass-on": { roles: "anyone", parts: writers, states: unreleased, holder: true },
  "ask-to-pass-on": { roles: [], parts: null, states: unreleased, holder: true },
  "refuse-passing-on": { roles: "anyone", parts: writers, states: unreleased },
  "recall-copy": { roles: "anyone", parts: writers, states: null },
  "propose-statement": {
    roles: ["releaser", "action-officer", "security-officer"],
    parts: null,
    states: null,
  },
  "release-statement": { roles: ["releaser"], parts: null, states: null },
  "retract-statement": { roles: ["releaser"], parts: null, states: null },
  "enter-decision": { roles: ["signer"], parts: null, states: null },
  "open-decision": { roles: ["signer"], parts: null, states: null },
  "revoke-decision": { roles: ["signer"], parts: null, states: null },
};

const said: Readonly<Record<LetterStatus, string>> = {
  draft: "a draft",
  "in-coordination": "in coordination",
  adjudication: "in adjudication",
  returned: "returned for rework",
  approved: "approved",
  "signed-not-released": "signed and waiting for its release",
  "in-force": "in force",
  superseded: "superseded",
  withdrawn: "withdrawn",
  cancelled: "cancelled",
};

function wrongState(letter: ExistingLetter, office: Office): Refusal {
  const approval = "approvals" in letter ? letter.approvals.at(-1) : undefined;
  if (approval && (letter.status === "approved" || letter.status === "signed-not-released")) {
    const who = personName(office, approval.by);
    return refuse(
      "approved-already",
      `${who} approved version ${approval.version} at ${approval.at.slice(11, 16)} UTC. What you did was not entered. Read the letter as it stands now.`,
    );
  }
  return refuse(
    "not-in-this-state",
    `This letter is ${said[letter.status]}, so this cannot be done now. Nothing was changed. Read the letter as it stands now.`,
  );
}

export const notYours = refuse(
  "not-allowed",
  "Your roles do not allow this. Nothing was changed. An administrator can give you the role, or someone on the letter can do it.",
);
/** A holder is outside the office: neither who approved the letter nor what became of it is told through a copy. */
const inputOver = refuse(
  "not-in-this-state",
  "The office takes no more input on this letter, so this was not entered. What you wrote before is kept.",
);
/** The same answer whether a letter is absent or closed to the person: neither may be told from the other. */
export const noSuchLetter = refuse(
  "not-found",
  "There is no such letter, or it is not open to you. Ask the one who told you of it.",
);

function personMay(policy: Policy, person: string, office: Office, letter: Letter): Refusal | null {
  if (!activePerson(office, person)) return notYours;
  if (policy.parts !== null) {
    if (letter.status === "none" || !letter.access.has(person)) return noSuchLetter;
    if (!policy.parts.some((part) => hasPart(letter, person, part))) return notYours;
  }
  if (policy.roles === "anyone") return null;
  const roles = activePerson(office, person)?.roles ?? [];
  return policy.roles.some((role) => roles.includes(role)) ? null : notYours;
}

function actorMay(policy: Policy, actor: Actor, office: Office, letter: Letter): Refusal | null {
  switch (actor.kind) {
    case "person":
      return policy.system === "only" ? notYours : personMay(policy, actor.person, office, letter);
    case "holder":
      return policy.holder ? null : notYours;
    case "system":
      return policy.system ? null : notYours;
  }
}

/** Null when the actor may give this command to this letter now; else why not. */
export function authorize(type: CommandType, actor: Actor, office: Office, letter: Letter): Refusal | null {
  const policy = policies[type];
  if (type === "found-office") return null;
  const refusal = actorMay(policy, actor, office, letter);
  if (refusal || policy.states === null) return refusal;
  if (letter.status === "none") return noSuchLetter;
  if (policy.states.includes(letter.status)) return null;
  return actor.kind === "holder" ? inputOver : wrongState(letter, office);
}
