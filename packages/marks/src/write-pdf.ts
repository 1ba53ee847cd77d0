import {
  PdfArray,
  PdfBool,
  PdfDict,
  PdfName,
  PdfNumber,
  PdfRef,
  PdfStream,
  PdfString,
  type PdfObject,
} from "@libpdf/core";
import type { Resolve } from "./pages.ts";

/** What is to be written: everything that the root and the information dictionary lead to, and nothing else. */
export type Document = {
  readonly version: string;
  readonly root: PdfRef;
  readonly info: PdfRef | null;
  /** The two halves of the file identifier, 32 hex digits each. */
  readonly id: readonly [string, string];
  readonly resolve: Resolve;
};

/** The file, where its second identifier stands (its hex digits), and where the data of each stream starts, by the stream's old reference. */
export type Written = {
  readonly bytes: Uint8Array;
  readonly secondIdAt: number;
  readonly dataAt: ReadonlyMap<string, number>;
};

/**
 * Writes a whole new PDF: objects numbered in the order in which they are met from the root, one plain cross-reference table, streams as they
 * came. No date, no random identifier, nothing compressed anew (zlib's output differs between machines, and PDF/A forbids filters on
 * the metadata): the same objects give the same bytes everywhere. Nothing of the original file that the new one does not use remains.
 */
export function writePdf(document: Document): Written {
  const out = new Output();
  const numbers = new Numbering();
  const dataAt = new Map<string, number>();
  const offsets: number[] = [];
  out.text(`%PDF-${document.version}\n`);
  out.bytes(Uint8Array.of(0x25, 0xe2, 0xe3, 0xcf, 0xd3, 0x0a)); // marks the file as binary (ISO 32000-2, 7.5.2)
  const root = numbers.of(document.root);
  const info = document.info ? numbers.of(document.info) : null;
  for (let next = numbers.take(); next; next = numbers.take()) {
    offsets.push(out.length);
    out.text(`${offsets.length} 0 obj\n`);
    const object = document.resolve(next);
    if (object instanceof PdfStream) dataAt.set(String(next), writeStream(out, object, numbers));
    else writeObject(out, object, numbers);
    out.text("\nendobj\n");
  }
  const xrefAt = out.length;
  out.text(xrefTable(offsets));
  const infoEntry = info === null ? "" : ` /Info ${info} 0 R`;
  out.text(`trailer\n<</Size ${offsets.length + 1} /Root ${root} 0 R${infoEntry} /ID [<${document.id[0]}> <`);
  const secondIdAt = out.length;
  out.text(`${document.id[1]}>]>>\nstartxref\n${xrefAt}\n%%EOF\n`);
  return { bytes: out.joined(), secondIdAt, dataAt };
}

/** Old references to new numbers, in the order of asking. */
class Numbering {
  readonly #numbers = new Map<string, number>();
  readonly #waiting: PdfRef[] = [];
  #taken = 0;

  of(ref: PdfRef): number {
    const key = String(ref);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#waiting.push(ref);
    this.#numbers.set(key, this.#waiting.length);
    return this.#waiting.length;
  }

  take(): PdfRef | undefined {
    return this.#waiting[this.#taken++];
  }
}

class Output {
  length = 0;
  readonly #parts: Uint8Array[] = [];
  readonly #encoder = new TextEncoder();

  bytes(part: Uint8Array): void {
    this.#parts.push(part);
    this.length += part.length;
  }

  text(ascii: string): void {
    this.bytes(this.#encoder.encode(ascii));
  }

  joined(): Uint8Array {
    const whole = new Uint8Array(this.length);
    let at = 0;
    for (const part of this.#parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }
}

function writeStream(out: Output, stream: PdfStream, numbers: Numbering): number {
  out.text(`${dictText(stream, numbers, `/Length ${stream.data.length}`)}\nstream\n`);
  const at = out.length;
  out.bytes(stream.data);
  out.text("\nendstream");
  return at;
}

function writeObject(out: Output, object: PdfObject | null, numbers: Numbering): void {
  out.text(objectText(object, numbers));
}

function objectText(object: PdfObject | null, numbers: Numbering): string {
  if (object instanceof PdfRef) return `${numbers.of(object)} 0 R`;
  if (object instanceof PdfDict) return dictText(object, numbers);
  if (object instanceof PdfArray) {
    return `[${object
      .toArray()
      .map((item) => objectText(item, numbers))
      .join(" ")}]`;
  }
  if (object instanceof PdfName) return nameText(object.value);
  if (object instanceof PdfString) return stringText(object.bytes);
  if (object instanceof PdfNumber) return numberText(object.value);
  if (object instanceof PdfBool) return String(object.value);
  return "null";
}

function dictText(dict: PdfDict, numbers: Numbering, first = ""): string {
  const entries = [...dict]
    .filter(([key]) => !(dict instanceof PdfStream && key.value === "Length"))
    .map(([key, value]) => `${nameText(key.value)} ${objectText(value, numbers)}`);
  return `<<${[...(first ? [first] : []), ...entries].join(" ")}>>`;
}

// Names are UTF-8 with everything but plain characters escaped (ISO 32000-2, 7.3.5).
function nameText(name: string): string {
  const bytes = Array.from(new TextEncoder().encode(name));
  return `/${bytes.map(nameByte).join("")}`;
}

function nameByte(byte: number): string {
  const character = String.fromCharCode(byte);
  const plain = byte > 0x20 && byte < 0x7f && !"()<>[]{}/%#".includes(character);
  return plain ? character : `#${byte.toString(16).padStart(2, "0")}`;
}

function stringText(bytes: Uint8Array): string {
  const plain = bytes.every((byte) => byte >= 0x20 && byte < 0x7f);
  if (!plain) return `<${hex(bytes)}>`;
  return `(${new TextDecoder("latin1").decode(bytes).replace(/[()\\]/g, "\\$&")})`;
}

/** A number without an exponent, which PDF does not know. */
export function numberText(value: number): string {
  const text = String(value);
  if (!text.includes("e")) return Number.isFinite(value) ? text : "0";
  return Math.abs(value) < 1 ? value.toFixed(10).replace(/\.?0+$/, "") : BigInt(Math.trunc(value)).toString();
}

/** Bytes as lower-case hex digits. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function xrefTable(offsets: readonly number[]): string {
  const lines = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
  return `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${lines.join("")}`;
}
