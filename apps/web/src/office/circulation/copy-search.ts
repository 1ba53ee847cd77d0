import type { letter } from "@chirograph/wire";

/** The copies whose number, holder, organisation or mail address has every word that was typed. Pure. */
export function foundCopies(copies: readonly letter.CopyView[], typed: string): readonly letter.CopyView[] {
  const words = typed.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return copies;
  return copies.filter(({ label, holder }) => {
    const said = [label, holder.name, holder.organisation, holder.actingFor, holder.address];
    const text = said.join("\n").toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}
