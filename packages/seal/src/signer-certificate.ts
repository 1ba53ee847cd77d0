import {
  children,
  DerError,
  type Element,
  elementAt,
  only,
  sameBytes,
  tags,
  oid,
  childrenTagged,
} from "./der.ts";
import { latinText } from "./pdf/latin.ts";

/** What a validator needs of a certificate (RFC 5280, 4.1). */
export type SignerCertificate = {
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Whether its key usage lets it sign documents: digitalSignature or nonRepudiation, or no usage stated. */
  readonly maySign: boolean;
};

const utcTime = 0x17;
const generalizedTime = 0x18;
const keyUsage = oid("2.5.29.15");

function timeOf(element: Element): Date {
  const text = latinText(element.content);
  const found = /^(\d{2,4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  const right =
    element.tag === utcTime ? text.length === 13 : element.tag === generalizedTime && text.length === 15;
  if (!found || !right) throw new DerError("The certificate's dates are not written as RFC 5280 has them.");
  const [year = 0, month = 0, ...rest] = found.slice(1).map(Number);
  // RFC 5280, 4.1.2.5.1: two digits from 50 on are 19xx.
  const full = element.tag === generalizedTime ? year : year < 50 ? 2000 + year : 1900 + year;
  const [day, hour, minute, second] = rest;
  return new Date(Date.UTC(full, month - 1, day, hour, minute, second));
}

function maySign(extensions: Element | undefined): boolean {
  if (!extensions) return true;
  for (const extension of children(only(extensions.content, tags.sequence))) {
    const parts = children(extension);
    if (!parts[0] || !sameBytes(parts[0].whole, keyUsage)) continue;
    const bits = elementAt(parts.at(-1)!.content, 0).content;
    // The two highest bits of the first byte after the count of unused bits.
    return ((bits[1] ?? 0) & 0xc0) !== 0;
  }
  return true;
}

/** @throws DerError */
export function readCertificate(certificate: Uint8Array): SignerCertificate {
  const { sequence } = tags;
  const [body] = childrenTagged(only(certificate, sequence), sequence, sequence, 0x03);
  const [, , , , validity, , publicKey, ...more] = children(body!);
  if (validity?.tag !== sequence || publicKey?.tag !== sequence)
    throw new DerError("Not a version 3 certificate.");
  const [notBefore, notAfter] = children(validity);
  if (!notBefore || !notAfter) throw new DerError("The certificate has no dates.");
  const extensions = more.find((element) => element.tag === 0xa3);
  const dates = { notBefore: timeOf(notBefore), notAfter: timeOf(notAfter) };
  return { publicKey: publicKey.whole, ...dates, maySign: maySign(extensions) };
}
