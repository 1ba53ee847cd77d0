import { type Command, type Entry, type IssuedCopy, type Person, tasks } from "@chirograph/core";
import { openTo } from "../access.ts";
import { circulating, letterCopies } from "../letter/letter-copies.ts";
import { notify } from "../mail/notices.ts";
import { type Outcome, done, refused } from "../outcome.ts";
import { perform } from "../perform.ts";
import type { Ports, Unit } from "../ports.ts";

type Told = (unit: Unit, copies: readonly IssuedCopy[], entries: readonly Entry[]) => Promise<unknown>;

/** A command on the open circulation, and what its holders are told of it. */
async function change(
  ports: Ports,
  actor: Person,
  command: Command & { readonly letter: string },
  told: Told,
): Promise<Outcome<null>> {
  return ports.transact(async (unit) => {
    const opened = await openTo(unit, command.letter, actor.id);
    if (!opened.ok) return opened;
    const performed = await perform(ports, unit, command, { kind: "person", person: actor.id });
    if (!performed.ok) return performed;
    const copies = await circulating(unit, command.letter, opened.value.circulations.length);
    await told(unit, copies, performed.entries);
    return done(null);
  });
}

export async function moveSuspense(
  ports: Ports,
  actor: Person,
  given: { letter: string; suspense: string; zone: string; reason: string },
): Promise<Outcome<null>> {
  const { reason } = given;
  return change(ports, actor, { type: "change-suspense", ...given }, (unit, copies) =>
    notify(
      ports,
      unit,
      copies.map(({ id }) => ({ kind: "suspense-moved" as const, copy: id, reason })),
    ),
  );
}

/** Opens the next turn before everyone of the one before has answered. */
export async function openTurn(
  ports: Ports,
  actor: Person,
  given: { letter: string; stage: number },
): Promise<Outcome<null>> {
  return change(ports, actor, { type: "open-stage", ...given }, (unit, copies) =>
    tellTurn(ports, unit, copies, given.stage),
  );
}

export async function tellTurn(
  ports: Ports,
  unit: Unit,
  copies: readonly IssuedCopy[],
  stage: number,
): Promise<void> {
  const theirs = copies.filter((copy) => copy.task.stage === stage);
  await notify(
    ports,
    unit,
    theirs.map(({ id }) => ({ kind: "your-turn" as const, copy: id })),
  );
}

/** Recalls one copy. Its holder is told, and those who answered through them, who answer for themselves now. */
export async function recallCopy(
  ports: Ports,
  actor: Person,
  given: { letter: string; copy: string; reason: string },
): Promise<Outcome<null>> {
  const { copy, reason } = given;
  return change(ports, actor, { type: "recall-copy", ...given }, (unit, _, entries) => {
    const left = entries.filter(({ event }) => event.type === "copy-answers-itself");
    const alone = left.map(({ stream }) => ({
      kind: "answers-itself" as const,
      copy: stream.slice("copy/".length),
    }));
    return notify(ports, unit, [{ kind: "recalled", copy, reason }, ...alone]);
  });
}

/** Recalls every copy of the newest circulation and closes it: who opens one reads first that it was recalled. */
export async function recallCirculation(
  ports: Ports,
  actor: Person,
  letter: string,
  reason: string,
): Promise<Outcome<{ recalled: number }>> {
  return ports.transact(async (unit) => {
    const opened = await openTo(unit, letter, actor.id);
    if (!opened.ok) return opened;
    const copies = await circulating(unit, letter, opened.value.circulations.length);
    const command = { type: "recall-circulation" as const, letter, reason };
    const performed = await perform(ports, unit, command, { kind: "person", person: actor.id });
    if (!performed.ok) return performed;
    const told = copies.map(({ id: copy }) => ({ kind: "recalled" as const, copy, reason }));
    await notify(ports, unit, told);
    return done({ recalled: copies.length });
  });
}

/** Reminds those who are asked and silent: all of them, or these. */
export async function remind(
  ports: Ports,
  actor: Person,
  letter: string,
  only: readonly string[],
): Promise<Outcome<{ reminded: number; withoutAddress: number }>> {
  return ports.transact(async (unit) => {
    const opened = await openTo(unit, letter, actor.id);
    if (!opened.ok) return opened;
    if (opened.value.status !== "in-coordination")
      return refused("not-in-this-state", "No circulation of this letter is open, so nobody was reminded.");
    const waiting = tasks(opened.value, await letterCopies(unit, letter), ports.now()).filter(
      ({ copy, standing }) => standing === "waiting" && (only.length === 0 || only.includes(copy.id)),
    );
    const { mailed, withoutAddress } = await notify(
      ports,
      unit,
      waiting.map(({ copy }) => ({ kind: "reminder" as const, copy: copy.id })),
    );
    return done({ reminded: mailed.length, withoutAddress: withoutAddress.length });
  });
}
