import { askModel } from "../src/model/ask-model.ts";
import { describe, expect, test } from "vitest";
import { personDoes } from "../src/acts/person-does.ts";
import { openBuckets } from "../src/http/public/buckets.ts";
import { type PublicDeps, fileLookups, publicPages } from "../src/http/public/index.ts";
import { openCounter } from "../src/http/public/limits.ts";
import type { App } from "../src/http/route.ts";
import { createServer } from "../src/http/server.ts";
import { type TestOffice, onEachDatabase, silentLog } from "./office.ts";
import { must } from "./staff.ts";
import { withdrawn } from "./letter.ts";

describe("limits", () => {
  test("one address is held off by its own limit and takes nothing from all", () => {
    const ask = openCounter({ mine: 2, everyone: 4 }, () => 0);
    expect([ask("a"), ask("a")]).toEqual([0, 0]);
    for (let i = 0; i < 10; i += 1) expect(ask("a")).toBe(60_000);
    expect([ask("b"), ask("c")]).toEqual([0, 0]);
  });

  test("all together are held off by theirs, until the minute is over", () => {
    let now = 0;
    const ask = openCounter({ mine: 2, everyone: 3 }, () => now);
    expect(["a", "b", "c", "d"].map(ask)).toEqual([0, 0, 0, 60_000]);
    now = 59_000;
    expect(ask("d")).toBe(1_000);
    now = 60_000;
    expect(ask("d")).toBe(0);
  });
});

describe("kept buckets", () => {
  test("are loaded once, however many ask meanwhile", async () => {
    let loads = 0;
    const load = async () => {
      loads += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
      return { files: [], asOf: "" };
    };
    const bucket = openBuckets({ load, changes: async () => "1", now: () => "" });
    await Promise.all(Array.from({ length: 50 }, () => bucket("abc")));
    expect(loads).toBe(1);
  });

  test("that failed to load are asked for again", async () => {
    let broken = true;
    const load = async () => {
      if (broken) throw new Error("no database");
      return { files: [], asOf: "" };
    };
    const bucket = openBuckets({ load, changes: async () => "1", now: () => "" });
    await expect((async () => bucket("abc"))()).rejects.toThrow("no database");
    broken = false;
    expect(JSON.parse(String(await bucket("abc"))).files).toEqual([]);
  });
});

/** The whole server with the look-ups registered first, as it is started. */
async function openServer({ ports, tools, sealing }: TestOffice): Promise<App> {
  const signer = await sealing();
  const pages: PublicDeps = {
    ports,
    tools,
    certificate: () => signer.certificate(),
    office: async () => null,
    assets: () => ({ script: null, styles: [], fonts: [] }),
  };
  return createServer(
    { ports, tools, signer, model: askModel, mail: false, logger: silentLog },
    async (app) => void (await app.register(publicPages, pages)),
    async (app) => void (await app.register(fileLookups, pages)),
  );
}

onEachDatabase("what is public", (open) => {
  test("changes when a letter enters into force and when it ends, and with nothing else", async () => {
    const office = await open();
    const changes = () => office.ports.transact((unit) => unit.public.changes());
    const seen = [await changes()];
    const draft = await office.letter().version().circulatedTo("bo").made();
    await office.sequence();
    expect(await changes()).toBe(seen[0]);
    const letter = await office.letter().version().inForce().made();
    seen.push(await changes());
    must(await withdrawn(office, office.odile, letter.id));
    seen.push(await changes());
    expect(new Set(seen).size).toBe(3);
    must(await personDoes(office.ports, office.ilse, { type: "silence", letter: draft.id, silent: true }));
    expect(await changes()).toBe(seen[2]);
  });

  test("look-ups of hashes carry none of the other routes' hooks, and tell of a withdrawal at once", async () => {
    const office = await open();
    const letter = await office.letter().version().inForce().made();
    const app = await openServer(office);
    const known = await office.ports.transact((unit) => unit.letters.row(letter.id));
    const url = `/check/files/${known?.sealedSha256?.slice(0, 3)}`;
    const first = await app.inject({ url });
    expect(first.json().files[0].answer.status).toBe("in-force");
    expect(first.headers).toMatchObject({
      "cache-control": "no-store, no-transform",
      "x-content-type-options": "nosniff",
    });
    expect(first.headers).not.toHaveProperty("x-ratelimit-limit");
    expect((await app.inject({ url: "/check/files/XYZ" })).json().code).toBe("malformed");
    expect((await app.inject({ url: "/nothing" })).headers).toHaveProperty("content-security-policy");
    must(await withdrawn(office, office.odile, letter.id));
    // Longer than the record is taken to say the same without a look.
    await new Promise((resolve) => setTimeout(resolve, 150));
    const [file] = (await app.inject({ url })).json().files;
    expect(file.answer).toMatchObject({ status: "withdrawn", letter: { reason: "The ferry runs again." } });
    await app.close();
  });
});
