import type { Person } from "@chirograph/core";
import { openTo } from "../access.ts";
import { type Outcome, done, refused } from "../outcome.ts";
import { perform } from "../perform.ts";
import type { Ports } from "../ports.ts";
import { signOptions, signedBy } from "./sign.ts";

/** What a releaser's passkey signs to release exactly the sealed file. */
export async function releaseOptions(
  ports: Ports,
  actor: Person,
  id: string,
  { sha256, supersedes }: { sha256: string; supersedes: string | null },
): Promise<Outcome<{ options: object; nonce: string }>> {
  return ports.transact(async (unit) => {
    const letter = await openTo(unit, id, actor.id);
    if (!letter.ok) return letter;
    if (letter.value.status !== "signed-not-released" || letter.value.seal.sha256 !== sha256)
      return refused(
        "other-bytes",
        "This file is not waiting for its release. Nothing was released. Load the page again.",
      );
    return done(await signOptions(ports, unit, actor, { act: "release", letter: id, sha256, supersedes }));
  });
}

export type Release = {
  readonly sha256: string;
  readonly supersedes: string | null;
  readonly nonce: string;
  readonly response: unknown;
};

/** Releases a sealed letter. It is in force once a checkpoint of the log contains this, and not before. */
export async function release(
  ports: Ports,
  actor: Person,
  letter: string,
  given: Release,
): Promise<Outcome<null>> {
  return ports.transact(async (unit) => {
    const { sha256, supersedes, nonce } = given;
    const signed = await signedBy(
      ports,
      unit,
      actor,
      { act: "release", letter, sha256, supersedes, nonce },
      given.response,
    );
    if (!signed.ok) return signed;
    const command = { type: "release" as const, letter, sha256, supersedes, signed: signed.value };
    const performed = await perform(ports, unit, command, { kind: "person", person: actor.id });
    return performed.ok ? done(null) : performed;
  });
}
