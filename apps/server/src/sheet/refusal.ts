/** Why a spreadsheet could not be read. The codes are stable: interface texts switch over them. */
export type SheetRefusalCode =
  | "empty"
  | "too-big"
  | "not-a-spreadsheet"
  | "encrypted"
  | "damaged"
  | "too-slow"
  | "too-large-inside"
  | "too-many-rows"
  | "no-columns";

/** A spreadsheet that was not read, and the sentence that tells its owner why and what to do. */
export type SheetRefusal = { readonly ok: false; readonly code: SheetRefusalCode; readonly message: string };

/** What a person may bring: bytes, bytes of its XML unpacked, rows with something in them, cells, and characters of all responses. */
export const SHEET_LIMITS = {
  bytes: 10_000_000,
  unpacked: 100_000_000,
  rows: 5_000,
  cells: 500_000,
  merged: 10_000,
  responses: 10_000_000,
} as const;

const SENTENCES: Record<SheetRefusalCode, string> = {
  empty:
    "This file is empty: it holds no bytes. It may not have finished saving or downloading. Save it again and bring it again.",
  "too-big":
    "This file is larger than 10 MB, so it was not read. Take pictures and other sheets out of it, save it, and bring it again.",
  "not-a-spreadsheet":
    "This file is not an Excel workbook (.xlsx). Open it where it came from, save it as .xlsx, and bring that.",
  encrypted:
    "This workbook is locked with a password, so it could not be read. Save it without the password and bring it again.",
  damaged:
    "This workbook is damaged: part of it is missing or cannot be made out. Open it in your spreadsheet program, save it again, and bring the new file.",
  "too-slow":
    "Reading this workbook took longer than 20 seconds, so we stopped. Copy the comments' sheet into a new workbook and bring that.",
  "too-large-inside":
    "This workbook is small outside and too large inside: unpacked, it needs more memory than we give one file, so we stopped. Copy the comments' sheet into a new workbook and bring that.",
  "too-many-rows":
    "This workbook has a sheet with more than 5,000 filled rows, so it was not read. Keep the rows of the comments only and bring it again.",
  "no-columns":
    "No sheet of this workbook has the three columns that are read: Disposition, Response, and Row id. Export the matrix again and fill in that file.",
};

/** The refusal with its standard sentence, or with one that knows more. */
export function refuseSheet(code: SheetRefusalCode, message: string = SENTENCES[code]): SheetRefusal {
  return { ok: false, code, message };
}

/** Stops reading from deep inside: what is thrown is caught where the file came in, and answered as a refusal. */
export class SheetFault extends Error {
  readonly refusal: SheetRefusal;
  constructor(code: SheetRefusalCode, message?: string) {
    super(code);
    this.refusal = refuseSheet(code, message);
  }
}
