import { afterAll, afterEach, expect, test } from "vitest";
import { coordination as wire } from "@chirograph/wire";
import { eraseMail } from "../src/acts/mail/erase-mail.ts";
import { putAside } from "../src/acts/mail/put-aside.ts";
import { personDoes } from "../src/acts/person-does.ts";
import { createParser } from "../src/parse/parser.ts";
import { type Conversation, conversation } from "./conversation.ts";
import { cookieOf, openApp } from "./http.ts";
import { onEachDatabase } from "./office.ts";
import { type Colleague, must } from "./staff.ts";

const parser = createParser({ children: 1 });
afterAll(parser.close);
let open = new AsyncDisposableStack();
afterEach(async () => {
  await open.disposeAsync();
  open = new AsyncDisposableStack();
});

/** What the page of mail shows a person. */
async function shown(talk: Conversation, person: Colleague) {
  const app = await openApp(talk.office);
  const headers = { cookie: await cookieOf(talk.office, person) };
  const { mails } = wire.UnassignedMail.parse((await app.inject({ url: "/api/mail", headers })).json());
  await app.close();
  return mails;
}

const events = async ({ office }: Conversation) =>
  (await office.pool.query<{ n: number }>("select count(*)::int as n from event")).rows[0]?.n;

onEachDatabase("mail that found no place", (openOffice) => {
  const start = () => conversation(openOffice(), open, parser);

  test("is put aside with a reason, which stays to be read, and comes on no record", async () => {
    const talk = await start();
    const { ports, office } = talk;
    const mail = await talk.comes(talk.file("no-thread"));
    const [before] = await shown(talk, office.ilse);
    expect(before).toMatchObject({ id: mail.id, entered: false, aside: null, refusal: null });
    const told = await events(talk);
    expect(await putAside(ports, office.ilse, mail.id, " \n")).toMatchObject({ code: "reason-required" });
    expect((await shown(talk, office.ilse))[0]?.aside).toBeNull();
    must(await putAside(ports, office.ilse, mail.id, "A greeting. Nothing is asked of us.\n"));
    const [after] = await shown(talk, office.ilse);
    expect(after).toEqual({
      ...before,
      why: `${before?.why} Put aside: A greeting. Nothing is asked of us.`,
      aside: { by: "Ilse", at: expect.any(String) },
    });
    expect(await putAside(ports, office.tomas, mail.id, "Again.")).toMatchObject({
      code: "nothing-to-change",
    });
    expect(await events(talk)).toBe(told);
  });

  test("on a letter is put aside by its author or action officer, by no reader and by nobody outside", async () => {
    const talk = await start();
    const { ports, office, letter } = talk;
    const { id } = await talk.comes(talk.file("wrong-sender"));
    const grant = { type: "grant-access" as const, letter, person: office.wim.id, part: "reader" as const };
    must(await personDoes(ports, office.ilse, grant));
    expect((await shown(talk, office.wim)).map((mail) => mail.refusal)).toEqual([
      "The letter’s author or action officer puts it aside.",
    ]);
    expect(await putAside(ports, office.wim, id, "No.")).toMatchObject({ code: "not-allowed" });
    expect(await shown(talk, office.tomas)).toEqual([]);
    expect(await putAside(ports, office.tomas, id, "No.")).toMatchObject({ code: "not-found" });
    expect((await shown(talk, office.ilse))[0]?.aside).toBeNull();
    must(await putAside(ports, office.ilse, id, "Bo wrote it in their copy."));
    expect((await shown(talk, office.wim))[0]?.aside?.by).toBe("Ilse");
  });

  test("says of mail that was entered how many of its files were left out, and is put aside as entered", async () => {
    const talk = await start();
    const { ports, office } = talk;
    const boundary = "cut";
    const attached = [
      `--${boundary}`,
      "Content-Type: application/pdf; name=plan.pdf",
      "Content-Disposition: attachment; filename=plan.pdf",
      "Content-Transfer-Encoding: base64",
      "",
      "JVBERg==",
      `--${boundary}--`,
      "",
    ].join("\r\n");
    const raw = talk
      .file("reply-to-comment")
      .toString("latin1")
      .replace(/^Content-(?:Type|Transfer-Encoding):.*\r?\n(?:[ \t].*\r?\n)*/gimu, "")
      .replace(
        /\r?\n\r?\n/u,
        `\r\nContent-Type: multipart/mixed; boundary=${boundary}\r\n\r\n--${boundary}\r\nContent-Type: text/plain\r\n\r\n`,
      );
    const mail = await talk.comes(`${raw}\r\n${attached}`);
    expect(mail.fate).toBe("entered");
    expect(await shown(talk, office.ilse)).toMatchObject([{ entered: true, filesLeft: 1, aside: null }]);
    const app = await openApp(office);
    const get = async (path: string, person: Colleague) =>
      app.inject({ url: `/api/mail/${mail.id}${path}`, headers: { cookie: await cookieOf(office, person) } });
    expect((await get("/files", office.ilse)).json()).toEqual({ files: [{ name: "plan.pdf", bytes: 4 }] });
    const plan = await get("/files/1", office.ilse);
    expect(plan.body).toBe("%PDF");
    expect(plan.headers).toMatchObject({
      "content-type": "application/octet-stream",
      "content-disposition": expect.stringContaining('attachment; filename="plan.pdf"'),
    });
    expect((await get("/files/2", office.ilse)).statusCode).toBe(404);
    for (const path of ["/files", "/files/1"])
      expect((await get(path, office.tomas)).json().message).toContain("not open to you");
    await app.close();
    must(await putAside(ports, office.ilse, mail.id, "Bo added the file in their copy."));
    expect(await shown(talk, office.ilse)).toMatchObject([
      { entered: true, filesLeft: 1, aside: { by: "Ilse" } },
    ]);
    expect((await talk.ports.transact((unit) => unit.mail.enteredIn(talk.letter))).length).toBe(1);
  });

  test("is put aside once, whoever is quicker; and never by an act that was slower than its erasure", async () => {
    const talk = await start();
    const { ports, office } = talk;
    const { id } = await talk.comes(talk.file("no-thread"));
    const other = await office.another();
    const outcomes = await Promise.all([
      putAside(ports, office.ilse, id, "One."),
      putAside(other, office.tomas, id, "Two."),
    ]);
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    office.clock.pass(100 * 24 * 60);
    await eraseMail(ports, { entered: 365, other: 90 });
    expect(await shown(talk, office.ilse)).toEqual([]);
    expect(await putAside(ports, office.ilse, id, "Late.")).toMatchObject({ code: "not-found" });
    const { rows } = await office.pool.query("select handled::text as row from mail_in");
    expect(rows).toHaveLength(1);
    expect(rows[0].row).not.toMatch(/One\.|Two\.|Late\./u);
  });
});
