import { letter } from "@chirograph/wire";
import { isObjected, isOpen, placeWords, severities, whoOf, type Row } from "./matrix-words.ts";

const answers = ["open", ...letter.Disposition.options, "withdrawn"] as const;
const marks = ["objected", "late", "moved", "wording", "talked"] as const;
const sorts = ["n", "place", "severity", "holder", "answer"] as const;
export type Answer = (typeof answers)[number];
export type Mark = (typeof marks)[number];
export type Sort = (typeof sorts)[number];

/** What of the matrix is shown, as it stands in the address; what is not there is not asked for. */
export type MatrixSearch = {
  readonly severity?: letter.Severity;
  readonly holder?: string;
  readonly answer?: Answer;
  readonly mark?: Mark;
  readonly q?: string;
  readonly sort?: Exclude<Sort, "n">;
};

function oneOf<V extends string>(known: readonly V[], value: unknown): V | undefined {
  return known.find((one) => one === value);
}

/** The address as a question to the matrix; what it does not know is left out. */
export function searchOf(given: Readonly<Record<string, unknown>>): MatrixSearch {
  const { holder, q } = given;
  const sort = oneOf(sorts, given["sort"]);
  const found = {
    severity: oneOf(severities, given["severity"]),
    holder: typeof holder === "string" && holder !== "" ? holder : undefined,
    answer: oneOf(answers, given["answer"]),
    mark: oneOf(marks, given["mark"]),
    q: typeof q === "string" && q !== "" ? q : typeof q === "number" ? String(q) : undefined,
    sort: sort === "n" ? undefined : sort,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

function hasAnswer(row: Row, answer: Answer): boolean {
  if (answer === "withdrawn") return row.withdrawn;
  if (answer === "open") return isOpen(row);
  return !row.withdrawn && row.disposed?.disposition === answer;
}

function isMarked(row: Row, mark: Mark): boolean {
  switch (mark) {
    case "objected":
      return isObjected(row);
    case "late":
      return row.late;
    case "moved":
      return row.attached !== null && row.attached.state !== "here";
    case "wording":
      return row.proposed !== "";
    case "talked":
      return row.replies.length > 0;
  }
}

/** Every word of the row that someone could look for, and its number. */
function wordsOf(row: Row): string {
  const said = [row.text, row.proposed, row.rationale, row.passage?.quote, row.disposed?.response];
  const more = [row.satisfaction?.note, ...row.replies.map((reply) => reply.text)];
  return [`${row.n}`, row.holder, row.organisation, placeWords(row), ...said, ...more]
    .join("\n")
    .toLocaleLowerCase();
}

function fits(row: Row, { severity, holder, answer, mark, q = "" }: MatrixSearch): boolean {
  if (severity !== undefined && row.severity !== severity) return false;
  if (holder !== undefined && whoOf(row) !== holder) return false;
  if (answer !== undefined && !hasAnswer(row, answer)) return false;
  if (mark !== undefined && !isMarked(row, mark)) return false;
  const words = q.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  const where = words.length > 0 ? wordsOf(row) : "";
  return words.every((word) => where.includes(word));
}

const orders: Readonly<Record<Sort, (a: Row, b: Row) => number>> = {
  n: (a, b) => a.n - b.n,
  place: (a, b) =>
    (a.passage?.page ?? 0) - (b.passage?.page ?? 0) || (a.passage?.start ?? 0) - (b.passage?.start ?? 0),
  severity: (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
  holder: (a, b) => whoOf(a).localeCompare(whoOf(b)),
  // Objections first, then what is open: what needs someone stands on top.
  answer: (a, b) => urgency(a) - urgency(b),
};

function urgency(row: Row): number {
  if (isObjected(row)) return 0;
  return isOpen(row) ? 1 : 2;
}

/** The rows that the address asks for, in its order; equal ones by number. Pure. */
export function rowsFor(rows: readonly Row[], search: MatrixSearch): Row[] {
  const order = orders[search.sort ?? "n"];
  return rows.filter((row) => fits(row, search)).sort((a, b) => order(a, b) || a.n - b.n);
}

/** Organisations that commented, in the order of the alphabet. */
export function holdersIn(rows: readonly Row[]): string[] {
  return [...new Set(rows.map(whoOf))].sort((a, b) => a.localeCompare(b));
}
