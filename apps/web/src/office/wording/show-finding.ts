import type { Finding } from "@chirograph/wording";

/** Goes to the paragraph and selects the words; where they do not stand any more, to its start. */
export function showFinding(at: number, standing: readonly Finding[], { key }: Finding): void {
  const field = document.querySelectorAll<HTMLTextAreaElement>(".paragraphs textarea")[at];
  const place = standing.find((one) => one.key === key);
  field?.focus();
  field?.setSelectionRange(place?.start ?? 0, place?.end ?? 0);
}
