import {
  type Copy,
  type Decision,
  type DecisionId,
  type ExistingLetter,
  type Gate,
  type Office,
  gates,
  isOpen,
  matrix,
  organisationOf,
  tasks,
} from "@chirograph/core";
import type { DeskPut, DeskWaits } from "./desk-port.ts";

type Seen = {
  readonly letter: ExistingLetter;
  readonly copies: readonly Copy[];
  readonly office: Office;
  readonly decisions: ReadonlyMap<DecisionId, Decision>;
  readonly now: string;
};

function writerWaits({ letter, copies }: Seen, held: number): DeskWaits["writer"] {
  if (copies.some((copy) => copy.status === "issued" && copy.asked))
    return { what: "Answer a request to pass a copy on", since: null };
  switch (letter.status) {
    case "returned":
      return { what: `Rework it: ${letter.note}`, since: null };
    case "draft":
      return {
        what:
          letter.versions.length === 0
            ? "Write it, and make the first version"
            : "Circulate it, or have it approved",
        since: null,
      };
    case "in-coordination":
      return { what: "Close the circulation: its date has passed", since: letter.circulation.suspense };
    case "adjudication":
      return held > 0 ? { what: "Settle what holds the approval", since: null } : null;
    default:
      return null;
  }
}

/** What the letter waits for, by who can give it. */
function waits(seen: Seen, held: number): DeskWaits {
  const { letter } = seen;
  const approvable = letter.status === "draft" || letter.status === "adjudication";
  const ready = approvable && held === 0 && letter.versions.length > 0;
  return {
    writer: writerWaits(seen, held),
    signer: ready ? `Approve or return version ${letter.versions.length}` : null,
    releaser: letter.status === "signed-not-released" && !letter.release ? "Release it" : null,
  };
}

/** What those whom a gate names have said or left unsaid, in a word. */
export function holdingWord(gate: Gate["gate"]): string {
  switch (gate) {
    case "non-concur":
      return "non-concur";
    case "comments":
      return "open comment";
    case "objections":
      return "objection";
    case "silent":
      return "silent";
    case "read-back":
      return "misreading";
    // These name nobody; they would be about the holder's copy as a whole.
    case "decision":
      return "decision";
    case "version":
      return "version";
    case "circulation":
      return "circulation";
  }
}

/** The first who keeps the letter from going on: an objection before a comment before a silence. */
function blocked(held: readonly Gate[], { copies }: Seen): DeskPut["blocked"] {
  // Who misread a letter keeps it from nothing: its words do.
  const by = held.filter((gate) => gate.copies.length > 0 && gate.gate !== "read-back");
  const first = by[0];
  const copy = copies.find((one) => one.status !== "none" && one.id === first?.copies[0]);
  if (!first || !copy || copy.status === "none") return null;
  const comment = copy.comments.find((one) => one.id === first.comments[0]);
  const since = comment?.at ?? (first.gate === "non-concur" ? copy.position?.at : copy.issued.at) ?? null;
  const more = by.reduce((sum, gate) => sum + gate.copies.length, 0) - 1;
  return { who: organisationOf(copy), what: holdingWord(first.gate), since, more };
}

/** A letter's row on the desk. Pure; cost grows with its copies and comments. */
export function deskRow(seen: Seen): DeskPut {
  const { letter, copies, now } = seen;
  const held = gates(seen).filter((gate) => gate.status === "held");
  const asked = tasks(letter, copies, now).filter(({ copy }) => copy.task.asked);
  const counting = letter.circulations.at(-1);
  return {
    letter: letter.id,
    held: held.length,
    blocked: blocked(held, seen),
    answered: asked.filter(({ standing }) => standing !== "waiting" && standing !== "later").length,
    asked: asked.length,
    openComments: matrix(copies).filter(({ comment }) => isOpen(comment)).length,
    until: counting?.silence && counting.suspense >= now ? counting.suspense : null,
    waits: waits(seen, held.length),
  };
}
