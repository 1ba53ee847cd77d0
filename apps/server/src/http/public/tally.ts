import type { Ports } from "../../acts/ports.ts";

/** Kinds of checks that are counted by day. */
export type Kind = "file" | "words" | "reference" | "code" | "version" | "sent";

export type Tally = {
  add(kind: Kind): void;
  /** Writes what was counted and stops. */
  close(): Promise<void>;
};

const EVERY_MS = 10_000;

/**
 * Counts in memory and writes now and then: a transaction for every check would be most of its cost. Counts that could
 * not be written are kept for the next time; a crash loses at most ten seconds of them.
 */
export function openTally(write: (counts: ReadonlyMap<Kind, number>) => Promise<void>): Tally {
  let counts = new Map<Kind, number>();
  let writing: Promise<void> = Promise.resolve();
  const add = (kind: Kind, n = 1): void => {
    counts.set(kind, (counts.get(kind) ?? 0) + n);
  };
  const flush = async (): Promise<void> => {
    if (counts.size === 0) return;
    const now = counts;
    counts = new Map();
    await write(now).catch(() => now.forEach((n, kind) => add(kind, n)));
  };
  const timer = setInterval(() => {
    writing = writing.then(flush);
  }, EVERY_MS);
  timer.unref();
  return {
    add: (kind) => add(kind),
    async close() {
      clearInterval(timer);
      await writing;
      await flush();
    },
  };
}

/** A tally that is written to the record's database, by kind and day. */
export function dailyTally(ports: Ports): Tally {
  return openTally((counts) =>
    ports.transact(async (unit) => {
      const today = ports.now().slice(0, 10);
      for (const [kind, n] of counts) await unit.public.count(today, kind, n);
    }),
  );
}
