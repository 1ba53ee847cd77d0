/**
 * Which copy this is. `circulation`: copy n of m; `handed-on`: a child copy, named by its path in the custody tree ("3.2");
 * `office`: a copy that staff opened, with the office's own running number; `reader`: one that is read back, numbered over the version.
 */
export type CopyLabel =
  | { readonly kind: "circulation"; readonly n: number; readonly of: number }
  | { readonly kind: "handed-on"; readonly label: string }
  | { readonly kind: "office"; readonly n: number }
  | { readonly kind: "reader"; readonly n: number };

/** What every page of a draft says first. */
export const BANNER = "DRAFT - NOT SIGNED - DECIDES NOTHING";

/** Room for the longest banner, in characters; the slot in the template is as long. */
export const BANNER_MAX = 76;

/** The banner of one copy, in ASCII. Throws an Error with code `bad-copy-label` where the label is not a number or path, or too long. */
export function bannerText(copy: CopyLabel, trial: boolean): string {
  const text = `${BANNER} - ${copyText(copy)}${trial ? " - TRIAL" : ""}`;
  return text.length <= BANNER_MAX ? text : bad(text);
}

/** "copy 3 of 12", "copy 3.2", "office copy 7", "reading copy 2". */
export function copyText(copy: CopyLabel): string {
  switch (copy.kind) {
    case "circulation":
      return `copy ${count(copy.n)} of ${count(copy.of)}`;
    case "handed-on":
      return /^\d{1,6}(\.\d{1,6}){1,12}$/.test(copy.label) ? `copy ${copy.label}` : bad(copy.label);
    case "office":
      return `office copy ${count(copy.n)}`;
    case "reader":
      return `reading copy ${count(copy.n)}`;
  }
}

function count(n: number): string {
  return Number.isInteger(n) && n >= 1 && n <= 999_999 ? String(n) : bad(String(n));
}

function bad(label: string): never {
  throw Object.assign(new Error(`No copy can be labelled "${label}".`), { code: "bad-copy-label" });
}
