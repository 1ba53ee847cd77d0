import { lastSectionOffset, type Section, sectionAt, storedOnly } from "./pdf/section.ts";
import { latinText, occurrences } from "./pdf/latin.ts";
import { countOf, type Dict, dictOf, nameOf, objectAt, PdfError, type Value } from "./pdf/value.ts";

/** The one signature of a sealed PDF, found the way a reader finds it: from the end of the file through the catalog. */
export type PdfSignature = {
  readonly dict: Dict;
  /** The bytes of /Contents. */
  readonly cms: Uint8Array;
  /** Everything else, in order: what is signed. */
  readonly covered: readonly [Uint8Array, Uint8Array];
};

/** Words that only a file with a signature holds, well-formed or not. */
const claims = ["/ByteRange", "/SubFilter", "adbe.pkcs7", "adbe.x509", "ETSI.CAdES", "ETSI.RFC3161"];

/** Whether anything in the bytes claims to be a signature. */
export function claimsSignature(pdf: Uint8Array): boolean {
  return claims.some((claim) => occurrences(pdf, claim, 1).length > 0);
}

/** An object of the last update. One from before it, a free or a packed one is no part of a seal of ours. */
function own(pdf: Uint8Array, section: Section, reference: Value | undefined, what: string): Dict {
  const place = reference?.kind === "reference" ? section.entries.get(reference.number) : undefined;
  if (reference?.kind !== "reference" || place?.kind !== "offset")
    throw new PdfError(`${what} does not stand in the file's last update.`);
  return dictOf(objectAt(pdf, place.offset, reference.number), what);
}

function onlyField(catalog: Dict): Value {
  const fields = dictOf(catalog.entries.get("AcroForm"), "The form").entries.get("Fields");
  if (fields?.kind !== "array" || fields.items.length !== 1)
    throw new PdfError("The file does not have one field.");
  return fields.items[0]!;
}

function signatureDict(pdf: Uint8Array): Dict {
  const section = sectionAt(pdf, lastSectionOffset(pdf), storedOnly);
  const catalog = own(pdf, section, section.trailer.entries.get("Root"), "The catalog");
  const field = own(pdf, section, onlyField(catalog), "The field");
  if (nameOf(field.entries.get("FT")) !== "Sig") throw new PdfError("The field is not a signature.");
  const dict = own(pdf, section, field.entries.get("V"), "The signature");
  const is = (key: string, name: string): boolean => nameOf(dict.entries.get(key)) === name;
  if (!is("Type", "Sig") || !is("Filter", "Adobe.PPKLite") || !is("SubFilter", "ETSI.CAdES.detached"))
    throw new PdfError("The signature is not a PAdES signature.");
  return dict;
}

/** The two covered parts, when the gap between them is exactly the string of /Contents and nothing follows. */
function coveredParts(pdf: Uint8Array, dict: Dict): PdfSignature["covered"] {
  const range = dict.entries.get("ByteRange");
  if (range?.kind !== "array" || range.items.length !== 4)
    throw new PdfError("ByteRange is not four numbers.");
  const [zero, first, second, rest] = range.items.map((item) => countOf(item, "ByteRange"));
  const contents = dict.entries.get("Contents");
  if (contents?.kind !== "string" || !contents.hex)
    throw new PdfError("Contents is not a hexadecimal string.");
  if (zero !== 0 || first !== contents.start || second !== contents.end || second + rest! !== pdf.length)
    throw new PdfError("The signature does not cover the whole file.");
  return [pdf.subarray(0, first), pdf.subarray(second)];
}

function contentsBytes(pdf: Uint8Array, dict: Dict): Uint8Array {
  const contents = dict.entries.get("Contents") as Extract<Value, { kind: "string" }>;
  // These digits are not signed: only one way of writing them is accepted, so that no byte of a seal can change.
  const written = latinText(pdf.subarray(contents.start, contents.end));
  if (!/^<(?:[0-9a-f]{2})+>$/.test(written))
    throw new PdfError("Contents is not written as a seal writes it.");
  return contents.bytes;
}

/** Finds the signature and proves that it is the only one and leaves nothing of the file out. @throws PdfError */
export function findSignature(pdf: Uint8Array): PdfSignature {
  if (latinText(pdf.subarray(0, 5)) !== "%PDF-") throw new PdfError("The file does not begin with %PDF-.");
  if (occurrences(pdf, "/ByteRange", 2).length !== 1)
    throw new PdfError("The file does not have one ByteRange.");
  const dict = signatureDict(pdf);
  const covered = coveredParts(pdf, dict);
  return { dict, covered, cms: contentsBytes(pdf, dict) };
}
