import {
  type Comment,
  type ExistingLetter,
  type Holder,
  type IssuedCopy,
  type Moment,
  type Standing,
  tasks,
} from "@chirograph/core";
import { replaced, replacing } from "./around-copy.ts";
import {
  type Said,
  answeredThrough,
  answersInPlaceOf,
  delegates,
  issuedCopy,
  takenUp,
  takersOf,
  taskCopy,
} from "./in-place.ts";
import { copiesOf } from "../letter/letter-copies.ts";
import type { Unit } from "../ports.ts";

/** Whose copy this one came from, and whether its holder answers in that one's place. */
export type HandedOver = {
  readonly by: Holder;
  readonly at: Moment;
  readonly inPlace: boolean;
  /** In whose place that one answers, nearest first. */
  readonly behind: readonly Holder[];
};

/** Who handed this copy to its holder; null for one that the office issued of itself. */
async function handedOver(unit: Unit, copy: IssuedCopy): Promise<HandedOver | null> {
  const giver = await issuedCopy(unit, copy.parent);
  if (!giver) return null;
  const [first, ...others] = await answersInPlaceOf(unit, copy);
  const behind = others.map(({ holder }) => holder);
  return { by: giver.holder, at: copy.issued.at, inPlace: first !== undefined, behind };
}

/** How the task stands that this holder answers. Cost: the holder's own copies and their delegates', never the whole circulation. */
async function standingOf(unit: Unit, { letter, now }: Now, copy: IssuedCopy): Promise<Standing | null> {
  const own = await taskCopy(unit, copy);
  const copies = [
    own,
    ...(await replaced(unit, own)),
    ...(await replacing(unit, own)),
    ...(await delegates(unit, own)),
  ];
  return tasks(letter, copies, now).find((one) => one.copy.id === own.id)?.standing ?? null;
}

/** Whose comments come to this holder, who answers for the organisation: those whom the office asked, by name. */
async function answeredFor(unit: Unit, copy: IssuedCopy): Promise<Holder[]> {
  if (copy.status === "recalled") return [];
  const rows = await answeredThrough(unit, copy);
  const asked = rows.filter((row) => !row.recalled && row.parent === null);
  return (await copiesOf(unit, asked)).map((one) => one.holder);
}

/** What became of a comment that went to a colleague: whether the organisation's answer carries it, and in which words. */
export type Gathered = {
  readonly comment: string;
  readonly by: string;
  readonly state: "waiting" | "taken-up" | "left-out";
  readonly carried: Said | null;
};

/**
 * A colleague leaves a comment out by answering without it: until they answer they may still take it up, and afterwards too. `answering`: the
 * colleague, then those who answer in their place.
 */
function became(
  comment: Comment,
  { answering, takers }: Record<"answering" | "takers", readonly IssuedCopy[]>,
  closed: boolean,
): Gathered {
  const carried = takenUp(takers, comment.id);
  if (carried) return { comment: comment.id, by: carried.copy.holder.name, state: "taken-up", carried };
  const answered = answering.some(({ position }) => position !== null && position.at >= comment.at);
  const by = answering[0]?.holder.name ?? "";
  return { comment: comment.id, by, state: answered || closed ? "left-out" : "waiting", carried: null };
}

/** What became of this holder's comments, those on earlier copies too; on an earlier one nobody answers any more. */
async function gatheredOf(unit: Unit, own: IssuedCopy, takesInput: boolean): Promise<Gathered[]> {
  if (own.status === "recalled") return [];
  const all: Gathered[] = [];
  for (const copy of [own, ...(await replaced(unit, own))]) {
    const spokesman = await issuedCopy(unit, copy.task.through);
    const standing = copy.comments.filter((one) => !one.withdrawn);
    const closed = copy !== own || !takesInput;
    if (!spokesman) continue;
    const answering = [spokesman, ...(await delegates(unit, spokesman))];
    const takers = await takersOf(unit, spokesman);
    all.push(...standing.map((one) => became(one, { answering, takers }, closed)));
  }
  return all;
}

/** The letter of a copy, and when it is looked at. */
type Now = { readonly letter: ExistingLetter; readonly now: Moment };

/** For whom the holder of a copy stands, and who stands for them. */
export type StandsFor = {
  readonly handed: HandedOver | null;
  /** Whose comments this holder gathers, for the organisation's answer. */
  readonly answersFor: readonly Holder[];
  readonly gathered: readonly Gathered[];
  /** Of the task that this holder answers; null where no position is asked for. */
  readonly standing: Standing | null;
};

/** `takesInput`: whether the holder and the colleague who answers for them can still act. */
export async function standsFor(
  unit: Unit,
  now: Now,
  copy: IssuedCopy,
  takesInput: boolean,
): Promise<StandsFor> {
  return {
    handed: await handedOver(unit, copy),
    answersFor: await answeredFor(unit, copy),
    gathered: await gatheredOf(unit, copy, takesInput),
    standing: await standingOf(unit, now, copy),
  };
}
