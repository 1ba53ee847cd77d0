import { readBack } from "@chirograph/wire";
import { kept } from "../parts/kept.ts";
import type { PointText } from "./read-back-words.ts";

/** Points that were begun and not saved, with those that their writer saw: what a save would send. */
type KeptPoints = { readonly before: PointText[]; readonly points: PointText[] };

/** One draft for each letter and person: who signs in next on this device is not handed another's. */
export function keyOf(letter: string, person: string): string {
  return `chirograph:points:${letter}:${person}`;
}

export function keptPoints(key: string): KeptPoints | null {
  return kept(key, (value) => readBack.PointsRequest.safeParse(value).data ?? null);
}
