import { type Person, latestVersion } from "@chirograph/core";
import { openTo } from "../access.ts";
import { type Outcome, done, refused } from "../outcome.ts";
import { perform } from "../perform.ts";
import type { Ports } from "../ports.ts";
import { signOptions, signedBy } from "./sign.ts";

const otherBytes = refused(
  "other-bytes",
  "This is not the newest version's file any more. Nothing was signed. Load the page again and read what changed.",
);

/** What a signer's passkey signs to approve exactly the newest version's file. */
export async function approveOptions(
  ports: Ports,
  actor: Person,
  id: string,
  sha256: string,
): Promise<Outcome<{ options: object; nonce: string }>> {
  return ports.transact(async (unit) => {
    const letter = await openTo(unit, id, actor.id);
    if (!letter.ok) return letter;
    const version = latestVersion(letter.value);
    if (!version || version.sha256 !== sha256) return otherBytes;
    return done(
      await signOptions(ports, unit, actor, { act: "approve", letter: id, version: version.n, sha256 }),
    );
  });
}

export type Approve = {
  readonly version: number;
  readonly sha256: string;
  readonly nonce: string;
  readonly response: unknown;
};

/** Approves exactly one version; the job that seals it is sent in the same transaction. */
export async function approve(
  ports: Ports,
  actor: Person,
  letter: string,
  given: Approve,
): Promise<Outcome<null>> {
  return ports.transact(async (unit) => {
    const { version, sha256, nonce } = given;
    const signed = await signedBy(
      ports,
      unit,
      actor,
      { act: "approve", letter, version, sha256, nonce },
      given.response,
    );
    if (!signed.ok) return signed;
    const command = { type: "approve" as const, letter, version, sha256, signed: signed.value };
    const performed = await perform(ports, unit, command, { kind: "person", person: actor.id });
    if (!performed.ok) return performed;
    const complete = performed.entries.some(
      ({ event }) => event.type === "version-approved" && event.complete,
    );
    if (complete) await unit.jobs.send([{ name: "seal", data: { letter } }]);
    return done(null);
  });
}
