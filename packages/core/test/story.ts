import * as fc from "fast-check";
import { type ExistingLetter, type Position, type Role, latestVersion, positions } from "../src/index.ts";
import * as act from "./act.ts";
import { type World, id } from "./world.ts";

/** One throw of the dice: which letter, how much time passed, whether to be plausible, and what then. */
export type Dice = {
  readonly letter: number;
  readonly ms: number;
  readonly wild: number;
  readonly pick: number;
  readonly detail: number;
};

export const dice: fc.Arbitrary<Dice> = fc.record({
  letter: fc.nat(1),
  ms: fc.nat(2),
  wild: fc.nat(99),
  pick: fc.nat(9999),
  detail: fc.nat(9999),
});

export const people: Readonly<Record<string, readonly Role[]>> = {
  ada: ["administrator"],
  ana: ["author", "action-officer"],
  act: ["author", "action-officer"],
  sid: ["signer"],
  sue: ["signer"],
  rex: ["releaser", "security-officer"],
};
const names = Object.keys(people);
const holders = ["bo", "cy", "di"];
export const letters = ["la", "lb"];

export type Deed = { readonly who: string; readonly doing: act.Act };
type Weighted = readonly [weight: number, who: string, doing: act.Act];

function at<T>(list: readonly T[], n: number): T {
  const one = list[n % list.length];
  if (one === undefined) throw new Error("There is nothing to choose from.");
  return one;
}

/** The copies of a letter by the names they were given. */
function copiesOf(world: World, letter: string): string[] {
  const issued = [...world.copies().values()].filter(
    (copy) => copy.status !== "none" && copy.letter === id(letter) && copy.kind === "circulation",
  );
  return issued.flatMap((copy) =>
    copy.status === "none" ? [] : [Buffer.from(copy.id, "hex").toString().replaceAll("\0", "")],
  );
}

function input(world: World, letter: string, detail: number): Weighted[] {
  const copies = copiesOf(world, letter);
  if (copies.length === 0) return [];
  const copy = at(copies, detail);
  const position: Position = at(positions, detail >> 2);
  const child = `${at(holders, detail >> 3)}#${world.entries.length}`;
  return [
    [6, `@${copy}`, act.takes(copy, position, "No.", letter)],
    [2, `@${copy}`, act.comments(copy, "Which?", "", letter)],
    [1, `@${copy}`, act.withdrawsComment(copy, letter)],
    [1, `@${copy}`, act.opensCopy(copy, letter)],
    [1, `@${copy}`, act.downloads(copy, letter)],
    [1, `@${copy}`, act.passesOn(copy, child, letter)],
    [1, `@${copy}`, act.asksToPassOn(copy, child, letter)],
    [1, "ana", act.refusesPassingOn(copy, letter)],
    [1, "ana", act.passesOn(copy, child, letter)],
    [0.5, "ana", act.recalls(copy, letter)],
    [8, at(["sid", "sue"], detail), act.overrides(copy, "Answered.", undefined, letter)],
  ];
}

function staffing(known: ExistingLetter, letter: string): Weighted[] {
  const wanted = [
    ["sid", "signer"],
    ["sue", "signer"],
    ["rex", "releaser"],
  ] as const;
  const missing = wanted.filter(([who, part]) => !known.access.get(id(who))?.has(part));
  return missing.map(([who, part]): Weighted => [25, "ana", act.grants(who, part, letter)]);
}

function drafting(world: World, letter: string, n: number, detail: number): Weighted[] {
  const copies = holders.slice(0, 1 + (detail % 3)).map((holder) => `${holder}#${world.entries.length}`);
  return [
    [n === 0 ? 40 : 3, at(["ana", "act"], n), act.addsVersion(n + 1, letter)],
    [20, "ana", act.circulates(n, copies, letter, at(["allowed", "ask", "never"] as const, detail >> 2))],
    [8, at(["sid", "sue"], detail), act.approves(n, letter)],
    [2, "sid", act.returns(n, "Shorter.", letter)],
  ];
}

function byState(world: World, known: ExistingLetter, letter: string, detail: number): Weighted[] {
  const n = latestVersion(known)?.n ?? 0;
  const signers = ["sid", "sue"];
  switch (known.status) {
    case "draft":
    case "adjudication":
      return [...drafting(world, letter, n, detail), ...input(world, letter, detail)];
    case "in-coordination":
      return [
        [8, "ana", act.closes(letter)],
        [2, "ana", act.addsVersion(n + 1, letter)],
        [2, "sid", act.approves(n, letter)],
        ...input(world, letter, detail),
      ];
    case "returned":
      return [[20, "ana", act.addsVersion(n + 1, letter)]];
    case "approved":
      return [
        [20, "system", act.seals(n, letter)],
        [2, at(signers, detail), act.approves(n, letter)],
        [2, at(signers, detail), act.returns(n, "Wait.", letter)],
      ];
    case "signed-not-released":
      return [
        [20, "rex", act.releases(n, detail % 3 ? null : at(letters, detail), letter)],
        [10, "system", act.entersIntoForce(letter)],
        [2, at(signers, detail), act.returns(n, "Wait.", letter)],
      ];
    default:
      return [
        [1, "rex", act.withdraws("Changed.", letter)],
        [2, "system", act.entersIntoForce(letter)],
        ...input(world, letter, detail),
      ];
  }
}

/** What people of the office do besides their letters. */
function around(letter: string, detail: number): Weighted[] {
  const who = at(names, detail);
  const other = at(names, detail >> 3);
  return [
    [0.3, "ana", act.cancels("No.", letter)],
    [0.5, "ana", act.archives(detail % 2 === 0, letter)],
    [0.5, "ana", act.silences(detail % 2 === 0, letter)],
    [0.5, who, act.takesOfficeCopy(`s${detail}`, 1, letter)],
    [0.3, "ada", act.leaves(who, detail % 2 ? other : null)],
    [0.3, "ada", act.reassigns(who, other, letter)],
    [0.4, "ada", act.changesRoles(who, ...(people[other] ?? []))],
    [0.3, "ada", act.sets(1 + (detail % 2))],
    [0.3, who, act.removesKey(who)],
    [0.3, "system", act.enrols(who, "recovery-code", who)],
    [0.5, "ana", act.grants(who, at(["author", "reader", "signer"] as const, detail), letter)],
    [0.3, "ana", act.revokes(who, letter)],
    [1, at(["ana", "rex"], detail), act.proposes(detail % 2 ? act.onLetter(letter) : act.onPaper)],
    [2, "rex", act.releasesStatement()],
    [0.2, "rex", act.retracts()],
  ];
}

function chosen(list: readonly Weighted[], pick: number): Deed {
  const total = list.reduce((sum, [weight]) => sum + weight, 0);
  let left = (pick / 10_000) * total;
  for (const [weight, who, doing] of list) {
    left -= weight;
    if (left < 0) return { who, doing };
  }
  throw new Error("Nothing was chosen.");
}

function plausible(world: World, letter: string, { pick, detail }: Dice): Deed {
  const known = world.letter(letter);
  if (known.status === "none")
    return chosen([[9, "ana", act.opens(letter)], ...around(letter, detail)], pick);
  const list = [
    ...staffing(known, letter),
    ...byState(world, known, letter, detail),
    ...around(letter, detail),
  ];
  return chosen(list, pick);
}

/** The next deed: mostly one that the state asks for; now and then by the wrong person, or about the wrong letter. */
export function next(world: World, thrown: Dice): Deed {
  const letter = at(letters, thrown.letter);
  const deed = plausible(world, letter, thrown);
  if (thrown.wild >= 20 || deed.who === "system") return deed;
  if (thrown.wild < 10) return { ...deed, who: at([...names, "@bo#9", "eve"], thrown.detail) };
  return plausible(world, at(letters, thrown.letter + 1), { ...thrown, pick: (thrown.pick * 7) % 10_000 });
}
