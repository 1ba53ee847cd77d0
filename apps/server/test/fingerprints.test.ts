import { readFileSync } from "node:fs";
import type { Pool } from "pg";
import { enough, everyShingle, imprint, normalise, queryOf, type Sort } from "@chirograph/find";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addVersions, removeLetter, removeVersion, setTemplate } from "../src/store/fingerprints.ts";
import { openPool } from "../src/store/database.ts";
import { lookUp, type Found } from "../src/store/look-up.ts";
import { letters, pick, seeded, textOf } from "../bench/find-corpus.ts";
import { excerpt, versions, withErrors } from "../bench/find-edits.ts";
import { type DatabaseServer, databaseServers } from "./database.ts";

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

/** Twenty versions of a letter, one edit or two from each to the next. */
const families = new Map<number, readonly string[]>();
function twins(n: number): readonly string[] {
  const known = families.get(n);
  if (known !== undefined) return known;
  const made = versions(seeded(n), prose[n] ?? [], prose[n + 20] ?? [], 20).map(textOf);
  families.set(n, made);
  return made;
}

const numberOf = (letter: string | undefined): number => Number((letter ?? "").slice(-12));
const plain = (source: string): string =>
  ` ${normalise(source)
    .map((word) => word.text)
    .join(" ")} `;

/** Of misread excerpts that not every twin holds: how many, and for how many of them the text that was found does. */
async function tallied(
  find: (source: string) => Promise<string | undefined>,
): Promise<{ asked: number; right: number }> {
  const random = seeded(11);
  const tally = { asked: 0, right: 0 };
  for (let n = 0; n < 400; n += 1) {
    const family = twins(n % 5);
    const clean = excerpt(random, pick(random, family), 25 + Math.floor(56 * random()));
    if (family.every((source) => plain(source).includes(plain(clean)))) continue;
    tally.asked += 1;
    const best = await find(withErrors(random, clean, 0.02));
    if (best !== undefined && plain(best).includes(plain(clean))) tally.right += 1;
  }
  return tally;
}

describe.each(databaseServers)("the fingerprint index, on %s", (_name, start) => {
  const all = new AsyncDisposableStack();
  let pool: Pool;
  const index = (n: number, sort: Sort, sources: readonly string[]): Promise<void> =>
    addVersions(
      pool,
      id(n),
      sort,
      sources.map((source, i) => ({ version: i + 1, imprint: imprint(source, sort) })),
    );
  const draft = (n: number, sources: readonly string[]): Promise<void> => index(n, "draft", sources);
  const drafts = async (source: string): Promise<readonly Found[]> =>
    (await lookUp(pool, queryOf(source))).draft;
  const releasedLetters = async (source: string): Promise<readonly Found[]> =>
    (await lookUp(pool, queryOf(source))).released;
  const says = async (source: string): Promise<boolean> =>
    enough((await drafts(source))[0]?.words ?? 0, "draft");
  const rows = async (): Promise<number> =>
    Number((await pool.query("select count(*) from fingerprint")).rows[0].count);

  beforeAll(async () => {
    const server: DatabaseServer = await start();
    all.defer(() => server.stop());
    const name = await server.create();
    all.defer(() => server.drop(name));
    pool = openPool({ ...server.connection(name), max: 1 });
    all.defer(() => pool.end());
    await pool.query(
      readFileSync(new URL("../src/store/migrations/0100_fingerprints.sql", import.meta.url), "utf8"),
    );
  });
  beforeEach(() => pool.query("truncate fingerprint, fingerprint_sketch, fingerprint_template"));
  afterAll(() => all.disposeAsync());

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

  test("finds the version that an excerpt was cut from, among twenty of a letter and also misread", async () => {
    for (let n = 0; n < 5; n += 1) await index(n, "released", twins(n));
    const tally = await tallied(async (source) => {
      const best = (await releasedLetters(source))[0];
      return twins(numberOf(best?.letter))[(best?.versions[0]?.version ?? 0) - 1];
    });
    expect(tally.asked).toBeGreaterThan(300);
    expect(tally.right / tally.asked).toBeGreaterThanOrEqual(0.99);
  });

  test("finds the letter that an excerpt was cut from among near twins, each released on its own, also misread", async () => {
    for (let n = 0; n < 5; n += 1)
      for (const [i, source] of twins(n).entries()) await index(20 * n + i, "released", [source]);
    const tally = await tallied(async (source) => {
      const place = numberOf((await releasedLetters(source))[0]?.letter);
      return twins(Math.floor(place / 20))[place % 20];
    });
    expect(tally.asked).toBeGreaterThan(300);
    expect(tally.right / tally.asked).toBeGreaterThanOrEqual(0.99);
  });

  test("letters that say the words equally well are all returned, fitting equally", async () => {
    await index(0, "released", [`${text(0)} ${some(text(9), 0, 100)}`]);
    await index(1, "released", [`${text(1)} ${some(text(9), 0, 100)}`]);
    await index(2, "released", [text(2)]);
    const both = await releasedLetters(some(text(9), 10, 60));
    expect(both.map((found) => found.letter).sort()).toEqual([id(0), id(1)]);
    expect(new Set(both.map((found) => found.versions[0]?.fit)).size).toBe(1);
    expect(await releasedLetters(some(text(0), 10, 60))).toMatchObject([{ letter: id(0) }]);
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
    for (let n = 0; n < 40; n += 1) await index(n, "released", [`${text(n)} ${text(44)}`]);
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
