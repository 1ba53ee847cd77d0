import { type Part, type Role, latestVersion } from "../src/index.ts";
import type { Ruling, Position } from "../src/index.ts";
import * as act from "./act.ts";
import { type World, world } from "./world.ts";

/** One thing that is given: it happens, and a refusal means that the test itself is wrong. */
export type Step = (world: World) => void;

function names(said: string): [string, string[]] {
  const [name = "", rest = ""] = said.split(":");
  return [name.trim(), rest.split(" ").filter(Boolean)];
}

/** Someone does something: "ok", or the code of the refusal. */
export function does(world: World, who: string, doing: act.Act): string {
  return answer(world.gives(act.actor(who), doing(who)));
}

export function answer(decision: Ruling): string {
  return decision.ok ? "ok" : decision.code;
}

function must(world: World, who: string, doing: act.Act): void {
  const decision = world.gives(act.actor(who), doing(who));
  if (!decision.ok)
    throw new Error(`This was given, and refused: ${who}, ${doing(who).type}: ${decision.message}`);
  world.passes(1000);
}

function by(who: string, doing: act.Act): Step {
  return (world) => must(world, who, doing);
}

/** `office("ana: author", "sid: signer")`: founded by ada, an administrator; everyone has a passkey. */
export function office(...people: readonly string[]): Step {
  return officeWithSigners(1, ...people);
}

export function officeWithSigners(signersRequired: number, ...people: readonly string[]): Step {
  return (world) => {
    must(world, "system", act.founds("ada", ["administrator"], signersRequired));
    for (const [name, roles] of people.map(names)) {
      must(world, "ada", act.adds(name, ...(roles as Role[])));
      must(world, "system", act.enrols(name));
    }
  };
}

export type LetterBuilder = Step & {
  /** `with("sid: signer", "rex: releaser")` */
  readonly with: (...people: readonly string[]) => LetterBuilder;
  readonly versions: (count: number) => LetterBuilder;
  readonly circulated: (...copies: readonly string[]) => LetterBuilder;
  readonly position: (copy: string, position: Position, reason?: string) => LetterBuilder;
  readonly closed: () => LetterBuilder;
  readonly approved: (...signers: readonly string[]) => LetterBuilder;
  readonly returned: (signer: string) => LetterBuilder;
  readonly sealed: () => LetterBuilder;
  readonly released: (releaser: string, supersedes?: string) => LetterBuilder;
  readonly inForce: () => LetterBuilder;
  readonly withdrawn: (releaser: string) => LetterBuilder;
  readonly cancelled: () => LetterBuilder;
};

/** A letter that ana opened, and what became of it: `letter().versions(2).circulated("bo", "cy")`. */
export function letter(name = "letter", author = "ana", steps: readonly Step[] = []): LetterBuilder {
  const then = (...more: Step[]) => letter(name, author, [...steps, ...more]);
  const newest = (world: World) => {
    const known = world.letter(name);
    return known.status === "none" ? 0 : (latestVersion(known)?.n ?? 0);
  };
  const onNewest =
    (who: string, doing: (n: number) => act.Act): Step =>
    (world) =>
      must(world, who, doing(newest(world)));
  const run: Step = (world) => {
    must(world, author, act.opens(name));
    for (const step of steps) step(world);
  };
  return Object.assign(run, {
    with: (...people: readonly string[]) => {
      const granted = people
        .map(names)
        .flatMap(([who, parts]) => parts.map((part) => [who, part as Part] as const));
      return then(...granted.map(([who, part]) => by(author, act.grants(who, part, name))));
    },
    versions: (count: number) =>
      then(...Array.from({ length: count }, () => onNewest(author, (n) => act.addsVersion(n + 1, name)))),
    circulated: (...copies: readonly string[]) =>
      then(onNewest(author, (n) => act.circulates(n, copies, name))),
    position: (copy: string, position: Position, reason = "It costs too much.") =>
      then(by(`@${copy}`, act.takes(copy, position, reason, name))),
    closed: () => then(by(author, act.closes(name))),
    approved: (...signers: readonly string[]) =>
      then(...signers.map((signer) => onNewest(signer, (n) => act.approves(n, name)))),
    returned: (signer: string) => then(onNewest(signer, (n) => act.returns(n, "Say who pays.", name))),
    sealed: () => then(onNewest("system", (n) => act.seals(n, name))),
    released: (releaser: string, supersedes?: string) =>
      then(onNewest(releaser, (n) => act.releases(n, supersedes ?? null, name))),
    inForce: () => then(by("system", act.entersIntoForce(name))),
    withdrawn: (releaser: string) => then(by(releaser, act.withdraws("The ferry runs again.", name))),
    cancelled: () => then(by(author, act.cancels("Not needed.", name))),
  });
}

/** A record in which all this has happened. */
export function given(...steps: readonly Step[]): World {
  const made = world();
  for (const step of steps) step(made);
  return made;
}

/** An office with one person in each role. */
export const harbour = office(
  "ana: author action-officer",
  "sid: signer",
  "sue: signer",
  "rex: releaser",
  "sec: security-officer",
  "aud: auditor",
);
const parts = ["sid: signer", "sue: signer", "rex: releaser"] as const;

/** A letter of the harbour with its signers and its releaser. */
export function harbourLetter(name = "letter"): LetterBuilder {
  return letter(name).with(...parts);
}
