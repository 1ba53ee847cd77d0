import { randomBytes } from "node:crypto";
import type { Logger } from "pino";
import { type LogSigner, type Sequenced, sequence } from "../acts/release/sequence.ts";
import { type Repeating, repeat } from "./repeat.ts";

type LogPorts = Parameters<typeof sequence>[0];

/** About once a second: short enough for who waits for a release, long enough that a batch hides a circulation. */
const pause = 1_000;

/** Runs the sequencer until stopped. A failure is said once and tried again: the next run does the same work. */
export function startSequencer(
  ports: LogPorts,
  log: LogSigner,
  logger: Logger,
  published: (done: Sequenced) => Promise<void>,
): Repeating {
  return repeat(
    pause,
    async () => {
      const done = await sequence(ports, log, (length) => new Uint8Array(randomBytes(length)));
      if (done) await published(done);
    },
    (error) => logger.error({ error }, "the sequencer could not write a batch and tries again"),
  );
}
