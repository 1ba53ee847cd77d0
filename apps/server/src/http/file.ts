import type { FastifyReply } from "fastify";

type File = { readonly bytes: Uint8Array; readonly name: string; readonly type: string };

/** Both forms of RFC 6266: the name in ASCII, and beside it the whole name for browsers that read it. No folder, no hidden sign. */
function disposition(given: string, save: boolean): string {
  const name = given.toWellFormed().replace(/[\p{Cc}\p{Cf}\\/]+/gu, "-");
  const plain = name.replace(/[^A-Za-z0-9._ -]+/g, "-");
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${save ? "attachment" : "inline"}; filename="${plain}"; filename*=UTF-8''${whole}`;
}

/** A file to the browser, to be saved under its name or shown in place. Never kept by a cache on the way. */
export function sendFile(reply: FastifyReply, { bytes, name, type }: File, save = true): FastifyReply {
  return reply
    .header("cache-control", "private, no-store")
    .header("content-disposition", disposition(name, save))
    .type(type)
    .send(Buffer.from(bytes));
}

/** A PDF to the browser: shown in place, or saved under its name. */
export function sendPdf(reply: FastifyReply, bytes: Uint8Array, name: string, save: boolean): FastifyReply {
  return sendFile(reply, { bytes, name, type: "application/pdf" }, save);
}
