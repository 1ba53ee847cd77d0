import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sentencesIn, sentencesOf } from "../src/sentences.ts";

const cut = (text: string, language = "en") =>
  sentencesIn(text, language).map(({ start, end }) => text.slice(start, end));
const page = (text: string, language = "en", subject = "") =>
  sentencesOf(text, language, subject).map(({ start, end }) => text.slice(start, end).replace(/\s+/g, " "));

describe("sentences", () => {
  it.each([
    ["The boats move. The pilots stay.", ["The boats move.", "The pilots stay."]],
    [
      "The boats move\nto Orrin Head. The pilots\nstay.",
      ["The boats move\nto Orrin Head.", "The pilots\nstay."],
    ],
    ["Mr. Ostel and Dr. Lind agree. So do we.", ["Mr. Ostel and Dr. Lind agree.", "So do we."]],
    ["See No. 4 of the plan. It is below.", ["See No. 4 of the plan.", "It is below."]],
    ["J. R. Marrow signs. We wait.", ["J. R. Marrow signs.", "We wait."]],
    ["Does it end? No! It goes on.", ["Does it end?", "No!", "It goes on."]],
    ["Dues are 3.50 a ton. They stay.", ["Dues are 3.50 a ton.", "They stay."]],
    ["He said: “It ends.” We said no.", ["He said: “It ends.”", "We said no."]],
    ["  ", []],
  ])("of %j", (text, sentences) => expect(cut(text)).toEqual(sentences));

  it("of Arabic end with its own marks", () => {
    expect(cut("تنتقل القوارب. هل تتوقف الخدمة؟ لا تتوقف.", "ar")).toEqual([
      "تنتقل القوارب.",
      "هل تتوقف الخدمة؟",
      "لا تتوقف.",
    ]);
  });

  it("of a page are its paragraphs', without their numbers; an address and a subject stay whole", () => {
    const text = [
      "Varrow Sound Port Authority",
      "Harbour House, Ness Quay",
      "",
      "Berthing of pilot boats",
      "",
      "1. The inner wall at Ness Quay needs repair after the winter storms of this",
      "year. The works run from June to September.",
      "2. Pilotage dues do not change.",
    ].join("\n");
    expect(page(text, "en", "Berthing of pilot boats")).toEqual([
      "Varrow Sound Port Authority Harbour House, Ness Quay",
      "Berthing of pilot boats",
      "The inner wall at Ness Quay needs repair after the winter storms of this year.",
      "The works run from June to September.",
      "Pilotage dues do not change.",
    ]);
  });

  it("stand in order, do not overlap, have no white space at their ends, and leave no word out", () => {
    const words = fc.array(
      fc.oneof(
        fc.constantFrom("No.", "A.", "word", "St.", ".", "…", "؟", "\n", "\n\n", "1.", "“x.”"),
        fc.string(),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join(" ");
        const found = sentencesIn(text, "en");
        let at = 0;
        for (const { start, end } of found) {
          expect(text.slice(at, start).trim()).toBe("");
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end).trim().length).toBe(end - start);
          at = end;
        }
        expect(text.slice(at).trim()).toBe("");
      }),
    );
  });

  it("of a long text cost no more than its length", () => {
    expect(cut("Mr. Bo ".repeat(40_000))).toHaveLength(1);
    expect(cut("He did. ".repeat(40_000))).toHaveLength(40_000);
  });
});
