import { Conflict, type Job, type Unit } from "../acts/ports.ts";
import { copyStore } from "./copy-store.ts";
import { deskStore } from "./desk-store.ts";
import { listStore } from "./list-store.ts";
import type { Db, Tx } from "./database.ts";
import { letterStore } from "./letter-store.ts";
import { mailStore } from "./mail-store.ts";
import { modelStore } from "./model-store.ts";
import { peopleStore } from "./people-store.ts";
import { printStore } from "./print-store.ts";
import { decisionStore } from "./decision-store.ts";
import { blobStore, publicStore, statementStore } from "./public-store.ts";
import { recordStore } from "./record-store.ts";

/** Sends jobs inside the transaction: they exist exactly if it commits. */
export type Outbox = (tx: Tx, jobs: readonly Job[]) => Promise<void>;

const attempts = 20;
/** Longest pause before work is run again, ms. */
const longestPause = 300;

// 40001 serialization failure, 40P01 deadlock, 23505 unique violation: another writer was quicker.
const retried = new Set(["40001", "40P01", "23505"]);

function lostRace(error: unknown): boolean {
  if (error instanceof Conflict) return true;
  return error instanceof Error && "code" in error && retried.has(String(error.code));
}

export function unitOf(tx: Tx, outbox: Outbox): Unit {
  return {
    record: recordStore(tx),
    letters: letterStore(tx),
    copies: copyStore(tx),
    desk: deskStore(tx),
    lists: listStore(tx),
    mail: mailStore(tx),
    statements: statementStore(tx),
    decisions: decisionStore(tx),
    models: modelStore(tx),
    public: publicStore(tx),
    people: peopleStore(tx),
    blobs: blobStore(tx),
    prints: printStore(tx),
    jobs: { send: (jobs) => outbox(tx, jobs) },
  };
}

/** Carries a refusal out of a transaction that may have written already, so that it is rolled back. */
class Undone extends Error {
  readonly outcome: unknown;
  constructor(outcome: unknown) {
    super("undone");
    this.outcome = outcome;
  }
}

function isRefusal(outcome: unknown): boolean {
  return typeof outcome === "object" && outcome !== null && "ok" in outcome && outcome.ok === false;
}

async function once<T>(db: Db, outbox: Outbox, work: (unit: Unit, tx: Tx) => Promise<T>): Promise<T> {
  try {
    // One act sees one moment: else it could read the letter's copies before, and a copy's stream after, a hand-over.
    return await db
      .transaction()
      .setIsolationLevel("repeatable read")
      .execute(async (tx) => {
        const outcome = await work(unitOf(tx, outbox), tx);
        if (isRefusal(outcome)) throw new Undone(outcome);
        return outcome;
      });
  } catch (error) {
    if (error instanceof Undone) return error.outcome as T;
    throw error;
  }
}

/** Runs work in one transaction, and again from the start when another writer was quicker. */
export function transactor(
  db: Db,
  outbox: Outbox,
): <T>(work: (unit: Unit, tx: Tx) => Promise<T>) => Promise<T> {
  return async (work) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once(db, outbox, work);
      } catch (error) {
        if (attempt >= attempts || !lostRace(error)) throw error;
        // Spread the losers, so that fifty at once do not meet again and again.
        await new Promise((resolve) =>
          setTimeout(resolve, Math.random() * Math.min(longestPause, 10 * 2 ** attempt)),
        );
      }
    }
  };
}
