import "reflect-metadata";
import * as x509 from "@peculiar/x509";
import { hex } from "./hex.ts";

/** RSA, because its signatures all have one length (so the seal needs no padding) and every PDF reader knows it. */
export const sealAlgorithm = {
  name: "RSASSA-PKCS1-v1_5",
  hash: "SHA-256",
  modulusLength: 3072,
  publicExponent: Uint8Array.of(1, 0, 1),
} as const;

/** Bytes of every signature made with `sealAlgorithm`. */
export const signatureLength = sealAlgorithm.modulusLength / 8;

const years = (from: Date, count: number): Date => {
  const to = new Date(from);
  to.setUTCFullYear(to.getUTCFullYear() + count);
  return to;
};

function serialNumber(random: (length: number) => Uint8Array): string {
  const bytes = random(16);
  // RFC 5280, 4.1.2.2: positive, and not zero.
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return hex(bytes);
}

/**
 * A self-made certificate for an office: subject CN and O are its name, it may only sign, it lasts ten years (RFC 5280).
 * `random` gives that many random bytes.
 * @returns DER
 */
export async function officeCertificate(options: {
  office: string;
  keys: CryptoKeyPair;
  from: Date;
  random: (length: number) => Uint8Array;
}): Promise<Uint8Array<ArrayBuffer>> {
  // RFC 5280, appendix A: at most 64 characters in either.
  const subject = Array.from(options.office).slice(0, 64).join("");
  // Certificates count whole seconds; the seal made in the same second must not come before it.
  const notBefore = new Date(Math.floor(options.from.getTime() / 1000) * 1000);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(options.random),
    name: [{ CN: [subject] }, { O: [subject] }],
    notBefore,
    notAfter: years(notBefore, 10),
    signingAlgorithm: sealAlgorithm,
    keys: options.keys,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation,
        true,
      ),
      await x509.SubjectKeyIdentifierExtension.create(options.keys.publicKey),
    ],
  });
  return new Uint8Array(certificate.rawData);
}
