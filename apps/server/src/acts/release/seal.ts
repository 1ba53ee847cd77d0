import { loadLetter } from "../facts.ts";
import { sha256 } from "../letter/make-version.ts";
import { type Outcome, done } from "../outcome.ts";
import { perform } from "../perform.ts";
import type { Ports } from "../ports.ts";
import type { SignerPort } from "../signer-port.ts";

/**
 * Seals an approved letter: the sealing process checks the approvals itself and signs every byte. Run again after a crash
 * it does the same, or finds it done; the sealed bytes and the event are stored together or not at all.
 */
export async function sealLetter(ports: Ports, signer: SignerPort, id: string): Promise<Outcome<null>> {
  const approved = await ports.transact(async (unit) => {
    const letter = await loadLetter(unit, id);
    if (letter.status !== "approved") return null;
    const approval = letter.approvals.at(-1);
    const pdf = approval ? await unit.blobs.get(approval.sha256) : null;
    if (!approval || !pdf) throw new Error("An approved letter without its approval or its file.");
    return { approvals: letter.approvals, approval, pdf };
  });
  // Sealed already, or returned for rework before the seal was made.
  if (!approved) return done(null);
  const { approvals, approval, pdf } = approved;
  const sealed = await signer.seal({
    letter: id,
    version: approval.version,
    sha256: approval.sha256,
    pdf,
    signers: approvals.length,
    approvals: approvals.map(({ signed }) => signed),
  });
  if (!sealed.ok) return sealed;
  return ports.transact(async (unit): Promise<Outcome<null>> => {
    const hash = sha256(sealed.value);
    await unit.blobs.put(hash, sealed.value);
    const command = { type: "record-seal" as const, letter: id, version: approval.version, sha256: hash };
    const performed = await perform(ports, unit, command, { kind: "system" });
    return performed.ok ? done(null) : performed;
  });
}

/**
 * Sends the job again for every letter that is approved and not sealed. At every start: a process that was killed over
 * a seal took the job with it.
 */
export async function resumeSeals(ports: Ports): Promise<void> {
  await ports.transact(async (unit) => {
    const letters = await unit.letters.approved();
    await unit.jobs.send(letters.map((letter) => ({ name: "seal", data: { letter } })));
  });
}
