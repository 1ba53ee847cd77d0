/** Why a file could not be read. The codes are stable: interface texts and exit codes switch over them. */
export type RefusalCode =
  | "empty"
  | "too-big"
  | "not-a-pdf"
  | "encrypted"
  | "no-text"
  | "too-many-pages"
  | "no-such-page"
  | "damaged"
  | "too-slow"
  | "too-large-inside";

/** A file that was not read, and the sentence that tells its owner why and what to do. */
export type Refusal = { readonly ok: false; readonly code: RefusalCode; readonly message: string };

/** What a person may bring: bytes, pages, characters of text, and pixels in one page picture. */
export type Limits = {
  readonly bytes: number;
  readonly pages: number;
  readonly characters: number;
  readonly pixels: number;
};

/** 30 MB, 500 pages, 5 million characters (500 close pages have 2), and a picture of 40 million pixels (A4 at 550 dpi). */
export const LIMITS: Limits = {
  bytes: 30_000_000,
  pages: 500,
  characters: 5_000_000,
  pixels: 40_000_000,
};

const SENTENCES: Record<RefusalCode, string> = {
  empty:
    "This file is empty: it holds no bytes. It may not have finished saving or downloading. Save it again and drop it again.",
  "too-big": "This file is too big to read. Drop only the pages in question, or type the reference.",
  "not-a-pdf": "This file is not a PDF. Open it where it came from and save it as PDF.",
  encrypted:
    "This PDF is locked with a password, so we could not read it. Save it without the password and drop it again.",
  "no-text":
    "This PDF holds pictures of pages and no words. Drop the file it was made from, or type the code at the foot of the page.",
  "too-many-pages": "This PDF has too many pages to read. Drop only the pages in question.",
  "no-such-page": "This PDF has no page of that number. Choose one of its pages.",
  damaged:
    "This PDF is damaged: part of it is missing or cannot be made out. Download or save it again, and drop the new file.",
  "too-slow":
    "Reading this PDF took longer than 20 seconds, so we stopped. This says nothing about the letter. Print it to a new PDF and drop that.",
  "too-large-inside":
    "This PDF is small outside and too large inside: unpacked, it needs more memory than we give one file, so we stopped. Print it to a new PDF and drop that.",
};

/** The refusal with its standard sentence, or with one that knows more. */
export function refuse(code: RefusalCode, message: string = SENTENCES[code]): Refusal {
  return { ok: false, code, message };
}
