import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { checkPage, type Assets } from "@chirograph/page";
import { answers } from "./office-answers.ts";

/** One request as the office's server saw it. */
export type Seen = { readonly method: string; readonly path: string; readonly body: Buffer };

export type PageServer = {
  readonly address: string;
  /** What came since the last look, without the page's own files. */
  seen(): Seen[];
  /** The next questions are refused as too many. */
  refuse(on: boolean): void;
  certificate: Uint8Array | null;
  close(): Promise<void>;
};

const office = {
  name: "Varrow Sound Port Authority",
  contact: "letters@varrow-sound.example",
  trial: false,
  publicAddress: "https://letters.varrow-sound.example",
};
const TYPES: Readonly<Record<string, string>> = {
  css: "text/css",
  js: "text/javascript",
  wasm: "application/wasm",
};
const POLICY =
  "default-src 'none';script-src 'self' 'wasm-unsafe-eval';style-src 'self' 'unsafe-inline';img-src 'self' blob: data:;font-src 'self';connect-src 'self';worker-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'";

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function answer({ method, path, body }: Seen): unknown {
  const json = (): never => JSON.parse(body.toString()) as never;
  if (path.startsWith("/check/files/")) return answers.bucket(path.slice(-3));
  if (path.startsWith("/check/version/")) return answers.version(path.split("/").at(-1) ?? "");
  if (method !== "POST") return null;
  if (path === "/check/words") return answers.words(json());
  if (path === "/check/reference") return answers.reference(json());
  return path === "/check/code" ? answers.code(json()) : null;
}

/** The office's server as a browser sees it: the page, its files, and the contract's answers; it keeps what it was sent. */
export async function openPageServer(folder: string, assets: Assets): Promise<PageServer> {
  let requests: Seen[] = [];
  let refusing = false;
  const send = (response: ServerResponse, type: string, body: Uint8Array | string, status = 200): void => {
    response.writeHead(status, {
      "content-type": type,
      "content-security-policy": POLICY,
      "referrer-policy": "no-referrer",
    });
    response.end(body);
  };
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? "/";
    if (path.startsWith("/assets/"))
      return send(
        response,
        TYPES[path.split(".").at(-1) ?? ""] ?? "font/woff2",
        await readFile(join(folder, path)),
      );
    // The browser's own, once for every page it opens; it says nothing of what is asked.
    if (path === "/favicon.ico") return send(response, "image/svg+xml", "");
    const seen = { method: request.method ?? "", path, body: await bodyOf(request) };
    requests.push(seen);
    if (path === "/") return send(response, "text/html; charset=utf-8", checkPage(office, assets));
    if (path === "/certificate" && server.certificate)
      return send(response, "application/pkix-cert", server.certificate);
    if (refusing)
      return send(
        response,
        "application/json",
        '{"code":"too-many","message":"Too many questions. Wait a minute."}',
        429,
      );
    const said = answer(seen);
    return said === null
      ? send(response, "text/plain", "nothing", 404)
      : send(response, "application/json", JSON.stringify(said));
  };
  const http = createServer((request, response) => {
    respond(request, response).catch(() => send(response, "text/plain", "broken", 500));
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const bound = http.address();
  const port = typeof bound === "object" && bound ? bound.port : 0;
  const server: PageServer = {
    address: `http://localhost:${port}`,
    seen() {
      const now = requests;
      requests = [];
      return now;
    },
    refuse: (on) => void (refusing = on),
    certificate: null,
    close: () => new Promise((resolve) => void http.close(() => resolve())),
  };
  return server;
}
