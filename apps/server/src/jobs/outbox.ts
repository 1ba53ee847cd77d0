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

async function workQueue<Name extends Job["name"]>(
  boss: PgBoss,
  name: Name,
  workers: Workers,
): Promise<void> {
  const work = workers[name];
  type Data = Parameters<typeof work>[0];
  await boss.work<Data>(name, { pollingIntervalSeconds: 0.5, batchSize: 20 }, async (jobs) => {
    for (const job of jobs) await work(job.data as never);
  });
}

export async function openJobs(pool: pg.Pool, log: Logger): Promise<Jobs> {
  const boss = new PgBoss({
    schema: "job",
    db: { executeSql: (text, values) => pool.query(text, values as unknown[]) },
  });
  boss.on("error", (error) => log.error({ error }, "job queue"));
  await boss.start();
  for (const name of queues)
    await boss.createQueue(name, { retryLimit: 20, retryDelay: 2, retryBackoff: true });
  return {
    async outbox(tx, jobs) {
      const db = {
        executeSql: (text: string, values?: unknown[]) => asQueryable(tx).query(text, values ?? []),
      };
      for (const job of jobs) await boss.send(job.name, job.data, { db });
    },
    async start(workers) {
      for (const name of queues) await workQueue(boss, name, workers);
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 5_000 });
    },
  };
}
