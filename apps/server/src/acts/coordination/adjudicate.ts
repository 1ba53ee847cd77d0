import type { Comment, Disposition, IssuedCopy, Person } from "@chirograph/core";
import { openTo } from "../access.ts";
import { letterCopies } from "../letter/letter-copies.ts";
import { notify } from "../mail/notices.ts";
import { type Outcome, done } from "../outcome.ts";
import { perform } from "../perform.ts";
import type { Ports, Unit } from "../ports.ts";

export type Ref = { readonly copy: string; readonly comment: string };
export type Answer = Ref & {
  /** The words that were read; left out for those behind a comment that says the same. */
  readonly edition?: number;
  readonly disposition: Disposition;
  readonly response: string;
};
export type ManyDone = {
  readonly done: readonly string[];
  readonly refused: readonly { readonly comment: string; readonly message: string }[];
};

/** Comments that were put behind one of these get the same answer: who said the same is told the same. */
async function withMerged(unit: Unit, letter: string, answers: readonly Answer[]): Promise<Answer[]> {
  const behind = new Map<string, Ref[]>();
  for (const copy of await letterCopies(unit, letter)) {
    for (const { id, merged, withdrawn } of copy.comments)
      if (merged !== null && !withdrawn)
        behind.set(merged, [...(behind.get(merged) ?? []), { copy: copy.id, comment: id }]);
  }
  return answers.flatMap((answer) => [
    answer,
    ...(behind.get(answer.comment) ?? []).map((ref) => ({
      ...ref,
      disposition: answer.disposition,
      response: answer.response,
    })),
  ]);
}

/** Commenters are told what became of their comments: many answers are one mail. */
async function tellAnswered(ports: Ports, unit: Unit, refs: readonly Ref[], entered: readonly string[]) {
  const told = refs.filter(({ comment }) => entered.includes(comment));
  await notify(
    ports,
    unit,
    told.map(({ copy, comment }) => ({ kind: "answered" as const, copy, comment, reply: null })),
  );
}

/** Replies to a comment, in the office's name; its commenter is told. */
export async function reply(
  ports: Ports,
  actor: Person,
  letter: string,
  { copy, comment, text }: Ref & { readonly text: string },
): Promise<Outcome<null>> {
  return ports.transact(async (unit) => {
    const opened = await openTo(unit, letter, actor.id);
    if (!opened.ok) return opened;
    const id = ports.id();
    const command = { type: "reply" as const, letter, copy, comment, reply: id, text };
    const performed = await perform(ports, unit, command, { kind: "person", person: actor.id });
    if (!performed.ok) return performed;
    await notify(ports, unit, { kind: "answered", copy, comment, reply: id });
    return done(null);
  });
}

/** Answers comments, each by itself: what is refused is said, and does not undo the others. */
export async function dispose(
  ports: Ports,
  actor: Person,
  letter: string,
  answers: readonly Answer[],
): Promise<Outcome<ManyDone>> {
  return ports.transact(async (unit) => {
    const opened = await openTo(unit, letter, actor.id);
    if (!opened.ok) return opened;
    const entered: string[] = [];
    const refused: { comment: string; message: string }[] = [];
    const given = await withMerged(unit, letter, answers);
    for (const answer of given) {
      const command = { type: "dispose" as const, letter, ...answer };
      const performed = await perform(ports, unit, command, { kind: "person", person: actor.id });
      if (performed.ok) entered.push(answer.comment);
      // Whoever was put behind one of these and has the answer already has what they should.
      else if (answers.includes(answer) || performed.code !== "nothing-to-change")
        refused.push({ comment: answer.comment, message: performed.message });
    }
    await tellAnswered(ports, unit, given, entered);
    return done({ done: entered, refused });
  });
}

function commentOf(copies: readonly IssuedCopy[], ref: Ref): Comment | undefined {
  return copies.find((copy) => copy.id === ref.copy)?.comments.find((one) => one.id === ref.comment);
}

/** Puts comments behind one that says the same; they take over its answer, if it has one. */
export async function merge(
  ports: Ports,
  actor: Person,
  letter: string,
  given: { comments: readonly Ref[]; into: Ref | null },
): Promise<Outcome<ManyDone>> {
  return ports.transact(async (unit) => {
    const opened = await openTo(unit, letter, actor.id);
    if (!opened.ok) return opened;
    const copies = await letterCopies(unit, letter);
    const by = { kind: "person" as const, person: actor.id };
    const answer = given.into ? commentOf(copies, given.into)?.disposed : null;
    const entered: string[] = [];
    const refused: { comment: string; message: string }[] = [];
    for (const ref of given.comments) {
      const command = { type: "merge" as const, letter, ...ref, into: given.into };
      const performed = await perform(ports, unit, command, by);
      if (!performed.ok) {
        refused.push({ comment: ref.comment, message: performed.message });
        continue;
      }
      entered.push(ref.comment);
      // The same answer as the one it stands behind; what it had already stays so, and is no refusal.
      const { disposition, response } = answer ?? {};
      if (!disposition || response === undefined) continue;
      const answering = { type: "dispose" as const, letter, ...ref, disposition, response };
      if ((await perform(ports, unit, answering, by)).ok)
        await tellAnswered(ports, unit, [ref], [ref.comment]);
    }
    return done({ done: entered, refused });
  });
}
