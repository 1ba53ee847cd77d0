import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { DraftRequest, LinkRequest, LinkStatus, OpenRequest } from "@chirograph/wire/copy";
import { AnswerPointsRequest, ParaphraseRequest, ReadingView } from "@chirograph/wire/read-back";
import { CODE, LINK } from "./reading-views.ts";

/** What a reader sent, as the contract reads it. */
type Sent = { readonly act: "paraphrase" | "points"; readonly said: unknown };

export type ReadingOffice = {
  readonly address: string;
  /** The reader's copy as it stands; `pages` and `points` are shown by step. */
  view: ReadingView;
  /** Whether this browser holds the copy; else the link and the code are asked for. */
  opened: boolean;
  /** What was sent since the last look. */
  sent(): Sent[];
  /** Requests are left without an answer, as when the network is gone. */
  offline: boolean;
  /** The next request is heard, and its answer lost on the way. */
  deaf: boolean;
  close(): Promise<void>;
};

type Said = { readonly rest: string; readonly json: () => unknown };
type Answer = { readonly status: number; readonly body: unknown };

const ok = (body: unknown = { done: true }): Answer => ({ status: 200, body });
const refused = (code: string, message: string): Answer => ({ status: 409, body: { code, message } });
const POLICY =
  "default-src 'none';script-src 'self' 'wasm-unsafe-eval';style-src 'self' 'unsafe-inline';img-src 'self' blob: data:;font-src 'self';connect-src 'self';form-action 'self';base-uri 'none'";
const TYPES: Readonly<Record<string, string>> = { css: "text/css", js: "text/javascript" };
const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1190 1684"><path fill="#fffefb" d="M0 0h1190v1684H0z"/></svg>`;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** What the server shows of a copy in its step: no points before the reader's own words, no letter once it is over. */
function shown(view: ReadingView): ReadingView {
  const reads = view.step === "read" || view.step === "points";
  return ReadingView.parse({
    ...view,
    pages: reads ? view.pages : [],
    sentences: reads ? view.sentences : [],
    points: view.step === "points" ? view.points : [],
  });
}

/** A sentence that was marked is one of the letter's, in its own words. */
function holdsToLetter(
  view: ReadingView,
  { passage }: { passage: { page: number; start: number; end: number; quote: string } | null },
): boolean {
  if (!passage) return true;
  const { page, start, end, quote } = passage;
  const known = view.sentences.some((one) => one.page === page && one.start === start && one.end === end);
  return known && view.pages[page - 1]?.text.slice(start, end) === quote;
}

function answerOnCopy(office: ReadingOffice, acts: Sent[], { rest, json }: Said): Answer {
  const { view } = office;
  switch (rest) {
    case "":
      return { ...refused("read-back", "This link is for reading a letter back."), status: 422 };
    case "/reading":
      return ok(shown(view));
    case "/draft": {
      const { body, revision } = DraftRequest.parse(json());
      if (revision !== view.draft.revision) return refused("other-revision", "You wrote elsewhere.");
      office.view = { ...view, draft: { body, revision: revision + 1 } };
      return ok({ revision: revision + 1 });
    }
    case "/paraphrase": {
      if (view.step === "closed") return refused("not-in-this-state", "This reading is over.");
      if (view.paraphrase !== null) return refused("exists-already", "It stands as you wrote it.");
      const { text } = ParaphraseRequest.parse(json());
      acts.push({ act: "paraphrase", said: text });
      office.view = { ...view, paraphrase: text, step: "points" };
      return ok();
    }
    case "/points": {
      if (view.step === "done") return refused("exists-already", "You answered already.");
      const { answers } = AnswerPointsRequest.parse(json());
      if (answers.length !== view.points.length) return refused("reason-required", "Answer each one.");
      if (!answers.every((one) => holdsToLetter(view, one)))
        throw new Error("A sentence was sent that is not the letter's.");
      acts.push({ act: "points", said: answers });
      office.view = { ...view, step: "done" };
      return ok();
    }
    default:
      return { status: 404, body: { code: "not-found", message: "There is no such thing." } };
  }
}

function answerAtDoor(office: ReadingOffice, { rest, json }: Said): Answer | null {
  const { office: name, language } = office.view;
  if (rest === "/status") {
    const known = LinkRequest.parse(json()).link === LINK;
    const state = office.opened ? "open" : known ? "code-needed" : "unknown";
    return ok(LinkStatus.parse({ office: name, state, reading: state === "unknown" ? null : { language } }));
  }
  if (rest === "/open") {
    if (OpenRequest.parse(json()).code !== CODE) return refused("code-wrong", "This code does not fit.");
    office.opened = true;
    return ok();
  }
  if (office.opened) return null;
  return { status: 401, body: { code: "not-signed-in", message: "This browser does not hold this copy." } };
}

/** The office's server for one reader as a browser sees it: every question and answer is held against the contract. */
export async function openReadingOffice(folder: string, view: ReadingView): Promise<ReadingOffice> {
  let acts: Sent[] = [];
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
    const body = await bodyOf(request);
    if (office.offline) return void response.destroy();
    const said = {
      rest: /^\/api\/copies\/[0-9a-f]{32}(.*)$/u.exec(path)?.[1] ?? "?",
      json: () => JSON.parse(body) as unknown,
    };
    const answer = answerAtDoor(office, said) ?? answerOnCopy(office, acts, said);
    if (office.deaf && request.method === "POST") {
      office.deaf = false;
      return void response.destroy();
    }
    send("application/json", JSON.stringify(answer.body), answer.status);
  };
  const http = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => {
      response.writeHead(500, { "content-type": "text/plain" }).end(String(error));
    });
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const bound = http.address();
  const office: ReadingOffice = {
    address: `http://localhost:${typeof bound === "object" && bound ? bound.port : 0}`,
    view,
    opened: true,
    offline: false,
    deaf: false,
    sent() {
      const now = acts;
      acts = [];
      return now;
    },
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
  return office;
}
