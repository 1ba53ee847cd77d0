import { type Copy, type Letter, nextTurn, turnIsOver } from "@chirograph/core";
import { circulating } from "../letter/letter-copies.ts";
import { perform } from "../perform.ts";
import type { Ports, Unit } from "../ports.ts";
import { tellTurn } from "./run-circulation.ts";

/**
 * Opens the turns for which the open ones wait no more, and tells their holders; true where it opened one. An answer brings that about,
 * and so do a waiver and the end of a declared silence, which nobody's act marks.
 */
export async function openNextStage(
  ports: Ports,
  unit: Unit,
  letter: Letter,
  copies: readonly Copy[],
): Promise<boolean> {
  if (letter.status !== "in-coordination") return false;
  const stage = nextTurn(letter);
  if (stage === null || !turnIsOver(letter, copies, ports.now())) return false;
  const command = { type: "open-stage" as const, letter: letter.id, stage };
  if (!(await perform(ports, unit, command, { kind: "system" })).ok) return false;
  await tellTurn(ports, unit, await circulating(unit, letter.id, letter.circulation.n), stage);
  return true;
}
