import { readBack } from "@chirograph/wire";
import type { PointText } from "./read-back-words.ts";

/** Points that were begun and not saved, with those that their writer saw: what a save would send. */
type KeptPoints = { readonly before: PointText[]; readonly points: PointText[] };

/** One draft for each letter and person: who signs in next on this device is not handed another's. */
export function keyOf(letter: string, person: string): string {
  return `chirograph:points:${letter}:${person}`;
}

/** Keeps the points on this device. A full or forbidden store keeps nothing; the form itself goes on. */
export function keepPoints(key: string, kept: KeptPoints): void {
  try {
    localStorage.setItem(key, JSON.stringify(kept));
  } catch (error) {
    console.warn("This browser keeps no unsaved points.", error);
  }
}

export function forgetPoints(key: string): void {
  localStorage.removeItem(key);
}

/** What this device kept; null when nothing, or when it cannot be read any more. */
export function keptPoints(key: string): KeptPoints | null {
  const stored = localStorage.getItem(key);
  if (stored === null) return null;
  try {
    return readBack.PointsRequest.safeParse(JSON.parse(stored)).data ?? null;
  } catch {
    return null;
  }
}
