import type { Logger } from "pino";
import type pg from "pg";
import { PgBoss } from "pg-boss";
import type { Job } from "../acts/ports.ts";
import { asQueryable } from "../store/database.ts";
import type { Outbox } from "../store/transact.ts";

/** What does a job's work. It may be run again after a crash, so it must be the same to run it twice. */
export type Workers = {
  readonly [Name in Job["name"]]: (data: Extract<Job, { name: Name }>["data"]) => Promise<void>;
};

const queues: readonly Job["name"][] = ["seal", "mail"];

/** Jobs in the database: sent inside the transaction that decides them, worked on after it commits. */
export type Jobs = {
  readonly outbox: Outbox;
  start(workers: Workers): Promise<void>;
  stop(): Promise<void>;
};

// A job that its process did not live to finish is taken up again this long after its last sign of life.
const heartbeatSeconds = 30;
const queueOptions = {
  retryLimit: 10_000,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 60,
  heartbeatSeconds,
};

/** Each job is settled by itself: a mail that cannot be delivered must not send the others of its batch again. */
async function settle(
  boss: PgBoss,
  log: Logger,
  { name, id }: { readonly name: string; readonly id: string },
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    log.warn({ queue: name, message }, "a job failed and is tried again");
    await boss.fail(name, id, { message });
    return;
  }
  await boss.complete(name, id);
}

async function workQueue<Name extends Job["name"]>(
  boss: PgBoss,
  log: Logger,
  name: Name,
  workers: Workers,
): Promise<void> {
  const work = workers[name];
  type Data = Parameters<typeof work>[0];
  await boss.work<Data>(name, { pollingIntervalSeconds: 0.5, batchSize: 20 }, async (jobs) => {
    for (const job of jobs) await settle(boss, log, job, () => work(job.data as never));
  });
}

export async function openJobs(pool: pg.Pool, log: Logger): Promise<Jobs> {
  const boss = new PgBoss({
    schema: "job",
    db: { executeSql: (text, values) => pool.query(text, values as unknown[]) },
  });
  boss.on("error", (error) => log.error({ error }, "job queue"));
  await boss.start();
  for (const name of queues) await boss.createQueue(name, queueOptions);
  return {
    async outbox(tx, jobs) {
      const db = {
        executeSql: (text: string, values?: unknown[]) => asQueryable(tx).query(text, values ?? []),
      };
      for (const job of jobs) await boss.send(job.name, job.data, { db });
    },
    async start(workers) {
      for (const name of queues) await workQueue(boss, log, name, workers);
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 5_000 });
    },
  };
}
