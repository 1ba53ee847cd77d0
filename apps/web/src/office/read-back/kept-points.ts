import { readBack } from "@chirograph/wire";
import { kept } from "../parts/kept.ts";
import type { PointText } from "./read-back-words.ts";

/** Points that were begun and not saved, with those that their writer saw: what a save would send. */
type KeptPoints = { readonly before: PointText[]; readonly points: PointText[] };

export function keptPoints(key: string): KeptPoints | null {
  return kept(key, (value) => readBack.PointsRequest.safeParse(value).data ?? null);
}
