import { refuse, type Limits, type Refusal } from "./refusal.ts";

type Kind = { readonly magic: readonly number[]; readonly at?: number; readonly sentence: string };

const picture = (name: string) =>
  `This is a picture (${name}), not a PDF. Drop it where pictures are read, or open the letter where it came from and save it as PDF.`;
const office = (name: string) => `This is ${name}, not a PDF. Open it, save it as PDF, and drop that.`;

// First bytes as the formats' own specifications give them.
const KINDS: readonly Kind[] = [
  { magic: [0x89, 0x50, 0x4e, 0x47], sentence: picture("PNG") },
  { magic: [0xff, 0xd8, 0xff], sentence: picture("JPEG") },
  { magic: [0x47, 0x49, 0x46, 0x38], sentence: picture("GIF") },
  { magic: [0x49, 0x49, 0x2a, 0x00], sentence: picture("TIFF") },
  { magic: [0x4d, 0x4d, 0x00, 0x2a], sentence: picture("TIFF") },
  { magic: [0x57, 0x45, 0x42, 0x50], at: 8, sentence: picture("WebP") },
  { magic: [0x66, 0x74, 0x79, 0x70, 0x68, 0x65, 0x69], at: 4, sentence: picture("HEIC") },
  { magic: [0xd0, 0xcf, 0x11, 0xe0], sentence: office("an older Office document (.doc, .xls or .msg)") },
  { magic: [0x7b, 0x5c, 0x72, 0x74, 0x66], sentence: office("a rich text document (.rtf)") },
  { magic: [0x25, 0x21, 0x50, 0x53], sentence: office("a PostScript file (.ps)") },
];

// A zip names its parts near its beginning, uncompressed: enough to tell the office formats apart.
const ZIPS: readonly (readonly [part: string, name: string])[] = [
  ["word/", "a Word document (.docx)"],
  ["xl/", "a spreadsheet (.xlsx)"],
  ["ppt/", "a presentation (.pptx)"],
  ["opendocument.text", "a text document (.odt)"],
  ["opendocument", "an OpenDocument file"],
];

/** Readers look for the header in the first 1024 bytes (ISO 32000-1, annex H, note 13). */
const HEADER_WITHIN = 1024;
/** The end mark may be followed by stray bytes; files cut short in transit lack it altogether. */
const END_WITHIN = 4096;

/** What can be said of a file before it is parsed: nothing here depends on more than plain bytes. */
export function firstLook(bytes: Uint8Array, limits: Limits): Refusal | null {
  if (bytes.length === 0) return refuse("empty");
  if (bytes.length > limits.bytes) return refuse("too-big", bigSentence(bytes.length, limits.bytes));
  if (!asLatin1(bytes.subarray(0, HEADER_WITHIN)).includes("%PDF-")) return notAPdf(bytes);
  if (!asLatin1(bytes.subarray(-END_WITHIN)).includes("startxref")) {
    return refuse(
      "damaged",
      "This PDF ends too early: its last part is missing, as after a broken download. Download or save it again, and drop the new file.",
    );
  }
  return null;
}

/** Whether a signature covers part of the file: its /ByteRange must stand in plain bytes (ISO 32000-2, 12.8.1). */
export function looksSigned(bytes: Uint8Array): boolean {
  return indexOfAscii(bytes, "/ByteRange") >= 0;
}

function notAPdf(bytes: Uint8Array): Refusal {
  const kind = KINDS.find((k) => k.magic.every((byte, i) => bytes[(k.at ?? 0) + i] === byte));
  if (kind) return refuse("not-a-pdf", kind.sentence);
  const head = asLatin1(bytes.subarray(0, END_WITHIN));
  if (head.startsWith("PK\u0003\u0004")) {
    const name = ZIPS.find(([part]) => head.includes(part))?.[1] ?? "a zip archive";
    return refuse("not-a-pdf", office(name));
  }
  if (/^\s*<(!doctype|html)/i.test(head)) return refuse("not-a-pdf", office("a web page (.html)"));
  return refuse("not-a-pdf");
}

function bigSentence(size: number, limit: number): string {
  return `This file is ${megabytes(size)} MB; we read up to ${megabytes(limit)} MB. Drop only the pages in question, or type the reference.`;
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1_000_000);
}

function asLatin1(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes);
}

function indexOfAscii(bytes: Uint8Array, needle: string): number {
  const first = needle.charCodeAt(0);
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let n = 1;
    while (n < needle.length && bytes[at + n] === needle.charCodeAt(n)) n++;
    if (n === needle.length) return at;
  }
  return -1;
}
