/** What the page asks of the worker that draws. `file` is a number that the page gives to a file it has opened. */
export type PageQuestion = { readonly job: number; readonly file: number } & (
  | { readonly kind: "open"; readonly bytes: Uint8Array }
  | { readonly kind: "draw"; readonly page: number; readonly pxPerPt: number }
  | { readonly kind: "words" }
);

/** Pixels are four bytes each, red, green, blue, alpha, row by row. */
export type Drawn = { readonly width: number; readonly height: number; readonly rgba: Uint8Array };

export type PageAnswer = { readonly job: number } & (
  | { readonly ok: false; readonly message: string }
  | { readonly ok: true; readonly pages: number }
  | { readonly ok: true; readonly words: readonly string[] }
  | ({ readonly ok: true } & Drawn)
);
