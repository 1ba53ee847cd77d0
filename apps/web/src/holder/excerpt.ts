/** The first words of a text, on one line, cut between words at about so many letters. */
export function excerpt(text: string, letters: number): string {
  const line = text.replace(/\s+/gu, " ").trim();
  if (line.length <= letters) return line;
  const cut = line.slice(0, letters);
  const space = cut.lastIndexOf(" ");
  return `${(space > letters / 2 ? cut.slice(0, space) : cut).toWellFormed()} …`;
}
