import { sha256 } from "@noble/hashes/sha2.js";
import { EMPTY_LINE, lineInstruction } from "./artwork.ts";
import { bannerText, type CopyLabel } from "./label.ts";
import { STAMPER, type Template } from "./template.ts";
import { hex } from "./write-pdf.ts";

/**
 * One copy: the template with this copy's banner and file identifier filled in. The same template and label give the same bytes, always
 * and everywhere; no copy holds anything of another's. Throws an Error with code `bad-copy-label` or `bad-template`.
 */
export function stampCopy(template: Omit<Template, "ok">, copy: CopyLabel): Uint8Array {
  if (template.stamper !== STAMPER) throw badTemplate(`stamper ${String(template.stamper)}`);
  const text = bannerText(copy, template.trial);
  const id = hex(sha256(ascii(`${template.seed} ${text}`))).slice(0, 32);
  const bytes = template.bytes.slice();
  fill(bytes, template.lineAt, lineInstruction(text), EMPTY_LINE);
  fill(bytes, template.idAt, id, "0".repeat(32));
  return bytes;
}

/** Fills a slot, which must be there and empty: offsets that do not belong to these bytes would spoil the file unseen. */
function fill(bytes: Uint8Array, at: number, text: string, empty: string): void {
  const slot = bytes.subarray(at, at + empty.length);
  const expected = ascii(empty);
  if (slot.length !== expected.length || !slot.every((byte, i) => byte === expected[i])) {
    throw badTemplate(`no slot at byte ${at}`);
  }
  bytes.set(ascii(text), at);
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function badTemplate(why: string): Error {
  return Object.assign(new Error(`This template does not belong to its row (${why}).`), {
    code: "bad-template",
  });
}
