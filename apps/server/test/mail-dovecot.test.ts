import { afterEach, expect, test } from "vitest";
import { receiveMail } from "../src/acts/mail/mail-in.ts";
import { fetchMail, followMail } from "../src/mail/imap-in.ts";
import { takeMailIn } from "../src/mail/take-in.ts";
import { hasDovecot, openDovecot } from "./dovecot.ts";
import { type TestOffice, onEachDatabase, silentLog } from "./office.ts";

let open = new AsyncDisposableStack();
afterEach(async () => {
  await open.disposeAsync();
  open = new AsyncDisposableStack();
});

const mailOf = (n: number, body = "Hello") =>
  Buffer.from(`From: bo@port.example\r\nMessage-ID: <${n}@port.example>\r\nSubject: ${n}\r\n\r\n${body}\r\n`);

async function subjects({ pool }: TestOffice): Promise<(string | undefined)[]> {
  const { rows } = await pool.query("select convert_from(raw, 'UTF8') as raw from mail_in");
  return rows.map(({ raw }) => /Subject: (.*)\r/.exec(String(raw))?.[1]).sort();
}

async function until(what: () => Promise<boolean>): Promise<void> {
  while (!(await what())) await new Promise((resolve) => setTimeout(resolve, 20));
}

const maybe = hasDovecot() ? onEachDatabase : (about: string) => test.skip(about, () => undefined);

maybe("a mailbox of Dovecot", (openOffice) => {
  const start = async () => {
    const office = await openOffice();
    const server = await openDovecot();
    open.defer(() => server.close());
    const receive = (mail: Parameters<typeof receiveMail>[1]) => receiveMail(office.ports, mail);
    const fetched = () => fetchMail(office.ports, server.url, receive);
    const place = async () => (await office.pool.query("select validity, uid from mailbox")).rows[0];
    return { office, server, fetched, place, receive };
  };

  test("is read once, byte for byte, and what was read is marked as seen and nothing else", async () => {
    const { office, server, fetched } = await start();
    expect(await fetched()).toBe(0);
    for (const n of [1, 2, 3]) server.put(mailOf(n, "Grüße\r\n.\r\n--"));
    expect(await fetched()).toBe(3);
    expect(await fetched()).toBe(0);
    expect(server.flags()).toEqual({ 1: "S", 2: "S", 3: "S" });
    const { rows } = await office.pool.query("select raw from mail_in order by message_id, at");
    expect(rows.map(({ raw }) => Buffer.from(raw).toString()).sort()).toEqual(
      [1, 2, 3].map((n) => mailOf(n, "Grüße\r\n.\r\n--").toString()),
    );
    server.put(mailOf(4));
    expect(await fetched()).toBe(1);
    expect(await subjects(office)).toEqual(["1", "2", "3", "4"]);
  });

  test("of a mail that is too large the beginning is kept", async () => {
    const { office, server, fetched } = await start();
    await fetched();
    server.put(mailOf(1, `${"a".repeat(76)}\r\n`.repeat(140_000)));
    await fetched();
    const { rows } = await office.pool.query(
      "select length(raw) as kept, size > 10000000 as large from mail_in",
    );
    expect(rows).toEqual([{ kept: 65_536, large: true }]);
  });

  test("is read on after its server was started again, and after it numbered the mails anew", async () => {
    const { office, server, fetched, place } = await start();
    await fetched();
    for (const n of [1, 2]) server.put(mailOf(n));
    await fetched();
    await server.restart();
    server.put(mailOf(3));
    expect(await fetched()).toBe(1);
    const numberedAnew = async (between: () => void) => {
      const before = await place();
      await new Promise((resolve) => setTimeout(resolve, 1_100)); // UIDVALIDITY is the second of its making
      await server.restart(between);
      await fetched();
      expect((await place()).validity).not.toBe(before.validity);
    };
    await numberedAnew(() => server.forgetNumbers());
    expect(await subjects(office)).toEqual(["1", "2", "3"]);
    // The only mail has a number that another had before.
    await numberedAnew(() => {
      server.empty();
      server.forgetNumbers();
      server.put(mailOf(4));
    });
    expect(await subjects(office)).toEqual(["1", "2", "3", "4"]);
    expect(await fetched()).toBe(0);
  });

  test("is read to its end whichever byte the connection is lost at", async () => {
    const { office, server, fetched } = await start();
    await fetched();
    for (const n of [1, 2, 3]) server.put(mailOf(n, `${n}`.repeat(4_000)));
    let lost = 0;
    for (const bytes of [10, 1_100, 1_900, 3_000, 5_200, 7_000, 9_500, 13_000]) {
      server.cutAfter(bytes);
      await fetched().catch(() => (lost += 1));
    }
    server.cutAfter(Infinity);
    await fetched();
    expect(lost).toBeGreaterThanOrEqual(4);
    expect(await subjects(office)).toEqual(["1", "2", "3"]);
    expect(server.flags()).toMatchObject({ 3: "S" });
    const { rows } = await office.pool.query(
      "select count(*)::int as n from mail_in where length(raw) > 4000",
    );
    expect(rows).toEqual([{ n: 3 }]);
  });

  test("tells of each mail as it comes, over one connection", async () => {
    const { office, server, fetched, receive } = await start();
    await fetched();
    const before = server.connections();
    const leaving = new AbortController();
    // It never looks by itself: what the server did not tell of would never come.
    const following = followMail(office.ports, server.url, receive, leaving.signal, 2_000_000_000);
    await until(async () => server.connections() > before);
    for (const n of [1, 2, 3, 4, 5]) {
      server.put(mailOf(n));
      await until(async () => (await subjects(office)).length === n);
    }
    expect(server.connections() - before).toBe(1);
    leaving.abort();
    await following.catch(() => undefined);
  });

  test("is followed on after the server was started again, until the office stops", async () => {
    const { office, server } = await start();
    const mailIn = { inbox: "inbox@office.example", imapUrl: server.url, mailListen: null };
    const taking = await takeMailIn(office.ports, mailIn, silentLog);
    const arrived = (n: number) => until(async () => (await subjects(office)).length === n);
    server.put(mailOf(1));
    await arrived(1);
    await server.restart();
    server.put(mailOf(2));
    await arrived(2);
    await taking.stop();
    const { length } = await subjects(office);
    server.put(mailOf(3));
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect((await subjects(office)).length).toBe(length);
  });
});
