import type { Kind } from "../finding.ts";
import type { Rule } from "../rule.ts";
import { AGENTLESS_PASSIVES } from "./agentless-passive.ts";
import { DOUBLE_NEGATIVES } from "./double-negative.ts";
import { TWO_READINGS } from "./two-readings.ts";
import { UNDEFINED_REFERENCES } from "./undefined-reference.ts";
import { VAGUE_TIMES } from "./vague-time.ts";

/** The rules of every kind but commitments, which are weighed. */
export const TABLES: Readonly<Record<Exclude<Kind, "commitment">, readonly Rule[]>> = {
  "vague-time": VAGUE_TIMES,
  "agentless-passive": AGENTLESS_PASSIVES,
  "double-negative": DOUBLE_NEGATIVES,
  "undefined-reference": UNDEFINED_REFERENCES,
  "two-readings": TWO_READINGS,
};
