import type { Logger } from "pino";
import type pg from "pg";
import { type ConnectionOptions, PgBoss } from "pg-boss";
import type { Job } from "../acts/ports.ts";
import { asQueryable } from "../store/database.ts";
import type { Outbox } from "../store/transact.ts";

/** What does a job's work. It may be run again after a crash, so it must be the same to run it twice. */
export type Workers = {
  readonly [Name in Job["name"]]: (data: Extract<Job, { name: Name }>["data"]) => Promise<void>;
};

const queues: readonly Job["name"][] = ["seal", "mail", "mail-in"];

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
// A mail server that is down for a night is not asked a thousand times for each mail.
const mailOptions = { ...queueOptions, retryDelayMax: 900 };

/** How many jobs are taken at once, and how many of them are worked on side by side. */
const batches: Readonly<Record<Job["name"], { readonly size: number; readonly atOnce: number }>> = {
  seal: { size: 20, atOnce: 1 },
  mail: { size: 100, atOnce: 8 },
  "mail-in": { size: 20, atOnce: 2 },
};

type Taken = { readonly name: string; readonly id: string };

/** Each job is settled by itself: a mail that cannot be delivered must not send the others of its batch again. */
async function settle(
  boss: PgBoss,
  log: Logger,
  { name, id }: Taken,
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

/** Works through a list, so many side by side. */
async function sideBySide<T>(
  list: readonly T[],
  atOnce: number,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const rest = [...list];
  const line = async () => {
    for (let one = rest.shift(); one !== undefined; one = rest.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, line));
}

async function workQueue<Name extends Job["name"]>(
  boss: PgBoss,
  log: Logger,
  name: Name,
  workers: Workers,
): Promise<void> {
  const work = workers[name];
  type Data = Parameters<typeof work>[0];
  const { size: batchSize, atOnce } = batches[name];
  const options = { pollingIntervalSeconds: 0.5, batchSize, burstWhenBatchFull: true };
  await boss.work<Data>(name, options, (jobs) =>
    sideBySide(jobs, atOnce, (job) => settle(boss, log, job, () => work(job.data as never))),
  );
}

/** Jobs of one queue are written by one statement: five hundred invitations would else be five hundred. */
async function send(boss: PgBoss, db: ConnectionOptions["db"], jobs: readonly Job[]): Promise<void> {
  for (const name of queues) {
    const own = jobs.filter((job) => job.name === name);
    const rows = own.map((job) => ({ data: job.data, startAfter: "after" in job ? job.after : undefined }));
    if (rows.length > 0) await boss.insert(name, rows, { db });
  }
}

export async function openJobs(pool: pg.Pool, log: Logger): Promise<Jobs> {
  const boss = new PgBoss({
    schema: "job",
    db: { executeSql: (text, values) => pool.query(text, values as unknown[]) },
  });
  boss.on("error", (error) => log.error({ error }, "job queue"));
  await boss.start();
  for (const name of queues) await boss.createQueue(name, name === "mail" ? mailOptions : queueOptions);
  return {
    async outbox(tx, jobs) {
      const db = {
        executeSql: (text: string, values?: unknown[]) => asQueryable(tx).query(text, values ?? []),
      };
      await send(boss, db, jobs);
    },
    async start(workers) {
      for (const name of queues) await workQueue(boss, log, name, workers);
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 5_000 });
    },
  };
}
