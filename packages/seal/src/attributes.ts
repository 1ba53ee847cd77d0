import { concat, encode, encodeSet, oid, tags } from "./der.ts";

/** Object identifiers as DER: RFC 5652, RFC 5035 (signing-certificate-v2), RFC 8017, FIPS 180-4. */
export const oids = {
  data: oid("1.2.840.113549.1.7.1"),
  signedData: oid("1.2.840.113549.1.7.2"),
  contentType: oid("1.2.840.113549.1.9.3"),
  messageDigest: oid("1.2.840.113549.1.9.4"),
  signingCertificateV2: oid("1.2.840.113549.1.9.16.2.47"),
  sha256: oid("2.16.840.1.101.3.4.2.1"),
  rsaEncryption: oid("1.2.840.113549.1.1.1"),
  sha256WithRsa: oid("1.2.840.113549.1.1.11"),
} as const;

const attribute = (type: Uint8Array, value: Uint8Array): Uint8Array =>
  encode(tags.sequence, type, encode(tags.set, value));

/**
 * The signed attributes of a PAdES B-B seal (ETSI EN 319 142-1, 6.3): content-type, message-digest and
 * signing-certificate-v2. No signing-time: in PAdES the time stands in the signature dictionary's /M.
 * @param digest SHA-256 of the bytes in the ByteRange
 * @param certificateDigest SHA-256 of the certificate
 * @returns the SET OF Attribute in DER: these are the bytes the key signs
 */
export function signedAttributes(digest: Uint8Array, certificateDigest: Uint8Array): Uint8Array<ArrayBuffer> {
  // ESSCertIDv2 with its default hash, SHA-256, left out as DER demands; no issuerSerial, which PAdES leaves optional.
  const certificateId = encode(tags.sequence, encode(tags.octets, certificateDigest));
  const signingCertificate = encode(tags.sequence, encode(tags.sequence, certificateId));
  return encodeSet([
    attribute(oids.contentType, oids.data),
    attribute(oids.messageDigest, encode(tags.octets, digest)),
    attribute(oids.signingCertificateV2, signingCertificate),
  ]);
}

/** An AlgorithmIdentifier with its NULL parameters. */
export function algorithm(identifier: Uint8Array): Uint8Array<ArrayBuffer> {
  return encode(tags.sequence, concat(identifier, encode(tags.null)));
}
