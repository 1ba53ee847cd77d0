import { randomBytes } from "node:crypto";
import { resolve } from "node:dns/promises";
import { join } from "node:path";
import { sealingUser, startSigner } from "@chirograph/signer";
import { type Logger, pino } from "pino";
import { deliver } from "./acts/mail/deliver.ts";
import { handleMail, resumeMail } from "./acts/mail/mail-in.ts";
import type { Ports } from "./acts/ports.ts";
import type { MailReader } from "./acts/mail/read-mail.ts";
import { resumeSeals, sealLetter } from "./acts/release/seal.ts";
import { enrolFirst, setUpToken } from "./acts/people/set-up.ts";
import { officeSettings } from "./acts/person-does.ts";
import type { Tools } from "./acts/tools.ts";
import { holdToHead, rememberHead } from "./backup/head.ts";
import { firstOrigin, readLineage } from "./backup/lineage.ts";
import { readLogKeys } from "./backup/log-keys.ts";
import type { Config } from "./config.ts";
import { entryAssets, readManifest } from "./http/assets.ts";
import { type PublicDeps, fileLookups, publicPages } from "./http/public/index.ts";
import { createServer } from "./http/server.ts";
import { startDeskKeeper } from "./jobs/desk-keeper.ts";
import { openJobs } from "./jobs/outbox.ts";
import { askModel } from "./model/ask-model.ts";
import { startMailKeeper } from "./jobs/mail-keeper.ts";
import { startReminders } from "./jobs/reminders.ts";
import { startSequencer } from "./jobs/sequencer.ts";
import { openLogKey } from "./keys/log-key.ts";
import { signerPort } from "./keys/sealing.ts";
import { mailReader } from "./mail/mail-reader.ts";
import { nowhere, openPost } from "./mail/post.ts";
import { takeMailIn } from "./mail/take-in.ts";
import { createParser } from "./parse/parser.ts";
import { startPostgres } from "./postgres/supervisor.ts";
import { openPool, tryDatabase } from "./store/database.ts";
import { migrate } from "./store/migrate.ts";
import { openStore } from "./store/open-store.ts";
import { treeReader } from "./store/tree-reader.ts";
import { type Typesetter, createTypesetter } from "./typeset/typeset.ts";

export type Running = {
  readonly address: string;
  /** The one-time address for set-up, on an empty database only. */
  readonly setUpLink: string | null;
  /** Resolves with a sentence when something the office cannot live without ends by itself. */
  readonly lost: Promise<string>;
  stop(): Promise<void>;
};

async function openDatabaseServer(config: Config, stack: AsyncDisposableStack, say: (line: string) => void) {
  if (config.databaseUrl)
    return { connection: config.databaseUrl, lost: new Promise<string>(() => undefined) };
  const postgres = await startPostgres({ dataDir: config.dataDir, log: say });
  stack.defer(() => postgres.stop());
  return { connection: postgres.connection, lost: postgres.lost };
}

/** The typesetter loads its fonts in a thread of its own while the database starts. */
function beginTypesetter(stack: AsyncDisposableStack): Promise<Typesetter> {
  const begun = createTypesetter();
  // Its failure is told where it is waited for, if the start comes so far.
  const close = begun.then(
    (typesetter) => () => typesetter.close(),
    () => async () => undefined,
  );
  stack.defer(async () => (await close)());
  return begun;
}

function openTools(
  stack: AsyncDisposableStack,
  log: Logger,
  { typeset }: Typesetter,
): { tools: Tools; reader: MailReader } {
  const parser = createParser({ log });
  stack.defer(() => parser.close());
  const { read, render, template, matrix, mail } = parser;
  return { tools: { typeset, read, render, template, matrix, mail }, reader: mailReader(parser, resolve) };
}

function openPorts(store: Pick<Ports, "transact">, { smtpUrl }: Config): Ports {
  return {
    transact: store.transact,
    mails: smtpUrl !== null,
    now: () => new Date().toISOString(),
    id: () => randomBytes(16).toString("hex"),
  };
}

/** Mail goes out only where an SMTP server is named: links are copied otherwise. */
function openMail({ smtpUrl, mailFrom: from, inbox }: Config, stack: AsyncDisposableStack) {
  if (smtpUrl === null) return null;
  const post = openPost({ smtpUrl, from, inbox });
  stack.defer(() => post.close());
  return post;
}

/** Starts the whole office: database, sealing process, parsers, jobs, sequencer, pages. Stops in reverse. */
export async function startServer(config: Config, say: (line: string) => void): Promise<Running> {
  const log = pino({ level: process.env.LOG_LEVEL ?? "warn" }, pino.destination(2));
  await using stack = new AsyncDisposableStack();
  const typesetter = beginTypesetter(stack);
  const database = await openDatabaseServer(config, stack, say);
  const folder = join(config.dataDir, "signer");
  const user = await sealingUser(folder);
  const signer = startSigner({ folder, user, passPhrase: config.passPhrase });
  stack.defer(() => signer.close());
  let stopping = false;
  const pool = openPool(
    database.connection,
    ({ message }) => stopping || log.error({ message }, "a database connection was lost"),
  );
  stack.defer(() => pool.end());
  stack.defer(() => void (stopping = true));
  await tryDatabase(pool);
  await migrate(pool);
  await holdToHead(config.dataDir, treeReader(pool), await readLogKeys(config.dataDir));
  const jobs = await openJobs(pool, log);
  stack.defer(() => jobs.stop());
  const store = openStore(pool, jobs.outbox);
  const ports = openPorts(store, config);
  const sealing = signerPort(signer);
  await enrolFirst(ports, sealing);
  const { tools, reader } = openTools(stack, log, await typesetter);
  const post = openMail(config, stack);
  await jobs.start({
    async seal({ letter }) {
      const sealed = await sealLetter(ports, sealing, letter);
      if (!sealed.ok) throw new Error(sealed.message);
    },
    async mail({ message }) {
      await deliver(ports, post ?? nowhere, message);
    },
    async "mail-in"({ mail }) {
      const boxes = { inbox: config.inbox ?? config.mailFrom, from: config.mailFrom };
      await handleMail(ports, reader, boxes, mail);
    },
  });
  const { origins, extensions } = await readLineage(config.dataDir);
  await resumeSeals(ports);
  const key = await openLogKey(join(config.dataDir, "keys"), origins.at(-1) ?? firstOrigin);
  const sequencer = startSequencer(
    { ...ports, transactLog: store.transactLog },
    { origin: key.key.name, signer: key, extensions },
    log,
    ({ note }) => rememberHead(config.dataDir, note),
  );
  stack.defer(() => sequencer.stop());
  if (post) {
    const reminders = startReminders(ports, log);
    stack.defer(() => reminders.stop());
  }
  await resumeMail(ports);
  if (config.inbox) {
    const { inbox, imapUrl, mailListen } = config;
    const mailIn = await takeMailIn(ports, { inbox, imapUrl, mailListen }, log);
    stack.defer(() => mailIn.stop());
  }
  const mailKeeper = startMailKeeper(ports, config.mailKept, log);
  stack.defer(() => mailKeeper.stop());
  const deskKeeper = startDeskKeeper(ports, log);
  stack.defer(() => deskKeeper.stop());
  const manifest = await readManifest();
  const pages: PublicDeps = {
    ports,
    tools,
    certificate: () => sealing.certificate(),
    office: () => officeSettings(ports),
    assets: (entry: string) => entryAssets(manifest, entry),
  };
  const app = await createServer(
    { ports, tools, signer: sealing, model: askModel, mail: post !== null, logger: log },
    async (app) => void (await app.register(publicPages, pages)),
    async (app) => void (await app.register(fileLookups, pages)),
  );
  stack.defer(() => app.close());
  await app.listen({ host: config.host, port: config.port });
  const bound = app.server.address();
  const port = typeof bound === "object" && bound ? bound.port : config.port;
  const address = `http://localhost:${port}`;
  const token = await setUpToken(ports);
  const owned = stack.move();
  return {
    address,
    setUpLink: token === null ? null : `${address}/office/setup#${token}`,
    lost: database.lost,
    stop: () => owned.disposeAsync(),
  };
}
