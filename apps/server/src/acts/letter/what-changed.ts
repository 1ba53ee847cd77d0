import type { LetterText } from "@chirograph/core";
import { paragraphLabels } from "../../typeset/numbering.ts";
import type { VersionRow } from "../ports.ts";

type Words = Pick<VersionRow, "text" | "pages">;

/** The most places that a sentence names; after that it counts. */
const named = 6;

function listed(one: string, many: string, places: readonly string[]): string {
  if (places.length > named) return `${places.length} ${many}`;
  const last = places.at(-1) ?? "";
  if (places.length < 2) return `${one} ${last}`;
  return `${many} ${places.slice(0, -1).join(", ")} and ${last}`;
}

function is(count: number): string {
  return count === 1 ? "is" : "are";
}

/** The places at which `after` says what `before` does not; each place of `before` answers for one of them. */
function unmatched(before: readonly string[], after: readonly string[]): number[] {
  const left = new Map<string, number>();
  for (const text of before) left.set(text, (left.get(text) ?? 0) + 1);
  return after.flatMap((text, place) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count > 0 ? [] : [place];
  });
}

function ofParagraphs(before: LetterText, after: LetterText): string[] {
  const [was, now] = [before, after].map((text) => text.paragraphs.map((one) => one.text.trim()));
  if (!was || !now) return [];
  const labels = paragraphLabels(after.paragraphs, after.language);
  const places = unmatched(was, now).map((place) => (labels[place] ?? "").replace(/\.$/, ""));
  const gone = unmatched(now, was).length - places.length;
  return [
    ...(places.length > 0
      ? [`${listed("paragraph", "paragraphs", places)} ${is(places.length)} new or changed`]
      : []),
    ...(gone > 0 ? [`${gone} ${gone === 1 ? "paragraph" : "paragraphs"} less than before`] : []),
  ];
}

const around = ["subject", "date", "from", "through", "to", "signature", "enclosures", "effect"] as const;

function ofText(before: LetterText, after: LetterText): string[] {
  const other = around.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  const said = ofParagraphs(before, after);
  return other.length > 0 ? [...said, `${listed("", "", other).trim()} changed`] : said;
}

function ofPages(before: Words, after: Words): string[] {
  const [was, now] = [before, after].map(({ pages }) => pages.map((page) => page.text.trim()));
  const places = unmatched(was ?? [], now ?? []).map((place) => String(place + 1));
  return places.length > 0 ? [`the words on ${listed("page", "pages", places)} changed`] : [];
}

/** One sentence on what a version changed since the one that a holder has. Pure. */
export function whatChanged(before: Words, after: Words): string {
  const said = before.text && after.text ? ofText(before.text, after.text) : ofPages(before, after);
  const sentence = said.length > 0 ? said.join("; ") : "the words are the same as before";
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}
