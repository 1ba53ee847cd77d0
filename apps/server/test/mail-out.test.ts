import type { LetterText } from "@chirograph/core";
import { afterEach, expect, test } from "vitest";
import { dispose } from "../src/acts/coordination/adjudicate.ts";
import { circulate } from "../src/acts/coordination/circulate.ts";
import { deliver } from "../src/acts/mail/deliver.ts";
import { holderDoes } from "../src/acts/coordination/holder.ts";
import { mailOfCopy } from "../src/acts/mail/mail-queries.ts";
import { notify } from "../src/acts/mail/notices.ts";
import { answerPassingOn, newLink, passOn } from "../src/acts/coordination/pass-on.ts";
import { personDoes } from "../src/acts/person-does.ts";
import { remindSilent } from "../src/acts/mail/remind.ts";
import { openPost } from "../src/mail/post.ts";
import { berthing, newest, takePosition, usual, write } from "./letter.ts";
import { type Mailing, holderOf, mailing, says, send } from "./mailing.ts";
import { onEachDatabase } from "./office.ts";
import type { Posted } from "./post-office.ts";
import { must } from "./staff.ts";

let open = new AsyncDisposableStack();
afterEach(async () => {
  await open.disposeAsync();
  open = new AsyncDisposableStack();
});

const firstLine = ({ mail }: Posted) => mail.text?.split("\n")[0];
const header = ({ mail }: Posted, name: string) => mail.headers.find((one) => one.key === name)?.value;

onEachDatabase("mail that goes out", (openOffice) => {
  const start = () => mailing(openOffice(), open);

  test("an invitation says who asks and why, that it is a draft, by when, and carries no code", async () => {
    const house = await start();
    const { id } = await house.office.letter().version().made();
    const { n: version } = await newest(house.office, id);
    const about = { ...usual, zone: "Asia/Dubai", instructions: "Check paragraph 3 against the port plan." };
    const given = { version, ...about, holders: [holderOf({ name: "Bo", instructions: "And the dates." })] };
    const { links } = must(await circulate(house.ports, house.office.ilse, id, given, true));
    const [link] = links;
    expect(link).toMatchObject({ mailed: true });
    const [posted, ...others] = await house.sent();
    if (!posted || !link) throw new Error("No mail came.");
    expect(others).toEqual([]);
    expect(posted.to).toEqual(["bo@port.example"]);
    expect(posted.from).toBe("inbox@office.example");
    expect(firstLine(posted)).toBe(
      "Varrow Sound Port Authority asks you for your input on a draft letter, because the letter waits for your answer.",
    );
    for (const words of [
      "It is a draft: it is not signed and decides nothing.",
      "Tuesday 1 December 2026, 16:00 (Asia/Dubai, UTC+4)",
      "Check paragraph 3 against the port plan.",
      "And the dates.",
      link.link,
    ])
      expect(posted.mail.text).toContain(words);
    expect(posted.raw).not.toContain(link.code);
    expect(posted.mail).toMatchObject({
      from: { name: "Varrow Sound Port Authority", address: "letters@office.example" },
      replyTo: [{ address: "inbox@office.example" }],
    });
    expect(header(posted, "auto-submitted")).toBe("auto-generated");
    expect(header(posted, "message-id")).toMatch(/^<[0-9a-f]{32}@localhost>$/);
    expect(posted.mail.html).toContain(link.link);
    expect(posted.mail.html).not.toMatch(/<img|<script|<link|style|url\(|http-equiv/i);
    const calendar = posted.mail.attachments.find((one) => one.mimeType === "text/calendar");
    expect(new TextDecoder().decode(calendar?.content as ArrayBuffer)).toContain("DTSTART:20261201T120000Z");
    const { rows } = await house.office.pool.query("select link, state from mail_out");
    expect(rows).toEqual([{ link: null, state: "handed" }]);
  });

  test("one thread for each letter and holder, with the same subject", async () => {
    const house = await start();
    const { office, ports } = house;
    const { id } = await office.letter().version().made();
    const { Bo } = await send(house, id, [{ name: "Bo" }, { name: "Cy" }]);
    const [first, other] = await house.sent();
    await write(office, office.ilse, id, { ...berthing, subject: "Berthing, second version" } as LetterText);
    await send(house, id, [{ name: "Bo" }]);
    await ports.transact((unit) =>
      notify(ports, unit, { kind: "recalled", copy: Bo!, reason: "It went out too early." }),
    );
    const [newer, recalled] = await house.sent();
    if (!first || !other || !newer || !recalled) throw new Error("A mail is missing.");
    for (const one of [newer, recalled]) {
      expect(header(one, "references")).toBe(header(first, "message-id"));
      expect(header(one, "in-reply-to")).toBe(header(first, "message-id"));
    }
    expect(header(other, "references")).toBeUndefined();
    expect(firstLine(newer)).toContain("sends you version 2 of a draft letter, because you have version 1");
    expect(newer.mail.text).toContain("What changed since yours: Subject changed.");
    expect(firstLine(recalled)).toContain(
      "recalled your copy 1/2 of a draft letter, because: It went out too early.",
    );
    expect(recalled.mail.text).not.toContain("/c/");
    expect(recalled.raw).toContain("METHOD:CANCEL");
    expect(recalled.mail.subject).toBe(`Re: ${first.mail.subject}`);
  });

  test("what is passed on, and a link made anew, say so", async () => {
    const house = await start();
    const { office, ports } = house;
    const { id } = await office.letter().version().made();
    const { Bo } = await send(house, id, [{ name: "Bo" }]);
    await house.sent();
    const fay = { name: "Fay", organisation: "Quay", actingFor: "", address: "fay@quay.example" };
    must(await passOn(ports, Bo!, { holder: fay, delegated: true, mail: true }));
    must(await newLink(ports, office.ilse, { letter: id, copy: Bo!, mail: true }));
    const [passed, renewed] = await house.sent();
    expect(firstLine(passed!)).toBe(
      "Bo asks you to answer in their place on a draft letter of Varrow Sound Port Authority, because the task was theirs and they gave it to you.",
    );
    expect(firstLine(renewed!)).toContain("sends you a new link to your copy 1/1");
  });

  test("a refused request to pass a copy on is told to its holder, with whom it was for and what is left", async () => {
    const house = await start();
    const { office, ports } = house;
    const { id } = await office.letter().version().made();
    const { Bo } = await send(house, id, [{ name: "Bo", passingOn: "ask" }]);
    const fay = { name: "Fay", organisation: "Quay", actingFor: "", address: "fay@quay.example" };
    const answer = async (allow: boolean) => {
      must(await passOn(ports, Bo!, { holder: fay, delegated: false, mail: true }));
      await house.sent();
      must(await answerPassingOn(ports, office.ilse, { letter: id, copy: Bo!, allow, mail: true }));
      return house.sent();
    };
    const [refused, ...others] = await answer(false);
    expect([refused?.to, others]).toEqual([["bo@port.example"], []]);
    expect(firstLine(refused!)).toBe(
      "Varrow Sound Port Authority refused your request to pass your copy 1/1 of a draft letter on to Fay, so Fay gets none.",
    );
    expect(refused!.mail.text).toContain("You can ask again in your copy");
    expect(refused!.mail.text).not.toContain("Your answer is asked for by");
    const allowed = await answer(true);
    expect(allowed.map((one) => one.to)).toEqual([["fay@quay.example"]]);
  });

  test("answers to many comments are one mail, after a pause", async () => {
    const house = await start();
    const { office, ports } = house;
    const { id } = await office.letter().version().made();
    const { Bo } = await send(house, id, [{ name: "Bo" }]);
    await house.sent();
    const comments = [await says(house, Bo!, "Which basin?"), await says(house, Bo!, "From which day?")];
    const disposed = (comment: string, response: string) => [
      { copy: Bo!, comment, disposition: "reject" as const, response },
    ];
    const tell = (comment: string) =>
      ports.transact((unit) => notify(ports, unit, { kind: "answered", copy: Bo!, comment, reply: null }));
    for (const comment of comments) {
      must(await dispose(office.ports, office.ilse, id, disposed(comment, "The plan says so.")));
      await tell(comment);
    }
    // Changed again before anyone was told: only the last word counts.
    must(await dispose(office.ports, office.ilse, id, disposed(comments[1]!, "From 1 December.")));
    await tell(comments[1]!);
    expect(await house.sent()).toEqual([]);
    office.clock.pass(6);
    const [digest, ...others] = await house.sent();
    expect(others).toEqual([]);
    expect(digest?.mail.text).toMatch(
      /Which basin\?[^]*The plan says so\.[^]*From which day\?[^]*From 1 December\./,
    );
    expect(digest?.mail.text?.match(/not accepted/g)).toHaveLength(2);
    await tell(comments[0]!);
    office.clock.pass(6);
    expect(await house.sent()).toHaveLength(1);
    const { rows } = await office.pool.query(
      "select comment from mail_out where kind = 'answered' order by made",
    );
    expect(rows).toEqual([{ comment: null }, { comment: comments[0] }]);
  });

  test("a digest waits for a pause in the answers, and no longer than an hour", async () => {
    const house = await start();
    const { office, ports } = house;
    const { id } = await office.letter().version().made();
    const { Bo } = await send(house, id, [{ name: "Bo" }]);
    const comment = await says(house, Bo!, "Which basin?");
    await house.sent();
    const gone: number[] = [];
    for (let minutes = 0; minutes < 72; minutes += 4) {
      await ports.transact((unit) =>
        notify(ports, unit, { kind: "answered", copy: Bo!, comment, reply: null }),
      );
      if ((await house.sent()).length > 0) gone.push(minutes);
      office.clock.pass(4);
    }
    expect(gone).toEqual([60]);
  });

  test("a letter with a handling marking sends its reference and none of its words", async () => {
    const house = await start();
    const text = { ...berthing, handling: "RESTRICTED" } as LetterText;
    const { id } = await house.office.letter().version(text).made();
    await send(house, id, [{ name: "Bo", instructions: "Compare the basin." }], {
      instructions: "Basin Two.",
    });
    const [posted] = await house.sent();
    const decoded = `${posted?.mail.subject} ${posted?.mail.text} ${posted?.mail.html}`;
    expect(decoded).toContain("VSPA/2026/001");
    for (const secret of [text.subject, "Compare the basin", "Basin Two"])
      expect(decoded).not.toContain(secret);
  });

  test("words in Arabic keep their direction, and turn none of ours", async () => {
    const house = await start();
    const text = { ...berthing, language: "ar", subject: "مواعيد الرسو في الميناء" } as LetterText;
    const { id } = await house.office.letter().version(text).made();
    await send(house, id, [{ name: "Bo", instructions: "راجع الفقرة الثالثة" }]);
    const [posted] = await house.sent();
    expect(posted?.mail.subject).toContain(text.subject);
    expect(posted?.mail.text).toContain(`\u2068${text.subject}\u2069`);
    expect(posted?.mail.html).toContain(`<bdi>${text.subject}</bdi>`);
    expect(posted?.mail.html).toContain('<blockquote lang="ar" dir="rtl">راجع الفقرة الثالثة</blockquote>');
  });

  test("what is refused for good is shown at the holder and not tried again; what fails for now is", async () => {
    const house = await start();
    const { id } = await house.office.letter().version().made();
    const { Bo, Cy } = await send(house, id, [{ name: "Bo" }, { name: "Cy" }]);
    house.smtp.refuse("bo@port.example", 550);
    house.smtp.refuse("cy@port.example", 451);
    expect(await house.sent()).toEqual([]);
    house.smtp.accept("bo@port.example");
    house.smtp.accept("cy@port.example");
    expect((await house.sent()).map((one) => one.to)).toEqual([["cy@port.example"]]);
    const known = await house.ports.transact((unit) => mailOfCopy(unit, [Bo!, Cy!]));
    expect(known.get(Bo!)).toMatchObject({ sentAt: null, bounced: expect.stringContaining("550") });
    expect(known.get(Cy!)).toMatchObject({ bounced: null, lastKind: "invitation" });
    const { rows } = await house.office.pool.query("select link from mail_out");
    expect(rows).toEqual([{ link: null }, { link: null }]);
  });

  test("a mail that nobody takes for three days is given up, and that is shown", async () => {
    const house = await start();
    const { id } = await house.office.letter().version().made();
    const { Bo } = await send(house, id, [{ name: "Bo" }]);
    house.smtp.refuse("bo@port.example", 451);
    await house.sent();
    house.office.clock.pass(73 * 60);
    await house.sent();
    const known = await house.ports.transact((unit) => mailOfCopy(unit, [Bo!]));
    expect(known.get(Bo!)?.bounced).toContain("3 days");
  });

  test("an act that is undone tells nobody; without mail nobody is told and nothing is kept", async () => {
    const house = await start();
    const { id } = await house.office.letter().version().made();
    const { Bo } = await send(house, id, [{ name: "Bo" }]);
    await house.sent();
    const undone = house.ports.transact(async (unit) => {
      await notify(house.ports, unit, { kind: "your-turn", copy: Bo! });
      return { ok: false };
    });
    expect(await undone).toEqual({ ok: false });
    const silent = await house.office.ports.transact((unit) =>
      notify(house.office.ports, unit, { kind: "your-turn", copy: Bo! }),
    );
    expect(silent).toEqual({ mailed: [], withoutAddress: [] });
    expect(await house.sent()).toEqual([]);
    const none = await send(house, id, [
      { name: "Dee", address: "" },
      { name: "Eve", address: "a@b.example, c@d.example" },
    ]);
    const told = await house.ports.transact((unit) =>
      notify(
        house.ports,
        unit,
        Object.values(none).map((copy) => ({ kind: "reminder" as const, copy })),
      ),
    );
    expect(told).toEqual({ mailed: [], withoutAddress: Object.values(none) });
    expect(await house.sent()).toEqual([]);
  });

  test("500 invitations are handed over through the jobs", async () => {
    const house = await start();
    const { office, ports, smtp } = house;
    const { id } = await office.letter().version().made();
    const names = Array.from({ length: 500 }, (_, n) => ({ name: `Holder${n}` }));
    const post = openPost({ smtpUrl: smtp.url, from: "letters@office.example", inbox: null });
    const began = performance.now();
    await office.jobs.start({
      seal: async () => undefined,
      mail: ({ message }) => deliver(ports, post, message),
      "mail-in": async () => undefined,
    });
    await send(house, id, names);
    const circulated = performance.now();
    while (smtp.posted.length < 500) await new Promise((resolve) => setTimeout(resolve, 50));
    const seconds = (from: number) => ((performance.now() - from) / 1_000).toFixed(1);
    console.info(
      `500 invitations: ${seconds(began)} s in all, ${seconds(circulated)} s of them after the circulation; ${smtp.busiest()} connections at once`,
    );
    await office.jobs.stop();
    post.close();
    expect(new Set(smtp.posted.flatMap((one) => one.to)).size).toBe(500);
    expect(smtp.posted).toHaveLength(500);
    expect(smtp.busiest()).toBeGreaterThan(1);
  });
});

onEachDatabase("reminders", (openOffice) => {
  const start = () => mailing(openOffice(), open);
  const rules = (house: Mailing, remindBefore: number[], remindAfter: number[]) =>
    personDoes(house.office.ports, house.office.ilse, {
      type: "change-coordination",
      coordination: {
        silentRequired: "hold",
        objections: "hold",
        disposeFirst: [],
        remindBefore,
        remindAfter,
      },
    });
  const names = (posted: readonly Posted[]) =>
    posted.flatMap((one) => one.to.map((to) => to.split("@")[0])).sort();

  /** Suspense is nine days and three hours after the start. */
  const untilHours = (house: Mailing, hours: number) => {
    const now = Date.parse(house.ports.now());
    house.office.clock.pass((Date.parse(usual.suspense) + hours * 3_600_000 - now) / 60_000);
  };

  test("go to those who are asked and silent, at each hour of the rules, once", async () => {
    const house = await start();
    const { office, ports } = house;
    must(await rules(house, [48, 4], [24]));
    const { id } = await office.letter().version().made();
    const copies = await send(house, id, [
      { name: "Bo" },
      { name: "Cy", required: false },
      { name: "Dee" },
      { name: "Eve" },
      { name: "Fay", stage: 2 },
      { name: "Gus" },
    ]);
    await house.sent();
    must(await takePosition(office, { copy: copies.Dee!, label: "", token: "", code: "" }, "concur"));
    must(
      await personDoes(ports, office.ilse, {
        type: "recall-copy",
        letter: id,
        copy: copies.Eve!,
        reason: "",
      }),
    );
    must(
      await holderDoes(ports, copies.Gus!, (letter) => ({
        type: "decline" as const,
        letter,
        copy: copies.Gus!,
        why: "not-mine" as const,
        note: "",
        until: null,
      })),
    );
    expect(await remindSilent(ports)).toBe(0);
    untilHours(house, -48);
    expect(await remindSilent(ports)).toBe(2);
    const [another] = await Promise.all([
      office.another().then((more) => remindSilent({ ...more, mails: true })),
      remindSilent(ports),
    ]);
    expect(another).toBe(0);
    const first = await house.sent();
    expect(names(first)).toEqual(["bo", "cy"]);
    expect(firstLine(first[0]!)).toContain(
      "reminds you of a draft letter, because no answer came from you yet.",
    );
    expect(first[0]!.mail.text).toContain("the link that we sent you on 22 November 2026");
    expect(first[0]!.mail.text).toContain(`/c/${copies.Bo}\n`);
    expect(first[0]!.mail.text).not.toMatch(/\/c\/[0-9a-f]+#/);
    untilHours(house, -4);
    expect(await remindSilent(ports)).toBe(2);
    await house.sent();
    untilHours(house, 24);
    expect(await remindSilent(ports)).toBe(2);
    const late = await house.sent();
    expect(late[0]!.mail.text).toContain("A late answer still counts");
    const known = await ports.transact((unit) => mailOfCopy(unit, [copies.Bo!, copies.Dee!]));
    expect(known.get(copies.Bo!)?.remindedAt).toMatch(/^2026-12-02/);
    expect(known.get(copies.Dee!)?.remindedAt).toBeNull();
    office.clock.pass(60);
    expect(await remindSilent(ports)).toBe(0);
  });

  test("two servers at the same moment send each reminder once", async () => {
    const house = await start();
    const { id } = await house.office.letter().version().made();
    await send(house, id, [{ name: "Bo" }]);
    await house.sent();
    const others = await Promise.all([house.office.another(), house.office.another()]);
    untilHours(house, -48);
    await Promise.all(others.map((ports) => remindSilent({ ...ports, mails: true })));
    expect(await house.sent()).toHaveLength(1);
  });

  test("that were missed are not made up for: the last one that still holds goes out", async () => {
    const house = await start();
    const { id } = await house.office.letter().version().made();
    await send(house, id, [{ name: "Bo" }]);
    await house.sent();
    untilHours(house, -2);
    expect(await remindSilent(house.ports)).toBe(1);
    untilHours(house, 2);
    expect(await remindSilent(house.ports)).toBe(0);
  });

  test("go to the one to whom the task was given, and start anew when the suspense moves", async () => {
    const house = await start();
    const { office, ports } = house;
    const { id } = await office.letter().version().made();
    const { Bo } = await send(house, id, [{ name: "Bo" }]);
    const fay = { name: "Fay", organisation: "Quay", actingFor: "", address: "fay@quay.example" };
    must(await passOn(ports, Bo!, { holder: fay, delegated: true, mail: true }));
    await house.sent();
    untilHours(house, -48);
    expect(await remindSilent(ports)).toBe(1);
    expect(names(await house.sent())).toEqual(["fay"]);
    const suspense = "2026-12-08T12:00:00.000Z";
    must(
      await personDoes(ports, office.ilse, {
        type: "change-suspense",
        letter: id,
        suspense,
        zone: "UTC",
        reason: "",
      }),
    );
    untilHours(house, 7 * 24 - 48);
    expect(await remindSilent(ports)).toBe(1);
  });
});
