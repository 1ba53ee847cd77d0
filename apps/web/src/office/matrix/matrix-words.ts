import type { letter, matrix } from "@chirograph/wire";

export type Row = matrix.MatrixRow;

/** The gravest first. */
export const severities = ["critical", "major", "substantive", "administrative"] as const;
export const severityWords: Readonly<Record<letter.Severity, string>> = {
  critical: "Critical",
  major: "Major",
  substantive: "Substantive",
  administrative: "Administrative",
};

export const dispositions = ["accept", "partially-accept", "reject", "deferred", "out-of-scope"] as const;
export const dispositionWords: Readonly<Record<letter.Disposition, string>> = {
  accept: "Accept",
  "partially-accept": "Partially accept",
  reject: "Reject",
  deferred: "Deferred",
  "out-of-scope": "Out of scope",
};
/** How the answer reads once it is given. */
export const answeredWords: Readonly<Record<letter.Disposition, string>> = {
  accept: "Accepted",
  "partially-accept": "Partially accepted",
  reject: "Rejected",
  deferred: "Deferred",
  "out-of-scope": "Out of scope",
};

/** Whether a comment waits for the office: it stands, and has no answer or was only deferred. */
export function isOpen({ withdrawn, disposed }: Pick<Row, "withdrawn" | "disposed">): boolean {
  return !withdrawn && (disposed === null || disposed.disposition === "deferred");
}

/** Whether its holder objects to the answer as it stands. */
export function isObjected({ withdrawn, satisfaction }: Pick<Row, "withdrawn" | "satisfaction">): boolean {
  return !withdrawn && satisfaction?.answer === "objects";
}

export function whoOf({ organisation, holder }: Pick<Row, "organisation" | "holder">): string {
  return organisation || holder;
}

/** "page 1, paragraph 3, line 14", of a comment on a passage; else that it is on the whole. */
export function placeWords({
  passage,
  paragraph,
  line,
}: Pick<Row, "passage" | "paragraph" | "line">): string {
  if (!passage) return "The whole letter";
  const parts = [`Page ${passage.page}`];
  if (paragraph) parts.push(`paragraph ${paragraph.replace(/\.$/u, "")}`);
  if (line !== null) parts.push(`line ${line}`);
  return parts.join(", ");
}
