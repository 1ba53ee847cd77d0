/** A row of the matrix as a spreadsheet shows it. `id` is the comment's id (32 hex), by which a row is known again; a comment that was changed has "-" and its edition behind it. */
export type SheetRow = {
  readonly id: string;
  readonly copy: string;
  readonly n: number;
  readonly holder: string;
  readonly organisation: string;
  readonly severity: string;
  readonly page: number | null;
  readonly paragraph: string;
  readonly line: number | null;
  readonly passage: string;
  readonly comment: string;
  readonly proposed: string;
  readonly rationale: string;
  /** A disposition's code, `withdrawn`, or empty. */
  readonly disposition: string;
  readonly response: string;
  readonly satisfaction: string;
};

export type Column = {
  readonly key: Exclude<keyof SheetRow, "copy">;
  readonly heading: string;
  /** In characters. */
  readonly width: number;
  /** What is entered here is read back. */
  readonly filledIn?: true;
};

/** The matrix's columns in their order. */
export const COLUMNS: readonly Column[] = [
  { key: "n", heading: "Number", width: 9 },
  { key: "holder", heading: "Holder", width: 22 },
  { key: "organisation", heading: "Organisation", width: 22 },
  { key: "severity", heading: "Severity", width: 14 },
  { key: "page", heading: "Page", width: 7 },
  { key: "paragraph", heading: "Paragraph", width: 11 },
  { key: "line", heading: "Line", width: 7 },
  { key: "passage", heading: "Passage", width: 36 },
  { key: "comment", heading: "Comment", width: 48 },
  { key: "proposed", heading: "Proposed wording", width: 40 },
  { key: "rationale", heading: "Rationale", width: 36 },
  { key: "disposition", heading: "Disposition", width: 18, filledIn: true },
  { key: "response", heading: "Response", width: 48, filledIn: true },
  { key: "satisfaction", heading: "Commenter's satisfaction", width: 24 },
  { key: "id", heading: "Row id (do not change)", width: 36 },
];

/** Letters only, so that capitals, spaces, line breaks and added marks do not hide a heading. */
export function headingKey(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\P{L}/gu, "");
}
