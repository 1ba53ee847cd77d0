import { signatureLength } from "./certificate.ts";
import { sealCms } from "./cms.ts";
import { hex } from "./hex.ts";
import type { PreparedSeal } from "./prepare.ts";

/**
 * Puts the CMS with this signature over the prepared PDF's placeholder, in place.
 * @param signature RSA PKCS #1 v1.5 with SHA-256 over `prepared.signedAttributes`, 384 bytes
 * @returns the sealed PDF
 */
export function completeSeal(prepared: PreparedSeal, signature: Uint8Array): Uint8Array<ArrayBuffer> {
  if (signature.length !== signatureLength)
    throw new Error(`A signature of ${signature.length} bytes does not fit.`);
  const cms = sealCms({
    certificate: prepared.certificate,
    attributes: prepared.signedAttributes,
    signature,
  });
  const [, opening, closing] = prepared.byteRange;
  if (opening + cms.length * 2 + 2 !== closing) throw new Error("The CMS does not fill its place exactly.");
  prepared.pdf.set(new TextEncoder().encode(hex(cms)), opening + 1);
  return prepared.pdf;
}
