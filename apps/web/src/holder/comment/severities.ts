import type { Severity } from "../requests.ts";

/** How much a comment matters, most first, and what each word says. */
export const severities: readonly { readonly value: Severity; readonly means: string }[] = [
  { value: "critical", means: "The letter must not go out like this." },
  { value: "major", means: "It would mislead, or cannot be done as it is written." },
  { value: "substantive", means: "It changes what the letter says." },
  { value: "administrative", means: "Spelling, names, numbers of paragraphs, layout." },
];
