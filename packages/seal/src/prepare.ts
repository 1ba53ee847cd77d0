import { createHash } from "node:crypto";
import { signedAttributes } from "./attributes.ts";
import { signatureLength } from "./certificate.ts";
import { sealCms } from "./cms.ts";
import { concat } from "./der.ts";
import { latinBytes, latinText, occurrences } from "./pdf/latin.ts";
import { type Document, openDocument, type Sourced } from "./pdf/document.ts";
import { type Dict, dictOf, nameOf, PdfError, type Value } from "./pdf/value.ts";
import { type NewObject, updateSection } from "./pdf/update.ts";

/** What the seal says of itself in the signature dictionary. */
export type SealStatement = {
  /** The office that seals. */
  readonly name: string;
  readonly reason: string;
  /** As the sealing machine's clock has it: a claim, which the record's receipt proves. Whole seconds are kept. */
  readonly signedAt: Date;
  /** The office's certificate, DER. */
  readonly certificate: Uint8Array;
};

/** A PDF that waits for its signature: the approved bytes, then one update with room for exactly one CMS. */
export type PreparedSeal = {
  readonly pdf: Uint8Array<ArrayBuffer>;
  /** Offsets and lengths, bytes: everything but the hexadecimal string of /Contents. */
  readonly byteRange: readonly [0, number, number, number];
  /** The bytes to sign (a SET OF Attribute, DER). */
  readonly signedAttributes: Uint8Array<ArrayBuffer>;
  readonly certificate: Uint8Array;
};

/** A PDF that cannot carry a seal although it may be sound; the message is for the person who chose it. */
export class UnsealableError extends Error {
  readonly code = "not-sealable";
}

const text = (bytes: Uint8Array, from: number, to: number): string => latinText(bytes.subarray(from, to));
const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};

/** A text string as UTF-16BE in hexadecimal (ISO 32000-2, 7.9.2.2): no escapes to get wrong. */
function textString(value: string): string {
  const units = Array.from({ length: value.length }, (_, i) =>
    value.charCodeAt(i).toString(16).padStart(4, "0"),
  );
  return `<feff${units.join("")}>`;
}

function pdfDate(at: Date): string {
  return `(D:${at.toISOString().slice(0, 19).replace(/[-T:]/g, "")}Z)`;
}

const digits = (value: number): string => String(value).padEnd(10, " ");

/** The source of a dictionary with one entry set anew; its other entries stay letter for letter. */
function withEntry(at: Sourced, key: string, value: string): string {
  const dict = dictOf(at.value, "The object");
  const before = text(at.source, dict.start, dict.end - 2);
  const old = dict.entries.get(key);
  if (!old) return `${before} /${key} ${value} >>`;
  return `${text(at.source, dict.start, old.start)}${value}${text(at.source, old.end, dict.end)}`;
}

function catalogOf(document: Document): { number: number; catalog: Sourced; dict: Dict } {
  const root = document.trailer.entries.get("Root");
  if (root?.kind !== "reference" || root.generation !== 0)
    throw new PdfError("The trailer names no catalog.");
  const catalog = document.object(root.number);
  return { number: root.number, catalog, dict: dictOf(catalog.value, "The catalog") };
}

function refuseUnsealable(document: Document, catalog: Sourced & { dict: Dict }): void {
  if (document.trailer.entries.has("Encrypt"))
    throw new UnsealableError(
      "This PDF is encrypted, so nobody could check its seal. Save it without a password.",
    );
  if (catalog.dict.entries.has("Perms") || occurrences(document.bytes, "/ByteRange", 1).length > 0)
    throw new UnsealableError(
      "This PDF already carries a signature or usage rights. Print it to a new PDF first.",
    );
  const form = catalog.dict.entries.get("AcroForm");
  if (!form) return;
  const fields = dictOf(document.follow({ ...catalog, value: form }).value, "The form").entries.get("Fields");
  const list = fields && document.follow({ ...catalog, value: fields }).value;
  if (list?.kind !== "array" || list.items.length > 0)
    throw new UnsealableError(
      "This PDF has form fields, and what is typed into them could change after sealing. Print it to a new PDF first.",
    );
}

function firstPage(document: Document, catalog: Sourced & { dict: Dict }): { number: number; page: Sourced } {
  let at: Value | undefined = catalog.dict.entries.get("Pages");
  let source = catalog.source;
  for (let depth = 0; depth < 64; depth++) {
    if (at?.kind !== "reference" || at.generation !== 0) break;
    const node = document.object(at.number);
    const dict = dictOf(node.value, "A page");
    const kids = dict.entries.get("Kids");
    if (!kids && nameOf(dict.entries.get("Type")) === "Page") return { number: at.number, page: node };
    source = node.source;
    const list: Value | undefined = kids && document.follow({ value: kids, source }).value;
    at = list?.kind === "array" ? list.items[0] : undefined;
  }
  throw new PdfError("The PDF has no first page.");
}

/** The page's annotations with one more, as an array written out. */
function annotationsWith(document: Document, page: Sourced, reference: string): string {
  const annotations = dictOf(page.value, "The page").entries.get("Annots");
  if (!annotations) return `[${reference}]`;
  const list = document.follow({ ...page, value: annotations });
  if (list.value.kind !== "array") throw new PdfError("The page's annotations are not an array.");
  return `${text(list.source, list.value.start, list.value.end - 1)} ${reference}]`;
}

const certified =
  "[<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P 1 /V /1.2 >> >>]";

const rangePlace = "[0 ".padEnd(34, " ") + "]";

function signatureDict(statement: SealStatement, contentsDigits: number): string {
  return [
    "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached",
    `/Name ${textString(statement.name)} /Reason ${textString(statement.reason)} /M ${pdfDate(statement.signedAt)}`,
    `/Reference ${certified}`,
    `/ByteRange ${rangePlace}`,
    `/Contents <${"0".repeat(contentsDigits)}> >>`,
  ].join("\n");
}

function newObjects(document: Document, statement: SealStatement, contentsDigits: number): NewObject[] {
  const { number: root, catalog, dict } = catalogOf(document);
  refuseUnsealable(document, { ...catalog, dict });
  const { number: pageNumber, page } = firstPage(document, { ...catalog, dict });
  const [signature, field] = [document.size, document.size + 1];
  const widget = `/Type /Annot /Subtype /Widget /Rect [0 0 0 0] /F 132 /P ${pageNumber} 0 R`;
  const form = withEntry(catalog, "AcroForm", `<< /Fields [${field} 0 R] /SigFlags 3 >>`);
  return [
    { number: signature, source: signatureDict(statement, contentsDigits) },
    { number: field, source: `<< /FT /Sig /T (Seal) /V ${signature} 0 R ${widget} >>` },
    { number: root, source: `${form.slice(0, -2)} /Perms << /DocMDP ${signature} 0 R >> >>` },
    {
      number: pageNumber,
      source: withEntry(page, "Annots", annotationsWith(document, page, `${field} 0 R`)),
    },
  ];
}

const lastIndexOf = (bytes: Uint8Array, from: number, needle: string): number => {
  const at = text(bytes, from, bytes.length).indexOf(needle);
  if (at < 0) throw new Error(`The update does not hold ${needle}.`);
  return from + at;
};

function fillByteRange(pdf: Uint8Array, base: number, contentsDigits: number): PreparedSeal["byteRange"] {
  const opening = lastIndexOf(pdf, base, "/Contents <") + "/Contents ".length;
  const closing = opening + contentsDigits + 2;
  const byteRange = [0, opening, closing, pdf.length - closing] as const;
  const at = lastIndexOf(pdf, base, `/ByteRange ${rangePlace}`) + "/ByteRange ".length;
  pdf.set(latinBytes(`[0 ${byteRange.slice(1).map(digits).join("")}`), at);
  return byteRange;
}

/**
 * Writes the update that will carry the seal after the approved bytes, which stay an exact prefix: a signature
 * dictionary (PAdES B-B, ETSI EN 319 142-1), its invisible field on the first page, and a catalog that certifies the
 * file against every later change (DocMDP 1). The same input gives the same bytes.
 * @throws UnsealableError when the PDF is encrypted, signed or has form fields
 * @throws PdfError when its structure is damaged
 */
export function prepareSeal(approved: Uint8Array, statement: SealStatement): PreparedSeal {
  const document = openDocument(approved);
  const dummy = { attributes: signedAttributes(new Uint8Array(32), new Uint8Array(32)) };
  const certificate = statement.certificate;
  const contentsDigits =
    sealCms({ ...dummy, certificate, signature: new Uint8Array(signatureLength) }).length * 2;
  const objects = newObjects(document, statement, contentsDigits);
  const update = updateSection(document, objects, sha256(approved).subarray(0, 16));
  const pdf = concat(approved, latinBytes(update));
  const byteRange = fillByteRange(pdf, approved.length, contentsDigits);
  const digest = sha256(pdf.subarray(0, byteRange[1]), pdf.subarray(byteRange[2]));
  return { pdf, byteRange, signedAttributes: signedAttributes(digest, sha256(certificate)), certificate };
}
