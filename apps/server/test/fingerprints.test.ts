import { readFileSync } from "node:fs";
import { Pool } from "pg";
import { enough, everyShingle, imprint, queryOf } from "@chirograph/find";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  addVersions,
  lookUp,
  removeLetter,
  removeVersion,
  setTemplate,
  type Found,
} from "../src/store/fingerprints.ts";
import { letters, seeded, textOf } from "../bench/find-corpus.ts";
import { versions, withErrors } from "../bench/find-edits.ts";

const url = process.env["TEST_DATABASE_URL"];
if (url === undefined)
  process.stderr.write("fingerprints.test.ts is skipped: TEST_DATABASE_URL is not set.\n");

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const prose = letters(seeded(3)).slice(0, 45);
const texts = prose.map(textOf);
const text = (n: number): string => texts[n] ?? "";
const some = (source: string, from: number, count: number): string =>
  source
    .split(/\s+/u)
    .slice(from, from + count)
    .join(" ");

const visible = (source: string): string => imprint(source, "draft").sketch.join();
const letter = (name: string, day: string, fee: string): string =>
  `The harbour office of ${name} proposes that from ${day} no pilot boards a vessel outside the inner roads, that the fee falls to ${fee} for coasters, and that the two older boats are sold to whoever offers most before the winter comes and the ice closes the channel again.`;

describe.skipIf(url === undefined)("the fingerprint index", () => {
  const pool = new Pool({ connectionString: url, max: 1 });
  const draft = (n: number, all: readonly string[]): Promise<void> =>
    addVersions(
      pool,
      id(n),
      "draft",
      all.map((source, i) => ({ version: i + 1, imprint: imprint(source, "draft") })),
    );
  const drafts = async (source: string): Promise<readonly Found[]> =>
    (await lookUp(pool, queryOf(source))).draft;
  const releasedLetters = async (source: string): Promise<readonly Found[]> =>
    (await lookUp(pool, queryOf(source))).released;
  const says = async (source: string): Promise<boolean> =>
    enough((await drafts(source))[0]?.words ?? 0, "draft");
  const rows = async (): Promise<number> =>
    Number((await pool.query("select count(*) from fingerprint")).rows[0].count);

  beforeAll(async () => {
    await pool.query(
      "drop schema if exists find_test cascade; create schema find_test; set search_path to find_test",
    );
    await pool.query(
      readFileSync(new URL("../src/store/migrations/0100_fingerprints.sql", import.meta.url), "utf8"),
    );
  });
  beforeEach(() => pool.query("truncate fingerprint, fingerprint_sketch, fingerprint_template"));
  afterAll(async () => {
    await pool.query("drop schema find_test cascade");
    await pool.end();
  });

  test("finds a letter by an excerpt, also misread, and says how many distinctive words fit", async () => {
    for (let n = 0; n < 10; n += 1) await draft(n, [text(n)]);
    for (let n = 0; n < 10; n += 1) {
      const misread = withErrors(seeded(n), some(text(n), 40, 60), 0.02);
      expect((await drafts(misread))[0]).toMatchObject({ letter: id(n) });
      expect(await says(misread)).toBe(true);
    }
    expect(await drafts(text(20))).toEqual([]);
    expect(await drafts("")).toEqual([]);
  });

  test("finds the version, where a sentence, a clause or a word tells them apart", async () => {
    const all = versions(seeded(8), prose[0] ?? [], prose[1] ?? [], 20).map(textOf);
    await draft(0, all);
    for (const version of all) {
      const best = (await drafts(version))[0]?.versions[0]?.version ?? 0;
      expect(visible(all[best - 1] ?? "") === visible(version)).toBe(true);
    }
  });

  test("twenty near twins cost few rows more than one, and look-ups return each letter once", async () => {
    await draft(0, [text(0)]);
    const one = await rows();
    await draft(
      0,
      Array.from({ length: 20 }, () => text(0)),
    );
    expect(await rows()).toBe(one);
    const edited = versions(seeded(2), prose[0] ?? [], prose[1] ?? [], 20).map(textOf);
    await draft(0, edited);
    expect(await rows()).toBeLessThan(4 * one);
    expect((await drafts(text(0))).map((found) => found.letter)).toEqual([id(0)]);
  });

  test("to add twice changes nothing; to remove is to have never added", async () => {
    const state = async (): Promise<unknown> => [
      (await pool.query("select hash, letter, sort, versions::text from fingerprint order by 1, 2, 3")).rows,
      (await pool.query("select * from fingerprint_sketch order by 1, 2, 3")).rows,
    ];
    await draft(0, [text(0), text(1)]);
    const before = await state();
    await draft(0, [text(0), text(1)]);
    expect(await state()).toEqual(before);
    await addVersions(pool, id(0), "draft", [{ version: 3, imprint: imprint(text(2), "draft") }]);
    await addVersions(pool, id(0), "released", [{ version: 1, imprint: imprint(text(0), "released") }]);
    await draft(5, [text(5)]);
    await removeVersion(pool, id(0), "draft", 3);
    await removeVersion(pool, id(0), "released", 1);
    await removeLetter(pool, id(5));
    expect(await state()).toEqual(before);
    await removeVersion(pool, id(0), "draft", 1);
    expect(await drafts(text(0))).toEqual([]);
    expect((await drafts(text(1)))[0]?.versions.map((one) => one.version)).toEqual([2]);
  });

  test("what two letters say identifies no draft, and does again when one of them is gone", async () => {
    await draft(0, [`${text(0)} ${text(9)}`]);
    await draft(1, [`${text(1)} ${text(9)}`]);
    expect(await says(some(text(9), 10, 60))).toBe(false);
    expect(await says(some(text(0), 10, 60))).toBe(true);
    await removeLetter(pool, id(1));
    expect(await says(some(text(9), 10, 60))).toBe(true);
  });

  test("what a template says identifies no draft, even in an office with one letter", async () => {
    const template = some(text(9), 0, 80);
    await draft(0, [`${text(0)} ${template}`]);
    expect(await says(template)).toBe(true);
    await setTemplate(pool, "letter", everyShingle(template, "draft"));
    expect(await says(template)).toBe(false);
    expect(await says(some(text(0), 10, 60))).toBe(true);
    await setTemplate(pool, "letter", []);
    expect(await says(template)).toBe(true);
  });

  test("an office's one letter is not known by its salutation and set phrases", async () => {
    const phrases =
      "Dear Sir or Madam, I am writing to inform you that. Thank you for your letter of. Please do not hesitate to contact the undersigned should you have any questions regarding this matter. We look forward to hearing from you at your earliest convenience. Thank you for your attention to this matter. Yours faithfully,";
    await draft(0, [`${phrases} ${text(0)}`]);
    expect(await drafts(phrases)).toEqual([]);
  });

  test("a guess at a draft's figures, dates and names changes no answer", async () => {
    await draft(0, [letter("Hamburg", "12 March 2026", "$1,250")]);
    const [right, wrong] = [
      await drafts(letter("Hamburg", "12 March 2026", "$1,250")),
      await drafts(letter("Aarhus", "1 May 2031", "5%")),
    ];
    expect(right[0]?.words).toBeGreaterThan(25);
    expect(wrong).toEqual(right);
  });

  test("released text is found by all its words; what stands in more than 32 letters is not", async () => {
    const released = async (n: number, source: string): Promise<void> =>
      addVersions(pool, id(n), "released", [{ version: 1, imprint: imprint(source, "released") }]);
    for (let n = 0; n < 40; n += 1) await released(n, `${text(n)} ${text(44)}`);
    expect(await releasedLetters(some(text(44), 5, 60))).toEqual([]);
    const found = (await releasedLetters(some(text(7), 5, 60)))[0];
    expect(found?.letter).toBe(id(7));
    expect(enough(found?.words ?? 0, "released")).toBe(true);
    expect(await drafts(some(text(7), 5, 60))).toEqual([]);
  });

  test("words that lie scattered over a long text do not add up", async () => {
    await draft(0, [text(0)]);
    const filler = texts.slice(10, 40).map((source) => some(source, 0, 120));
    const scattered = filler.map((source, i) => `${source} ${some(text(0), i * 8, 6)}`).join(" ");
    expect(await says(scattered)).toBe(false);
  });
});
