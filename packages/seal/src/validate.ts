import { oids, signedAttributes } from "./attributes.ts";
import { parseSealCms, type SealCms, sealCms } from "./cms.ts";
import { children, childrenTagged, concat, DerError, only, sameBytes, tags } from "./der.ts";
import { hex } from "./hex.ts";
import { latinText } from "./pdf/latin.ts";
import { type Dict, PdfError } from "./pdf/value.ts";
import { claimsSignature, findSignature, type PdfSignature } from "./signature.ts";
import { readCertificate, type SignerCertificate } from "./signer-certificate.ts";

/** Sub-indications of ETSI EN 319 102-1, 5.1.3, and `NO_SIGNATURE_FOUND` for a file that claims none. */
export type SubIndication =
  | "FORMAT_FAILURE"
  | "HASH_FAILURE"
  | "SIG_CRYPTO_FAILURE"
  | "SIG_CONSTRAINTS_FAILURE"
  | "CRYPTO_CONSTRAINTS_FAILURE"
  | "CHAIN_CONSTRAINTS_FAILURE"
  | "NO_CERTIFICATE_CHAIN_FOUND"
  | "OUT_OF_BOUNDS_NO_POE"
  | "NO_SIGNATURE_FOUND";

/** What can be said of a seal. `message` is one plain sentence for whoever asked. */
export type SealVerdict = {
  readonly indication: "TOTAL-PASSED" | "INDETERMINATE" | "TOTAL-FAILED";
  /** Absent only with TOTAL-PASSED. */
  readonly sub?: SubIndication;
  /** Whether one signature covers every byte of the file but its own digits. */
  readonly coversEverything: boolean;
  /** The certificate that the signature names, hexadecimal; present once its text could be read. */
  readonly certificateSha256?: string;
  /** The time the seal claims; only with TOTAL-PASSED. */
  readonly signedAt?: Date;
  readonly message: string;
};

/** What the caller trusts. */
export type SealTrust = {
  /** Certificates of the office, DER: trusted one by one, never through a chain. */
  readonly trusted: readonly Uint8Array[];
  /** When the file is known to have existed: now, or the time its receipt proves. */
  readonly at: Date;
};

/** There is no `crypto.subtle` here: browsers keep it from pages that came over plain http. */
export class NoWebCryptoError extends Error {
  readonly code = "no-webcrypto";
}

class Verdict extends Error {
  readonly verdict: SealVerdict;
  constructor(verdict: SealVerdict) {
    super(verdict.message);
    this.verdict = verdict;
  }
}

type Known = Pick<SealVerdict, "coversEverything" | "certificateSha256">;

const failed = (sub: SubIndication, message: string, known: Known): Verdict =>
  new Verdict({ indication: "TOTAL-FAILED", sub, message, ...known });
const undecided = (sub: SubIndication, message: string, known: Known): Verdict =>
  new Verdict({ indication: "INDETERMINATE", sub, message, ...known });

async function sha256(...parts: readonly Uint8Array[]): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", concat(...parts)));
}

function locate(pdf: Uint8Array): PdfSignature {
  try {
    return findSignature(pdf);
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    const known = { coversEverything: false };
    if (!claimsSignature(pdf))
      throw undecided("NO_SIGNATURE_FOUND", "This file carries no signature.", known);
    throw failed(
      "FORMAT_FAILURE",
      `The signature in this file is not one that can be relied on. ${error.message}`,
      known,
    );
  }
}

/** The digest that the signed attributes carry. @throws DerError */
function messageDigest(attributes: Uint8Array): Uint8Array | undefined {
  for (const attribute of children(only(attributes, tags.set))) {
    const [type, values] = childrenTagged(attribute, tags.oid, tags.set);
    if (sameBytes(type!.whole, oids.messageDigest)) return only(values!.content, tags.octets).content;
  }
  return undefined;
}

function checkDigest(attributes: Uint8Array, digest: Uint8Array, known: Known): void {
  const stated = messageDigest(attributes);
  if (!stated || !sameBytes(stated, digest))
    throw failed("HASH_FAILURE", "The file was changed after it was sealed.", known);
}

async function verifyKey(certificate: SignerCertificate, known: Known): Promise<CryptoKey> {
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  const key = await crypto.subtle
    .importKey("spki", new Uint8Array(certificate.publicKey), algorithm, false, ["verify"])
    .catch(() => undefined);
  const bits = key && (key.algorithm as RsaHashedKeyAlgorithm).modulusLength;
  if (!key || bits === undefined || bits < 2048 || bits > 8192)
    throw undecided("CRYPTO_CONSTRAINTS_FAILURE", "The seal's key is of a kind that is not accepted.", known);
  return key;
}

async function checkSignature(parts: SealCms, certificate: SignerCertificate, known: Known): Promise<void> {
  const key = await verifyKey(certificate, known);
  const [signature, attributes] = [new Uint8Array(parts.signature), new Uint8Array(parts.attributes)];
  if (!(await crypto.subtle.verify("RSASSA-PKCS1-v1_5", key, signature, attributes)))
    throw failed(
      "SIG_CRYPTO_FAILURE",
      "The signature does not belong to this file and this certificate.",
      known,
    );
}

/** Builds the one CMS that these parts may have and compares: nothing in it is left to whoever wrote it. */
async function checkShape(cms: Uint8Array, parts: SealCms, digest: Uint8Array, known: Known): Promise<void> {
  const attributes = signedAttributes(digest, await sha256(parts.certificate));
  if (!sameBytes(cms, sealCms({ ...parts, attributes })))
    throw undecided(
      "SIG_CONSTRAINTS_FAILURE",
      "The signature says more, or other, than a seal of this kind does.",
      known,
    );
}

function signingTime(dict: Dict, known: Known): Date {
  const value = dict.entries.get("M");
  const text = value?.kind === "string" ? latinText(value.bytes) : "";
  const found = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  const [year = 0, month = 0, day, hour, minute, second] = found?.slice(1).map(Number) ?? [];
  if (!found) throw undecided("SIG_CONSTRAINTS_FAILURE", "The seal does not say when it was made.", known);
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second));
}

async function checkTrust(parts: SealCms, trust: SealTrust, known: Known): Promise<void> {
  if (!trust.trusted.some((trusted) => sameBytes(trusted, parts.certificate)))
    throw undecided(
      "NO_CERTIFICATE_CHAIN_FOUND",
      "The file is sealed, but not with a certificate that is trusted.",
      known,
    );
}

function checkCertificate(certificate: SignerCertificate, moments: readonly Date[], known: Known): void {
  if (!certificate.maySign)
    throw undecided("CHAIN_CONSTRAINTS_FAILURE", "The certificate is not one for signing documents.", known);
  if (moments.some((at) => at < certificate.notBefore || at > certificate.notAfter))
    throw undecided("OUT_OF_BOUNDS_NO_POE", "The seal's certificate was not valid at that time.", known);
}

async function proceed(pdf: Uint8Array, trust: SealTrust): Promise<SealVerdict> {
  const { dict, cms, covered } = locate(pdf);
  const parts = parseSealCms(cms);
  const certificate = readCertificate(parts.certificate);
  const known = { coversEverything: true, certificateSha256: hex(await sha256(parts.certificate)) };
  const digest = await sha256(...covered);
  checkDigest(parts.attributes, digest, known);
  await checkSignature(parts, certificate, known);
  await checkShape(cms, parts, digest, known);
  await checkTrust(parts, trust, known);
  const signedAt = signingTime(dict, known);
  checkCertificate(certificate, [signedAt, trust.at], known);
  return {
    indication: "TOTAL-PASSED",
    ...known,
    signedAt,
    message: "The seal covers the whole file and is intact.",
  };
}

/**
 * Judges the seal of a PDF as ETSI EN 319 102-1 words it, more strictly than PAdES asks: one signature, over every
 * byte, by a certificate trusted itself, in the one encoding `completeSeal` writes. Whatever else there is does not pass.
 * Runs wherever there is WebCrypto. Never throws over the file's contents.
 * @throws NoWebCryptoError
 */
export async function validateSeal(pdf: Uint8Array, trust: SealTrust): Promise<SealVerdict> {
  if (!globalThis.crypto?.subtle)
    throw new NoWebCryptoError("This page cannot check signatures: open it over https.");
  try {
    return await proceed(pdf, trust);
  } catch (error) {
    if (error instanceof Verdict) return error.verdict;
    if (!(error instanceof DerError)) throw error;
    // Only a CMS is DER, and it is read after the ByteRange was found to leave nothing out.
    const message = `The signature's own structure is damaged. ${error.message}`;
    return { indication: "TOTAL-FAILED", sub: "FORMAT_FAILURE", coversEverything: true, message };
  }
}
