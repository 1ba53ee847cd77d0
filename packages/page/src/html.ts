const made = Symbol("html");

/** HTML that was made by `html` or vouched for: a string, or an object read from JSON, can never be one. */
export type Html = { readonly [made]: string };
export type Shown = Html | string | number | null | readonly Shown[];

const MEANT: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function isHtml(value: Shown): value is Html {
  return typeof value === "object" && value !== null && made in value;
}

function shown(value: Shown): string {
  if (value === null) return "";
  if (isHtml(value)) return value[made];
  if (typeof value === "object") return value.map(shown).join("");
  return String(value).replace(/[&<>"']/g, (char) => MEANT[char] ?? char);
}

/** Escapes every value that is not `Html` itself. Attributes stand in quotes; addresses go through `url`. */
export function html(parts: TemplateStringsArray, ...values: readonly Shown[]): Html {
  return { [made]: parts.map((part, i) => part + shown(values[i] ?? null)).join("") };
}

/** The text of the markup, for the wire or for `innerHTML`. */
export function htmlText(markup: Html): string {
  return markup[made];
}

/** Paths of our own, http, https and mail: whatever else an address may be (`javascript:`), it becomes `#`. */
const SAFE = /^(?:https?:\/\/|mailto:|[/?#](?![/\\]))[^\s\p{Cc}\\]*$/iu;

/** An address for `href`, `src` or `action`. */
export function url(address: string): string {
  return SAFE.test(address) ? address : "#";
}
