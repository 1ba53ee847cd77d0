import { loadLetter } from "../facts.ts";
import { circulating } from "../letter/letter-copies.ts";
import { perform } from "../perform.ts";
import type { Ports, Unit } from "../ports.ts";
import { tellTurn } from "./run-circulation.ts";

/** Opens the next turn once everyone required in those before has answered. A refusal means that it is not time yet. */
export async function openNextStage(ports: Ports, unit: Unit, id: string): Promise<void> {
  const letter = await loadLetter(unit, id);
  if (letter.status !== "in-coordination") return;
  const { n, stage, stages } = letter.circulation;
  if (stage >= stages) return;
  const command = { type: "open-stage" as const, letter: id, stage: stage + 1 };
  const opened = await perform(ports, unit, command, { kind: "system" });
  if (!opened.ok) return;
  await tellTurn(ports, unit, await circulating(unit, id, n), stage + 1);
}
