import type { FastifyReply } from "fastify";

/** A PDF to the browser: shown in place, or saved under its name. Never kept by a cache on the way. */
export function sendPdf(reply: FastifyReply, pdf: Uint8Array, name: string, save: boolean): FastifyReply {
  const plain = name.replace(/[^A-Za-z0-9._-]+/g, "-");
  return reply
    .header("cache-control", "private, no-store")
    .header("content-disposition", `${save ? "attachment" : "inline"}; filename="${plain}"`)
    .type("application/pdf")
    .send(Buffer.from(pdf));
}
