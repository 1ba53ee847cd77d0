import type { FastifyRequest } from "fastify";
import { fileName } from "../acts/file-name.ts";
import { type Outcome, done, refused } from "../acts/outcome.ts";

/** Most bytes of one file. */
export const fileLimit = 30_000_000;
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
  return done({ name: fileName(part.filename), bytes: new Uint8Array(Buffer.concat(chunks)) });
}
