import { afterAll, afterEach, expect, test } from "vitest";
import { eraseMail } from "../src/acts/mail/erase-mail.ts";
import { receiveMail } from "../src/acts/mail/mail-in.ts";
import { cameByMail } from "../src/acts/mail/mail-queries.ts";
import { strayMail } from "../src/acts/mail/stray-mail.ts";
import { ConfigError, readConfig } from "../src/config.ts";
import { createParser } from "../src/parse/parser.ts";
import { type Conversation, commentsOf, conversation, fromPort } from "./conversation.ts";
import { onEachDatabase } from "./office.ts";

const parser = createParser({ children: 1 });
afterAll(parser.close);
let open = new AsyncDisposableStack();
afterEach(async () => {
  await open.disposeAsync();
  open = new AsyncDisposableStack();
});

const day = 24 * 60;

test("how long mail is kept is read strictly", () => {
  expect(readConfig({}).mailKept).toEqual({ entered: 365, other: 90 });
  expect(readConfig({ MAIL_KEEP_DAYS: "forever", MAIL_KEEP_STRAY_DAYS: "7" }).mailKept).toEqual({
    entered: null,
    other: 7,
  });
  for (const days of ["0", "-1", "1.5", "a year", "99999"])
    expect(() => readConfig({ MAIL_KEEP_DAYS: days })).toThrow(ConfigError);
});

onEachDatabase("mail that was kept long enough", (openOffice) => {
  /** One of each: entered, from a stranger, hostile, and one that nobody has looked at yet. */
  async function kept() {
    const talk = await conversation(openOffice(), open, parser);
    await talk.comes(talk.file("with-attachment"));
    await talk.comes(talk.file("wrong-sender"));
    await talk.comes(talk.file("out-of-office"));
    await talk.comes(Buffer.from(`From: bo@port.example\r\n${"X-Long: y\r\n".repeat(40_000)}\r\nHello`));
    const raw = talk.file("gmail-quote");
    await receiveMail(talk.ports, { raw, size: raw.length, envelope: fromPort });
    return talk;
  }
  const lengths = async ({ office }: Conversation) => {
    const { rows } = await office.pool.query(
      "select coalesce(fate, 'waiting') as fate, length(raw) > 0 as kept from mail_in order by at",
    );
    return Object.fromEntries(rows.map(({ fate, kept }) => [fate, kept]));
  };
  const usual = { entered: 365, other: 90 };
  const erasures = ({ ports }: Conversation) => ports.transact((unit) => unit.mail.erasures());

  test("is erased after its days and not before, each kind by its own rule; what waits never is", async () => {
    const talk = await kept();
    const { office, ports } = talk;
    office.clock.pass(89 * day);
    expect(await eraseMail(ports, usual)).toBe(false);
    expect(Object.values(await lengths(talk))).toEqual([true, true, true, true, true]);
    expect(await erasures(talk)).toEqual([]);
    office.clock.pass(2 * day);
    await eraseMail(ports, usual);
    expect(await lengths(talk)).toEqual({
      entered: true,
      unassigned: false,
      "auto-reply": false,
      quarantined: false,
      waiting: true,
    });
    office.clock.pass(275 * day);
    await eraseMail(ports, usual);
    expect(await lengths(talk)).toMatchObject({ entered: false, waiting: true });
    expect(await erasures(talk)).toMatchObject([
      { kind: "other", mails: 3, bytes: expect.any(Number) },
      { kind: "entered", mails: 1 },
    ]);
  });

  test("leaves nothing that a stranger said, and all that was entered", async () => {
    const talk = await kept();
    const { office, ports } = talk;
    office.clock.pass(400 * day);
    await eraseMail(ports, usual);
    const { rows } = await office.pool.query(
      "select m::text as row from mail_in m where fate <> 'entered' and erased is not null",
    );
    expect(rows).toHaveLength(3);
    for (const { row } of rows) expect(row).not.toMatch(/mallory|Strike|away until|\.example|192\.0/);
    expect(await strayMail(ports, office.ilse)).toEqual([]);
    const [entered] = await ports.transact((unit) => cameByMail(unit, talk.letter));
    expect(entered).toMatchObject({ sender: "bo@port.example", text: "The port plan is attached." });
    expect((await commentsOf(talk)).comments.at(-1)).toMatchObject({
      text: "The port plan is attached.",
      attachments: [{ name: "plan.pdf" }],
    });
  });

  test("is known when it comes again", async () => {
    const talk = await kept();
    const { office, ports } = talk;
    office.clock.pass(400 * day);
    await eraseMail(ports, usual);
    for (const name of ["with-attachment", "wrong-sender"]) {
      const raw = talk.file(name);
      expect(await receiveMail(ports, { raw, size: raw.length, envelope: fromPort })).toBe(false);
    }
  });

  test("stays for ever where the office says so; many go in many turns, however many servers work on them", async () => {
    const talk = await kept();
    const { office, ports } = talk;
    office.clock.pass(4_000 * day);
    expect(await eraseMail(ports, { entered: null, other: null })).toBe(false);
    expect(await erasures(talk)).toEqual([]);
    await office.pool.query(
      `insert into mail_in (id, sha256, at, envelope, raw, size, fate, handled)
       select n::text, n::text, '2020-01-01', '{"by":"imap"}', 'abc', 3, 'list', '{}' from generate_series(1, 120) n`,
    );
    expect(await eraseMail(ports, usual)).toBe(true);
    await Promise.all([eraseMail(ports, usual), eraseMail(await office.another(), usual)]);
    while (await eraseMail(ports, usual));
    const all = (await erasures(talk)).filter((one) => one.kind === "other");
    expect(all.reduce((sum, { mails }) => sum + mails, 0)).toBe(123);
    const { rows } = await office.pool.query(
      "select count(*)::int as n from mail_in where erased is not null",
    );
    expect(rows).toEqual([{ n: 124 }]);
  });
});
