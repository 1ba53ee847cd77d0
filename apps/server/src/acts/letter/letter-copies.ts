import type { IssuedCopy } from "@chirograph/core";
import { loadCopies } from "../facts.ts";
import type { CopyRow, Unit } from "../ports.ts";

/** The copies of these rows, folded. A row is written with its copy's first event, so each is issued. */
export async function copiesOf(unit: Unit, rows: readonly CopyRow[]): Promise<IssuedCopy[]> {
  const copies = await loadCopies(
    unit,
    rows.map((row) => row.id),
  );
  return [...copies.values()].filter((copy): copy is IssuedCopy => copy.status !== "none");
}

/** Every copy of a letter, the staff's too. Cost: the streams of all of them. */
export async function letterCopies(unit: Unit, letter: string): Promise<IssuedCopy[]> {
  return copiesOf(unit, await unit.copies.ofLetter(letter));
}

/** The copies of one circulation that are not recalled. */
export async function circulating(unit: Unit, letter: string, circulation: number): Promise<IssuedCopy[]> {
  return (await letterCopies(unit, letter)).filter(
    (copy) => copy.status === "issued" && copy.task.circulation === circulation,
  );
}
