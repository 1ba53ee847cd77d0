import { type Person, isId } from "@chirograph/core";
import { loadOffice } from "../facts.ts";
import { blankText } from "./letter-text.ts";
import { type Outcome, done, refused } from "../outcome.ts";
import { perform } from "../perform.ts";
import type { Ports } from "../ports.ts";

/** The next reference by the office's scheme: {year}, and {number} to three digits or more, counted within the year. */
function fillScheme(scheme: string, year: string, number: number): string {
  return scheme.replaceAll("{year}", year).replaceAll("{number}", String(number).padStart(3, "0"));
}

/** A new letter with its reference and an empty text, open to its author. */
export async function openLetter(ports: Ports, actor: Person): Promise<Outcome<{ letter: string }>> {
  return ports.transact(async (unit) => {
    const { office } = await loadOffice(unit, ports);
    if (office.status === "empty") return refused("not-set-up", "This office is not set up yet.");
    const now = ports.now();
    const letter = ports.id();
    if (!isId(letter)) throw new Error("An id must be 128 bits in hexadecimal.");
    const year = now.slice(0, 4);
    const scheme = office.settings.numbering;
    const number = await unit.letters.nextNumber(fillScheme(scheme, year, 0));
    const reference = fillScheme(scheme, year, number);
    const command = { type: "open-letter" as const, letter, reference };
    const performed = await perform(ports, unit, command, { kind: "person", person: actor.id });
    if (!performed.ok) return performed;
    const text = blankText(office, actor, reference, now);
    await unit.letters.saveWorking(letter, { text, revision: 1, at: now, by: actor.id, credits: [] });
    return done({ letter });
  });
}
