import { count } from "./counts.ts";
import { html, type Html, type Shown } from "./html.ts";
import { letterLink } from "./letter-words.ts";
import type { Matter } from "./matter.ts";
import { day, second } from "./moments.ts";

type Pair = readonly [term: string, said: Shown];

/** A hash in groups of four, to be compared by eye. */
function grouped(sha256: string): Html {
  return html`<code class="hash" dir="ltr">${sha256.replace(/(.{4})(?=.)/g, "$1 ")}</code>`;
}

const ASKED: Readonly<Record<Matter["answer"]["match"], string>> = {
  file: "by its bytes: its SHA-256 is that of the released file",
  seal: "by its seal: one signature over every byte, made with our certificate; no release names the file",
  version: "by the code on it, and nothing else",
  words: "by its words",
  reference: "by the reference that was typed, and nothing else",
  statement: "by its bytes or its words",
  nothing: "by all that was brought",
};

function doubt({ answer, compared }: Matter): string {
  if (answer.match === "file")
    return "No two different files with the same SHA-256 are known. That the file is ours is as sure as this page.";
  if (answer.match === "version")
    return "The code names a version, never a copy or who had it. Anyone can print a code on another paper: nothing else of yours was compared.";
  if (answer.match === "reference") return "Anyone can print a reference. Your paper was not looked at.";
  if (answer.match === "seal") return "A signature shows who sealed the file, not that it was released.";
  if (compared)
    return "Words are compared without case, punctuation and spacing; every date, figure, name and reference counts. Signatures, pictures, layout and what is written by hand were not compared.";
  if (answer.match === "words")
    return "25 distinctive words or more are in one of our drafts. Its dates, figures and names were not compared and may have been changed: do not rely on them.";
  if (answer.match === "statement")
    return "The paper was matched by its exact bytes, or by its words without dates, case and spacing.";
  return "A short text, a changed one or an unpublished one gives this same answer.";
}

function pairs(matter: Matter): readonly Pair[] {
  const { answer, brought, compared } = matter;
  const { words, share } = compared?.comparison ?? { words: null, share: null };
  const common = words && share ? Math.round(share.theirsInOurs * words.theirs) : 0;
  const letter = answer.letter;
  return [
    ["Recognised", ASKED[answer.match]],
    ...(brought.sha256 ? [["SHA-256 of yours", grouped(brought.sha256)] as const] : []),
    ...(letter
      ? [
          [
            "Our letter",
            html`${letterLink(letter)} of ${day(letter.date)}, SHA-256 ${grouped(letter.sha256)}`,
          ] as const,
        ]
      : []),
    ...(words
      ? [
          [
            "Words",
            `${count(common)} of your ${count(words.theirs)} stand in our letter of ${count(words.ours)}`,
          ] as const,
        ]
      : []),
    ["As of", second(answer.asOf)],
    ["What this leaves open", doubt(matter)],
  ];
}

/** How the answer is known, and how sure it is. */
export function evidenceHtml(matter: Matter): Html {
  if (matter.answer.origin === "could-not-check") return html``;
  const rows = pairs(matter).map(
    ([term, said]) =>
      html`<dt>${term}</dt>
        <dd>${said}</dd>`,
  );
  return html`<details class="fold">
    <summary>How we know</summary>
    <dl class="pairs">${rows}</dl>
  </details>`;
}
