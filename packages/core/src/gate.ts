import { dayOf, dueDay } from "./day.ts";
import { type Copy, type IssuedCopy, type TakenPosition, holderKey } from "./copy.ts";
import { type ExistingLetter, latestVersion } from "./letter.ts";
import { type Office, personName } from "./office.ts";

/** A computed condition for approval. `links` name what would open it. */
export type Gate = {
  readonly gate: "version" | "circulation" | "non-concur";
  readonly status: "held" | "open" | "waived";
  readonly sentence: string;
  readonly copies: readonly string[];
};

type Positioned = IssuedCopy & { readonly position: TakenPosition };

function isPositioned(copy: Copy): copy is Positioned {
  return copy.status !== "none" && copy.kind === "circulation" && copy.position !== null;
}

/** By version first: none is taken on a version once a newer one circulates, and clocks of two machines differ. */
function isLater(one: Positioned, earlier: Positioned): boolean {
  if (one.version !== earlier.version) return one.version > earlier.version;
  return one.position.at > earlier.position.at;
}

function replaces(one: Positioned, earlier: Positioned): boolean {
  return one.parent === null && isLater(one, earlier) && holderKey(one.holder) === holderKey(earlier.holder);
}

/**
 * The positions that count: each holder's newest over all their copies. A position replaces one on another copy only if
 * the office itself issued its copy: a hand-over names its holder as the giver likes, so it speaks for itself alone.
 */
export function standingPositions(copies: readonly Copy[]): IssuedCopy[] {
  const positioned = copies.filter(isPositioned);
  return positioned.filter((earlier) => !positioned.some((one) => replaces(one, earlier)));
}

function who(copy: IssuedCopy): string {
  return copy.holder.organisation || copy.holder.name;
}

function overridden(letter: ExistingLetter, copy: IssuedCopy) {
  // An override answers the non-concur it was given for; a later one needs its own. By number: clocks may tie.
  return letter.overrides.find((one) => one.copy === copy.id && one.position === copy.position?.n);
}

function nonConcurGates(letter: ExistingLetter, copies: readonly Copy[], office: Office): Gate[] {
  const against = standingPositions(copies).filter((copy) => copy.position?.position === "non-concur");
  const gates = against.map((copy): Gate => {
    const override = overridden(letter, copy);
    const reason = copy.position?.reason ?? "";
    const sentence = override
      ? `Non-concur from ${who(copy)}, overridden by ${personName(office, override.by)}: ${override.reason}`
      : `Non-concur from ${who(copy)} since ${dayOf(copy.position?.at ?? "")}: ${reason}`;
    return { gate: "non-concur", status: override ? "waived" : "held", sentence, copies: [copy.id] };
  });
  if (gates.length > 0) return gates;
  return [{ gate: "non-concur", status: "open", sentence: "Nobody objects.", copies: [] }];
}

function circulationGate(letter: ExistingLetter): Gate {
  if (letter.status === "in-coordination") {
    const { version, suspense } = letter.circulation;
    const sentence = `The circulation of version ${version} is open until ${dueDay(suspense)}. Close it to go on.`;
    return { gate: "circulation", status: "held", sentence, copies: [] };
  }
  const none = letter.circulations.length === 0;
  const sentence = none ? "The letter was not circulated." : "The circulation is closed.";
  return { gate: "circulation", status: "open", sentence, copies: [] };
}

function versionGate(letter: ExistingLetter): Gate {
  const version = latestVersion(letter);
  if (!version)
    return {
      gate: "version",
      status: "held",
      sentence: "There is no version yet. Make one from the text.",
      copies: [],
    };
  if (letter.status === "returned") {
    const sentence = `Version ${version.n} was returned for rework. Make the next one.`;
    return { gate: "version", status: "held", sentence, copies: [] };
  }
  return { gate: "version", status: "open", sentence: `Version ${version.n} can be approved.`, copies: [] };
}

/** What holds the approval of the letter's newest version, and what does not. Held ones first. Pure. */
export function gates(letter: ExistingLetter, copies: readonly Copy[], office: Office): Gate[] {
  const all = [versionGate(letter), circulationGate(letter), ...nonConcurGates(letter, copies, office)];
  const order = { held: 0, waived: 1, open: 2 };
  return all.sort((a, b) => order[a.status] - order[b.status]);
}
