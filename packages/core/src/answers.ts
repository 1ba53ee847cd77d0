import { type Circulation } from "./circulation.ts";
import { type Copy, type IssuedCopy, type TakenPosition, holderKey } from "./copy.ts";
import type { CopyId, Moment } from "./ids.ts";
import type { ExistingLetter } from "./letter.ts";

type Positioned = IssuedCopy & { readonly position: TakenPosition };

/** Whether a copy speaks to the office: not a copy of the staff, nor one whose holder's organisation answers through another. */
export function speaks(copy: Copy): copy is IssuedCopy {
  return copy.status !== "none" && copy.kind === "circulation" && copy.task.through === null;
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
  const positioned = copies.filter(speaks).filter((copy): copy is Positioned => copy.position !== null);
  return positioned.filter((earlier) => !positioned.some((one) => replaces(one, earlier)));
}

/** A copy that the office issued to ask for an answer, be it that a colleague gives it. */
function isAsked(copy: Copy): copy is IssuedCopy {
  if (copy.status === "none" || copy.kind !== "circulation" || copy.parent !== null) return false;
  return copy.task.asked || copy.task.through !== null;
}

/** Of each holder the copy on which their answer is asked for now: the newest one that asked for a position. */
export function askedCopies(copies: readonly Copy[]): IssuedCopy[] {
  const newest = new Map<string, IssuedCopy>();
  for (const copy of copies.filter(isAsked)) {
    const key = holderKey(copy.holder);
    if ((newest.get(key)?.task.circulation ?? 0) <= copy.task.circulation) newest.set(key, copy);
  }
  // Only now: an older copy does not ask again because the newest was recalled, or is answered by a colleague.
  return [...newest.values()].filter((copy) => speaks(copy) && copy.status === "issued");
}

type ById = ReadonlyMap<CopyId, Copy>;

function delegateOf(copy: IssuedCopy, copies: ById): IssuedCopy | null {
  const delegate = copy.delegate === null ? undefined : copies.get(copy.delegate);
  return delegate && delegate.status !== "none" ? delegate : null;
}

/** The position given on a copy, or by the one to whom its holder delegated the task. */
export function answerOn(copy: IssuedCopy, copies: ById): TakenPosition | null {
  // Hand-overs are a tree and a delegate is a child: this ends.
  const delegate = delegateOf(copy, copies);
  return copy.position || !delegate ? copy.position : answerOn(delegate, copies);
}

/** Whoever comments, or says that the task is not theirs, was not silent; nor is one whose delegate did. */
function saidNothing(copy: IssuedCopy, copies: ById): boolean {
  const delegate = delegateOf(copy, copies);
  const spoke = copy.position || copy.declined || copy.comments.some((comment) => !comment.withdrawn);
  return !spoke && (delegate === null || saidNothing(delegate, copies));
}

/** What became of one holder's task. */
export type Standing =
  | "answered"
  /** Silent after the suspense of a circulation that had declared what silence means. */
  | "taken-as-concur"
  | "waived"
  | "waiting"
  /** Their turn has not come. */
  | "later";

export type TaskStanding = {
  readonly copy: IssuedCopy;
  readonly circulation: Circulation | null;
  readonly standing: Standing;
};

/** Every position that holders gave on copies the office issued to them, by holder. */
function positionsOf(copies: readonly Copy[]): ReadonlyMap<string, readonly Positioned[]> {
  const own = copies
    .filter(speaks)
    .filter((copy): copy is Positioned => copy.position !== null && copy.parent === null);
  return Map.groupBy(own, (copy) => holderKey(copy.holder));
}

/** Whether a position was given since this copy asked for it: also on one for information, or on an earlier paper. */
function answersSince(copy: IssuedCopy, given: readonly Positioned[]): boolean {
  return given.some(
    (one) => one.task.circulation > copy.task.circulation || one.position.at > copy.issued.at,
  );
}

/** Whether silence counts now: declared, over, and the holder had their turn before it was over. */
function silenceCounts({ task }: IssuedCopy, circulation: Circulation, now: Moment): boolean {
  const turn = circulation.turns[task.stage - 1];
  const { silence, suspense } = circulation;
  return silence && turn !== undefined && turn < suspense && suspense < now;
}

function unanswered(
  letter: ExistingLetter,
  copy: IssuedCopy,
  copies: ById,
  now: Moment,
): Exclude<Standing, "answered"> {
  const circulation = letter.circulations[copy.task.circulation - 1];
  if (letter.waivers.some((one) => one.copy === copy.id)) return "waived";
  if (circulation && silenceCounts(copy, circulation, now) && saidNothing(copy, copies))
    return "taken-as-concur";
  return circulation?.open && copy.task.stage > circulation.stage ? "later" : "waiting";
}

/** Everyone of whom a position is asked now, and how that stands. Nothing is taken from silence unless it was declared. Pure. */
export function tasks(letter: ExistingLetter, copies: readonly Copy[], now: Moment): TaskStanding[] {
  const byId = new Map(copies.flatMap((copy) => (copy.status === "none" ? [] : [[copy.id, copy] as const])));
  const given = positionsOf(copies);
  return askedCopies(copies).map((copy) => {
    const circulation = letter.circulations[copy.task.circulation - 1] ?? null;
    const since = answersSince(copy, given.get(holderKey(copy.holder)) ?? []);
    const answered = since || answerOn(copy, byId) !== null;
    return {
      copy,
      circulation,
      standing: answered ? "answered" : unanswered(letter, copy, byId, now),
    };
  });
}
