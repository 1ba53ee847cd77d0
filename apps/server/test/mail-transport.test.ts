import nodemailer from "nodemailer";
import { afterEach, expect, test } from "vitest";
import { receiveMail } from "../src/acts/mail/mail-in.ts";
import type { IncomingMail } from "../src/acts/mail/mail-port.ts";
import { ConfigError, readConfig } from "../src/config.ts";
import { fetchMail, followMail, imapOptions } from "../src/mail/imap-in.ts";
import { type Receive, listenForMail } from "../src/mail/smtp-in.ts";
import { openImapServer } from "./imap-server.ts";
import { type TestOffice, onEachDatabase, silentLog } from "./office.ts";

let open = new AsyncDisposableStack();
afterEach(async () => {
  await open.disposeAsync();
  open = new AsyncDisposableStack();
});

const inbox = "Letters@Office.example";
const mailOf = (n: number, body = "Hello") =>
  Buffer.from(`From: bo@port.example\r\nMessage-ID: <${n}@port.example>\r\nSubject: ${n}\r\n\r\n${body}\r\n`);

async function listening(receive: Receive) {
  const listener = await listenForMail({ host: "127.0.0.1", port: 0 }, inbox, receive, silentLog);
  open.defer(() => listener.close());
  const sender = nodemailer.createTransport({ host: "127.0.0.1", port: listener.port, ignoreTLS: true });
  open.defer(() => sender.close());
  return (to: string, raw: Uint8Array, from = "bo@port.example") =>
    sender.sendMail({ envelope: { from, to: [to] }, raw: Buffer.from(raw) });
}

test("over SMTP mail for the inbox alone is taken, and only once it is kept", async () => {
  const kept: Omit<IncomingMail, "id" | "at">[] = [];
  const gate = Promise.withResolvers<void>();
  const send = await listening(async (mail) => {
    await gate.promise;
    kept.push(mail);
    return true;
  });
  await expect(send("other@office.example", mailOf(1))).rejects.toMatchObject({ responseCode: 550 });
  let answered = false;
  const sending = send("letters@office.example", mailOf(2)).then(() => (answered = true));
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect([answered, kept.length]).toEqual([false, 0]);
  gate.resolve();
  await sending;
  expect(kept).toMatchObject([
    { size: mailOf(2).length, envelope: { by: "smtp", from: "bo@port.example", ip: "127.0.0.1" } },
  ]);
  expect(Buffer.from(kept[0]!.raw).toString()).toBe(mailOf(2).toString());
  await send("letters@office.example", mailOf(3), "");
  expect(kept[1]?.envelope).toMatchObject({ from: "" });
});

test("a mail that could not be kept is not acknowledged", async () => {
  const send = await listening(() => Promise.reject(new Error("the database is away")));
  await expect(send("letters@office.example", mailOf(1))).rejects.toMatchObject({ responseCode: 451 });
});

test("of a mail that is too large the beginning is kept, and its sender is told", async () => {
  const kept: Omit<IncomingMail, "id" | "at">[] = [];
  const send = await listening(async (mail) => kept.push(mail) > 0);
  const big = mailOf(1, `${"a".repeat(76)}\r\n`.repeat(140_000));
  await expect(send("letters@office.example", big)).rejects.toMatchObject({ responseCode: 552 });
  expect(kept).toHaveLength(1);
  expect(kept[0]?.raw).toHaveLength(65_536);
  expect(kept[0]?.size).toBeGreaterThan(10_000_000);
});

test("the mail settings are read strictly", () => {
  const read = (env: Record<string, string | undefined>) => readConfig({ PORT: "1", ...env });
  expect(read({})).toMatchObject({
    inbox: null,
    imapUrl: null,
    mailListen: null,
    mailFrom: "chirograph@localhost",
  });
  expect(read({ MAIL_LISTEN: "[::1]:2525", MAIL_FROM: "a@b.example" })).toMatchObject({
    inbox: "a@b.example",
    mailListen: { host: "::1", port: 2525 },
  });
  expect(read({ IMAP_URL: "imaps://a:b@c", MAIL_INBOX: "in@b.example" })).toMatchObject({
    inbox: "in@b.example",
  });
  for (const env of [
    { MAIL_LISTEN: "2525" },
    { MAIL_FROM: "Office <a@b.example>" },
    { MAIL_LISTEN: "a:1", MAIL_INBOX: "x" },
  ])
    expect(() => read(env)).toThrow(ConfigError);
  expect(imapOptions("imaps://o%40b:p%2Fw@mail.example/Letters")).toMatchObject({
    secure: true,
    port: 993,
    mailbox: "Letters",
    auth: { user: "o@b", pass: "p/w" },
  });
  expect(imapOptions("imap://o:p@mail.example")).toMatchObject({ doSTARTTLS: true });
});

const subjects = async ({ pool }: TestOffice) =>
  (await pool.query("select convert_from(raw, 'UTF8') as raw from mail_in order by at")).rows.map(
    ({ raw }) => /Subject: (.*)\r/.exec(String(raw))?.[1],
  );

onEachDatabase("a mailbox", (openOffice) => {
  const start = async () => {
    const office = await openOffice();
    const server = await openImapServer();
    open.defer(() => server.close());
    const fetched = () => fetchMail(office.ports, server.url, (mail) => receiveMail(office.ports, mail));
    return { office, server, fetched };
  };

  test("is read from where it was read last, each mail once, and what was read is marked", async () => {
    const { office, server, fetched } = await start();
    expect(await fetched()).toBe(0);
    for (const n of [1, 2, 3]) server.put(mailOf(n));
    expect(await fetched()).toBe(3);
    expect(await fetched()).toBe(0);
    server.put(mailOf(4));
    expect(await fetched()).toBe(1);
    expect(await subjects(office)).toEqual(["1", "2", "3", "4"]);
    expect([...server.seen]).toEqual([1, 2, 3, 4]);
    const { rows } = await office.pool.query("select count(*)::int as n from job.job where name = 'mail-in'");
    expect(rows).toEqual([{ n: 4 }]);
  });

  test("is read on after the connection broke, and after its server numbered the mails anew", async () => {
    const { office, server, fetched } = await start();
    await fetched();
    for (const n of [1, 2, 3]) server.put(mailOf(n));
    server.breakAt(2);
    await expect(fetched()).rejects.toThrow();
    expect(await subjects(office)).toEqual(["1"]);
    expect(await fetched()).toBe(2);
    server.renumber();
    server.put(mailOf(4));
    await fetched();
    expect(await subjects(office)).toEqual(["1", "2", "3", "4"]);
  });

  test("has a mail that is too large: its beginning is kept", async () => {
    const { office, server, fetched } = await start();
    await fetched();
    server.put(mailOf(1, "a".repeat(10_000_001)));
    await fetched();
    const { rows } = await office.pool.query("select length(raw) as kept, size from mail_in");
    expect(rows).toEqual([{ kept: 65_536, size: mailOf(1).length + 10_000_001 - 5 }]);
  });

  test("whose server cannot tell of mail is looked into again and again", async () => {
    const { office, server, fetched } = await start();
    await fetched();
    const leaving = new AbortController();
    const receive: Receive = (mail) => receiveMail(office.ports, mail);
    const following = followMail(office.ports, server.url, receive, leaving.signal, 50);
    for (const n of [1, 2, 3]) {
      server.put(mailOf(n));
      while ((await subjects(office)).length < n) await new Promise((resolve) => setTimeout(resolve, 20));
    }
    leaving.abort();
    await following.catch(() => undefined);
    expect(await subjects(office)).toEqual(["1", "2", "3"]);
  });

  test("that does not open says so and is read another time", async () => {
    const { office, server } = await start();
    const wrong = server.url.replace("secret", "other");
    await expect(fetchMail(office.ports, wrong, async () => true)).rejects.toThrow();
  });
});
