import { readFileSync } from "node:fs";
import type { letter } from "@chirograph/wire";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { custodyRows, ticksBetween } from "../src/office/custody/custody-rows.ts";
import { troublesOf } from "../src/office/editor/text-troubles.ts";
import { initialsOf } from "../src/office/entrance/public-address.ts";
import { usualSuspense } from "../src/office/moments.ts";
import { Problem } from "../src/api.ts";

const copy = (id: string, label: string, parent: string | null = null) =>
  ({ id, label, parent, kind: "circulation" }) as letter.CopyView;

describe("what the office's pages work out", () => {
  test("the dark colours stand twice, word for word", () => {
    const css = readFileSync(new URL("../src/look/tokens.css", import.meta.url), "utf8");
    const sets = [...css.matchAll(/color-scheme: dark;([^}]*)\}/gu)].map(([, set]) =>
      set?.replace(/\s+/gu, " "),
    );
    expect(sets).toHaveLength(2);
    expect(sets[0]).toBe(sets[1]);
  });

  test("a suspense proposed by the app is a working day, a week ahead or more, at 17:00", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(2026, 0, 1), max: new Date(2036, 0, 1), noInvalidDate: true }),
        (from) => {
          const due = usualSuspense(from);
          expect([1, 2, 3, 4, 5]).toContain(due.getDay());
          expect(due.getHours()).toBe(17);
          expect(due.getTime() - from.getTime()).toBeGreaterThan(5.9 * 86_400_000);
        },
      ),
    );
  });

  test("copies stand under the copy they were made from, in the order of their numbers", () => {
    const copies = [
      copy("j", "10/12"),
      copy("b", "2/12"),
      copy("d", "2.1.1/12", "c"),
      copy("c", "2.1/12", "b"),
      copy("a", "1/12"),
    ];
    expect(custodyRows(copies).map((row) => [row.copy.id, row.depth, row.parentRow])).toEqual([
      ["a", 0, null],
      ["b", 0, null],
      ["c", 1, 1],
      ["d", 2, 2],
      ["j", 0, null],
    ]);
  });

  test("a custody axis has two to eight times, in order, between its ends", () => {
    const span = fc.integer({ min: 3_600_000, max: 3 * 365 * 86_400_000 });
    fc.assert(
      fc.property(fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }), span, (from, length) => {
        const ticks = ticksBetween(from, from + length);
        expect(ticks.length).toBeGreaterThanOrEqual(1);
        expect(ticks.length).toBeLessThanOrEqual(8);
        expect(ticks).toEqual(ticks.toSorted((a, b) => a - b));
        expect(ticks.every((at) => at >= from && at <= from + length)).toBe(true);
      }),
    );
  });

  test("what the typesetter said stands at the paragraph it names", () => {
    const words = { paragraphs: [1, 2, 3, 1].map((level) => ({ level, text: "" })), language: "en" };
    const at = (sentence: string) => {
      const full = { ...blank, ...words } as Parameters<typeof troublesOf>[0];
      return [...troublesOf(full, new Problem("missing-glyph", sentence, 422)).paragraphs.keys()];
    };
    expect(at("There is no sign for “x” in paragraph 1.a.(1), after “y”. Leave it out.")).toEqual([2]);
    expect(at("There is no sign for “x” in paragraph 2. Leave it out.")).toEqual([3]);
    expect(at("There is no sign for “x” in the subject.")).toEqual([]);
  });

  test("initials of an office", () => {
    expect(initialsOf("Varrow Sound Port Authority")).toBe("VSPA");
    expect(initialsOf("Ministry of the Sea")).toBe("MS");
    expect(initialsOf("  ")).toBe("ABC");
  });
});

const blank = {
  letterhead: { office: "", lines: [] },
  reference: "",
  date: "2026-04-09",
  from: "",
  through: [],
  to: [],
  subject: "",
  signature: { name: "", title: "" },
  enclosures: [],
  distribution: [],
  effect: "binding",
  basis: null,
  handling: "",
};
