import { readConfig } from "@chirograph/server/config";
import { type Finding, examine } from "@chirograph/server/doctor/examine";
import { exit } from "./exit.ts";

const signs: Readonly<Record<Finding["state"], string>> = { good: "ok  ", note: "note", bad: "BAD " };

/** Looks the whole installation over, a sentence for each thing. */
export async function doctor(options: { readonly json?: boolean }): Promise<number> {
  const findings = await examine(readConfig(process.env));
  const well = findings.every(({ state }) => state !== "bad");
  const lines = findings.map(({ state, says }) => `${signs[state]}  ${says}\n`).join("");
  process.stdout.write(options.json ? `${JSON.stringify({ well, findings })}\n` : lines);
  return well ? exit.good : exit.other;
}
