import { decision, letter } from "@chirograph/wire";
import type { ShapeName } from "../../look/shapes.tsx";
import { longDay } from "../moments.ts";
import { statusWords } from "../status.tsx";

type View = decision.DecisionView;

export const states = ["standing", "over", "superseded", "revoked"] as const;
export type DecisionState = (typeof states)[number];

/** How each state of a decision is said and shown. */
export const stateWords: Readonly<
  Record<DecisionState, { readonly word: string; readonly shape: ShapeName }>
> = {
  standing: { word: "Stands", shape: "in-force" },
  over: { word: "Over", shape: "nothing-public" },
  superseded: { word: "Superseded", shape: "superseded" },
  revoked: { word: "Revoked", shape: "withdrawn" },
};

export const effectWords: Readonly<Record<View["effect"], string>> = {
  binding: "Binding",
  "non-binding": "Not binding",
  informational: "Informs only",
};

/** A decision that nothing ended may still be over: its last day has passed. */
export function stateOf({ status, good }: Pick<View, "status" | "good">): DecisionState {
  return status === "standing" && !good ? "over" : status;
}

/** "1 May 2027", of a calendar day: the same day in every zone, unlike that of a moment. */
export function dayWords(day: string): string {
  // Without a zone the noon is that of the reader.
  return longDay(`${day}T12:00:00`);
}

/** "From 1 May 2027", "1 May 2027 to 1 June 2027" */
export function validWords({ validFrom, validUntil }: Pick<View, "validFrom" | "validUntil">): string {
  return validUntil === null
    ? `From ${dayWords(validFrom)}`
    : `${dayWords(validFrom)} to ${dayWords(validUntil)}`;
}

/** What became of it, as the page's first sentence. */
export function standingSentence(one: View): string {
  switch (stateOf(one)) {
    case "standing":
      return one.validFrom > new Date().toISOString().slice(0, 10)
        ? `This decision stands, and is valid from ${dayWords(one.validFrom)}.`
        : "This decision stands.";
    case "over":
      return `This decision held until ${dayWords(one.validUntil ?? one.validFrom)} and is over.`;
    case "superseded":
      return `${one.successor?.reference ?? "A later decision"} replaced this decision on ${longDay(one.endedAt ?? one.enteredAt)}.`;
    case "revoked":
      return `${one.endedBy ?? "A signer"} revoked this decision on ${longDay(one.endedAt ?? one.enteredAt)}.`;
  }
}

/** A letter's state in a word. */
export function letterStatus(status: string): string {
  const known = letter.LetterStatus.safeParse(status);
  return known.success ? statusWords[known.data].word : status;
}

const ended = new Set(["in-force", "superseded", "withdrawn", "cancelled"]);

/** The letters that are not released yet: they are held when this decision falls. */
export function unreleased({ citedBy }: Pick<View, "citedBy">): View["citedBy"] {
  return citedBy.filter(({ status }) => !ended.has(status));
}

/** Which letters the fall of a decision holds, as far as the viewer may know. */
export function heldSentence(one: Pick<View, "citedBy">): string {
  const held = unreleased(one).map(({ reference }) => reference);
  const others = "A letter that is not open to you may rest on it too.";
  switch (held.length) {
    case 0:
      return `No unreleased letter that is open to you rests on it. ${others}`;
    case 1:
      return `The letter ${held[0]} is not released, and will be held until it rests on another decision. ${others}`;
    default:
      return `${held.length} letters are not released, and will be held until they rest on another decision: ${held.join(", ")}. ${others}`;
  }
}

/** Groups of eight, so that a hash can be read aloud and breaks where it should. */
export function inEights(hash: string): string {
  return hash.match(/.{1,8}/gu)?.join(" ") ?? hash;
}
