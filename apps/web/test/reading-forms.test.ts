import { describe, expect, test } from "vitest";
import { answersToSend, firstLacking, lackOf } from "../src/holder/reading/answered.ts";
import { type AnswerForm, noAnswer, noForms, readersForms } from "../src/holder/reading/forms.ts";
import { arabic } from "../src/holder/reading/words-ar.ts";
import { english } from "../src/holder/reading/words-en.ts";
import { id } from "./holder-views.ts";
import { readingOf } from "./reading-views.ts";

const { read, write, merge } = readersForms;
const at = { page: 1, start: 0, end: 9 };
const answer = (more: Partial<AnswerForm>): AnswerForm => ({ ...noAnswer, ...more });
const forms = (paraphrase: string, answers: Record<string, AnswerForm> = {}) => ({ paraphrase, answers });

describe("what a reader typed", () => {
  test("is the same text in whatever order it was marked, and reads back as it was", () => {
    const one = answer({ take: "says-so", sentence: at });
    const two = answer({ take: "says-opposite", none: true });
    const body = write(forms("It ends.", { [id(1)]: one, [id(2)]: two, [id(3)]: noAnswer }));
    expect(body).toBe(write(forms("It ends.", { [id(2)]: two, [id(1)]: one })));
    expect(read(body)).toEqual(forms("It ends.", { [id(1)]: one, [id(2)]: two }));
    expect(write(forms(" \n"))).toBe("");
  });

  test("that another page wrote, or nobody, is read as far as it can be", () => {
    for (const body of ["", "{", "[]", "7", '{"answers":[1]}']) expect(read(body)).toEqual(noForms);
    const odd = { paraphrase: 4, answers: { [id(1)]: { take: "maybe", sentence: { page: -1 } }, x: {} } };
    expect(read(JSON.stringify(odd))).toEqual(forms("", { [id(1)]: noAnswer }));
  });

  test("on two devices is joined; of two texts the other one stands aside", () => {
    const base = forms("It ends.", { [id(1)]: answer({ take: "says-so" }) });
    const ours = forms("It moves.", { [id(1)]: answer({ take: "says-so" }) });
    const theirs = forms("It stays.", { [id(1)]: answer({ take: "does-not-say" }) });
    expect(merge(base, ours, theirs)).toEqual({
      forms: forms("It moves.", theirs.answers),
      aside: forms("It stays."),
    });
    expect(merge(base, base, theirs).forms).toEqual(theirs);
  });
});

describe("an answer", () => {
  test("that the letter says something needs its sentence, or that there is no one sentence", () => {
    expect(lackOf(noAnswer)).toBe("take");
    expect(lackOf(answer({ sentence: at }))).toBe("take");
    for (const take of ["says-so", "says-opposite"] as const) {
      expect(lackOf(answer({ take }))).toBe("sentence");
      expect(lackOf(answer({ take, none: true }))).toBeNull();
      expect(lackOf(answer({ take, sentence: at }))).toBeNull();
    }
    expect(lackOf(answer({ take: "does-not-say" }))).toBeNull();
  });

  test("is sent with its sentence as the letter has it; the first that lacks something is found", () => {
    const view = readingOf({ step: "points" });
    const sentence = view.sentences.at(-2)!;
    const given = forms("", { [id(1)]: answer({ take: "says-so", sentence }) });
    const [sent] = answersToSend(view, given);
    expect(sent?.passage).toMatchObject({ ...sentence, quote: "Pilotage dues do not change." });
    expect(firstLacking(view, given)).toBe(0);
    const both = { ...given.answers, [id(2)]: answer({ take: "does-not-say" }) };
    expect(firstLacking(view, forms("", both))).toBe(2);
  });
});

test("both languages say everything: no sentence is left empty, none in the other's letters", () => {
  const said = (value: unknown): string[] => {
    if (typeof value === "string") return [value];
    if (typeof value === "function") return said((value as (...all: number[]) => unknown)(1, 2));
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(said) : [];
  };
  expect(said({ ...arabic, refusals: {} })).toHaveLength(said({ ...english, refusals: {} }).length);
  expect(said(arabic).filter((one) => !/\p{Script=Arabic}/u.test(one) || /[A-Za-z]/u.test(one))).toEqual([]);
  expect(said(english).filter((one) => !/[A-Za-z]/u.test(one) || /\p{Script=Arabic}/u.test(one))).toEqual([]);
});
