import type { Asks } from "@chirograph/page/inquire";
import { reachedAt } from "../loopback.ts";
import { check as wire } from "@chirograph/wire";

/** An office cannot be asked: what the person should know and do. */
export class OfficeUnreachable extends Error {
  readonly code = "office-unreachable";
}

/** The public page of one office, as a program asks it: the same requests that a browser sends, and nothing more. */
export type PublicOffice = Asks & { certificate(): Promise<Uint8Array<ArrayBuffer> | null> };

async function reach(address: string, path: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(new URL(path, reachedAt(address)), init).catch(() => null);
  if (response?.ok) return response;
  const status = response ? `It answered ${response.status}.` : "Nothing answers there.";
  throw new OfficeUnreachable(
    `The office at ${address} could not be asked. ${status} Name its address with --at, or try again later.`,
  );
}

/** The look-ups of an office's public page. `address`: its public address. */
export function publicOffice(address: string): PublicOffice {
  const ask = async (path: string, body: object) => {
    const headers = { "content-type": "application/json" };
    const response = await reach(address, path, { method: "POST", body: JSON.stringify(body), headers });
    return wire.Answer.parse(await response.json());
  };
  return {
    bucket: async (prefix) =>
      wire.FileBucket.parse(await (await reach(address, `/check/files/${prefix}`)).json()),
    words: (query) => ask("/check/words", query),
    reference: (reference) => ask("/check/reference", { reference }),
    code: (code) => ask("/check/code", { code }),
    version: async (id) => wire.Answer.parse(await (await reach(address, `/check/version/${id}`)).json()),
    async certificate() {
      const response = await reach(address, "/certificate").catch(() => null);
      return response ? new Uint8Array(await response.arrayBuffer()) : null;
    },
  };
}
