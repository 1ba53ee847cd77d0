import { createHash } from "node:crypto";
import {
  completeSeal,
  PdfError,
  prepareSeal,
  sealAlgorithm,
  UnsealableError,
  validateSeal,
} from "@chirograph/seal";
import { challengeOf } from "./act.ts";
import { checkAssertion } from "./approval.ts";
import type { Journal } from "./journal.ts";
import type { SealingKey } from "./key.ts";
import type { Office } from "./office.ts";
import type { SealRequest } from "./question.ts";
import { refuse, type SignerRefusal } from "./refusal.ts";

/** A sealed file: its bytes, their SHA-256 in hexadecimal, and the time the seal claims (RFC 3339). */
export type Sealed = {
  readonly ok: true;
  readonly pdf: Uint8Array;
  readonly sha256: string;
  readonly signedAt: string;
};

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Every approval must hold: one that does not is a reason to stop and look, not one to leave out. */
async function refuseUnapproved(office: Office, request: SealRequest): Promise<SignerRefusal | undefined> {
  const { letter, version, sha256 } = request;
  const people = new Set<string>();
  for (const { nonce, assertion } of request.approvals) {
    const challenge = challengeOf({ act: "approve", letter, version, sha256, nonce });
    const signed = await checkAssertion(office, assertion, challenge, "signer");
    if ("why" in signed)
      return refuse("approval-invalid", `An approval of this version does not hold. ${signed.why}`);
    people.add(signed.by.person);
  }
  const needed = Math.max(office.signers, request.signers);
  if (people.size >= needed) return undefined;
  return refuse("too-few-signers", `${people.size} of ${needed} signers have approved this version.`);
}

async function makeSeal(
  key: SealingKey,
  office: Office,
  request: SealRequest,
  pdf: Uint8Array,
  at: Date,
): Promise<Uint8Array> {
  const reason = `Letter ${request.letter}, version ${request.version}, sealed as approved`;
  const { certificate } = key;
  const prepared = prepareSeal(pdf, { name: office.office, reason, signedAt: at, certificate });
  const signature = await crypto.subtle.sign(sealAlgorithm, key.key, prepared.signedAttributes);
  const sealed = completeSeal(prepared, new Uint8Array(signature));
  const verdict = await validateSeal(sealed, { trusted: [certificate], at });
  if (verdict.sub === "OUT_OF_BOUNDS_NO_POE")
    throw new UnsealableError(
      `By this machine's clock it is ${at.toISOString()}, when the office's certificate is not valid. Set the clock right.`,
    );
  if (verdict.indication !== "TOTAL-PASSED")
    throw new Error(`The seal just made does not hold: ${verdict.message}`);
  return sealed;
}

/**
 * Seals the approved version, when its signers' passkeys approved exactly these bytes. Asked again for the same bytes
 * it gives the same file: the time of the first seal stays.
 */
export async function seal(
  by: { readonly office: Office; readonly key: SealingKey; readonly journal: Journal; readonly now: Date },
  request: SealRequest,
  pdf: Uint8Array,
): Promise<Sealed | SignerRefusal> {
  const { letter, version } = request;
  const before = by.journal.find(letter, version);
  if (sha256(pdf) !== request.sha256)
    return refuse(
      "other-bytes",
      "The file is not the one that was approved: its bytes differ. Nothing was sealed.",
    );
  if (before && before.sha256 !== request.sha256)
    return refuse(
      "other-bytes",
      "This version was sealed before with other bytes. A changed text is a new version.",
    );
  const refusal = await refuseUnapproved(by.office, request);
  if (refusal) return refusal;
  const signedAt = before?.signedAt ?? by.now.toISOString();
  try {
    const sealed = await makeSeal(by.key, by.office, request, pdf, new Date(signedAt));
    const made = { letter, version, sha256: request.sha256, sealed: sha256(sealed), signedAt };
    // Before the answer, so that no seal exists outside this room that the journal does not know.
    if (before?.sealed !== made.sealed) await by.journal.add(made);
    return { ok: true, pdf: sealed, sha256: made.sealed, signedAt };
  } catch (error) {
    if (error instanceof UnsealableError) return refuse("not-sealable", error.message);
    if (!(error instanceof PdfError)) throw error;
    const remedy = "Open it in a PDF reader, print it to a new PDF and make that the next version.";
    return refuse(
      "not-sealable",
      `The file's structure is damaged, so it cannot carry a seal. ${error.message} ${remedy}`,
    );
  }
}
