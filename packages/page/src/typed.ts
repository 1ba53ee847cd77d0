/** What a person typed or pasted: told apart by its form alone. `value` is what is asked of the server. */
export type Typed =
  | { readonly kind: "nothing" }
  | { readonly kind: "square-code"; readonly value: string }
  | { readonly kind: "code"; readonly value: string }
  | { readonly kind: "mistyped-code"; readonly message: string }
  | { readonly kind: "reference"; readonly value: string }
  | { readonly kind: "words"; readonly value: string };

type CodeRead =
  | { readonly ok: true; readonly printed: string }
  | { readonly ok: false; readonly code: string; readonly message: string };

/** How codes are read; `@chirograph/marks/code` has both. */
export type CodeReaders = {
  readCode(typed: string): CodeRead;
  readQr(scanned: string): string | null;
};

const LONGEST_REFERENCE = 60;

/** Sixteen letters of a sentence have the length of a code, too; a code has digits or is typed in groups of four. */
function likeCode(text: string): boolean {
  return /\d/u.test(text) || /^\S{4}([ -])\S{4}\1\S{4}\1\S{4}$/u.test(text);
}

/** Short, one line, with a digit and a slash or hyphen, and not a sentence. */
function likeReference(text: string): boolean {
  const short = text.length <= LONGEST_REFERENCE && !text.includes("\n");
  return short && /\p{Nd}/u.test(text) && /[/\-\u2010-\u2015]/u.test(text) && text.split(/\s+/u).length <= 4;
}

/** Sorts typed input: a square code's address, a printed code, a reference, else words. */
export function sortTyped(input: string, { readCode, readQr }: CodeReaders): Typed {
  const text = input.trim();
  if (text === "") return { kind: "nothing" };
  const version = text.length <= 300 && !/\s/u.test(text) ? readQr(text) : null;
  if (version !== null) return { kind: "square-code", value: version };
  const code = text.length <= 60 ? readCode(text) : null;
  if (code?.ok) return { kind: "code", value: code.printed };
  if (code?.code === "mistyped-code" && likeCode(text))
    return { kind: "mistyped-code", message: code.message };
  return likeReference(text) ? { kind: "reference", value: text } : { kind: "words", value: input };
}
