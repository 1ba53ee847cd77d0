import type { Finding } from "@chirograph/wording";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { carried, lastChecked, stillChecked, textsBefore } from "../src/office/wording/checked.ts";
import { underlined } from "../src/office/wording/underlined.ts";
import { countWords } from "../src/office/wording/wording-words.ts";

const TEXT = "We will close berth 4 soon. Masters know it.";

function at(text: string, words: string, kind: Finding["kind"] = "commitment"): Finding {
  const start = text.indexOf(words);
  const end = start + words.length;
  return {
    kind,
    start,
    end,
    words,
    sentence: { start: 0, end: text.length },
    why: "",
    key: `${kind}-${words}`,
  };
}

const close = at(TEXT, "We will close");
const soon = at(TEXT, "soon", "vague-time");
const checked = { text: TEXT, before: "", findings: [close, soon] };
const standing = (now: string) => carried(checked, now).map(({ start, end }) => now.slice(start, end));

describe("a finding, while its paragraph is typed on", () => {
  test("stays at its words, before and after the place where one types", () => {
    expect(standing(`Today: ${TEXT}`)).toEqual(["We will close", "soon"]);
    expect(standing(TEXT.replace("berth 4", "the fourth berth"))).toEqual(["We will close", "soon"]);
    expect(standing(`${TEXT} So be it.`)).toEqual(["We will close", "soon"]);
  });
  test("goes with its words", () => {
    expect(standing(TEXT.replace("will close", "may close"))).toEqual(["soon"]);
    expect(standing(TEXT.replace("soon", "on 3 May"))).toEqual(["We will close"]);
    expect(standing("")).toEqual([]);
  });
  test("never stands at other words, whatever is typed", () => {
    const edit = fc.tuple(fc.nat(TEXT.length), fc.nat(TEXT.length), fc.string({ maxLength: 8 }));
    fc.assert(
      fc.property(edit, ([from, count, typed]) => {
        const now = TEXT.slice(0, from) + typed + TEXT.slice(from + count);
        for (const one of carried(checked, now)) expect(now.slice(one.start, one.end)).toBe(one.words);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("a check", () => {
  const made = (texts: readonly string[]) => {
    const before = textsBefore(texts);
    return texts.map((text, n) => ({ text, before: before[n] ?? "", findings: [] }));
  };
  const again = (now: readonly string[], then: readonly string[]) =>
    stillChecked(now, made(then)).flatMap((one, n) => (one === null ? [n] : []));

  test("is made again of the paragraph that changed and of those that it may explain", () => {
    const far = "x".repeat(2_000);
    expect(again(["a", "b", "c"], ["a", "b", "c"])).toEqual([]);
    expect(again(["a", "b", "C"], ["a", "b", "c"])).toEqual([2]);
    expect(again(["a", "B", "c"], ["a", "b", "c"])).toEqual([1, 2]);
    expect(again(["a", "B", far, "c"], ["a", "b", far, "c"])).toEqual([1, 2]);
  });
  test("is shown with its words where they were moved, else in its place", () => {
    const last = made(["a", "b"]);
    expect(lastChecked(["b", "a", "c"], last).map((one) => one?.text)).toEqual(["b", "a", undefined]);
    expect(lastChecked(["ab"], last).map((one) => one?.text)).toEqual(["a"]);
  });
});

describe("the lines under a paragraph", () => {
  test("begin and end with the words, also where one lies in another", () => {
    const whole = at(TEXT, "We will close berth 4 soon");
    const pieces = underlined(TEXT, [whole, soon]).map((one) => [
      one.text,
      one.commits,
      one.look,
      one.first,
      one.last,
    ]);
    expect(pieces).toEqual([
      ["We will close berth 4 ", true, false, true, false],
      ["soon", true, true, false, true],
      [". Masters know it.", false, false, false, false],
    ]);
  });
  test("stand on a copy of its words, letter for letter", () => {
    const place = fc
      .tuple(fc.nat(60), fc.nat(20))
      .map(([start, length]) => ({ ...soon, start, end: start + length }));
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.array(place, { maxLength: 5 }), (text, findings) => {
        expect(
          underlined(text, findings)
            .map((one) => one.text)
            .join(""),
        ).toBe(text);
      }),
    );
  });
});

test("what is not there is not counted", () => {
  expect([countWords(2, 5), countWords(1, 0), countWords(0, 1), countWords(0, 0)]).toEqual([
    "2 sentences commit; 5 to look at",
    "1 sentence commits",
    "1 to look at",
    "",
  ]);
});
