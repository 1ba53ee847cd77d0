import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPool } from "../src/store/database.ts";
import { type DatabaseServer, databaseServers } from "./database.ts";

const ends = "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'to be ended'";

describe.each(databaseServers)("a pool, on %s", (_name, start) => {
  const stack = new AsyncDisposableStack();
  let server: DatabaseServer;
  let name: string;
  beforeAll(async () => {
    server = await start();
    stack.defer(() => server.stop());
    name = await server.create();
    stack.defer(() => server.drop(name));
  });
  afterAll(() => stack.disposeAsync());

  test("tells of a connection that the database ended while nobody used it, and opens another", async () => {
    await using over = new AsyncDisposableStack();
    const other = openPool(server.connection(name));
    over.defer(() => other.end());
    const lost: string[] = [];
    const pool = openPool({ ...server.connection(name), application_name: "to be ended" }, ({ message }) =>
      lost.push(message),
    );
    over.defer(() => pool.end());
    await pool.query("select 1");
    const removed = new Promise<void>((done) => pool.on("remove", () => done()));
    await other.query(ends);
    await removed;
    expect(lost).toEqual([expect.stringMatching(/terminat/u)]);
    expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  });

  test("survives that the database ends its connections while it closes them itself", async () => {
    const other = openPool(server.connection(name));
    for (let n = 0; n < 20; n += 1) {
      const pool = openPool({ ...server.connection(name), application_name: "to be ended" });
      await Promise.all([pool.query("select 1"), pool.query("select 1")]);
      await Promise.all([other.query(ends), pool.end()]);
    }
    await other.end();
  });
});
