import type { Run } from "./matching.ts";

type Best = { readonly weight: number; readonly at: number };
const NONE: Best = { weight: 0, at: -1 };

/** Greatest weight among the first places (Fenwick, 1994, for maxima). */
function greatest(tree: readonly (Best | undefined)[], count: number): Best {
  let best = NONE;
  for (let i = count; i > 0; i -= i & -i) {
    const here = tree[i] ?? NONE;
    if (here.weight > best.weight) best = here;
  }
  return best;
}

function raise(tree: (Best | undefined)[], place: number, best: Best): void {
  for (let i = place; i < tree.length; i += i & -i) if (best.weight > (tree[i]?.weight ?? 0)) tree[i] = best;
}

/**
 * The runs that keep their order and hold the most words: what did not move. Takes and gives runs in the order of the earlier text;
 * n log n in their number.
 */
export function mainChain(runs: readonly Run[]): readonly Run[] {
  const byB = runs.map((_, i) => i).sort((x, y) => (runs[x]?.b ?? 0) - (runs[y]?.b ?? 0));
  const rank = new Int32Array(runs.length);
  byB.forEach((i, place) => (rank[i] = place + 1));
  const tree: (Best | undefined)[] = Array.from({ length: runs.length + 1 });
  const previous = runs.map((run, i) => {
    const best = greatest(tree, (rank[i] ?? 1) - 1);
    raise(tree, rank[i] ?? 1, { weight: best.weight + run.length, at: i });
    return best.at;
  });
  const chain: Run[] = [];
  for (let i = greatest(tree, runs.length).at; i >= 0; i = previous[i] ?? -1) chain.push(runs[i] as Run);
  return chain.reverse();
}
