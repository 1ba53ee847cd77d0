import { attacher } from "@chirograph/anchor";
import type { ExistingLetter, IssuedCopy } from "@chirograph/core";
import { type RedlineRun, redline } from "@chirograph/find";
import { loadCopies } from "../facts.ts";
import { copiesOf } from "../letter/letter-copies.ts";
import { versionWords } from "../letter/letter-text.ts";
import { type Standing, standing as whereIn } from "./matrix.ts";
import type { Unit } from "../ports.ts";
import { type Said, answeredThrough, takenUp, takersOf, taskCopy } from "./in-place.ts";

/** `takenBy`: who else took it up, of those in whose place this holder answers, or who answered in theirs. */
export type Given = Said & { readonly takenBy: string | null };
/** A comment on an earlier copy, and where its passage stands in the version of this one. */
export type SaidEarlier = Said & { readonly attached: Standing | null };

/** What the holder of a copy may see of other copies, and of their own earlier ones. */
export type AroundCopy = {
  readonly answersThrough: string | null;
  /** What others of the circulation said, where it was opened as shared. */
  readonly others: readonly Said[];
  /** What colleagues gave to the one who answers for them. */
  readonly colleagues: readonly Given[];
  readonly newer: { readonly copy: string; readonly version: number } | null;
  readonly earlier: {
    readonly version: number;
    readonly changes: readonly RedlineRun[];
    readonly said: readonly SaidEarlier[];
  } | null;
};

function standing(copies: readonly IssuedCopy[]): Said[] {
  return copies
    .flatMap((copy) => copy.comments.map((comment) => ({ copy, comment })))
    .filter(({ comment }) => !comment.withdrawn)
    .sort((a, b) => (a.comment.at < b.comment.at ? -1 : 1));
}

async function othersSaid(unit: Unit, letter: ExistingLetter, copy: IssuedCopy): Promise<Said[]> {
  const { circulation, through } = copy.task;
  if (!letter.circulations[circulation - 1]?.shared || through !== null || copy.status === "recalled")
    return [];
  const rows = (await unit.copies.ofLetter(copy.letter)).filter(
    (row) => row.circulation === circulation && row.id !== copy.id && row.through === null,
  );
  return standing(await copiesOf(unit, rows));
}

/** The holder's copies that this one replaces, newest first. */
export async function replaced(unit: Unit, copy: IssuedCopy): Promise<IssuedCopy[]> {
  const chain: IssuedCopy[] = [];
  let next = copy.task.replaces;
  // Versions only grow along the chain, so it ends.
  while (next !== null) {
    const earlier = (await loadCopies(unit, [next])).get(next);
    if (!earlier || earlier.status === "none") break;
    chain.push(earlier);
    next = earlier.task.replaces;
  }
  return chain;
}

/** Finds again in the version of this copy what was said of the earlier ones. */
async function placed(unit: Unit, copy: IssuedCopy, said: readonly Said[]): Promise<SaidEarlier[]> {
  const pages = async (n: number) =>
    ((await unit.letters.version(copy.letter, n))?.pages ?? []).map((page) => page.text);
  // A recalled copy shows no words of the letter, so none are looked for in it.
  const now = copy.status === "recalled" || said.length === 0 ? [] : await pages(copy.version);
  const attach = new Map<number, ReturnType<typeof attacher>>();
  for (const version of new Set(said.map((one) => one.copy.version)))
    if (version !== copy.version) attach.set(version, attacher(await pages(version), now));
  return said.map((one) => ({ ...one, attached: whereIn(one.comment, attach.get(one.copy.version)) }));
}

async function earlierOf(unit: Unit, copy: IssuedCopy): Promise<AroundCopy["earlier"]> {
  const chain = await replaced(unit, copy);
  const [last] = chain;
  if (!last) return null;
  const [before, after] = [
    await unit.letters.version(copy.letter, last.version),
    await unit.letters.version(copy.letter, copy.version),
  ];
  const both = !!before?.text && !!after?.text;
  const words = (version: typeof before) =>
    version ? versionWords(both ? version : { ...version, text: null }) : "";
  // Who held a recalled copy reads the letter no more, not by its changes either.
  const unread = copy.status === "recalled" || last.version === copy.version;
  const changes = unread ? [] : redline(words(before), words(after));
  return { version: last.version, changes: [...changes], said: await placed(unit, copy, standing(chain)) };
}

/** What colleagues wrote for the organisation's answer. Who held a recalled copy is told no more of it. */
async function givenTo(unit: Unit, copy: IssuedCopy): Promise<Given[]> {
  if (copy.status === "recalled") return [];
  const said = standing(await copiesOf(unit, await answeredThrough(unit, copy)));
  if (said.length === 0) return [];
  const others = (await takersOf(unit, await taskCopy(unit, copy))).filter(({ id }) => id !== copy.id);
  return said.map((one) => {
    const taken = takenUp(others, one.comment.id);
    return { ...one, takenBy: taken?.copy.holder.name ?? null };
  });
}

/** Copies that replace this one: of the same holder, in a later circulation. */
export async function replacing(unit: Unit, copy: IssuedCopy): Promise<IssuedCopy[]> {
  return copiesOf(unit, await unit.copies.replacing(copy.id));
}

async function newerOf(unit: Unit, copy: IssuedCopy): Promise<AroundCopy["newer"]> {
  const row = (await unit.copies.replacing(copy.id)).find((one) => !one.recalled);
  return row ? { copy: row.id, version: row.version } : null;
}

/** Reads what stands around a copy. Cost: a shared circulation reads all of its copies, any other only its own few. */
export async function aroundCopy(unit: Unit, letter: ExistingLetter, copy: IssuedCopy): Promise<AroundCopy> {
  const { through } = copy.task;
  const spokesman = through === null ? undefined : (await loadCopies(unit, [through])).get(through);
  return {
    answersThrough: spokesman && spokesman.status !== "none" ? spokesman.holder.name : null,
    others: await othersSaid(unit, letter, copy),
    colleagues: await givenTo(unit, copy),
    newer: await newerOf(unit, copy),
    earlier: await earlierOf(unit, copy),
  };
}
