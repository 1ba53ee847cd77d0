import { oneLine, prose, runsLeft } from "./words.ts";

/** A stretch of a line: our own words, or those of others, which are kept apart from ours. */
export type Run = string | { readonly theirs: string };
/** A paragraph; what others wrote at length; an address to open; the quiet end of a mail. */
export type Block =
  | { readonly kind: "line" | "small"; readonly runs: readonly Run[] }
  | { readonly kind: "quote"; readonly text: string; readonly language: string | null }
  | { readonly kind: "link"; readonly label: string; readonly address: string };

/** A sentence of ours around words of others: line`${name} asks you`. */
export function line(ours: TemplateStringsArray, ...theirs: readonly string[]): Block {
  const runs = ours.flatMap((text, i): Run[] => [
    text,
    ...(i < theirs.length ? [{ theirs: theirs[i] ?? "" }] : []),
  ]);
  return { kind: "line", runs };
}

/** The most characters of others in one sentence of ours. */
const longest = 600;

// Isolates (UAX 9, 2.4.2), so that a name in Arabic does not turn the sentence around it.
const [isolate, endIsolate] = ["\u2068", "\u2069"];

function apart(text: string): string {
  return runsLeft(text) ? `${isolate}${text}${endIsolate}` : text;
}

function textOfRun(run: Run): string {
  return typeof run === "string" ? run : apart(oneLine(run.theirs, longest));
}

function textOf(block: Block): string {
  switch (block.kind) {
    case "line":
    case "small":
      return block.runs.map(textOfRun).join("");
    case "quote":
      return prose(block.text)
        .split("\n")
        .map((one) => `    ${apart(one)}`.trimEnd())
        .join("\n");
    case "link":
      return `${block.label}\n${block.address}`;
  }
}

function escaped(text: string): string {
  const entities: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
}

function htmlOfRun(run: Run): string {
  return typeof run === "string" ? escaped(run) : `<bdi>${escaped(oneLine(run.theirs, longest))}</bdi>`;
}

function htmlOf(block: Block): string {
  switch (block.kind) {
    case "line":
      return `<p>${block.runs.map(htmlOfRun).join("")}</p>`;
    case "small":
      return `<p><small>${block.runs.map(htmlOfRun).join("")}</small></p>`;
    case "quote": {
      const lines = prose(block.text).split("\n").map(escaped).join("<br>\n");
      const about = block.language === null ? "" : ` lang="${escaped(block.language)}"`;
      return `<blockquote${about} dir="${runsLeft(block.text) ? "rtl" : "ltr"}">${lines}</blockquote>`;
    }
    case "link":
      return `<p>${escaped(block.label)}<br>\n<a href="${escaped(block.address)}">${escaped(block.address)}</a></p>`;
  }
}

/** The mail as plain text. */
export function asText(blocks: readonly Block[]): string {
  return `${blocks.map(textOf).join("\n\n")}\n`;
}

/** The same as HTML: nothing is fetched, nothing is hidden, nothing is set but the order of the words. */
export function asHtml(title: string, blocks: readonly Block[]): string {
  return [
    '<!doctype html>\n<html lang="en" dir="ltr">',
    `<head><meta charset="utf-8"><title>${escaped(oneLine(title))}</title></head>`,
    "<body>",
    ...blocks.map(htmlOf),
    "</body>\n</html>\n",
  ].join("\n");
}
