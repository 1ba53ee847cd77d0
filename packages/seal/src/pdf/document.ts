import { inflating } from "./inflate.ts";
import { latinText } from "./latin.ts";
import { lastSectionOffset, type Place, type Section, sectionAt, streamStart } from "./section.ts";
import {
  countOf,
  type Dict,
  dictOf,
  nameOf,
  objectAt,
  PdfError,
  skipWhite,
  type Value,
  valueAt,
} from "./value.ts";

/** A value and the bytes its places refer to (the file, or a decoded object stream). */
export type Sourced = { readonly value: Value; readonly source: Uint8Array };

/** As much of a PDF as a seal needs to be written after it. */
export type Document = {
  readonly bytes: Uint8Array;
  readonly lastSection: number;
  readonly form: Section["form"];
  readonly trailer: Dict;
  /** One more than the highest object number in use. */
  readonly size: number;
  readonly object: (number: number) => Sourced;
  readonly follow: (at: Sourced) => Sourced;
};

const mostSections = 256;

function sectionsOf(bytes: Uint8Array, first: number): Section[] {
  // A length in another object would need the table that is being read.
  const decode = inflating((value) => value);
  const sections: Section[] = [];
  for (let at: number | undefined = first; at !== undefined;) {
    if (sections.length >= mostSections) throw new PdfError("The cross-reference sections loop.");
    const section: Section = sectionAt(bytes, at, decode);
    const hidden = section.trailer.entries.get("XRefStm");
    // A hybrid file's table calls the objects of its stream free, so the stream counts first (ISO 32000-2, 7.5.8.4).
    if (hidden && section.form === "table")
      sections.push(sectionAt(bytes, countOf(hidden, "XRefStm"), decode));
    sections.push(section);
    const previous = section.trailer.entries.get("Prev");
    at = previous && countOf(previous, "Prev");
  }
  return sections;
}

function placesOf(sections: readonly Section[]): Map<number, Place | undefined> {
  const places = new Map<number, Place | undefined>();
  for (const section of sections)
    for (const [number, place] of section.entries) if (!places.has(number)) places.set(number, place);
  return places;
}

function packedObject(source: Uint8Array, dict: Dict, index: number, number: number): Sourced {
  const first = countOf(dict.entries.get("First"), "First");
  const count = countOf(dict.entries.get("N"), "N");
  const head = latinText(source.subarray(0, first)).trim().split(/\s+/).map(Number);
  if (index >= count || head[index * 2] !== number)
    throw new PdfError(`Object ${number} is not where it should be.`);
  return { source, value: valueAt(source, skipWhite(source, first + head[index * 2 + 1]!)) };
}

/** Opens a PDF strictly: no repair, no guessing. @throws PdfError */
export function openDocument(bytes: Uint8Array): Document {
  if (latinText(bytes.subarray(0, 5)) !== "%PDF-") throw new PdfError("The file does not begin with %PDF-.");
  const lastSection = lastSectionOffset(bytes);
  const sections = sectionsOf(bytes, lastSection);
  const newest = sectionAt(
    bytes,
    lastSection,
    inflating((value) => value),
  );
  const places = placesOf(sections);
  const decoded = new Map<number, { source: Uint8Array; dict: Dict }>();

  const direct = (number: number): Sourced => {
    const place = places.get(number);
    if (place?.kind !== "offset")
      throw new PdfError(`Object ${number} does not stand in the file by itself.`);
    return { source: bytes, value: objectAt(bytes, place.offset, number) };
  };
  const decode = inflating((value) => (value.kind === "reference" ? direct(value.number).value : value));
  const objectStream = (number: number): { source: Uint8Array; dict: Dict } => {
    const dict = dictOf(direct(number).value, "An object stream");
    if (nameOf(dict.entries.get("Type")) !== "ObjStm")
      throw new PdfError(`Object ${number} is no object stream.`);
    return { dict, source: decode(bytes, dict, streamStart(bytes, dict)) };
  };
  const object = (number: number): Sourced => {
    const place = places.get(number);
    if (place?.kind !== "packed") return direct(number);
    const stream = decoded.get(place.stream) ?? objectStream(place.stream);
    decoded.set(place.stream, stream);
    return packedObject(stream.source, stream.dict, place.index, number);
  };
  const follow = (at: Sourced): Sourced => (at.value.kind === "reference" ? object(at.value.number) : at);
  let size = countOf(newest.trailer.entries.get("Size"), "Size");
  for (const number of places.keys()) size = Math.max(size, number + 1);
  return { bytes, lastSection, form: newest.form, trailer: newest.trailer, size, object, follow };
}
