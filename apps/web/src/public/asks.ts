import type { Asks, Bucket } from "@chirograph/page";
import type { Answer } from "@chirograph/wire/check";

/** The server's own sentence why it did not answer, or ours when it could not be reached. */
export class NoAnswer extends Error {
  readonly code = "no-answer";
}

const UNREACHED =
  "We cannot reach the office’s server, so nothing was checked. See whether you are connected, and try again.";
const BROKEN =
  "We could not check this: the office’s server did not answer as it should. Try again in a minute.";

async function json(address: string, init: RequestInit): Promise<unknown> {
  const options: RequestInit = {
    ...init,
    cache: "no-store",
    credentials: "omit",
    referrerPolicy: "no-referrer",
  };
  const response = await fetch(address, options).catch(() => {
    throw new NoAnswer(UNREACHED);
  });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok && typeof body === "object" && body !== null) return body;
  const said = typeof body === "object" && body !== null && "message" in body ? String(body.message) : BROKEN;
  throw new NoAnswer(said);
}

function post(address: string, body: unknown): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  return json(address, { method: "POST", headers, body: JSON.stringify(body) });
}

/** Our own server keeps the contract; what is asserted is what the page cannot do without. */
function asAnswer(body: unknown): Answer {
  if (typeof body !== "object" || body === null || !("origin" in body) || !("asOf" in body))
    throw new NoAnswer(BROKEN);
  return body as Answer;
}

function asBucket(body: unknown): Bucket {
  if (typeof body !== "object" || body === null || !("files" in body) || !Array.isArray(body.files))
    throw new NoAnswer(BROKEN);
  return body as Bucket;
}

/** What leaves this device: three digits of a hash, fingerprints, a code, a reference. Nothing else, and no cookies. */
export const asks: Asks = {
  bucket: async (prefix) => asBucket(await json(`/check/files/${prefix}`, { method: "GET" })),
  words: async (query) => asAnswer(await post("/check/words", query)),
  reference: async (reference) => asAnswer(await post("/check/reference", { reference })),
  code: async (code) => asAnswer(await post("/check/code", { code })),
  version: async (publicId) => asAnswer(await json(`/check/version/${publicId}`, { method: "GET" })),
};

/** The office's signing certificate, DER; null where it has none. */
export async function certificate(): Promise<Uint8Array | null> {
  const response = await fetch("/certificate", { credentials: "omit" }).catch(() => null);
  return response?.ok ? new Uint8Array(await response.arrayBuffer()) : null;
}
