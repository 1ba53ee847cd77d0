import {
  type Comment,
  type ExistingLetter,
  type Holder,
  type IssuedCopy,
  type Moment,
  type Standing,
  tasks,
} from "@chirograph/core";
import { loadCopies } from "../facts.ts";
import { replaced, replacing } from "./around-copy.ts";
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

async function issuedCopy(unit: Unit, id: string | null): Promise<IssuedCopy | null> {
  const copy = id === null ? undefined : (await loadCopies(unit, [id])).get(id);
  return copy && copy.status !== "none" ? copy : null;
}

/** Who handed this copy to its holder; null for one that the office issued of itself. */
async function handedOver(unit: Unit, copy: IssuedCopy): Promise<HandedOver | null> {
  const giver = await issuedCopy(unit, copy.parent);
  if (!giver) return null;
  const behind: Holder[] = [];
  let [child, parent]: [IssuedCopy, IssuedCopy | null] = [copy, giver];
  // Hand-overs are a tree: this ends. It stops at the first who did not ask to be answered for.
  while (parent?.delegate === child.id) {
    if (parent !== giver) behind.push(parent.holder);
    [child, parent] = [parent, await issuedCopy(unit, parent.parent)];
  }
  return { by: giver.holder, at: copy.issued.at, inPlace: giver.delegate === copy.id, behind };
}

/** The copy with whose task the office asks for this holder's answer: their own, or that of the first in whose place they answer. */
async function taskCopy(unit: Unit, copy: IssuedCopy): Promise<IssuedCopy> {
  const giver = await issuedCopy(unit, copy.parent);
  return giver?.delegate === copy.id ? taskCopy(unit, giver) : copy;
}

/** Those who answer in a holder's place, nearest first. */
async function delegates(unit: Unit, copy: IssuedCopy): Promise<IssuedCopy[]> {
  const delegate = await issuedCopy(unit, copy.delegate);
  return delegate ? [delegate, ...(await delegates(unit, delegate))] : [];
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
  const rows = await unit.copies.through(copy.id);
  const asked = rows.filter((row) => !row.recalled && row.parent === null);
  return (await copiesOf(unit, asked)).map((one) => one.holder);
}

/** What became of a comment that went to a colleague: whether the organisation's answer carries it, and in which words. */
export type Gathered = {
  readonly comment: string;
  readonly by: string;
  readonly state: "waiting" | "taken-up" | "left-out";
  readonly carried: { readonly copy: IssuedCopy; readonly comment: Comment } | null;
};

/** A colleague leaves a comment out by answering without it: until they answer they may still take it up, and afterwards too. */
function became(comment: Comment, spokesman: IssuedCopy, closed: boolean): Gathered {
  const carried = spokesman.comments.find((one) => one.from === comment.id && !one.withdrawn);
  const about = { comment: comment.id, by: spokesman.holder.name };
  if (carried) return { ...about, state: "taken-up", carried: { copy: spokesman, comment: carried } };
  const answered = spokesman.position !== null && spokesman.position.at >= comment.at;
  return { ...about, state: answered || closed ? "left-out" : "waiting", carried: null };
}

/** What became of this holder's comments, those on earlier copies too; on an earlier one nobody answers any more. */
async function gatheredOf(unit: Unit, own: IssuedCopy, takesInput: boolean): Promise<Gathered[]> {
  if (own.status === "recalled") return [];
  const all: Gathered[] = [];
  for (const copy of [own, ...(await replaced(unit, own))]) {
    const spokesman = await issuedCopy(unit, copy.task.through);
    const standing = copy.comments.filter((one) => !one.withdrawn);
    const closed = copy !== own || !takesInput;
    if (spokesman) all.push(...standing.map((one) => became(one, spokesman, closed)));
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
