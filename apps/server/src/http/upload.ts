import type { FastifyRequest } from "fastify";
import { type Outcome, done, refused } from "../acts/outcome.ts";

/** Most bytes of one file. */
export const fileLimit = 30_000_000;
/** Most characters of a name, in UTF-16 units: what a comment takes (wire: CommentRequest). */
const nameLimit = 200;
/** What opens a file stands at the end of its name; anything longer is no such ending. */
const ending = /\.[^.\s]{1,16}$/u;

/** As much of a text as fits, and never half a character. */
function cut(text: string, most: number): string {
  const kept = text.slice(0, most);
  return kept.isWellFormed() ? kept : kept.slice(0, -1);
}

function shortened(name: string): string {
  if (name.length <= nameLimit) return name;
  const end = ending.exec(name)?.[0] ?? "";
  return `${cut(name, nameLimit - 1 - end.length).trimEnd()}…${end}`;
}

/**
 * A file's name as it may be shown: no control signs, no direction overrides, at most 200 characters in the composed form (NFC) in which it
 * comes back with a comment. One that is too long loses its middle and keeps its ending.
 */
export function plainName(name: string): string {
  const shown = name
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\\/]+/gu, " ")
    .trim();
  return shortened(shown) || "a file without a name";
}

/** The one file of a multipart request, within limits. */
export async function uploadedFile(
  request: FastifyRequest,
): Promise<Outcome<{ name: string; bytes: Uint8Array }>> {
  const part = await request.file({ limits: { fileSize: fileLimit, files: 1 } }).catch(() => undefined);
  if (!part) return refused("no-file", "No file came with this. Choose one and send it again.");
  const chunks: Buffer[] = [];
  for await (const chunk of part.file) chunks.push(chunk as Buffer);
  // Over the limit the stream just ends: without this check half a file would be taken for a whole one.
  if (part.file.truncated)
    return refused(
      "too-big",
      "This file is larger than 30 MB, which is the most we read. Nothing was kept. Send only the pages in question.",
    );
  return done({ name: plainName(part.filename), bytes: new Uint8Array(Buffer.concat(chunks)) });
}
