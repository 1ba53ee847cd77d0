import { algorithm, oids } from "./attributes.ts";
import { childrenTagged, children, DerError, elementAt, encode, encodeSet, only, tags } from "./der.ts";

const version = (n: number): Uint8Array => encode(tags.integer, Uint8Array.of(n));

/** Issuer and serial number of a certificate, as CMS names its signer (RFC 5652, 10.2.4). @throws DerError */
export function issuerAndSerial(certificate: Uint8Array): Uint8Array<ArrayBuffer> {
  const parts = children(elementAt(only(certificate, tags.sequence).content, 0));
  // RFC 5280, 4.1: version [0], serialNumber, signature, issuer, ...
  const [versionTag, serial, , issuer] = parts;
  if (versionTag?.tag !== tags.context0 || serial?.tag !== tags.integer || issuer?.tag !== tags.sequence)
    throw new DerError("This is not a version 3 certificate.");
  return encode(tags.sequence, issuer.whole, serial.whole);
}

/**
 * The detached CMS of a seal (RFC 5652, 5.1): one certificate, one signer, SHA-256 with RSA, no unsigned attributes.
 * There is exactly one such encoding for its three inputs, so the validator builds it again and compares.
 */
export function sealCms(seal: {
  certificate: Uint8Array;
  attributes: Uint8Array;
  signature: Uint8Array;
}): Uint8Array<ArrayBuffer> {
  const signer = encode(
    tags.sequence,
    version(1),
    issuerAndSerial(seal.certificate),
    algorithm(oids.sha256),
    // Signed as a SET, carried as [0] IMPLICIT (RFC 5652, 5.4).
    encode(tags.context0, only(seal.attributes, tags.set).content),
    algorithm(oids.rsaEncryption),
    encode(tags.octets, seal.signature),
  );
  const signedData = encode(
    tags.sequence,
    version(1),
    encodeSet([algorithm(oids.sha256)]),
    encode(tags.sequence, oids.data),
    encode(tags.context0, seal.certificate),
    encodeSet([signer]),
  );
  return encode(tags.sequence, oids.signedData, encode(tags.context0, signedData));
}

/** What a seal's CMS holds, before anything is believed of it. */
export type SealCms = { certificate: Uint8Array; attributes: Uint8Array; signature: Uint8Array };

/** Takes a CMS apart that has the shape `sealCms` makes; says nothing of its contents. @throws DerError */
export function parseSealCms(cms: Uint8Array): SealCms {
  const [, wrapped] = childrenTagged(only(cms, tags.sequence), tags.oid, tags.context0);
  const { integer, set, sequence, context0, octets } = tags;
  const parts = childrenTagged(only(wrapped!.content, sequence), integer, set, sequence, context0, set);
  const [, , , certificates, signers] = parts;
  const info = only(signers!.content, sequence);
  const signer = childrenTagged(info, integer, sequence, sequence, context0, sequence, octets);
  return {
    certificate: only(certificates!.content, sequence).whole,
    attributes: encode(set, signer[3]!.content),
    signature: signer[5]!.content,
  };
}
