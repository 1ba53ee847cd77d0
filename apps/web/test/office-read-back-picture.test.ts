import { seenOnce as recordSeenOnce, wilson as recordWilson } from "../../../packages/core/src/interval.ts";
import { sentencesOf } from "@chirograph/find/sentences";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decisionsLike } from "../src/office/read-back/decisions-like.ts";
import { seenOnce, smallestPassing, wilson } from "../src/office/read-back/interval.ts";
import { misreadingsOf } from "../src/office/read-back/misread.ts";
import { areSame, moved, newPoint, troubleWith, written } from "../src/office/read-back/point-drafts.ts";
import { fallsShort, percents, shareWords } from "../src/office/read-back/read-back-words.ts";
import { along, pictureName, pictureRows, WIDE } from "../src/office/read-back/round-picture.ts";
import { pointsOf } from "../src/office/read-back/rounds-compared.tsx";
import { depthOf, misleadingIn, shadedBlocks } from "../src/office/read-back/shades.ts";
import { decisionOf, POINTS, reader, readBackOf, round, TEXT } from "./office-read-back-views.ts";

const counts = fc
  .integer({ min: 1, max: 200 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

describe("the interval", () => {
  test.each([
    [10, 10, "72 to 100 %"],
    [16, 20, "58 to 92 %"],
    [18, 20, "70 to 97 %"],
    [5, 5, "57 to 100 %"],
    [4, 6, "30 to 90 %"],
  ])("%i of %i is %s, as published", (k, n, said) => {
    expect(percents(wilson(k, n))).toBe(said);
  });

  test("is the record’s own, for every count", () => {
    fc.assert(
      fc.property(counts, ([k, n]) => {
        const [own, record] = [wilson(k, n), recordWilson(k, n)];
        expect(own.low).toBeCloseTo(record.low, 12);
        expect(own.high).toBeCloseTo(record.high, 12);
        expect(seenOnce(k / n, n)).toBe(recordSeenOnce(k / n, n));
      }),
    );
    expect(wilson(0, 0)).toEqual(recordWilson(0, 0));
  });

  test("a misreading of 15 % shows among 15 readers with p = 0.91", () => {
    expect(seenOnce(0.15, 15).toFixed(2)).toBe("0.91");
  });

  test("the smallest passing result passes, and one reader fewer does not", () => {
    const rules = fc.record({
      readers: fc.integer({ min: 1, max: 100 }),
      share: fc.integer({ min: 50, max: 100 }),
    });
    fc.assert(
      fc.property(rules, (rule) => {
        const { intended, readers } = smallestPassing(rule);
        const short = (k: number) =>
          fallsShort({ intended: k, readers, ...wilson(k, readers) }, { hold: "always", ...rule });
        expect([short(intended), short(intended - 1)]).toEqual([false, true]);
      }),
    );
  });
});

describe("the picture", () => {
  test("keeps every mark on its axis, in the order low, dot, high, and more to the right for more", () => {
    fc.assert(
      fc.property(counts, ([k, n]) => {
        const { low, high } = wilson(k, n);
        const places = [0, along(low), along(k / n), along(high), WIDE];
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        if (k < n) expect(along((k + 1) / n)).toBeGreaterThan(along(k / n));
      }),
    );
  });

  const six = [1, 2, 3, 4, 5, 6].map((n) => reader(n, n <= 4 ? [1] : []));
  const first = round(1, six);

  test("tells held from short, by the gate and the rule, and an earlier round never says held", () => {
    const view = readBackOf([first]);
    const gate = {
      gate: "read-back" as const,
      status: "held" as const,
      sentence: "",
      copies: [],
      comments: [],
      points: [POINTS[1]],
    };
    const standings = (gates: (typeof gate)[], counting: boolean) =>
      pictureRows({ view, round: first, gates, counts: counting }).map(({ standing }) => standing);
    expect(standings([gate], true)).toEqual(["met", "held", "met"]);
    expect(standings([gate], false)).toEqual(["met", "short", "met"]);
    expect(standings([], true)).toEqual(["met", "short", "met"]);
  });

  test("shows the round before only for the very same words", () => {
    const second = round(2, six);
    const restated = {
      ...second,
      points: second.points.map((one, i) => (i === 0 ? { ...one, text: "Other words." } : one)),
    };
    const view = readBackOf([first, restated]);
    const rows = pictureRows({ view, round: restated, gates: [], counts: true });
    expect(rows.map(({ before }) => before && shareWords(before))).toEqual([
      null,
      "2 of 6 (10 to 70 %)",
      "6 of 6 (61 to 100 %)",
    ]);
    expect(rows.map(({ n }) => n)).toEqual([null, 2, 3]);
    expect(pointsOf(view).map(({ text }) => text)).toContain("Other words.");
  });

  test("its name says that nobody has answered, or the least that was found", () => {
    const none = round(1, [reader(1, [], { state: "invited", answers: [], paraphrase: null })]);
    const name = (one: typeof none) =>
      pictureName(one, pictureRows({ view: readBackOf([one]), round: one, gates: [], counts: true }));
    expect(name(none)).toBe("Round 1, 0 readers. Nobody who counts has answered yet.");
    expect(name(first)).toBe(
      "Round 1, 6 readers. 1 of 3 points was read otherwise than intended. The least: point 2, as intended by 2 of 6 (10 to 70 %).",
    );
  });
});

describe("the shades", () => {
  test("are deeper for more readers, never lighter, and always one of four", () => {
    fc.assert(
      fc.property(counts, ([k, n]) => {
        fc.pre(k > 0);
        expect([1, 2, 3, 4]).toContain(depthOf(k, n));
        if (k < n) expect(depthOf(k + 1, n)).toBeGreaterThanOrEqual(depthOf(k, n));
        expect(depthOf(n, n)).toBe(4);
      }),
    );
  });

  test("lose no word of the letter, and the list names the sentences that misled most first", () => {
    const readers = [reader(1, [2]), reader(2, [1, 2]), reader(3, [2])];
    const blocks = shadedBlocks([{ text: TEXT }], round(1, readers).sentences, 3);
    const words = (text: string) => text.replace(/\s+/gu, "");
    expect(words(blocks.flatMap(({ runs }) => runs.map(({ text }) => text)).join(""))).toBe(words(TEXT));
    expect(misleadingIn(blocks).map(({ n, misled, depth }) => [n, misled, depth])).toEqual([
      [2, ["R1", "R2", "R3"], 4],
      [1, ["R2"], 2],
    ]);
  });

  test("mark exactly the sentences that misled, whichever they are, and leave every other word as it is", () => {
    const all = sentencesOf(TEXT, "en");
    const some = fc.uniqueArray(fc.nat(all.length - 1), { minLength: 1, maxLength: all.length });
    fc.assert(
      fc.property(some, (chosen) => {
        const sentences = all.map((one, i) => ({
          ...one,
          page: 1,
          misled: chosen.includes(i) ? ["R1"] : [],
        }));
        const runs = shadedBlocks([{ text: TEXT }], sentences, 3).flatMap((block) => block.runs);
        const marked = runs.filter(({ misleading }) => misleading !== null);
        expect(marked.map(({ text }) => text)).toEqual(
          all.filter((_, i) => chosen.includes(i)).map(({ start, end }) => TEXT.slice(start, end)),
        );
        const bare = (text: string) => text.replace(/\s+/gu, "");
        expect(bare(runs.map(({ text }) => text).join(""))).toBe(bare(TEXT));
      }),
    );
  });

  test("misreadings come by point, most first, and who is not fresh after those who count", () => {
    const readers = [reader(1, [1], { fresh: false }), reader(2, [2]), reader(3, [1]), reader(4)];
    expect(
      misreadingsOf(round(1, readers)).map(({ point, list }) => [
        point.id,
        list.map((one) => one.reader.label),
      ]),
    ).toEqual([
      [POINTS[1], ["R3", "R1"]],
      [POINTS[2], ["R2"]],
    ]);
  });
});

describe("points as they are written", () => {
  const kinds = ["announced", "ruled-out"] as const;
  const lists = fc.array(fc.record({ kind: fc.constantFrom(...kinds), text: fc.string({ maxLength: 12 }) }), {
    maxLength: 10,
  });
  const made = (list: readonly { kind: (typeof kinds)[number]; text: string }[]) =>
    list.map(({ kind, text }) => ({ ...newPoint(kind), text }));

  test("moving one keeps all of them, and moving it back restores the order", () => {
    fc.assert(
      fc.property(lists, fc.nat(9), (list, place) => {
        const points = made(list);
        const down = moved(points, place, 1);
        expect(down.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(
          points.toSorted((a, b) => a.id.localeCompare(b.id)),
        );
        if (place < points.length - 1) {
          expect(areSame(down, points)).toBe(false);
          expect(moved(down, place + 1, -1)).toEqual(points);
        }
      }),
    );
  });

  test("one or two are too few, none takes them back, and twice the same is refused", () => {
    const say = (...texts: string[]) => troubleWith(made(texts.map((text) => ({ kind: "announced", text }))));
    expect(say("a", "b", " ")).toContain("Write 1 more.");
    expect(say("", "")).toBeNull();
    expect(say("a", "b", "A ")).toBe("Two points say the same. Take one out.");
    expect(say("a", "b", "c")).toBeNull();
    expect(
      written(
        made([
          { kind: "announced", text: " a " },
          { kind: "announced", text: " " },
        ]),
      ).length,
    ).toBe(1);
  });
});

test("a decision is found by every typed word, wherever it stands; those that stand come first", () => {
  const register = [
    decisionOf(1, { what: "Dués rise.", good: false, status: "revoked" }),
    decisionOf(2, { authority: "The Treasury" }),
    decisionOf(3, { what: "Dues fall." }),
  ];
  const found = (asked: string) => decisionsLike(register, asked).map(({ reference }) => reference);
  expect(found("")).toEqual(["D-2026-002", "D-2026-003", "D-2026-001"]);
  expect(found("dues")).toEqual(["D-2026-003", "D-2026-001"]);
  expect(found("treasury 2026-002")).toEqual(["D-2026-002"]);
  expect(found("dues treasury")).toEqual([]);
});
