/** What the page asks of its worker. `say` messages tell how far it is. */
export type Job =
  | { readonly kind: "words"; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: "square-code"; readonly picture: Blob };

export type Outcome =
  | { readonly ok: true; readonly text: string; readonly stamp: readonly string[] }
  | { readonly ok: false; readonly message: string };

export type Told =
  | { readonly kind: "progress"; readonly doing: string; readonly share: number | null }
  | { readonly kind: "words"; readonly read: Outcome }
  | { readonly kind: "square-code"; readonly found: readonly string[] };
