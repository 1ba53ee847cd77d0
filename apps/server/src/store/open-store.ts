import type pg from "pg";
import type { LogPort } from "../acts/release/log-port.ts";
import type { Unit } from "../acts/ports.ts";
import { openDatabase } from "./database.ts";
import { logStore } from "./log-store.ts";
import { type Outbox, transactor } from "./transact.ts";

export type Store = {
  transact<T>(work: (unit: Unit) => Promise<T>): Promise<T>;
  transactLog<T>(work: (unit: Unit, log: LogPort) => Promise<T>): Promise<T>;
};

/** The store over a migrated database. */
export function openStore(pool: pg.Pool, outbox: Outbox): Store {
  const db = openDatabase(pool);
  const transact = transactor(db, outbox);
  return {
    transact: (work) => transact((unit) => work(unit)),
    transactLog: (work) => transact((unit, tx) => work(unit, logStore(tx))),
  };
}
