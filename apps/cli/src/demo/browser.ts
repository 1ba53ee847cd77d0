import { reachedAt } from "../loopback.ts";
import { type SoftPasskey, softPasskey } from "./soft-passkey.ts";

export class Refused extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** One person's browser: their cookies, their passkey, the office's address. Speaks HTTP only, like any browser. */
export type Browser = {
  readonly passkey: SoftPasskey;
  call<T = unknown>(method: string, path: string, body?: unknown): Promise<T>;
  file(path: string): Promise<Uint8Array>;
  upload<T = unknown>(path: string, bytes: Uint8Array, name: string): Promise<T>;
};

function keepCookies(jar: Map<string, string>, response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const [pair = ""] = line.split(";");
    const at = pair.indexOf("=");
    jar.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

async function refusal(response: Response): Promise<Refused> {
  const problem = (await response.json().catch(() => ({}))) as { code?: string; message?: string };
  return new Refused(
    problem.code ?? String(response.status),
    problem.message ?? "The office gave no reason.",
  );
}

/** A fresh browser at an office. */
export function openBrowser(address: string): Browser {
  const jar = new Map<string, string>();
  async function send(method: string, path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...init.headers, cookie, "x-chirograph": "1" };
    const response = await fetch(new URL(path, reachedAt(address)), { ...init, method, headers });
    keepCookies(jar, response);
    if (!response.ok) throw await refusal(response);
    return response;
  }
  return {
    passkey: softPasskey(),
    async call<T>(method: string, path: string, body?: unknown) {
      const json =
        body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
      return (await (await send(method, path, json)).json()) as T;
    },
    async file(path) {
      return new Uint8Array(await (await send("GET", path)).arrayBuffer());
    },
    async upload<T>(path: string, bytes: Uint8Array, name: string) {
      const form = new FormData();
      form.set("file", new Blob([new Uint8Array(bytes)], { type: "application/pdf" }), name);
      return (await (await send("POST", path, { body: form })).json()) as T;
    },
  };
}
