import { appendLeaves, emptyFrontier } from "../src/index.ts";
import type { Frontier, ReadNode } from "../src/index.ts";

/** A store of nodes in memory, filled by one append for each length in `batches`. */
export function storedTree(
  leaves: readonly Uint8Array[],
  batches: readonly number[] = [leaves.length],
): { frontier: Frontier; read: ReadNode; nodes: Map<string, Uint8Array> } {
  const nodes = new Map<string, Uint8Array>();
  let frontier = emptyFrontier;
  let at = 0;
  for (const length of [...batches, leaves.length]) {
    const appended = appendLeaves(frontier, leaves.slice(at, at + length));
    for (const { level, index, hash } of appended.nodes) {
      if (nodes.has(`${level}/${index}`)) throw new Error(`node ${level}/${index} was created twice`);
      nodes.set(`${level}/${index}`, hash);
    }
    frontier = appended.frontier;
    at = frontier.size;
  }
  return { frontier, nodes, read: (level, index) => nodes.get(`${level}/${index}`) };
}
