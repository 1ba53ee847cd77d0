import { expect, test } from "vitest";
import { meanSo, readMeant } from "../src/acts/letter/meant-so.ts";
import { openLetter } from "../src/acts/letter/open-letter.ts";
import { personDoes } from "../src/acts/person-does.ts";
import { viewLetter } from "../src/acts/view-letter.ts";
import { writeText } from "../src/acts/letter/write-text.ts";
import { cookieOf, openApp } from "./http.ts";
import { berthing } from "./letter.ts";
import { type TestOffice, onEachDatabase } from "./office.ts";
import { type Colleague, must } from "./staff.ts";

const finding = (n: number): string => `vague-time-${n.toString(16).padStart(16, "0")}`;
const [soon, later] = [finding(1), finding(2)];

async function opened({ ports, ilse }: TestOffice): Promise<string> {
  return must(await openLetter(ports, ilse)).letter;
}

const say = ({ ports }: TestOffice, by: Colleague, letter: string, key: string, meant = true) =>
  meanSo(ports, by, letter, { key, meant });
const standing = async ({ ports, ilse }: TestOffice, letter: string) =>
  must(await readMeant(ports, ilse, letter)).map(({ key, by }) => [key, by]);

/** Gives a colleague a part in the letter in which they write it too. */
async function writesToo({ ports, ilse, tomas }: TestOffice, letter: string): Promise<void> {
  const part = "author" as const;
  must(await personDoes(ports, ilse, { type: "grant-access", letter, person: tomas.id, part }));
}

onEachDatabase("what was meant so", (open) => {
  test("is remembered for everyone who writes the letter, with who said so first", async () => {
    const office = await open();
    const id = await opened(office);
    await writesToo(office, id);
    const [said] = must(await say(office, office.tomas, id, soon));
    expect(said).toEqual({ key: soon, by: "Tomas", at: expect.stringMatching(/^2026-11-22T/) });
    must(await say(office, office.ilse, id, soon));
    must(await say(office, office.ilse, id, later));
    expect(await standing(office, id)).toEqual([
      [soon, "Tomas"],
      [later, "Ilse"],
    ]);
    expect(must(await readMeant(await office.another(), office.tomas, id))).toHaveLength(2);
    expect(await standing(office, await opened(office))).toEqual([]);
  });

  test("stays while the text is saved, and does not count as a change of it", async () => {
    const office = await open();
    const id = await opened(office);
    must(await say(office, office.ilse, id, soon));
    must(await writeText(office.ports, office.ilse, id, { text: berthing, revision: 1 }));
    expect(await standing(office, id)).toEqual([[soon, "Ilse"]]);
    must(await say(office, office.ilse, id, later));
    const { working } = must(await viewLetter(office.ports, office.ilse, id));
    expect(working.revision).toBe(2);
  });

  test("is taken back by anyone who writes the letter, and only that", async () => {
    const office = await open();
    const id = await opened(office);
    await writesToo(office, id);
    must(await say(office, office.ilse, id, soon));
    must(await say(office, office.ilse, id, later));
    must(await say(office, office.tomas, id, soon, false));
    expect(await standing(office, id)).toEqual([[later, "Ilse"]]);
    // What nobody meant is taken back without a word: someone else was quicker.
    expect(must(await say(office, office.ilse, id, soon, false))).toHaveLength(1);
  });

  test("loses nothing when several say so at once", async () => {
    const office = await open();
    const id = await opened(office);
    const keys = Array.from({ length: 12 }, (_, n) => finding(n));
    const all = await Promise.all(keys.map((key) => say(office, office.ilse, id, key)));
    expect(all.every((one) => one.ok)).toBe(true);
    expect((await standing(office, id)).map(([key]) => key).sort()).toEqual(keys);
  });

  test("is said by those who write the letter only", async () => {
    const office = await open();
    const id = await opened(office);
    const part = "signer" as const;
    const { odile, tomas } = office;
    must(
      await personDoes(office.ports, office.ilse, {
        type: "grant-access",
        letter: id,
        person: odile.id,
        part,
      }),
    );
    expect(await say(office, odile, id, soon)).toMatchObject({ ok: false, code: "not-allowed" });
    expect(await say(office, tomas, id, soon)).toMatchObject({ ok: false, code: "not-found" });
    expect(await readMeant(office.ports, tomas, id)).toMatchObject({ ok: false, code: "not-found" });
    must(await say(office, office.ilse, id, soon));
    expect(await say(office, odile, id, soon, false)).toMatchObject({ ok: false, code: "not-allowed" });
    expect(await standing(office, id)).toEqual([[soon, "Ilse"]]);
  });

  test("has an end: 2,000 a letter, and what stands is not lost by it", async () => {
    const office = await open();
    const id = await opened(office);
    const many = Array.from({ length: 2_000 }, (_, n) => [
      finding(n),
      { by: office.ilse.id, at: "2026-01-01" },
    ]);
    await office.pool.query("update working set meant = $1 where letter = $2", [
      JSON.stringify(Object.fromEntries(many)),
      id,
    ]);
    expect(await say(office, office.ilse, id, finding(2_000))).toMatchObject({ ok: false, code: "too-many" });
    expect(must(await say(office, office.ilse, id, finding(7)))).toHaveLength(2_000);
    must(await say(office, office.ilse, id, finding(7), false));
    expect(must(await say(office, office.ilse, id, finding(2_000)))).toHaveLength(2_000);
  });

  test("is read and written over HTTP, under a key of the check only", async () => {
    const office = await open();
    const id = await opened(office);
    const app = await openApp(office);
    const headers = { "x-chirograph": "1", cookie: await cookieOf(office, office.ilse) };
    const ask = (method: "GET" | "PUT" | "DELETE", path: string) =>
      app.inject({ method, url: `/api/letters/${id}/meant${path}`, headers });
    const said = { meant: [{ key: soon, by: "Ilse", at: expect.any(String) }] };
    expect((await ask("PUT", `/${soon}`)).json()).toEqual(said);
    expect((await ask("GET", "")).json()).toEqual(said);
    for (const key of ["__proto__", "soon", `${soon}0`, "x".repeat(90)])
      expect([key, (await ask("PUT", `/${key}`)).statusCode]).toEqual([key, 400]);
    expect((await ask("DELETE", `/${soon}`)).json()).toEqual({ meant: [] });
    await app.close();
  });
});
