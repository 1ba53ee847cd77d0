/** "3/12" is said "copy 3 of 12", "3.1/12" "copy 3.1 of 12". */
export function copyWords(label: string): string {
  const [number, of] = label.split("/");
  return of === undefined ? `copy ${number}` : `copy ${number} of ${of}`;
}

/** The same at the beginning of a sentence. */
export function copyTitle(label: string): string {
  return `C${copyWords(label).slice(1)}`;
}
