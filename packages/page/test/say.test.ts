import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "@chirograph/wire";
import {
  announcement,
  answerHtml,
  checkPage,
  couldNotCheck,
  html,
  htmlText,
  judge,
  troubleFrom,
} from "@chirograph/page";
import { say } from "@chirograph/page/say";
import { byWords, inForce, LETTER, letter, matter, office } from "./given.ts";

const said = (more: object) => announcement(matter({ ...inForce, ...more }));
const draft = { match: "words", status: "unsigned-draft", effect: "decides-nothing", letter: null };
const statement = { id: "s", text: "It is not ours.", at: "2026-05-12T09:30:00.000Z", page: "/statement/s" };
const ended = { ...letter, until: "2026-05-11T08:00:00.000Z" };

describe("the sentence", () => {
  test.each([
    ["In force. This is our letter, and it has been in force since 4 May 2026.", {}],
    ["Superseded. This was our letter. A later one has replaced it.", { status: "superseded" }],
    [
      "Withdrawn. This was our letter. We withdrew it on 11 May 2026.",
      { status: "withdrawn", letter: ended },
    ],
    ["Unsigned draft. This is a draft. Nobody has signed it, and it decides nothing.", draft],
    [
      "Cancelled draft. This is a draft that we gave up. Nobody signed it, and it decides nothing.",
      { ...draft, status: "cancelled" },
    ],
    [
      "Signed, not released. This is our letter, signed but not released. It is not in force.",
      { match: "seal", status: "signed-not-released", letter: null },
    ],
    [
      "Words of ours. The words match our letter. This is not the original; here it is.",
      { match: "words", origin: "words-of-ours" },
    ],
    [
      "Not ours. This paper is not ours. The office said so on 12 May 2026.",
      { origin: "not-ours", status: null, statement },
    ],
    [
      "Nothing public. Nothing public matches this.",
      { origin: "nothing-public", status: null, letter: null },
    ],
    [
      "A letter of ours has this reference. We have a letter with this reference. Compare your paper with it.",
      { match: "reference", origin: "words-of-ours" },
    ],
  ])("%s", (sentence, more) => expect(said(more)).toBe(sentence));

  test("of an altered letter counts its differences", () => {
    const text = LETTER.replace("14 pilot", "40 pilot").replace("1 June", "1 May");
    expect(announcement(matter(inForce, judge(byWords, text)))).toBe(
      "Altered. This is not our letter. It differs from it in 2 places.",
    );
  });

  test("of what could not be checked is the reason, and says nothing about the letter", () => {
    const trouble = troubleFrom(
      "This PDF is locked with a password, so we could not read it. Save it without the password.",
    );
    const { sentence, next } = say(matter(couldNotCheck(inForce.asOf), { trouble }));
    expect(sentence).toBe("This PDF is locked with a password, so we could not read it.");
    expect(htmlText(html`${next}`)).toBe("This says nothing about the letter. Save it without the password.");
  });
});

/** Any answer that the contract allows, sensible or not. */
const answers = fc.record({
  match: fc.constantFrom(...check.Answer.shape.match.options),
  origin: fc.constantFrom(...check.Origin.options),
  status: fc.constantFrom(null, ...check.PublicStatus.options),
  effect: fc.constantFrom(null, ...check.PublicEffect.options),
  statement: fc.constantFrom(null, statement),
  letter: fc.constantFrom(null, letter, ended, {
    ...ended,
    successor: { reference: "R/2", page: "/letter/2" },
  }),
  words: fc.constant(null),
  asOf: fc.constant(inForce.asOf),
});

describe("any answer", () => {
  test("is shown with the three questions in order, and never in words that judge", () => {
    fc.assert(
      fc.property(answers, (answer) => {
        const shown = htmlText(answerHtml(matter(answer), office)).replace(/\s+/g, " ");
        expect(shown).toMatch(/Is it ours\?.*Is it signed\?.*Does it decide anything\?/);
        expect(shown).not.toMatch(
          /\b(?:fake|genuine|suspicious|oops|please|successfully|undefined|null)\b|!(?!--)/i,
        );
      }),
    );
  });

  test("says in force of nothing but the exact file of a letter that is", () => {
    fc.assert(
      fc.property(answers, (answer) => {
        const { word } = say(matter(answer));
        if (word === "In force") expect([answer.origin, answer.status]).toEqual(["ours", "in-force"]);
        if (word === "Not ours") expect(answer.origin).toBe("not-ours");
      }),
    );
  });

  test("carries nothing of a stranger's text into the markup", () => {
    const evil = `"><script>alert(1)</script><img src=x onerror='alert(1)'>`;
    const foul = {
      ...letter,
      subject: evil,
      reference: evil,
      reason: evil,
      page: "javascript:alert(1)",
      file: `//evil/${evil}`,
    };
    const brought = { kind: "file", name: evil, detail: evil, sha256: null } as const;
    fc.assert(
      fc.property(answers, (answer) => {
        const given = {
          ...answer,
          letter: answer.letter && foul,
          statement: answer.statement && { ...statement, text: evil, page: evil },
        };
        const compared = judge(byWords, `${LETTER.replace("14 pilot", evil)}`).compared;
        const page = checkPage(
          { ...office, name: evil, contact: evil },
          { script: null, styles: [], fonts: [] },
          {
            matter: matter(given, { brought, compared, trouble: { what: evil, next: evil } }),
            note: evil,
          },
        );
        expect(page).not.toMatch(/<script>|<img|href="javascript|href="\/\/|onerror='/);
      }),
    );
  });
});
