import { basics, letter, matrix } from "@chirograph/wire";
import { call } from "../../api.ts";
import type { OpenLetter } from "../letter/letter-context.ts";
import type { Row } from "./matrix-words.ts";

type Ref = Pick<Row, "copy" | "id">;
/** An answer goes to the words that were read. */
type Read = Pick<Row, "copy" | "id" | "edition">;
const refOf = ({ copy, id }: Ref): matrix.CommentRef => ({ copy, comment: id });
const at = (id: string, path: string) => `/api/letters/${id}/${path}`;

export type GivenAnswer = { readonly disposition: letter.Disposition; readonly response: string };

/** The same answer to each of these comments. */
export function answerAll(id: string, rows: readonly Read[], answer: GivenAnswer) {
  const answers = rows.map((row) => ({ ...refOf(row), edition: row.edition, ...answer }));
  return call(matrix.ManyDone, "POST", at(id, "dispositions"), { answers });
}

/** To each comment its own answer, as an imported matrix gives them. */
export function enterAnswers(id: string, changes: matrix.ImportReport["changes"]) {
  const answers = changes.map(({ copy, comment, edition, disposition, response }) => ({
    copy,
    comment,
    edition,
    disposition,
    response,
  }));
  return call(matrix.ManyDone, "POST", at(id, "dispositions"), { answers });
}

/** Puts comments behind one that says the same; `into` null takes them apart again. */
export function mergeAll(id: string, rows: readonly Ref[], into: Ref | null) {
  const comments = rows.filter((row) => row.id !== into?.id).map(refOf);
  return call(matrix.ManyDone, "POST", at(id, "merges"), { comments, into: into && refOf(into) });
}

export function reply(id: string, row: Ref, text: string) {
  return call(basics.Done, "POST", at(id, "replies"), { ...refOf(row), text });
}

export function overrideObjection(id: string, row: Row, reason: string) {
  const disposition = row.disposed?.n ?? 0;
  return call(basics.Done, "POST", at(id, "override-objection"), { ...refOf(row), disposition, reason });
}

/**
 * Takes proposed wordings up in the text being written, over exactly what is on the server once everything typed here is
 * there; then accepts those that had no answer yet.
 */
export async function takeUp({ view, working }: OpenLetter, rows: readonly Row[]): Promise<matrix.ManyDone> {
  const revision = await working.flush();
  const body = { comments: rows.map(refOf), revision };
  const { done, refused } = await call(matrix.Applied, "POST", at(view.id, "apply"), body);
  const unanswered = rows.filter((row) => done.includes(row.id) && row.disposed === null);
  if (unanswered.length > 0) await answerAll(view.id, unanswered, { disposition: "accept", response: "" });
  return { done, refused };
}

/** What an uploaded matrix would change; nothing is entered by asking. */
export function readSheet(id: string, file: File): Promise<matrix.ImportReport> {
  const body = new FormData();
  body.append("file", file);
  return call(matrix.ImportReport, "POST", at(id, "matrix.xlsx"), body);
}
