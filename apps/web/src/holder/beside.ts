/** The first letters of a text that goes on, cut between words; a short text whole. */
export function headOf(text: string, letters: number): string {
  if (text.length <= letters) return text;
  const cut = text.slice(0, letters);
  const space = cut.search(/\s\S*$/u);
  return `${(space > 0 ? cut.slice(0, space) : cut).toWellFormed()} …`;
}

/** The last letters of a text, in the same way. */
export function tailOf(text: string, letters: number): string {
  if (text.length <= letters) return text;
  const cut = text.slice(-letters);
  const space = cut.search(/\s/u);
  return `… ${(space >= 0 ? cut.slice(space + 1) : cut).toWellFormed()}`;
}
