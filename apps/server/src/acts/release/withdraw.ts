import type { Person } from "@chirograph/core";
import { openTo } from "../access.ts";
import { type Outcome, done, refused } from "../outcome.ts";
import { perform } from "../perform.ts";
import type { Ports } from "../ports.ts";
import { signOptions, signedBy } from "./sign.ts";

/** What a releaser's passkey signs to withdraw a letter: the reason, in the words that the public will read. */
export async function withdrawOptions(
  ports: Ports,
  actor: Person,
  id: string,
  reason: string,
): Promise<Outcome<{ options: object; nonce: string }>> {
  return ports.transact(async (unit) => {
    const letter = await openTo(unit, id, actor.id);
    if (!letter.ok) return letter;
    if (letter.value.status !== "in-force")
      return refused(
        "not-in-this-state",
        "Only a letter in force is withdrawn. Nothing was entered. Load the page again to see how it stands.",
      );
    return done(
      await signOptions(ports, unit, actor, { act: "withdraw", letter: id, reason: reason.trim() }),
    );
  });
}

export type Withdrawal = {
  readonly reason: string;
  readonly nonce: string;
  readonly response: unknown;
};

/** Withdraws a letter in force: from now on everyone who checks it reads the reason. */
export async function withdraw(
  ports: Ports,
  actor: Person,
  letter: string,
  { reason: given, nonce, response }: Withdrawal,
): Promise<Outcome<null>> {
  return ports.transact(async (unit) => {
    const reason = given.trim();
    const signed = await signedBy(ports, unit, actor, { act: "withdraw", letter, reason, nonce }, response);
    if (!signed.ok) return signed;
    const command = { type: "withdraw" as const, letter, reason, signed: signed.value };
    const performed = await perform(ports, unit, command, { kind: "person", person: actor.id });
    return performed.ok ? done(null) : performed;
  });
}
