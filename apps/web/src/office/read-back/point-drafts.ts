import type { PointText } from "./read-back-words.ts";

export const FEWEST = 3;
export const MOST = 10;

/** A new point: 128 random bits name it, so that a request that is repeated states the same one. */
export function newPoint(kind: PointText["kind"]): PointText {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const id = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { id, kind, text: "" };
}

/** What a letter's first points begin as: most letters announce one thing and must not be read as two others. */
export function firstPoints(): PointText[] {
  return [newPoint("announced"), newPoint("ruled-out"), newPoint("ruled-out")];
}

/** The points as they are sent: without those that hold no words. */
export function written(points: readonly PointText[]): PointText[] {
  return points
    .map(({ id, kind, text }) => ({ id, kind, text: text.trim() }))
    .filter(({ text }) => text !== "");
}

/** Why the points cannot be saved as they stand; null when they can. None at all takes them back. */
export function troubleWith(points: readonly PointText[]): string | null {
  const sent = written(points);
  if (sent.length > 0 && sent.length < FEWEST)
    return `A letter is read back on ${FEWEST} to ${MOST} points, or on none. Write ${FEWEST - sent.length} more.`;
  const texts = sent.map(({ text }) => text.toLocaleLowerCase());
  if (new Set(texts).size < texts.length) return "Two points say the same. Take one out.";
  return null;
}

/** One point moved a place up (-1) or down (1); at the ends nothing moves. */
export function moved(points: readonly PointText[], at: number, by: -1 | 1): PointText[] {
  const to = at + by;
  const point = points[at];
  if (!point || to < 0 || to >= points.length) return [...points];
  return points.toSpliced(at, 1).toSpliced(to, 0, point);
}

export function areSame(a: readonly PointText[], b: readonly PointText[]): boolean {
  const plain = (points: readonly PointText[]) =>
    JSON.stringify(points.map(({ id, kind, text }) => [id, kind, text]));
  return plain(a) === plain(b);
}
