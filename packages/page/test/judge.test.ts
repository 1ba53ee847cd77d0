import { describe, expect, test } from "vitest";
import { judge } from "@chirograph/page";
import { byWords, inForce, LETTER } from "./given.ts";

const paragraph = LETTER.split("\n")[3] ?? "";
const others =
  "Nobody wrote this about harbours or boats; it is an essay on the growing of pears in cold gardens. ".repeat(
    8,
  );

describe("judging words", () => {
  test("all words of a letter are words of ours", () => {
    const { answer, compared } = judge(byWords, LETTER);
    expect(answer.origin).toBe("words-of-ours");
    expect(compared?.comparison.differences).toEqual([]);
  });

  test("so is a part of it, whatever its case and spacing", () => {
    expect(judge(byWords, paragraph.toUpperCase().replaceAll(" ", "\n")).answer.origin).toBe("words-of-ours");
  });

  test.each([
    ["figure", "14 pilot", "40 pilot"],
    ["date", "1 June", "1 May"],
    ["name", "Orrin Head. Ships", "Harren Point. Ships"],
    ["reference", "2026/041", "2026/014"],
    ["words", "move to", "end at"],
  ])("one %s changed is an altered letter", (kind, before, after) => {
    const { answer, compared } = judge(byWords, LETTER.replace(before, after));
    expect(answer).toMatchObject({ origin: "altered", status: null, effect: null, letter: byWords.letter });
    expect(compared?.comparison.differences.map((difference) => difference.kind)).toContain(kind);
  });

  test("letters that were perhaps misread alter nothing, and are told", () => {
    const { answer, compared } = judge(byWords, LETTER.replace("telephone", "telephcne"));
    expect(answer.origin).toBe("words-of-ours");
    expect(compared?.comparison.differences).toHaveLength(1);
  });

  test("lost paragraph numbers alter nothing; a figure that is lost does", () => {
    const plain = LETTER.replace(/^\d\. /gm, "");
    expect(judge(byWords, plain).answer.origin).toBe("words-of-ours");
    const { compared } = judge(byWords, plain.replace("14 pilot", "pilot"));
    expect(compared?.comparison.differences.map((difference) => difference.ours)).toEqual(["14"]);
    const wrapped = { ...byWords, words: LETTER.replace("the 14 pilot", "the\n14. pilot") };
    expect(judge(wrapped, plain.replace("14 pilot", "pilot")).answer.origin).toBe("altered");
  });

  test("a passage in a long text of others is nothing public", () => {
    const { answer, compared } = judge(byWords, others + paragraph + others);
    expect(answer).toEqual({
      ...answer,
      origin: "nothing-public",
      letter: null,
      words: null,
      statement: null,
    });
    expect(compared).toBeNull();
  });

  test("a whole letter with much added is altered, not nothing", () => {
    expect(judge(byWords, others + LETTER + others).answer.origin).toBe("altered");
  });

  test("answers that rest on something else stay as they are", () => {
    expect(judge(inForce, "anything").answer).toBe(inForce);
    const draft = { ...inForce, match: "words", status: "unsigned-draft", letter: null } as const;
    expect(judge(draft, "anything").answer).toBe(draft);
  });
});
