import type { LetterText } from "@chirograph/core/text";
import { paragraphLabels } from "./numbering.ts";
import { type Day, wordingOf, writtenDate } from "./wording.ts";

/** What letter.typ lays out: every word of the page, and nothing that it could evaluate. */
type Sheet = {
  readonly language: LetterText["language"];
  readonly direction: "ltr" | "rtl";
  readonly title: string;
  readonly author: string;
  readonly day: Day;
  readonly office: string;
  readonly "office-line": string;
  readonly lines: readonly string[];
  readonly reference: string;
  readonly "reference-line": string;
  readonly date: string;
  readonly address: readonly { readonly label: string; readonly entries: readonly string[] }[];
  readonly subject: string;
  readonly paragraphs: readonly SheetParagraph[];
  readonly signature: { readonly name: string; readonly title: string };
  readonly enclosures: readonly { readonly title: string; readonly digest: string }[];
  readonly distribution: readonly string[];
  readonly effect: string;
  readonly handling: string;
  readonly "page-of": string;
  readonly "enclosures-label": string;
  readonly "distribution-label": string;
};

type SheetParagraph = {
  readonly level: number;
  readonly label: string;
  readonly text: string;
  readonly "keep-with-next": boolean;
};

// A paragraph that must stay whole with what follows it leaves a gap when it does not fit: at most this many
// characters (about nine lines).
const KEPT_WHOLE = 800;
// A longer word can be wider than a line; Typst breaks a word nowhere when hyphenation is off.
const LONGEST_WORD = 32;
const ZERO_WIDTH_SPACE = "\u200B";
const WORD = /[^\s\u200B]+/gu;
const BREAK_EVERY = /(?:\P{M}\p{M}*){16}/gu;

/** The sheet of a letter: its words with the fixed words of its language. `day` is the letter's date. */
export function sheetOf(text: LetterText, day: Day): Sheet {
  const words = wordingOf(text.language);
  return {
    language: text.language,
    direction: text.language === "ar" ? "rtl" : "ltr",
    title: oneLine(text.subject),
    author: oneLine(text.letterhead.office),
    day,
    office: breakable(text.letterhead.office),
    "office-line": oneLine(text.letterhead.office),
    lines: text.letterhead.lines.map((line) => breakable(line)),
    reference: breakable(oneLine(text.reference)),
    "reference-line": oneLine(text.reference),
    date: writtenDate(day, text.language),
    address: addressRows(text),
    subject: breakable(text.subject),
    paragraphs: sheetParagraphs(text),
    signature: { name: breakable(text.signature.name), title: breakable(text.signature.title) },
    enclosures: text.enclosures.map((e) => ({
      title: breakable(e.title),
      digest: breakable(e.file ?? "", 64),
    })),
    distribution: text.distribution.map((line) => breakable(line)),
    effect: words.effect[text.effect],
    handling: oneLine(text.handling),
    "page-of": words.pageOf,
    "enclosures-label": words.enclosures,
    "distribution-label": words.distribution,
  };
}

function addressRows(text: LetterText): Sheet["address"] {
  const words = wordingOf(text.language);
  const basis = text.basis;
  return [
    { label: words.from, entries: [text.from] },
    { label: words.through, entries: text.through },
    { label: words.to, entries: text.to },
    {
      label: basis === null ? "" : words.basis[basis.kind],
      entries: basis === null ? [] : [basis.reference],
    },
  ]
    .filter((row) => row.entries.length > 0)
    .map((row) => ({ label: row.label, entries: row.entries.map((line) => breakable(line)) }));
}

function sheetParagraphs(text: LetterText): SheetParagraph[] {
  const labels = paragraphLabels(text.paragraphs, text.language);
  return text.paragraphs.map((paragraph, i) => {
    const next = text.paragraphs[i + 1];
    // A paragraph that introduces a list keeps to its first item.
    const introduces = next !== undefined && next.level > paragraph.level;
    return {
      level: paragraph.level,
      label: labels[i] ?? "",
      text: breakable(paragraph.text),
      "keep-with-next": introduces && paragraph.text.length <= KEPT_WHOLE,
    };
  });
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim();
}

/** Lines kept, tabs as spaces, and marks where a word of more than `longest` letters may break. */
function breakable(text: string, longest = LONGEST_WORD): string {
  return text
    .replaceAll(/\r\n?/gu, "\n")
    .replaceAll("\t", " ")
    .replaceAll(WORD, (word) =>
      word.length > longest ? word.replaceAll(BREAK_EVERY, `$&${ZERO_WIDTH_SPACE}`) : word,
    );
}
