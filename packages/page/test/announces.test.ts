import type { Answer } from "@chirograph/wire/check";
import type { PublicDecision } from "@chirograph/wire/decision";
import { answerHtml, decisionPage, htmlText, judge, statementPage } from "@chirograph/page";
import { decisionState } from "@chirograph/page/announces";
import { describe, expect, test } from "vitest";
import { byWords, inForce, LETTER, letter, matter, office } from "./given.ts";

const ID = "000000000000000000000000000000d1";
const asOf = inForce.asOf;
const before = "2026-05-11T08:00:00.000Z";

const decision: PublicDecision = {
  id: ID,
  reference: "D-2026-004",
  what: "The boats berth at Orrin Head.",
  authority: "The Harbour Board",
  decidedOn: "2026-04-01",
  effect: "binding",
  validFrom: "2026-04-01",
  validUntil: null,
  page: `/decision/${ID}`,
  status: "standing",
  endedAt: null,
  successor: null,
};
const revoked = { ...decision, status: "revoked", endedAt: before } as const;
const superseded = { ...decision, status: "superseded", endedAt: before } as const;
const assets = { script: null, styles: [], fonts: [] };

const plain = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .replace(/ (?=[.,])/g, "")
    .trim();
const announcing = (one: PublicDecision | null) => ({
  ...letter,
  announces: [{ text: "Pilot boats move.", decision: one }],
});

/** The third question's answer, of a letter that announces something on this decision. */
function third(one: PublicDecision | null, more: Partial<Answer> = {}): string {
  const answer = { ...inForce, letter: announcing(one), ...more };
  const page = plain(htmlText(answerHtml(matter(answer), office)));
  return page.slice(page.indexOf("Does it decide anything?"), page.indexOf("How we know"));
}

describe("whether it decides anything", () => {
  test("names what a letter in force announces, and by which decision", () => {
    expect(third(decision)).toMatch(
      /^Does it decide anything\? Yes, it is in force It is binding. It announces: Pilot boats move. By decision D-2026-004 of the Harbour Board, 1 April 2026. It stands. /,
    );
  });

  test.each([
    ["It was revoked on 11 May 2026.", revoked],
    ["A later decision replaced it on 11 May 2026.", superseded],
    [
      "A later decision, D-2026-009, replaced it on 11 May 2026.",
      { ...superseded, successor: { reference: "D-2026-009", page: "/decision/9" } },
    ],
    ["It held until 18 May 2026 and is over.", { ...decision, validUntil: "2026-05-18" }],
  ])("says that a decision behind it fell: %s", (sentence, one) => {
    const said = third(one);
    expect(said).toContain("It is in force, but a decision behind it no longer stands");
    expect(said).toContain(sentence);
    expect(said).toContain("It is binding. Ask us what holds before you act on it.");
    expect(said).not.toContain("It stands");
    expect(said).not.toContain("Yes, it is in force");
  });

  test("says of an internal decision that it is not published, and nothing else", () => {
    expect(third(null)).toMatch(
      /It announces: Pilot boats move. It rests on a decision that the office has not published. (?!By|It)/,
    );
  });

  test("tells nothing of a draft, though its letter was released since", () => {
    const said = third(decision, { match: "version", status: "unsigned-draft", effect: "decides-nothing" });
    expect(said).toContain("No A draft decides nothing.");
    expect(said).not.toMatch(/Pilot boats move|D-2026-004|announce/);
  });

  test("says what a letter announced that is not in force any more, or whose words were brought", () => {
    expect(third(decision, { status: "superseded" })).toContain("It announced: Pilot boats move.");
    expect(third(decision, { status: "withdrawn" })).toContain("It announced: Pilot boats move.");
    expect(third(decision, { match: "reference", origin: "words-of-ours" })).toContain(
      "Our letter announces: Pilot boats move.",
    );
  });

  test("tells a reader of an altered paper nothing that it might be taken to announce", () => {
    const judged = judge(
      { ...byWords, letter: announcing(decision) },
      LETTER.replace("14 pilot", "40 pilot"),
    );
    expect(judged.answer.origin).toBe("altered");
    expect(htmlText(answerHtml(matter(inForce, judged), office))).not.toContain("Pilot boats move.");
  });
});

describe("a decision", () => {
  test.each([
    ["to-come", { validFrom: "2026-05-20" }],
    ["standing", { validFrom: "2026-05-19" }],
    ["standing", { validUntil: "2026-05-19" }],
    ["over", { validUntil: "2026-05-18" }],
    ["revoked", { ...revoked, validUntil: "2026-05-18" }],
    ["superseded", superseded],
  ] as const)("is %s on its day", (state, more) =>
    expect(decisionState({ ...decision, ...more }, asOf)).toBe(state),
  );

  test("carries nothing of a stranger's text into its page's markup", () => {
    const odd = `<script>"'&`;
    const shown = {
      decision: { ...decision, what: odd, authority: odd, reference: odd },
      supersedes: null,
      enteredAt: asOf,
      sha256: letter.sha256,
      signedText: odd,
      letters: [{ reference: odd, subject: odd, page: letter.page, status: "in-force" }],
      asOf,
    };
    expect(decisionPage(shown, office, assets)).not.toContain("<script>");
  });
});

describe("a statement's page", () => {
  const said = { text: "It is withdrawn.", at: asOf };
  test("leads to the released letter that it is about, and to none otherwise", () => {
    const about = { reference: letter.reference, page: letter.page };
    expect(statementPage({ ...said, letter: about }, office, assets)).toContain(`href="${letter.page}"`);
    expect(statementPage({ ...said, letter: null }, office, assets)).not.toContain("/letter/");
  });
});
