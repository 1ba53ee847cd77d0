import type { Disposition, Person } from "@chirograph/core";
import { type ImportReport, importReport } from "../../sheet/import-report.ts";
import type { SheetRow } from "../../sheet/matrix-columns.ts";
import { writeMatrix } from "../../sheet/write-matrix.ts";
import { type MatrixLine, readMatrix } from "./matrix.ts";
import { type Outcome, done } from "../outcome.ts";
import type { Ports } from "../ports.ts";
import type { Tools } from "../tools.ts";

function dispositionOf({ comment }: MatrixLine): string {
  return comment.withdrawn ? "withdrawn" : (comment.disposed?.disposition ?? "");
}

function satisfactionOf({ comment }: MatrixLine): string {
  const { satisfaction, disposed } = comment;
  if (!disposed) return "";
  if (!satisfaction || satisfaction.n !== disposed.n) return "no response";
  return satisfaction.answer === "satisfied" ? "satisfied" : `objects: ${satisfaction.note}`;
}

/** A row is known again by its comment, and says which of the comment's words it answers. */
function rowId(comment: string, edition: number): string {
  return edition === 1 ? comment : `${comment}-${edition}`;
}

/** A line of the matrix as a spreadsheet shows it. */
export function sheetRow(line: MatrixLine): SheetRow {
  const { n, copy, comment, place } = line;
  const { severity, text, proposed, rationale } = comment;
  return {
    id: rowId(comment.id, comment.edition),
    copy: copy.id,
    n,
    holder: copy.holder.name,
    organisation: copy.holder.organisation,
    severity,
    page: place.page,
    paragraph: place.paragraph,
    line: place.line,
    passage: comment.passage?.quote ?? "",
    comment: text,
    proposed,
    rationale,
    disposition: dispositionOf(line),
    response: comment.disposed?.response ?? "",
    satisfaction: satisfactionOf(line),
  };
}

/** The comment resolution matrix as a spreadsheet, to be filled in elsewhere. */
export async function exportMatrix(
  ports: Ports,
  actor: Person,
  letter: string,
): Promise<Outcome<{ bytes: Uint8Array; reference: string }>> {
  const seen = await readMatrix(ports, actor, letter);
  if (!seen.ok) return seen;
  const { reference } = seen.value.letter;
  const { subject, version, lines } = seen.value;
  const about = {
    reference,
    subject,
    version: String(version),
    exported: ports.now().slice(0, 16).replace("T", " "),
  };
  return done({
    reference,
    bytes: await writeMatrix({ ...about, exported: `${about.exported} UTC` }, lines.map(sheetRow)),
  });
}

export type ImportSeen = {
  readonly changes: readonly {
    readonly copy: string;
    readonly comment: string;
    readonly edition: number;
    readonly n: number;
    readonly disposition: Disposition;
    readonly response: string;
  }[];
  readonly unchanged: number;
  readonly missing: readonly { readonly comment: string; readonly n: number }[];
  readonly problems: ImportReport["problems"];
};

/** What a filled-in spreadsheet would change. It is read in a process that can be killed, and enters nothing. */
export async function readImport(
  ports: Ports,
  tools: Pick<Tools, "matrix">,
  actor: Person,
  letter: string,
  bytes: Uint8Array,
): Promise<Outcome<ImportSeen>> {
  const seen = await readMatrix(ports, actor, letter);
  if (!seen.ok) return seen;
  const read = await tools.matrix(bytes);
  if (!read.ok) return read;
  const rows = seen.value.lines.map(sheetRow);
  const known = new Map(seen.value.lines.map((line, i) => [rows[i]!.id, line]));
  const { changes, unchanged, missing, problems } = importReport(rows, read);
  return done({
    changes: changes.flatMap(({ id, disposition, response }) => {
      const line = known.get(id);
      if (!line) return [];
      const { copy, comment, n } = line;
      return [{ copy: copy.id, comment: comment.id, edition: comment.edition, n, disposition, response }];
    }),
    unchanged,
    missing: missing.flatMap(({ id, n }) => {
      const line = known.get(id);
      return line ? [{ comment: line.comment.id, n }] : [];
    }),
    problems,
  });
}
