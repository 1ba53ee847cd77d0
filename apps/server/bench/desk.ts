import { askModel } from "../src/model/ask-model.ts";
import { randomBytes } from "node:crypto";
import type { Pool } from "pg";
import { pino } from "pino";
import type { Entry, Person } from "@chirograph/core";
import { refreshDesk } from "../src/acts/desk/desk.ts";
import type { Ports } from "../src/acts/ports.ts";
import { openSession } from "../src/acts/people/sign-in.ts";
import type { SignerPort } from "../src/acts/signer-port.ts";
import type { Tools } from "../src/acts/tools.ts";
import type { App } from "../src/http/route.ts";
import { createServer } from "../src/http/server.ts";
import { sessionCookie } from "../src/http/session.ts";
import { migrate } from "../src/store/migrate.ts";
import { openStore } from "../src/store/open-store.ts";
import { coordinateLetters } from "./coordinated-office.ts";
import { below, letters, pick, seeded } from "./find-corpus.ts";
import { median, rounded } from "./median.ts";

/** 95 % of the answers were ready in so many milliseconds: the desk, a letter, its matrix; in an office of so many letters. */
type Figures = { deskP95Ms: number; letterP95Ms: number; matrixP95Ms: number };
export type DeskFigures = { sizes: Record<string, Figures> };

const SIZES = [10, 1_000, 5_000];
const LOOKS = 200;

const newId = () => randomBytes(16).toString("hex");

/** An office with one person who may do everything, as set-up would have made it. */
async function found({ transact }: Ports): Promise<Person> {
  const id = newId();
  const settings = {
    name: "Varrow Sound Port Authority",
    letterhead: ["Harbour House"],
    publicAddress: "http://localhost:7040",
    trial: true,
    contact: "",
    numbering: "VSPA/{year}/{number}",
    signersRequired: 1,
  };
  const roles = ["administrator", "author", "action-officer", "signer"] as const;
  const credential = { id: newId(), publicKey: "AA", name: "Passkey" };
  const person = { person: id, name: "Ilse Marrow", title: "", address: "", roles };
  const at = new Date().toISOString();
  const common = { stream: "office" as const, at, by: "system" };
  const entries: Entry[] = [
    { ...common, seq: 1, event: { type: "office-founded", settings } },
    { ...common, seq: 2, event: { type: "person-added", ...person } },
    { ...common, seq: 3, event: { type: "credential-added", person: id, credential, how: "set-up" } },
  ];
  await transact((unit) => unit.record.append(new Map([["office", 0]]), entries));
  return {
    id,
    name: "Ilse Marrow",
    title: "",
    address: "",
    roles,
    credentials: [credential],
    left: null,
    enrolled: true,
  };
}

const never = () => Promise.reject(new Error("Nothing here is typeset, read or sealed."));

/** The office's real routes without a port: what is timed is the server's own work. */
async function openApp(ports: Ports): Promise<App> {
  const tools: Tools = {
    typeset: never,
    read: never,
    render: never,
    template: never,
    matrix: never,
    mail: never,
  };
  const signer = { listed: async () => [] } as unknown as SignerPort;
  return createServer(
    { ports, tools, signer, model: askModel, mail: false, logger: pino({ level: "silent" }) },
    async () => undefined,
  );
}

let asked = 0;

async function timed(app: App, cookie: string, url: string): Promise<number> {
  // From ever new addresses: one that looked so often would be asked to wait.
  const remoteAddress = `10.${asked >> 16}.${(asked >> 8) & 255}.${(asked += 1) & 255}`;
  const begun = performance.now();
  const { statusCode, body } = await app.inject({ url, headers: { cookie }, remoteAddress });
  const ms = performance.now() - begun;
  if (statusCode !== 200) throw new Error(`${url} answered ${statusCode}: ${body.slice(0, 200)}`);
  return ms;
}

/** Each look is at another letter, and at a page of the desk that changes; the three kinds take turns. */
async function look(
  app: App,
  cookie: string,
  ids: readonly string[],
  random: () => number,
): Promise<Figures> {
  const views = ["mine", "blocked", "due", "all"];
  const [desk, letter, matrix]: [number[], number[], number[]] = [[], [], []];
  for (let n = -20; n < LOOKS; n += 1) {
    const id = pick(random, ids);
    const view = views[n & 3] ?? "all";
    const page = 1 + below(random, Math.max(1, Math.floor(ids.length / 50)));
    const taken = [
      await timed(app, cookie, `/api/desk?show=${view}&page=${page}`),
      await timed(app, cookie, `/api/letters/${id}`),
      await timed(app, cookie, `/api/letters/${id}/matrix`),
    ];
    // The first looks warm the server up.
    if (n >= 0) for (const [i, list] of [desk, letter, matrix].entries()) list.push(taken[i] ?? 0);
  }
  const p95 = (list: number[]) => rounded(median(list, 0.95), 1);
  return { deskP95Ms: p95(desk), letterP95Ms: p95(letter), matrixP95Ms: p95(matrix) };
}

/** An office that grows to 5,000 letters with 50 comments each, and how long its pages' answers take on the way. */
export async function bench(pool: Pool, say: (line: string) => void): Promise<DeskFigures> {
  await migrate(pool);
  const store = openStore(pool, async () => undefined);
  const ports: Ports = { transact: store.transact, now: () => new Date().toISOString(), id: newId };
  const person = await found(ports);
  const random = seeded(7);
  const prose = letters(random).slice(0, 500);
  const app = await openApp(ports);
  const token = await ports.transact((unit) => openSession(ports, unit, person.id));
  const cookie = `${sessionCookie}=${token}`;
  const sizes: Record<string, Figures> = {};
  const ids: string[] = [];
  for (const size of SIZES) {
    say(`growing to ${size} letters`);
    ids.push(...(await coordinateLetters(store, person.id, prose, ids.length, size)));
    while (await refreshDesk(ports, 200)) say(`the desk of ${size} letters is being computed`);
    await pool.query("analyze");
    sizes[String(size)] = await look(app, cookie, ids, random);
    say(`${size}: ${JSON.stringify(sizes[String(size)])}`);
  }
  await app.close();
  return { sizes };
}
