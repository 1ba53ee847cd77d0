/** `length` neighbouring tokens that stand at `a` in one text and at `b` in the other. */
export type Run = { readonly a: number; readonly b: number; readonly length: number };

type Range = { readonly a0: number; readonly a1: number; readonly b0: number; readonly b1: number };
type Work = { left: number };

/** Steps of one alignment. Text that needs more is hostile or unrelated: the rest counts as different. */
const BUDGET = 30_000_000;
/** Differences that Myers' search looks for between two anchors before it gives up. Memory grows with its square. */
const FARTHEST = 400;

/** Equal tokens, equal numbers, over both texts. */
export function numberTokens(a: readonly string[], b: readonly string[]): readonly [Int32Array, Int32Array] {
  const numbers = new Map<string, number>();
  const numbered = (tokens: readonly string[]): Int32Array =>
    Int32Array.from(tokens, (token) => {
      const number = numbers.get(token) ?? numbers.size;
      numbers.set(token, number);
      return number;
    });
  return [numbered(a), numbered(b)];
}

/** Where each token stands that occurs once in the range; -1 for one that occurs more often. */
function places(tokens: Int32Array, from: number, to: number): Map<number, number> {
  const found = new Map<number, number>();
  for (let i = from; i < to; i += 1) {
    const token = tokens[i] ?? 0;
    found.set(token, found.has(token) ? -1 : i);
  }
  return found;
}

/** Longest rising chain by `b` of pairs given in rising `a` (patience sorting). */
export function longestChain(pairs: readonly Run[]): readonly Run[] {
  const tops: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  pairs.forEach((pair, i) => {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] ?? 0]?.b ?? 0) < pair.b) low = middle + 1;
      else high = middle;
    }
    before[i] = tops[low - 1] ?? -1;
    tops[low] = i;
  });
  const chain: Run[] = [];
  for (let i = tops.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) chain.push(pairs[i] as Run);
  return chain.reverse();
}

function anchors(a: Int32Array, b: Int32Array, range: Range): readonly Run[] {
  const inA = places(a, range.a0, range.a1);
  const inB = places(b, range.b0, range.b1);
  const pairs: Run[] = [];
  for (const [token, at] of inA) {
    const other = inB.get(token) ?? -1;
    if (at >= 0 && other >= 0) pairs.push({ a: at, b: other, length: 1 });
  }
  return longestChain(pairs.sort((x, y) => x.a - y.a));
}

type Trace = { readonly ends: readonly Int32Array[]; readonly found: boolean };

/** Furthest end on each diagonal for 0, 1, 2 ... differences (Myers, "An O(ND) difference algorithm", 1986). */
function search(a: Int32Array, b: Int32Array, range: Range, work: Work): Trace {
  const n = range.a1 - range.a0;
  const m = range.b1 - range.b0;
  const ends: Int32Array[] = [];
  const limit = Math.min(FARTHEST, n + m);
  for (let d = 0; d <= limit; d += 1) {
    const last = ends[d - 1];
    const row = new Int32Array(2 * d + 1).fill(-1);
    for (let k = -d; k <= d; k += 2) {
      let x = stepFrom(last, d, k);
      const started = x;
      while (x < n && x - k < m && x - k >= 0 && a[range.a0 + x] === b[range.b0 + x - k]) x += 1;
      work.left -= x - started + 1;
      row[k + d] = x;
      if (x >= n && x - k >= m) return { ends: [...ends, row], found: true };
    }
    ends.push(row);
    if (work.left < 0) break;
  }
  return { ends, found: false };
}

/** The better of one step down or right from the diagonals beside k; row d-1 holds diagonal k at k + d - 1. */
function stepFrom(last: Int32Array | undefined, d: number, k: number): number {
  if (last === undefined) return 0;
  const down = k < d ? (last[k + d] ?? -1) : -1;
  const right = k > -d ? (last[k + d - 2] ?? -1) : -1;
  const comesDown = k === -d || (k !== d && right < down);
  return comesDown ? down : right + 1;
}

function walkBack(trace: Trace, range: Range): readonly Run[] {
  const runs: Run[] = [];
  let x = range.a1 - range.a0;
  let k = x - (range.b1 - range.b0);
  for (let d = trace.ends.length - 1; d >= 0; d -= 1) {
    const last = trace.ends[d - 1];
    const start = stepFrom(last, d, k);
    if (x > start) runs.push({ a: range.a0 + start, b: range.b0 + start - k, length: x - start });
    if (last === undefined) break;
    const down = k < d ? (last[k + d] ?? -1) : -1;
    const right = k > -d ? (last[k + d - 2] ?? -1) : -1;
    const comesDown = k === -d || (k !== d && right < down);
    k += comesDown ? 1 : -1;
    x = comesDown ? down : right;
  }
  return runs.reverse();
}

function commonStart(a: Int32Array, b: Int32Array, range: Range): number {
  const most = Math.min(range.a1 - range.a0, range.b1 - range.b0);
  let n = 0;
  while (n < most && a[range.a0 + n] === b[range.b0 + n]) n += 1;
  return n;
}

function commonEnd(a: Int32Array, b: Int32Array, range: Range): number {
  const most = Math.min(range.a1 - range.a0, range.b1 - range.b0);
  let n = 0;
  while (n < most && a[range.a1 - 1 - n] === b[range.b1 - 1 - n]) n += 1;
  return n;
}

function between(range: Range, chain: readonly Run[]): readonly Range[] {
  const ranges: Range[] = [];
  let { a0, b0 } = range;
  for (const run of chain) {
    ranges.push({ a0, a1: run.a, b0, b1: run.b });
    a0 = run.a + run.length;
    b0 = run.b + run.length;
  }
  return [...ranges, { a0, a1: range.a1, b0, b1: range.b1 }];
}

/** One step: the equal ends, then the anchors, else Myers; what lies between is returned for another step. */
function alignRange(a: Int32Array, b: Int32Array, range: Range, work: Work, runs: Run[]): readonly Range[] {
  const head = commonStart(a, b, range);
  if (head > 0) runs.push({ a: range.a0, b: range.b0, length: head });
  const rest = { ...range, a0: range.a0 + head, b0: range.b0 + head };
  const tail = commonEnd(a, b, rest);
  if (tail > 0) runs.push({ a: rest.a1 - tail, b: rest.b1 - tail, length: tail });
  const core = { ...rest, a1: rest.a1 - tail, b1: rest.b1 - tail };
  work.left -= head + tail + core.a1 - core.a0 + core.b1 - core.b0;
  if (core.a0 === core.a1 || core.b0 === core.b1 || work.left < 0) return [];
  const chain = anchors(a, b, core);
  if (chain.length > 0) {
    runs.push(...chain);
    return between(core, chain);
  }
  const trace = search(a, b, core, work);
  if (trace.found) runs.push(...walkBack(trace, core));
  return [];
}

function joined(runs: readonly Run[]): readonly Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    const continues = last !== undefined && last.a + last.length === run.a && last.b + last.length === run.b;
    if (continues) out[out.length - 1] = { ...last, length: last.length + run.length };
    else out.push(run);
  }
  return out;
}

/**
 * The runs that two texts have in common, in the order of both: tokens that occur once in each are matched first
 * (patience), Myers' shortest script between them. Bounded: beyond BUDGET steps, or FARTHEST differences between two
 * anchors, the stretch counts as different.
 */
export function align(a: Int32Array, b: Int32Array): readonly Run[] {
  const runs: Run[] = [];
  const work: Work = { left: BUDGET };
  const open: Range[] = [{ a0: 0, a1: a.length, b0: 0, b1: b.length }];
  for (let range = open.pop(); range !== undefined; range = open.pop()) {
    for (const inner of alignRange(a, b, range, work, runs)) {
      if (inner.a0 < inner.a1 && inner.b0 < inner.b1) open.push(inner);
    }
  }
  return joined(runs.sort((x, y) => x.a - y.a));
}
