export type Effect = "binding" | "non-binding" | "informational";
export type Paragraph = { readonly level: 1 | 2 | 3; readonly text: string };
export type LetterText = {
  readonly language: "en" | "ar";
  readonly letterhead: { readonly office: string; readonly lines: readonly string[] };
  readonly reference: string;
  readonly date: string; // ISO 8601 day, "2026-11-22"
  readonly from: string;
  readonly through: readonly string[];
  readonly to: readonly string[];
  readonly subject: string;
  readonly paragraphs: readonly Paragraph[];
  readonly signature: { readonly name: string; readonly title: string };
  readonly enclosures: readonly { readonly title: string; readonly file: string | null }[]; // file: sha256 hex of a blob
  readonly distribution: readonly string[];
  readonly effect: Effect;
  readonly basis: {
    readonly kind: "incoming-letter" | "authority";
    readonly reference: string;
  } | null;
  readonly handling: string; // marking, "" when none
};
