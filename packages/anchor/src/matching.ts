/** Neighbouring words that stand at `a` in the earlier text and at `b` in the later one. */
export type Run = { readonly a: number; readonly b: number; readonly length: number };

/** Which word of the later text each word of the earlier one became, and the way back; -1 for none. One to one. */
export type Matching = { readonly after: Int32Array; readonly before: Int32Array };

export function noMatches(a: number, b: number): Matching {
  return { after: new Int32Array(a).fill(-1), before: new Int32Array(b).fill(-1) };
}

export function match(matching: Matching, a: number, b: number): void {
  matching.after[a] = b;
  matching.before[b] = a;
}

export function part(matching: Matching, run: Run): void {
  matching.after.fill(-1, run.a, run.a + run.length);
  matching.before.fill(-1, run.b, run.b + run.length);
}

export function isFree(matching: Matching, a: number, b: number): boolean {
  return matching.after[a] === -1 && matching.before[b] === -1;
}

/** The runs of matched words, in the order of the earlier text. */
export function runsOf({ after }: Matching): readonly Run[] {
  const runs: Run[] = [];
  let start = 0;
  for (let i = 1; i <= after.length; i += 1) {
    const [last, now] = [after[i - 1] ?? -1, after[i] ?? -1];
    if (last >= 0 && now === last + 1) continue;
    if (last >= 0) runs.push({ a: start, b: after[start] ?? -1, length: i - start });
    start = i;
  }
  return runs;
}
