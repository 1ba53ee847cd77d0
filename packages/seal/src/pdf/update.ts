import { hex } from "../hex.ts";
import type { Document } from "./document.ts";
import { latinText } from "./latin.ts";

/** An object to write: its number and its source, Latin-1 characters standing for bytes. */
export type NewObject = { readonly number: number; readonly source: string };

/** Keys of the newest trailer that an update repeats (ISO 32000-2, 7.5.6); the rest belong to the section itself. */
function trailerEntries(document: Document, size: number, fresh: Uint8Array): string {
  const { trailer, bytes } = document;
  const source = (start: number, end: number): string => latinText(bytes.subarray(start, end));
  const kept = ["Root", "Info"].flatMap((key) => {
    const value = trailer.entries.get(key);
    return value ? [`/${key} ${source(value.start, value.end)}`] : [];
  });
  const id = trailer.entries.get("ID");
  const first = id?.kind === "array" ? id.items[0] : undefined;
  // The first part names the document for ever, the second this state of it (ISO 32000-2, 14.4).
  const permanent = first?.kind === "string" ? source(first.start, first.end) : `<${hex(fresh)}>`;
  return `/Size ${size} ${kept.join(" ")} /ID [${permanent} <${hex(fresh)}>] /Prev ${document.lastSection}`;
}

type Entry = { readonly number: number; readonly offset: number };

/** Runs of consecutive object numbers: the subsections of a cross-reference section. */
function runs(entries: readonly Entry[]): Entry[][] {
  const found: Entry[][] = [];
  for (const entry of entries) {
    const run = found.at(-1);
    if (run && run.at(-1)!.number + 1 === entry.number) run.push(entry);
    else found.push([entry]);
  }
  return found;
}

function table(entries: readonly Entry[], trailer: string): string {
  const line = ({ offset }: Entry): string => `${String(offset).padStart(10, "0")} 00000 n \n`;
  const sections = runs(entries).map((run) => `${run[0]!.number} ${run.length}\n${run.map(line).join("")}`);
  return `xref\n${sections.join("")}trailer\n<< ${trailer} >>\n`;
}

/** Stored, not compressed, so that a validator reads it without inflating anything. */
function stream(entries: readonly Entry[], number: number, trailer: string): string {
  const row = ({ offset }: Entry): string =>
    String.fromCharCode(1, (offset >>> 24) & 255, (offset >>> 16) & 255, (offset >>> 8) & 255, offset & 255);
  const data = entries.map(row).join("");
  const index = runs(entries).map((run) => `${run[0]!.number} ${run.length}`);
  const dict = `/Type /XRef /W [1 4 0] /Index [${index.join(" ")}] /Length ${data.length} ${trailer}`;
  return `${number} 0 obj\n<< ${dict} >>\nstream\n${data}\nendstream\nendobj\n`;
}

/**
 * An incremental update (ISO 32000-2, 7.5.6) to put straight after the document's bytes: the objects, then a
 * cross-reference section of the kind the document uses. Latin-1 characters stand for bytes.
 * @param fresh bytes for the second part of the file's /ID
 */
export function updateSection(document: Document, objects: readonly NewObject[], fresh: Uint8Array): string {
  const last = document.bytes.at(-1);
  let written = last === 10 || last === 13 ? "" : "\n";
  const entries: Entry[] = [];
  for (const { number, source } of objects) {
    entries.push({ number, offset: document.bytes.length + written.length });
    written += `${number} 0 obj\n${source}\nendobj\n`;
  }
  const section = document.bytes.length + written.length;
  const number = Math.max(document.size, ...objects.map((object) => object.number + 1));
  const own = document.form === "stream" ? [{ number, offset: section }] : [];
  const sorted = [...entries, ...own].sort((a, b) => a.number - b.number);
  const trailer = trailerEntries(document, number + own.length, fresh);
  const body = document.form === "stream" ? stream(sorted, number, trailer) : table(sorted, trailer);
  return `${written}${body}startxref\n${section}\n%%EOF\n`;
}
