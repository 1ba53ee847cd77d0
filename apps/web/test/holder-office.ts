import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import {
  AnswerRequest,
  CommentRequest,
  DeclineRequest,
  DraftRequest,
  HolderView,
  PassOnRequest,
  PositionRequest,
  ReplyRequest,
} from "@chirograph/wire/copy";
import { id } from "./holder-views.ts";

/** What a holder did, as the contract reads it. */
type Done = { readonly act: string; readonly copy: string; readonly said: unknown };

export type HolderOffice = {
  readonly address: string;
  /** What was done since the last look, drafts left out. */
  done(): Done[];
  /** The copies as they stand now; tests put theirs in. */
  readonly copies: Map<string, HolderView>;
  /** Requests are left without an answer, as when the network is gone. */
  offline(on: boolean): void;
  close(): Promise<void>;
};

type Said = { readonly copy: string; readonly rest: string; readonly method: string; readonly body: Buffer };
type Answer = { readonly status: number; readonly body: unknown };

const ok = (body: unknown = { done: true }): Answer => ({ status: 200, body });
const refused = (code: string, message: string): Answer => ({ status: 409, body: { code, message } });
const POLICY =
  "default-src 'none';script-src 'self' 'wasm-unsafe-eval';style-src 'self' 'unsafe-inline';img-src 'self' blob: data:;font-src 'self';connect-src 'self';worker-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'";
const TYPES: Readonly<Record<string, string>> = { css: "text/css", js: "text/javascript" };

/** A page as typeset, drawn plainly: what is tried here is what stands around it. */
const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1190 1684"><path fill="#fffefb" d="M0 0h1190v1684H0z"/>${Array.from(
  { length: 24 },
  (_, i) => `<path stroke="#59636b" stroke-width="9" d="M130 ${260 + i * 46}h${i % 6 === 5 ? 420 : 930}"/>`,
).join("")}</svg>`;

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The one file of a multipart body: its name and its bytes (RFC 7578). */
function fileIn(body: Buffer): { name: string; bytes: Buffer } {
  const head = body.indexOf("\r\n\r\n");
  const name = /filename="([^"]*)"/u.exec(body.subarray(0, head).toString())?.[1] ?? "";
  return { name, bytes: body.subarray(head + 4, body.lastIndexOf("\r\n--")) };
}

function takeComment(view: HolderView, comment: string, body: unknown): HolderView {
  const { holder, version } = view.copy;
  const whose = { copy: view.copy.id, holder: holder.name, organisation: holder.organisation, version };
  const fresh = { late: false, withdrawn: false, merged: null, disposed: null, satisfaction: null };
  const made = {
    ...whose,
    ...fresh,
    ...CommentRequest.parse(body),
    id: comment,
    edition: (view.comments.find((one) => one.id === comment)?.edition ?? 0) + 1,
    at: new Date().toISOString(),
    replies: [],
  };
  return { ...view, comments: [...view.comments.filter((one) => one.id !== comment), made] };
}

/** The office's server for holders as a browser sees it: every question and answer is held against the contract. */
export async function openHolderOffice(folder: string): Promise<HolderOffice> {
  const copies = new Map<string, HolderView>();
  let acts: Done[] = [];
  let gone = false;

  const onComment = (view: HolderView, said: Said, json: () => unknown): Answer | null => {
    const [, comment = "", what] = /^\/comments\/([0-9a-f]{32})(?:\/(\w+))?$/u.exec(said.rest) ?? [];
    const note = (act: string, body: unknown) => void acts.push({ act, copy: said.copy, said: body });
    if (comment === "") return null;
    if (what === "replies") note("reply", { comment, ...ReplyRequest.parse(json()) });
    else if (what === "answer") note("answer", { comment, ...AnswerRequest.parse(json()) });
    else if (said.method === "DELETE") note("withdraw", { comment });
    else {
      note("comment", CommentRequest.parse(json()));
      copies.set(said.copy, takeComment(view, comment, json()));
    }
    return ok();
  };

  const onCopy = (view: HolderView, said: Said, json: () => unknown): Answer => {
    const note = (act: string, body: unknown) => void acts.push({ act, copy: said.copy, said: body });
    switch (said.rest) {
      case "":
        return ok(HolderView.parse(view));
      case "/draft": {
        const { body, revision } = DraftRequest.parse(json());
        if (revision !== view.draft.revision) return refused("other-revision", "You wrote elsewhere.");
        copies.set(said.copy, { ...view, draft: { body, revision: revision + 1 } });
        return ok({ revision: revision + 1 });
      }
      case "/position":
        note("position", PositionRequest.parse(json()));
        return ok();
      case "/decline":
        note("decline", DeclineRequest.parse(json()));
        return ok();
      case "/pass-on": {
        note("pass-on", PassOnRequest.parse(json()));
        const link = "https://letters.varrow-sound.example/c/x#secret";
        return ok({ outcome: "passed-on", label: "3.1/12", link, code: "482913", child: id(99) });
      }
      case "/newer":
        note("newer", null);
        return ok({ copy: view.newer?.copy });
      case "/attachments": {
        const { name, bytes } = fileIn(said.body);
        note("attach", name);
        const sha256 = createHash("sha256").update(bytes).digest("hex");
        return ok({ name, sha256, bytes: bytes.length });
      }
      default:
        return { status: 404, body: { code: "not-found", message: "There is no such thing." } };
    }
  };

  const answer = (said: Said): Answer => {
    const view = copies.get(said.copy);
    if (!view) return { status: 401, body: { code: "not-signed-in", message: "Not this copy." } };
    const json = (): unknown => JSON.parse(said.body.toString());
    return onComment(view, said, json) ?? onCopy(view, said, json);
  };

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? "/";
    const send = (type: string, body: Uint8Array | string, status = 200) =>
      void response.writeHead(status, { "content-type": type, "content-security-policy": POLICY }).end(body);
    if (path.startsWith("/assets/"))
      return send(TYPES[path.split(".").at(-1) ?? ""] ?? "font/woff2", await readFile(join(folder, path)));
    if (path === "/favicon.ico") return send("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>");
    if (path.startsWith("/c/"))
      return send("text/html; charset=utf-8", await readFile(join(folder, "holder.html")));
    if (path.endsWith(".png")) return send("image/svg+xml", picture);
    const [, copy = "", rest = ""] = /^\/api\/copies\/([0-9a-f]{32})(.*)$/u.exec(path) ?? [];
    const body = await bodyOf(request);
    if (gone) return void response.destroy();
    const { status, body: said } = answer({ copy, rest, method: request.method ?? "", body });
    send("application/json", JSON.stringify(said), status);
  };
  const http = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => {
      response.writeHead(500, { "content-type": "text/plain" }).end(String(error));
    });
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const bound = http.address();
  return {
    address: `http://localhost:${typeof bound === "object" && bound ? bound.port : 0}`,
    done() {
      const now = acts;
      acts = [];
      return now;
    },
    copies,
    offline: (on) => void (gone = on),
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
}
