import { readdirSync, readFileSync } from "node:fs";

/** The process and all that it started, theirs included, as /proc shows them now (Linux). */
export function processTree(root: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const pid of readdirSync("/proc").map(Number).filter(Number.isInteger)) {
    const parent = parentOf(pid);
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const tree = [root];
  for (const pid of tree) tree.push(...(children.get(pid) ?? []));
  return tree;
}

function parentOf(pid: number): number | null {
  const stat = read(`/proc/${pid}/stat`);
  // The name in brackets may hold spaces and brackets of its own: fields count from the last one (proc(5)).
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields ? Number(fields[1]) : null;
}

/**
 * Memory of these processes in bytes. A page that n of them share counts 1/n for each ("Pss"), so that PostgreSQL's
 * shared buffers and Node's own code count once; a process that may not be looked into counts all its pages ("VmRSS").
 */
export function memoryOf(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    const line = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`) ?? "");
    const all = line ?? /^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`) ?? "");
    return sum + Number(all?.[1] ?? 0) * 1024;
  }, 0);
}

/** Null when the process has ended meanwhile or is not ours to see. */
function read(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
