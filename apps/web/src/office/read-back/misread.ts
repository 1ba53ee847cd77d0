import type { PointText, Reader, Round } from "./read-back-words.ts";

export type Misread = { readonly reader: Reader; readonly answer: Reader["answers"][number] };
type MisreadPoint = { readonly point: PointText; readonly list: readonly Misread[] };

/** Who took a point otherwise than it was meant, the point that most misread first; those who count before the others. Pure. */
export function misreadingsOf({ points, readers }: Round): MisreadPoint[] {
  return points
    .map((point) => {
      const list = readers.flatMap((reader) => {
        const answer = reader.answers.find((one) => one.point === point.id && !one.intended);
        return answer ? [{ reader, answer }] : [];
      });
      return { point, list: list.toSorted((a, b) => Number(b.reader.fresh) - Number(a.reader.fresh)) };
    })
    .filter(({ list }) => list.length > 0)
    .toSorted((a, b) => b.list.length - a.list.length);
}
