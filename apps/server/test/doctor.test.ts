import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rememberHead, rememberedHead } from "../src/backup/head.ts";
import { type Config, readConfig } from "../src/config.ts";
import { examine } from "../src/doctor/examine.ts";
import { nodeVersion } from "../src/doctor/machine.ts";
import { type Ground, type KeptOffice, keepOffice, openGround } from "./kept-office.ts";

let ground: Ground;
let office: KeptOffice;
let config: Config;

beforeAll(async () => {
  ground = await openGround(null);
  office = await keepOffice(await ground.place());
  config = { ...readConfig({}), ...office.config };
  await writeFile(join(config.dataDir, "signer", "key.json"), JSON.stringify({ format: 1 }));
});
afterAll(async () => {
  await office.stop();
  await ground.clear();
});

async function states(looked: Config = config): Promise<Record<string, string>> {
  return Object.fromEntries((await examine(looked)).map(({ name, state }) => [name, state]));
}

test("an office in order has nothing bad, and what protects its keys is said", async () => {
  expect(await states()).toMatchObject({
    node: "good",
    "data-folder": "good",
    database: "good",
    durability: "good",
    migrations: "good",
    "log-head": "good",
    "public-address": "note",
    "log-key": "note",
    "sealing-key": "note",
    "signer-user": "note",
    mail: "note",
  });
});

test("a wrapped key is told from a plain one and from a damaged one", async () => {
  const file = join(config.dataDir, "signer", "key.json");
  await writeFile(file, JSON.stringify({ format: 1, salt: "AA" }));
  expect(await states()).toMatchObject({ "sealing-key": "good" });
  await writeFile(file, "{");
  expect(await states()).toMatchObject({ "sealing-key": "bad" });
  await writeFile(file, JSON.stringify({ format: 1, salt: "AA" }));
});

test.each([
  ["the log's key", "keys/log.pem", "log-key", 0o644, 0o600],
  ["the signer's folder", "signer", "sealing-key", 0o750, 0o700],
  ["the sealing key", "signer/key.json", "sealing-key", 0o640, 0o600],
  ["the data folder", "", "data-folder", 0o755, 0o711],
])("%s open to others is bad", async (_what, path, name, open, closed) => {
  await chmod(join(config.dataDir, path), open);
  expect(await states()).toMatchObject({ [name]: "bad" });
  await chmod(join(config.dataDir, path), closed);
  expect((await states())[name]).not.toBe("bad");
});

test("a database behind the remembered head, or of another log, is bad", async () => {
  const head = (await rememberedHead(config.dataDir)) ?? "";
  await office.grow();
  const newer = (await rememberedHead(config.dataDir)) ?? "";
  expect(await states()).toMatchObject({ "log-head": "good" });
  await office.pool.query("begin; create table away as select * from checkpoint where note = '' ; commit");
  await office.pool.query(
    "with gone as (delete from checkpoint where note <> '' and size = (select max(size) from checkpoint) returning *) insert into away select * from gone",
  );
  expect(await states()).toMatchObject({ "log-head": "bad" });
  await office.pool.query("insert into checkpoint select * from away; drop table away");
  expect(await states()).toMatchObject({ "log-head": "good" });
  await rememberHead(config.dataDir, head.replace("log\n", "another\n"));
  expect(await states()).toMatchObject({ "log-head": "bad" });
  await rememberHead(config.dataDir, newer);
});

test("a database that does not answer is bad, and says which", async () => {
  const found = await examine({ ...config, databaseUrl: "postgresql://nobody@127.0.0.1:1/none" });
  expect(found).toContainEqual({
    name: "database",
    state: "bad",
    says: expect.stringContaining("DATABASE_URL"),
  });
});

test("an older Node is bad; mail that is configured is good", async () => {
  expect(nodeVersion("v22.4.0").state).toBe("bad");
  expect(await states({ ...config, smtpUrl: "smtp://mail.example:25" })).toMatchObject({ mail: "good" });
});
