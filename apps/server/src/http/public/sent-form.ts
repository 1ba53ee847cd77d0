import type { FastifyRequest } from "fastify";
import { fileName } from "../../acts/file-name.ts";
import { fileLimit } from "../upload.ts";

/** What came with the form: a file or a picture, else words. `whole`: false when it was cut off at the limit. */
export type Sent =
  | { readonly kind: "file"; readonly name: string; readonly bytes: Uint8Array; readonly whole: boolean }
  | { readonly kind: "words"; readonly text: string; readonly whole: boolean }
  | { readonly kind: "nothing" };

/** Most characters of pasted words, about 250 pages. */
const WORDS = 500_000;

type Part = Awaited<ReturnType<FastifyRequest["file"]>> & object;

async function bytesOf(part: Part): Promise<{ bytes: Uint8Array; whole: boolean }> {
  const chunks: Buffer[] = [];
  for await (const chunk of part.file) chunks.push(chunk as Buffer);
  return { bytes: new Uint8Array(Buffer.concat(chunks)), whole: !part.file.truncated };
}

/** Reads the form. A browser sends its empty file fields too; the first that holds a file counts, then the words. */
export async function sentForm(request: FastifyRequest): Promise<Sent> {
  let sent: Sent = { kind: "nothing" };
  const limits = { fileSize: fileLimit, files: 2, fields: 4, fieldSize: WORDS * 4, fieldNameSize: 100 };
  for await (const part of request.parts({ limits })) {
    if (part.type === "file") {
      const { bytes, whole } = await bytesOf(part);
      const chosen = part.filename !== "" && sent.kind !== "file";
      if (chosen) sent = { kind: "file", name: fileName(part.filename), bytes, whole };
    } else if (part.fieldname === "words" && typeof part.value === "string" && sent.kind === "nothing") {
      const whole = !part.valueTruncated && part.value.length <= WORDS;
      if (part.value.trim() !== "") sent = { kind: "words", text: part.value, whole };
    }
  }
  return sent;
}
