import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { coordination, type decision, letter, type matrix, type office, readBack } from "@chirograph/wire";
import { linesOf, pagesPdf } from "../../../packages/read/test/made-pdf.ts";
import { noReadBack, RULE } from "./office-read-back-views.ts";
import { copyOf, deskRowOf, ILSE, letterOf, ODILE, rules, sessionOf, settings } from "./office-views.ts";

/** What the office's record says, as the tests put it. */
export type Told = {
  session: office.Session;
  view: letter.LetterView;
  rows: matrix.MatrixRow[];
  desk: matrix.DeskRow[];
  lists: coordination.DistributionList[];
  mails: coordination.UnassignedMail["mails"];
  people: office.PersonView[];
  record: letter.RecordRow[];
  /** The office's own record, newest first. */
  officeRecord: letter.RecordRow[];
  report: matrix.ImportReport;
  readBack: readBack.ReadBackView;
  /** What was meant so, by the keys of the wording check. */
  meant: letter.MeantView["meant"];
  decisions: decision.DecisionView[];
  rule: readBack.ReadBackRule;
  model: { reader: { address: string; model: string } | null; keyKept: boolean };
  /** What the next circulation is refused with; null when it is done. */
  refused: string | null;
};

export type StandIn = {
  readonly address: string;
  readonly told: Told;
  /** What was circulated and saved, newest last. */
  readonly sent: { path: string; body: unknown }[];
  close(): Promise<void>;
};

const POLICY =
  "default-src 'none';script-src 'self' 'wasm-unsafe-eval';style-src 'self' 'unsafe-inline';img-src 'self' blob: data:;font-src 'self';connect-src 'self';worker-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'";
const TYPES: Readonly<Record<string, string>> = {
  css: "text/css",
  js: "text/javascript",
  wasm: "application/wasm",
};
const file = pagesPdf(
  [1, 2].map((page) => ({
    content: linesOf([
      "DRAFT - NOT SIGNED - DECIDES NOTHING - office copy 1",
      "",
      `Berthing of pilot boats, page ${page}`,
      "1. From 1 June 2027 the 14 pilot boats berth at Orrin Head.",
    ]),
  })),
);

const person = (id: string, name: string, roles: office.PersonView["roles"]): office.PersonView => ({
  id,
  name,
  title: "",
  address: "",
  roles,
  left: null,
  passkeys: [{ id: `${id}key`, name: "This device" }],
  toConfirm: 0,
  toTakeOff: 0,
  invited: false,
  recoveryAskedBy: null,
});

/** An office with one letter, nothing said of it, and its action officer signed in. */
export function beginning(): Told {
  return {
    session: sessionOf(ILSE, "Ilse Marrow", ["administrator", "author", "action-officer"]),
    view: letterOf(),
    rows: [],
    desk: [deskRowOf(1)],
    lists: [],
    mails: [],
    people: [
      person(ILSE, "Ilse Marrow", ["administrator", "author", "action-officer"]),
      person(ODILE, "Odile Brandt", ["signer"]),
    ],
    record: [],
    officeRecord: [],
    report: { changes: [], unchanged: 0, missing: [], problems: [] },
    readBack: noReadBack(),
    meant: [],
    decisions: [],
    rule: RULE,
    model: { reader: null, keyKept: false },
    refused: null,
  };
}

type Said = { readonly status: number; readonly body: unknown };
const ok = (body: unknown = { done: true }): Said => ({ status: 200, body });

/** A page of the office's own record: 50 entries. */
function officeRecord(rows: Told["officeRecord"], query: URLSearchParams): office.OfficeRecord {
  const page = Number(query.get("page"));
  return {
    rows: rows.slice((page - 1) * 50, page * 50),
    page,
    pages: Math.max(1, Math.ceil(rows.length / 50)),
  };
}

function reading(told: Told, path: string, query: URLSearchParams): unknown {
  const count = told.desk.length;
  const counts = { mine: count, blocked: count, due: count, all: count, archived: 0 };
  switch (path) {
    case "/api/session":
      return told.session;
    case "/api/desk":
      return { rows: told.desk, counts, page: 1, pages: 1 };
    case "/api/lists":
      return { lists: told.lists };
    case "/api/coordination":
      return rules;
    case "/api/settings":
      return settings;
    case "/api/mail/mail1/files":
      return { files: [] };
    case "/api/mail/mail2/files":
      return { files: [{ name: "plan.pdf", bytes: 214_000 }] };
    case "/api/mail":
      return { mails: told.mails };
    case "/api/people":
      return { people: told.people };
    case "/api/office/record":
      return officeRecord(told.officeRecord, query);
    case "/api/decisions":
      return { decisions: told.decisions, enter: "Your roles do not allow this." };
    case "/api/read-back-rule":
      return told.rule;
    case "/api/model-reader":
      return told.model;
    case "/api/statements":
      return { statements: [] };
    default:
      return ofLetter(told, /^\/api\/letters\/[0-9a-f]{32}(.*)$/u.exec(path)?.[1]);
  }
}

function ofLetter(told: Told, path: string | undefined): unknown {
  switch (path) {
    case "":
      return told.view;
    case "/matrix":
      return { version: told.view.versions.length, rows: told.rows };
    case "/record":
      return { rows: told.record };
    case "/read-back":
      return told.readBack;
    case "/meant":
      return { meant: told.meant };
    case "/changes":
      return { from: 1, to: 2, runs: [{ kind: "same", text: "The boats berth at Orrin Head." }] };
    default:
      return null;
  }
}

/** Sends the holders of a request their copies, as the record would show them. */
function circulated(told: Told, asked: letter.CirculateRequest): letter.CopyLink[] {
  const copies = asked.holders.map((holder, at) => copyOf(at + 1, asked.holders.length, { holder }));
  told.view = {
    ...told.view,
    status: "in-coordination",
    copies,
    standings: copies.map((copy) => ({ copy: copy.id, standing: "waiting" })),
    circulation: {
      n: (told.view.circulation?.n ?? 0) + 1,
      version: asked.version,
      suspense: asked.suspense,
      zone: asked.zone,
      instructions: asked.instructions,
      silence: asked.silence,
      shared: asked.shared,
      stages: 1,
      stage: 1,
      changes: 0,
      opened: new Date().toISOString(),
      open: true,
    },
  };
  return copies.map(({ id, label, holder }) => ({
    copy: id,
    label,
    holder: holder.name,
    link: `https://port.example/c/${id}#secret`,
    code: "482913",
    mailed: false,
  }));
}

/** What is written of a read-back, held against the contract; null for any other path. */
function readingBack(told: Told, path: string, body: unknown): Said | null {
  if (path.endsWith("/points")) {
    const { before, points } = readBack.PointsRequest.parse(body);
    const now = told.readBack.points.map(({ id, kind, text }) => ({ id, kind, text }));
    if (JSON.stringify(before) !== JSON.stringify(now))
      return {
        status: 409,
        body: { code: "other-version", message: "Someone changed the points meanwhile." },
      };
    told.readBack = {
      ...told.readBack,
      points: points.map((one) => ({ ...one, decision: null, waived: null })),
    };
    return ok();
  }
  if (/\/points\/[0-9a-f]{32}\/decision$/u.test(path)) {
    cite(told, path, body);
    return ok();
  }
  if (path.endsWith("/read-back") || path.endsWith("/readers")) {
    const { readers } = readBack.InviteReadersRequest.parse(body);
    const links = readers.map(({ name }, at) => ({
      copy: copyOf(at + 1, readers.length).id,
      label: `R${at + 1}`,
      holder: name,
      link: "https://port.example/c/1#secret",
      code: "482913",
      mailed: false,
    }));
    return ok({ links });
  }
  if (path === "/api/read-back-rule") {
    told.rule = readBack.ReadBackRule.parse(body);
    return ok();
  }
  if (path === "/api/model-reader") {
    readBack.ModelReaderRequest.parse(body);
    return ok();
  }
  return null;
}

function cite(told: Told, path: string, body: unknown): void {
  const { decision: chosen } = readBack.CiteRequest.parse(body);
  const found = told.decisions.find(({ id }) => id === chosen);
  told.readBack = {
    ...told.readBack,
    points: told.readBack.points.map((point) =>
      path.includes(point.id)
        ? {
            ...point,
            decision: found
              ? { id: found.id, reference: found.reference, what: found.what, good: found.good, misfits: [] }
              : null,
          }
        : point,
    ),
  };
}

/** Meant so, by the one who is signed in, or taken back; null for any other path. */
function meaning(told: Told, method: string, path: string): Said | null {
  const key = /\/meant\/([^/]+)$/u.exec(path)?.[1];
  if (key === undefined) return null;
  told.meant = told.meant.filter((one) => one.key !== key);
  const by = told.session.person?.name ?? "";
  if (method === "PUT")
    told.meant.push({ key: letter.FindingKey.parse(key), by, at: new Date().toISOString() });
  return ok({ meant: told.meant });
}

function writing(told: Told, method: string, path: string, body: unknown): Said {
  const read = readingBack(told, path, body);
  if (read) return read;
  const meant = meaning(told, method, path);
  if (meant) return meant;
  if (path.endsWith("/circulate")) {
    if (told.refused !== null) return { status: 409, body: { code: "not-allowed", message: told.refused } };
    return ok({ links: circulated(told, letter.CirculateRequest.parse(body)) });
  }
  if (path.endsWith("/matrix.xlsx")) return ok(told.report);
  if (path.endsWith("/working")) return ok({ revision: 4, at: new Date().toISOString() });
  const list = /^\/api\/lists\/([0-9a-f]{32})$/u.exec(path)?.[1];
  if (list !== undefined && method === "PUT") {
    const made = coordination.DistributionList.parse({ id: list, ...(body as object) });
    told.lists = [...told.lists.filter((one) => one.id !== list), made];
  }
  return ok();
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The office's server as a browser sees it: what is read comes from `told`, and what is written is held against the contract. */
export async function openStandIn(folder: string): Promise<StandIn> {
  const told = beginning();
  const sent: StandIn["sent"] = [];
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [path = "/", query] = (request.url ?? "/").split("?");
    const method = request.method ?? "GET";
    const send = (type: string, body: Uint8Array | string, status = 200) =>
      void response.writeHead(status, { "content-type": type, "content-security-policy": POLICY }).end(body);
    if (path.startsWith("/assets/"))
      return send(TYPES[path.split(".").at(-1) ?? ""] ?? "font/woff2", await readFile(join(folder, path)));
    if (!path.startsWith("/api/"))
      return send("text/html; charset=utf-8", await readFile(join(folder, "office.html")));
    const raw = await bodyOf(request);
    if (path.endsWith(".pdf") || path.endsWith("/preview")) return send("application/pdf", file);
    const json = request.headers["content-type"] === "application/json";
    const body: unknown = json && raw.length > 0 ? JSON.parse(raw.toString()) : null;
    if (method !== "GET") sent.push({ path, body });
    const read = method === "GET" ? reading(told, path, new URLSearchParams(query)) : null;
    const said =
      method === "GET"
        ? read === null
          ? { status: 404, body: { code: "not-found", message: "There is no such thing." } }
          : ok(read)
        : writing(told, method, path, body);
    send("application/json", JSON.stringify(said.body), said.status);
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
    told,
    sent,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
}
