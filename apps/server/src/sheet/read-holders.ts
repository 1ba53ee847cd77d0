import { parse } from "csv-parse/sync";
import { holderKey } from "@chirograph/core";
import { Address } from "@chirograph/wire/basics";
import { CsvHolder } from "@chirograph/wire/coordination";
import { unguardField } from "./formula-guard.ts";
import { HOLDER_COLUMNS, HOLDERS_LIMIT, type ListedHolder } from "./holder-columns.ts";
import { headingKey } from "./matrix-columns.ts";

/** A line of the file that gave no holder, and why, for the person whose list it is. Lines are counted from 1. */
export type LineProblem = { readonly line: number; readonly why: string };

export type ReadHolders = {
  readonly holders: readonly ListedHolder[];
  readonly problems: readonly LineProblem[];
};

/** Characters of a whole list: 500 holders with long instructions have fewer. */
const TEXT_LIMIT = 2_000_000;

type CsvLine = { readonly record: readonly string[]; readonly line: number };
type Columns = ReadonlyMap<keyof ListedHolder, number>;

/**
 * Reads a distribution list: CSV with comma, semicolon or tab (RFC 4180, and as Excel saves it), headings in the first line. Every further
 * line is either a holder or a problem.
 */
export function readHolders(text: string): ReadHolders {
  if (text.length > TEXT_LIMIT)
    return refused("This list is longer than 2 million characters, so it was not read.");
  const lines = splitLines(text);
  if (!Array.isArray(lines)) return refused(lines.why, lines.line);
  const [headings, ...rest] = lines;
  if (!headings) return refused("This list is empty: it has no line with headings.");
  const columns = findColumns(headings.record);
  if (!columns.has("name")) return refused(NO_NAMES, headings.line);
  const doubled = doubledHeadings(headings, columns);
  const read = readLines(rest, columns);
  return { holders: read.holders, problems: [...doubled, ...read.problems] };
}

const NO_NAMES =
  "No column of this list is headed Name, so it was not read. Put headings in the first line: Name, Organisation, Acting for, E-mail, Answers through, Required, Stage, Passing on, Instructions.";

function refused(why: string, line = 1): ReadHolders {
  return { holders: [], problems: [{ line, why }] };
}

function splitLines(text: string): CsvLine[] | LineProblem {
  const body = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const separator = /^sep=(.)\n/i.exec(body)?.[1]; // Excel's own first line
  const first = separator === undefined ? 1 : 2;
  try {
    const records: unknown = parse(body, {
      delimiter: separator ?? commonest(body),
      from_line: first,
      info: true,
      relax_column_count: true,
      skip_records_with_empty_values: true,
    });
    return (records as { record: string[]; info: { lines: number } }[]).map(beginsAt);
  } catch (fault) {
    const line = Number((fault as { lines?: unknown }).lines) || first;
    return { line, why: "From here on the quotation marks of this list do not match, so it was not read." };
  }
}

/** The library counts to a record's last line. */
function beginsAt({ record, info }: { record: string[]; info: { lines: number } }): CsvLine {
  return { record, line: info.lines - record.join("").split("\n").length + 1 };
}

/** Excel separates by semicolons where numbers have a decimal comma. The line of headings tells; quoted text does not count. */
function commonest(text: string): string {
  const first = text
    .replace(/^\ufeff?\s*/, "")
    .split(/\r?\n/, 1)[0]!
    .replace(/"[^"]*"/g, "");
  const count = (mark: string) => first.split(mark).length;
  return [",", ";", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function findColumns(headings: readonly string[]): Columns {
  const keys = headings.map(headingKey);
  const places = HOLDER_COLUMNS.map(
    ({ key, known }) => [key, keys.findIndex((one) => known.includes(one))] as const,
  );
  return new Map(places.filter(([, at]) => at >= 0));
}

function doubledHeadings({ record, line }: CsvLine, columns: Columns): LineProblem[] {
  return HOLDER_COLUMNS.flatMap(({ key, heading, known }) => {
    const others = record.filter((text, i) => i !== columns.get(key) && known.includes(headingKey(text)));
    const why = `More than one column means "${heading}". The first of them was read; what stands in the other was not.`;
    return others.length > 0 ? [{ line, why }] : [];
  });
}

function readLines(lines: readonly CsvLine[], columns: Columns): ReadHolders {
  const holders: ListedHolder[] = [];
  const problems: LineProblem[] = [];
  const seen = new Map<string, number>();
  for (const { record, line } of lines) {
    const read = readLine(record, columns);
    const before = read.ok ? seen.get(holderKey(read.holder)) : undefined;
    if (!read.ok) problems.push({ line, why: read.why });
    else if (before !== undefined) problems.push({ line, why: twice(read.holder.name, before) });
    else if (holders.length === HOLDERS_LIMIT) problems.push({ line, why: TOO_MANY });
    else {
      holders.push(read.holder);
      seen.set(holderKey(read.holder), line);
    }
  }
  return { holders, problems };
}

const TOO_MANY = "A circulation has at most 500 holders. This line was left out.";

function twice(name: string, line: number): string {
  return `${name} stands on line ${line} already, with the same address and acting for the same. This line was left out.`;
}

type Read =
  | { readonly ok: true; readonly holder: ListedHolder }
  | { readonly ok: false; readonly why: string };

function readLine(record: readonly string[], columns: Columns): Read {
  const field = (key: keyof ListedHolder) => unguardField(record[columns.get(key) ?? -1] ?? "");
  const required = parseRequired(field("required"));
  const passingOn = parsePassingOn(field("passingOn"));
  const stage = field("stage").trim() === "" ? 1 : Number(field("stage").trim());
  const address = field("address").trim();
  const refuse = (why: string): Read => ({ ok: false, why: `${why} This line was left out.` });
  if (required === null) return refuse(`"${shown(field("required"))}" under Required is neither yes nor no.`);
  if (passingOn === null) {
    return refuse(`"${shown(field("passingOn"))}" under Passing on is none of allowed, ask and never.`);
  }
  if (!Address.safeParse(address).success) {
    return refuse(`"${shown(address)}" is no bare mail address, like ana@port.example.`);
  }
  const texts = { name: field("name"), organisation: field("organisation"), actingFor: field("actingFor") };
  const others = { through: field("through"), instructions: field("instructions") };
  const parsed = CsvHolder.safeParse({ ...texts, ...others, address, required, passingOn, stage });
  if (parsed.success) return { ok: true, holder: parsed.data };
  return refuse(FIELD_WRONG[parsed.error.issues[0]?.path[0] as keyof ListedHolder]);
}

const FIELD_WRONG: Readonly<Record<keyof ListedHolder, string>> = {
  name: "The name is missing, is longer than 200 characters, or holds characters that cannot be shown.",
  organisation: "The organisation is longer than 200 characters or holds characters that cannot be shown.",
  actingFor: "Whom they act for is longer than 200 characters or holds characters that cannot be shown.",
  address: "The mail address is wrong.",
  through:
    "The name of whom they answer through is longer than 200 characters or holds characters that cannot be shown.",
  required: "Required is neither yes nor no.",
  stage: "The stage is no whole number from 1 to 500.",
  passingOn: "Passing on is none of allowed, ask and never.",
  instructions: "The instructions are longer than 2,000 characters or hold characters that cannot be shown.",
};

function shown(text: string): string {
  return text
    .trim()
    .replace(/[\s\p{Cc}]+/gu, " ")
    .slice(0, 60);
}

const YES = ["yes", "y", "true", "required", "mandatory", "x", "1"];
const NO = ["no", "n", "false", "optional", "0"];

/** Left empty, nobody is required: what holds a letter back is said, not guessed. */
function parseRequired(field: string): boolean | null {
  const word = field.trim().toLowerCase();
  if (word === "" || NO.includes(word)) return false;
  return YES.includes(word) ? true : null;
}

/** Left empty, a holder who wants to pass the copy on asks. */
function parsePassingOn(field: string): ListedHolder["passingOn"] | null {
  const word = field.trim().toLowerCase();
  if (word === "" || word === "ask") return "ask";
  if (["allowed", "yes", "allow"].includes(word)) return "allowed";
  return ["never", "no"].includes(word) ? "never" : null;
}
