import { createHash } from "node:crypto";
import { copy as wire } from "@chirograph/wire";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  holderDoes,
  holderFile,
  holderPage,
  holds,
  keepDraft,
  linkStatus,
  openCopy,
} from "../src/acts/coordination/holder.ts";
import { circulate } from "../src/acts/coordination/circulate.ts";
import { dispose } from "../src/acts/coordination/adjudicate.ts";
import { answerPassingOn, newLink, passOn } from "../src/acts/coordination/pass-on.ts";
import { moveSuspense } from "../src/acts/coordination/run-circulation.ts";
import { personDoes } from "../src/acts/person-does.ts";
import { readRecord } from "../src/acts/read-record.ts";
import { viewLetter } from "../src/acts/view-letter.ts";
import { copyCookie } from "../src/http/session.ts";
import { fileName } from "../src/acts/file-name.ts";
import { openApp } from "./http.ts";
import {
  type HeldCopy,
  berthing,
  circulateTo,
  readyToApprove,
  remark,
  takePosition,
  unasked,
  usual,
  write,
} from "./letter.ts";
import { type TestOffice, onEachDatabase } from "./office.ts";
import { must } from "./staff.ts";

const third = { name: "Cy", organisation: "Cy & Daughters", actingFor: "", address: "" };

async function circulated(office: TestOffice, passingOn: "allowed" | "ask" | "never" = "never") {
  const { id } = await office.letter().version().made();
  const { bo, dee } = await circulateTo(office, id, ["bo", "dee"], passingOn);
  return { id, bo: bo!, dee: dee! };
}

const opens = ({ ports }: TestOffice, { copy, token }: HeldCopy, code: string) =>
  openCopy(ports, copy, { link: token, code });

const wrong = (code: string) => (code === "000000" ? "000001" : "000000");

/** What the record says of a letter and its copies, by the event's name. */
async function said(office: TestOffice, letter: string, type: string) {
  const rows = must(await readRecord(office.ports, office.ilse, letter));
  return rows.map(({ entry }) => entry.event).filter((event) => event.type === type);
}

onEachDatabase("a holder's link", (open) => {
  test("opens the copy with its code, once; the browser that did it keeps the copy", async () => {
    const office = await open();
    const { id, bo, dee } = await circulated(office);
    const { ports } = office;
    expect(await linkStatus(ports, bo.copy, bo.token, undefined)).toMatchObject({ state: "code-needed" });
    const { token } = must(await opens(office, bo, bo.code));
    expect(await linkStatus(ports, bo.copy, "", token)).toMatchObject({ state: "open" });
    expect([await holds(ports, bo.copy, token), await holds(ports, dee.copy, token)]).toEqual([true, false]);
    expect(await opens(office, bo, bo.code)).toMatchObject({ ok: false, code: "code-used" });
    expect(await said(office, id, "copy-opened")).toEqual([{ type: "copy-opened", how: "code" }]);
  });

  test("fetched by whatever follows links says nothing of reading, and opens nothing", async () => {
    const office = await open();
    const { id, bo } = await circulated(office);
    await linkStatus(office.ports, bo.copy, bo.token, undefined);
    expect(await said(office, id, "copy-opened")).toEqual([]);
    const { links, copies } = must(await viewLetter(office.ports, office.ilse, id));
    expect(links.get(bo.copy)?.fetchedAt).not.toBeNull();
    expect(copies.find((one) => one.id === bo.copy)).toMatchObject({ opened: null });
  });

  test("gives five tries to its code, written however it is read out, and then none", async () => {
    const office = await open();
    const { bo, dee } = await circulated(office);
    for (let n = 0; n < 4; n += 1)
      expect(await opens(office, bo, wrong(bo.code))).toMatchObject({ ok: false, code: "code-wrong" });
    must(await opens(office, bo, `${bo.code.slice(0, 3)} ${bo.code.slice(3)}`));
    for (let n = 0; n < 5; n += 1)
      expect(await opens(office, dee, wrong(dee.code))).toMatchObject({ ok: false, code: "code-wrong" });
    expect(await opens(office, dee, dee.code)).toMatchObject({ ok: false, code: "code-used" });
  });

  test("tried from many places at once opens once, and counts every try", async () => {
    const office = await open();
    const { bo, dee } = await circulated(office);
    const right = await Promise.all(Array.from({ length: 8 }, () => opens(office, bo, bo.code)));
    expect(right.filter((one) => one.ok)).toHaveLength(1);
    const guesses = await Promise.all(Array.from({ length: 12 }, () => opens(office, dee, wrong(dee.code))));
    expect(guesses.filter((one) => !one.ok && one.code === "code-wrong")).toHaveLength(5);
  });

  test("with another copy's token or code opens nothing; a wrong token costs no try", async () => {
    const office = await open();
    const { bo, dee } = await circulated(office);
    for (let n = 0; n < 6; n += 1)
      expect(await opens(office, { ...bo, token: dee.token }, bo.code)).toMatchObject({
        ok: false,
        code: "link-unknown",
      });
    expect(await opens(office, { ...bo, copy: office.ports.id() }, bo.code)).toMatchObject({
      code: "link-unknown",
    });
    expect(await linkStatus(office.ports, bo.copy, dee.token, undefined)).toMatchObject({ state: "unknown" });
    must(await opens(office, bo, bo.code));
    expect(await opens(office, dee, bo.code)).toMatchObject({ ok: false, code: "code-wrong" });
  });

  test("ends its code after its days, and with the next link that the office makes", async () => {
    const office = await open();
    const { id, bo, dee } = await circulated(office);
    const made = must(await newLink(office.ports, office.ilse, { letter: id, copy: dee.copy, mail: false }));
    expect(await opens(office, dee, dee.code)).toMatchObject({ ok: false, code: "link-unknown" });
    const token = made.link.link.slice(made.link.link.indexOf("#") + 1);
    must(await opens(office, { ...dee, token }, made.link.code));
    office.clock.pass(15 * 24 * 60);
    expect(await opens(office, bo, bo.code)).toMatchObject({ ok: false, code: "code-used" });
  });

  test("and its code are kept as hashes only", async () => {
    const office = await open();
    const { bo } = await circulated(office);
    const { rows } = await office.pool.query("select * from copy_link where copy = $1", [bo.copy]);
    const kept = JSON.stringify(rows);
    expect(kept).not.toContain(bo.token);
    expect(kept).not.toContain(`"${bo.code}"`);
  });
});

onEachDatabase("a holder's copy", (open) => {
  test("is the same bytes at each download, in each process; its SHA-256 is on record, its words are the version's", async () => {
    const office = await open();
    const { id, bo, dee } = await circulated(office);
    const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
    const { pdf } = must(await holderFile(office.ports, bo.copy));
    const again = must(await holderFile(office.ports, bo.copy));
    const restarted = must(await holderFile(await office.another(), bo.copy));
    expect([sha256(again.pdf), sha256(restarted.pdf)]).toEqual([sha256(pdf), sha256(pdf)]);
    expect(sha256(must(await holderFile(office.ports, dee.copy)).pdf)).not.toBe(sha256(pdf));
    const downloads = (await said(office, id, "copy-downloaded")).map(
      (event) => "sha256" in event && event.sha256,
    );
    expect(downloads).toHaveLength(2);
    expect(downloads).toContain(sha256(pdf));
    const read = await office.tools.read(pdf);
    const { pages } = must(await holderPage(office.ports, bo.copy));
    expect(read.ok && read.pages.map((page) => page.text)).toEqual(pages.map((page) => page.text));
  });

  test("is numbered on through a second circulation of the same version, and the links say the same", async () => {
    const office = await open();
    const { id, bo, dee } = await circulated(office);
    expect([bo.label, dee.label]).toEqual(["1/2", "2/2"]);
    const { fay } = await circulateTo(office, id, ["fay"]);
    expect(fay!.label).toBe("3/3");
    expect(must(await holderFile(office.ports, fay!.copy)).label).toBe("3/3");
  });

  test("is passed on where that is allowed, as a child with a link of its own", async () => {
    const office = await open();
    const { id, bo } = await circulated(office, "allowed");
    const passed = must(
      await passOn(office.ports, bo.copy, { holder: third, delegated: false, mail: false }),
    );
    if (passed.outcome !== "passed-on") throw new Error("It was only asked for.");
    expect(passed.link.label).toBe("1.1/2");
    const token = passed.link.link.slice(passed.link.link.indexOf("#") + 1);
    must(await opens(office, { copy: passed.link.copy, label: "", token, code: "" }, passed.link.code));
    const { copies } = must(await viewLetter(office.ports, office.ilse, id));
    expect(copies.find((one) => one.id === bo.copy)?.children).toEqual([passed.link.copy]);
    expect(copies.find((one) => one.id === passed.link.copy)).toMatchObject({
      parent: bo.copy,
      holder: third,
    });
  });

  test("is passed on where the office wants to be asked, after its answer only", async () => {
    const office = await open();
    const { id, bo, dee } = await circulated(office, "ask");
    const answer = (copy: string, allow: boolean) =>
      answerPassingOn(office.ports, office.ilse, { letter: id, copy, allow, mail: false });
    expect(await answer(bo.copy, true)).toMatchObject({ ok: false, code: "nothing-to-change" });
    for (const { copy } of [bo, dee])
      expect(
        must(await passOn(office.ports, copy, { holder: third, delegated: false, mail: false })).outcome,
      ).toBe("asked");
    expect(must(await answer(bo.copy, true)).link).toMatchObject({ label: "1.1/2", holder: "Cy" });
    expect(must(await answer(dee.copy, false)).link).toBeNull();
    expect(await answer(dee.copy, true)).toMatchObject({ ok: false, code: "nothing-to-change" });
  });

  test("keeps a request that the office refused, until there is another or the copy is passed on", async () => {
    const office = await open();
    const { id, bo } = await circulated(office, "ask");
    const refusedTo = async () => must(await holderPage(office.ports, bo.copy)).copy.refused;
    const asks = async (name: string) =>
      must(
        await passOn(office.ports, bo.copy, { holder: { ...third, name }, delegated: false, mail: false }),
      );
    const answer = async (allow: boolean) =>
      must(
        await answerPassingOn(office.ports, office.ilse, { letter: id, copy: bo.copy, allow, mail: false }),
      );
    await asks("Cy");
    expect(await refusedTo()).toBeNull();
    office.clock.pass(60);
    await answer(false);
    expect(await refusedTo()).toEqual({ holder: third, at: expect.stringMatching(/^2026-11-22T1/u) });
    await asks("Ed");
    expect(await refusedTo()).toBeNull();
    await answer(false);
    expect(await refusedTo()).toMatchObject({ holder: { name: "Ed" } });
    const child = { child: office.ports.id(), holder: third, delegated: false, stamper: "1" };
    const pass = { type: "pass-on" as const, letter: id, copy: bo.copy, ...child };
    must(await personDoes(office.ports, office.ilse, pass));
    expect(await refusedTo()).toBeNull();
  });

  test("is never passed on where that is ruled out", async () => {
    const office = await open();
    const { bo } = await circulated(office);
    expect(
      await passOn(office.ports, bo.copy, { holder: third, delegated: false, mail: false }),
    ).toMatchObject({
      code: "passing-on-not-allowed",
    });
  });

  test("takes nothing for another copy or letter: the link opens one", async () => {
    const office = await open();
    const { bo, dee } = await circulated(office);
    const foreign = await holderDoes(office.ports, bo.copy, (letter) => ({
      type: "take-position" as const,
      letter,
      copy: dee.copy,
      position: "concur" as const,
      reason: "",
    }));
    expect(foreign).toMatchObject({ ok: false, code: "not-found" });
  });

  test("that was recalled takes no input and no download, and says so", async () => {
    const office = await open();
    const { id, bo } = await circulated(office);
    must(await takePosition(office, bo, "concur"));
    must(
      await personDoes(office.ports, office.ilse, {
        type: "recall-copy",
        letter: id,
        copy: bo.copy,
        reason: "",
      }),
    );
    expect(await takePosition(office, bo, "non-concur")).toMatchObject({ ok: false, code: "recalled" });
    expect(await holderFile(office.ports, bo.copy)).toMatchObject({ ok: false, code: "recalled" });
    const page = must(await holderPage(office.ports, bo.copy));
    expect(page).toMatchObject({ takesInput: false, notice: expect.stringContaining("recalled") });
    expect(page.copy.position?.position).toBe("concur");
  });

  test("tells its holder when a later version replaced it, and nothing of an approval or its signer", async () => {
    const office = await open();
    const { id, bo } = await circulated(office);
    await write(office, office.ilse, id, { ...berthing, subject: "Berthing, second version" });
    expect(must(await holderPage(office.ports, bo.copy)).notice).toBeNull();
    await circulateTo(office, id, ["fay"]);
    const replaced = must(await holderPage(office.ports, bo.copy));
    expect(replaced).toMatchObject({
      takesInput: false,
      subject: berthing.subject,
      notice: expect.stringContaining("later version"),
    });
    must(await personDoes(office.ports, office.ilse, { type: "close-circulation", letter: id }));
    must(await (await readyToApprove(office, office.odile, id))());
    const after = JSON.stringify([
      must(await holderPage(office.ports, bo.copy)).notice,
      await takePosition(office, bo, "concur"),
    ]);
    expect(after).not.toMatch(/approv|Odile/i);
  });

  test("keeps what is typed over exactly the revision that the device read", async () => {
    const { ports, ...office } = await open();
    const { bo } = await circulated({ ports, ...office });
    const saves = await Promise.all(
      ["one", "two", "three"].map((body) => keepDraft(ports, bo.copy, body, 0)),
    );
    expect(saves.filter((one) => one.ok)).toHaveLength(1);
    must(await keepDraft(ports, bo.copy, "four", 1));
    expect(await keepDraft(ports, bo.copy, "late", 1)).toMatchObject({ ok: false, code: "other-revision" });
    expect(must(await holderPage(ports, bo.copy)).draft).toEqual({ body: "four", revision: 2 });
  });
});

/** Mirela answers for a house, Tilde through her; gives their copies. */
async function house(office: TestOffice, version = 1, letter?: string) {
  const id = letter ?? (await office.letter().version().made()).id;
  const one = { organisation: "The Guild", actingFor: "", address: "", passingOn: "allowed" as const };
  const holders = [
    { ...one, ...unasked, name: "Mirela" },
    { ...one, ...unasked, name: "Tilde", through: 0 },
  ];
  const { links } = must(
    await circulate(office.ports, office.ilse, id, { version, ...usual, holders }, false),
  );
  const copyOf = (name: string) => ({
    copy: links.find((link) => link.holder === name)!.copy,
    label: "",
    token: "",
    code: "",
  });
  return { id, mirela: copyOf("Mirela"), tilde: copyOf("Tilde") };
}

async function says(office: TestOffice, { copy }: HeldCopy, from: string | null = null, text = remark.text) {
  const comment = office.ports.id();
  const words = { ...remark, text, from, comment, copy };
  must(await holderDoes(office.ports, copy, (letter) => ({ type: "comment" as const, letter, ...words })));
  return comment;
}

const recalls = async (office: TestOffice, letter: string, { copy }: HeldCopy) =>
  must(await personDoes(office.ports, office.ilse, { type: "recall-copy", letter, copy, reason: "" }));

onEachDatabase("for whom a holder stands", (open) => {
  const page = async (office: TestOffice, { copy }: { readonly copy: string }) =>
    must(await holderPage(office.ports, copy));

  test("a delegate is told who handed it over and when, down to the first who was asked", async () => {
    const office = await open();
    const { bo } = await circulated(office, "allowed");
    const hand = async (copy: string, name: string, delegated: boolean) => {
      const holder = { ...third, name };
      const passed = must(await passOn(office.ports, copy, { holder, delegated, mail: false }));
      if (passed.outcome !== "passed-on") throw new Error("It was only asked for.");
      return passed.link;
    };
    const cy = await hand(bo.copy, "Cy", true);
    office.clock.pass(60);
    const ed = await hand(cy.copy, "Ed", true);
    const gus = await hand(cy.copy, "Gus", false);
    const [atCy, atEd, atGus] = [await page(office, cy), await page(office, ed), await page(office, gus)];
    const { holder } = (await page(office, bo)).copy;
    expect(atCy.stands.handed).toMatchObject({ by: holder, inPlace: true, behind: [] });
    expect(atEd.stands.handed).toMatchObject({ by: { name: "Cy" }, inPlace: true, behind: [holder] });
    expect(atEd.stands.handed!.at > atCy.stands.handed!.at).toBe(true);
    expect(atGus.stands.handed).toMatchObject({ by: { name: "Cy" }, inPlace: false, behind: [] });
    expect((await page(office, bo)).stands.handed).toBeNull();
    // Whoever is named in the same place later answers alone.
    await hand(bo.copy, "Hal", true);
    expect((await page(office, cy)).stands.handed).toMatchObject({ inPlace: false });
    expect((await page(office, ed)).stands.handed).toMatchObject({ inPlace: true, behind: [] });
  });

  test("a colleague learns what became of a comment: taken up with the office's answer, or answered without", async () => {
    const office = await open();
    const { id, mirela, tilde } = await house(office);
    const [up, left] = [await says(office, tilde), await says(office, tilde)];
    expect((await page(office, mirela)).stands.answersFor).toMatchObject([{ name: "Tilde" }]);
    const states = async () => (await page(office, tilde)).stands.gathered.map((one) => one.state);
    expect(await states()).toEqual(["waiting", "waiting"]);
    const own = await says(office, mirela, up, "Two boats stay.");
    expect(await states()).toEqual(["taken-up", "waiting"]);
    const answer = { copy: mirela.copy, comment: own, disposition: "accept" as const, response: "They do." };
    must(await dispose(office.ports, office.ilse, id, [answer]));
    must(await takePosition(office, mirela, "concur"));
    const { gathered } = (await page(office, tilde)).stands;
    expect(gathered.map((one) => [one.comment, one.by, one.state])).toEqual([
      [up, "Mirela", "taken-up"],
      [left, "Mirela", "left-out"],
    ]);
    expect(gathered[0]?.carried?.comment).toMatchObject({
      text: "Two boats stay.",
      disposed: { response: "They do." },
    });
    expect(gathered[1]?.carried).toBeNull();
    // What is said after the answer is not left out by it.
    office.clock.pass(1);
    await says(office, tilde);
    expect(await states()).toEqual(["taken-up", "left-out", "waiting"]);
  });

  test("who answers in a spokesman's place gathers as they would, and each sees what the other took up", async () => {
    const office = await open();
    const { mirela, tilde } = await house(office);
    const [one, two] = [await says(office, tilde), await says(office, tilde)];
    const hand = async (name: string, delegated: boolean) => {
      const given = { holder: { ...third, name }, delegated, mail: false };
      const passed = must(await passOn(office.ports, mirela.copy, given));
      if (passed.outcome !== "passed-on") throw new Error("It was only asked for.");
      return { ...mirela, copy: passed.link.copy };
    };
    const [ed, gus] = [await hand("Ed", true), await hand("Gus", false)];
    const colleagues = async (who: HeldCopy) =>
      (await page(office, who)).around.colleagues.map(({ comment, takenBy }) => [comment.id, takenBy]);
    const untaken = [
      [one, null],
      [two, null],
    ];
    expect(await colleagues(ed)).toEqual(untaken);
    expect(await colleagues(gus)).toEqual([]);
    expect((await page(office, ed)).stands.answersFor).toMatchObject([{ name: "Tilde" }]);
    await says(office, ed, one, "Two boats stay.");
    await says(office, mirela, two);
    expect(await colleagues(mirela)).toEqual([
      [one, "Ed"],
      [two, null],
    ]);
    expect(await colleagues(ed)).toEqual([
      [one, null],
      [two, "Mirela"],
    ]);
    const { gathered } = (await page(office, tilde)).stands;
    expect(gathered.map(({ by, state, carried }) => [by, state, carried?.copy.holder.name])).toEqual([
      ["Ed", "taken-up", "Ed"],
      ["Mirela", "taken-up", "Mirela"],
    ]);
    // What the delegate answers without is left out, though the spokesman said nothing.
    const late = await says(office, tilde);
    office.clock.pass(1);
    must(await takePosition(office, ed, "concur"));
    const after = (await page(office, tilde)).stands.gathered.find((given) => given.comment === late);
    expect(after?.state).toBe("left-out");
    // Another is named in the same place: what the first took up stays taken up, and they see no more of it.
    const hal = await hand("Hal", true);
    expect(await colleagues(hal)).toEqual([
      [one, "Ed"],
      [two, "Mirela"],
      [late, null],
    ]);
    expect(await colleagues(ed)).toEqual([]);
    expect((await page(office, tilde)).stands.gathered[0]).toMatchObject({ by: "Ed", state: "taken-up" });
  });

  test("who answers in a spokesman's place sees nothing of colleagues once a copy before theirs is recalled", async () => {
    const office = await open();
    const { id, mirela, tilde } = await house(office);
    await says(office, tilde);
    const hand = async (from: HeldCopy, name: string) => {
      const given = { holder: { ...third, name }, delegated: true, mail: false };
      const passed = must(await passOn(office.ports, from.copy, given));
      if (passed.outcome !== "passed-on") throw new Error("It was only asked for.");
      return { ...mirela, copy: passed.link.copy };
    };
    const ed = await hand(mirela, "Ed");
    const fay = await hand(ed, "Fay");
    const seen = async (who: HeldCopy) => (await page(office, who)).around.colleagues.length;
    expect([await seen(ed), await seen(fay)]).toEqual([1, 1]);
    await recalls(office, id, ed);
    expect([await seen(mirela), await seen(ed), await seen(fay)]).toEqual([1, 0, 0]);
    expect((await page(office, fay)).stands.answersFor).toEqual([]);
  });

  test("on an earlier copy nothing waits any more, and a recalled one tells nothing", async () => {
    const office = await open();
    const { id, tilde } = await house(office);
    await says(office, tilde);
    await write(office, office.ilse, id, { ...berthing, subject: "Berthing, second version" });
    const again = await house(office, 2, id);
    expect((await page(office, again.tilde)).stands.gathered).toMatchObject([{ state: "left-out" }]);
    await recalls(office, id, again.tilde);
    expect((await page(office, again.tilde)).stands.gathered).toEqual([]);
  });

  test("when the copy of who answers is recalled, it shows no colleague's words; the colleague answers", async () => {
    const office = await open();
    const { id, mirela, tilde } = await house(office);
    await says(office, tilde);
    expect((await page(office, mirela)).around.colleagues).toHaveLength(1);
    office.clock.pass(1);
    await recalls(office, id, mirela);
    const recalled = await page(office, mirela);
    expect([recalled.around.colleagues, recalled.stands.answersFor]).toEqual([[], []]);
    const own = await page(office, tilde);
    expect([own.around.answersThrough, own.stands.gathered]).toEqual([null, []]);
    expect(own.copy.speaksSince > own.copy.issued.at).toBe(true);
    must(await takePosition(office, tilde, "concur"));
    // Of a colleague whose own copy was recalled before nobody took the voice back.
    const gone = await house(office);
    await says(office, gone.tilde);
    await recalls(office, gone.id, gone.tilde);
    await recalls(office, gone.id, gone.mirela);
    expect((await page(office, gone.mirela)).around.colleagues).toEqual([]);
  });
});

onEachDatabase("how a holder's task stands", (open) => {
  const standing = async ({ ports }: TestOffice, copy: string) =>
    must(await holderPage(ports, copy)).stands.standing;
  const required = (name: string, more = {}) => ({
    name,
    organisation: `Port of ${name}`,
    actingFor: "",
    address: "",
    passingOn: "allowed" as const,
    ...unasked,
    required: true,
    ...more,
  });

  async function asked(office: TestOffice, more: Partial<typeof usual> = {}) {
    const { id } = await office.letter().version().made();
    const holders = [
      required("Bo"),
      required("Dee", { stage: 2 }),
      required("Eve"),
      required("Fay", { organisation: "Port of Eve", required: false, through: 2 }),
    ];
    const given = { version: 1, ...usual, ...more, holders };
    const { links } = must(await circulate(office.ports, office.ilse, id, given, false));
    const copyOf = (name: string) => links.find((link) => link.holder === name)!.copy;
    return { id, bo: copyOf("Bo"), dee: copyOf("Dee"), eve: copyOf("Eve"), fay: copyOf("Fay") };
  }

  const takes = (office: TestOffice, copy: string) =>
    takePosition(office, { copy, label: "", token: "", code: "" }, "concur");

  test("is on their page: waited for, later, answered, waived by name; none where a colleague answers", async () => {
    const office = await open();
    const { id, bo, dee, eve, fay } = await asked(office);
    const all = async () => Promise.all([bo, dee, eve, fay].map((copy) => standing(office, copy)));
    expect(await all()).toEqual(["waiting", "later", "waiting", null]);
    must(await takes(office, eve));
    const waive = { type: "waive-holder" as const, letter: id, copy: bo, reason: "Asked twice." };
    must(await personDoes(office.ports, office.odile, waive));
    expect((await all()).filter((_, at) => at !== 1)).toEqual(["waived", "answered", null]);
    must(await takes(office, bo));
    expect(await standing(office, bo)).toBe("answered");
  });

  test("is taken as concurring where silence was declared to count, and only after the suspense", async () => {
    const office = await open();
    const { bo } = await asked(office, { silence: true });
    expect(await standing(office, bo)).toBe("waiting");
    office.clock.pass((Date.parse(usual.suspense) - Date.parse(office.clock.now())) / 60_000 + 1);
    expect(await standing(office, bo)).toBe("taken-as-concur");
  });

  test("is that of the first in whose place one answers; whoever only reads has none", async () => {
    const office = await open();
    const { id, bo } = await asked(office);
    const hand = async (copy: string, name: string, delegated: boolean) => {
      const passed = must(
        await passOn(office.ports, copy, { holder: { ...third, name }, delegated, mail: false }),
      );
      if (passed.outcome !== "passed-on") throw new Error("It was only asked for.");
      return passed.link.copy;
    };
    const cy = await hand(bo, "Cy", true);
    const ed = await hand(cy, "Ed", true);
    const gus = await hand(bo, "Gus", false);
    const all = async () => Promise.all([bo, cy, ed, gus].map((copy) => standing(office, copy)));
    expect(await all()).toEqual(["waiting", "waiting", "waiting", null]);
    const waive = { type: "waive-holder" as const, letter: id, copy: bo, reason: "Asked twice." };
    must(await personDoes(office.ports, office.odile, waive));
    expect(await all()).toEqual(["waived", "waived", "waived", null]);
    must(await takes(office, ed));
    expect(await all()).toEqual(["answered", "answered", "answered", null]);
  });

  test("goes by what the same holder said on a later copy too, and the page tells of a moved date", async () => {
    const office = await open();
    const { id, bo } = await asked(office);
    const moved = async (copy: string) => must(await holderPage(office.ports, copy)).circulation?.changes;
    expect(await moved(bo)).toBe(0);
    const to = { letter: id, suspense: "2026-12-08T12:00:00.000Z", zone: "UTC", reason: "" };
    must(await moveSuspense(office.ports, office.ilse, to));
    expect(await moved(bo)).toBe(1);
    await write(office, office.ilse, id, { ...berthing, subject: "Berthing, second version" });
    const given = { version: 2, ...usual, holders: [required("Bo")] };
    const { links } = must(await circulate(office.ports, office.ilse, id, given, false));
    expect([await standing(office, bo), await standing(office, links[0]!.copy)]).toEqual([null, "waiting"]);
    must(await takes(office, links[0]!.copy));
    expect(await standing(office, links[0]!.copy)).toBe("answered");
  });
});

onEachDatabase("a holder's page", (open) => {
  test("carries over the wire what the office settled: a refused request, a waiver, a moved date", async () => {
    const office = await open();
    const { id } = await office.letter().version().made();
    const bo = { name: "Bo", organisation: "Port of Bo", actingFor: "", address: "bo@port.example" };
    const holders = [{ ...bo, passingOn: "ask" as const, ...unasked, required: true }];
    const { links } = must(
      await circulate(office.ports, office.ilse, id, { version: 1, ...usual, holders }, false),
    );
    const { copy, link, code } = links[0]!;
    const token = link.slice(link.indexOf("#") + 1);
    const session = must(await openCopy(office.ports, copy, { link: token, code })).token;
    const app = await openApp(office);
    const read = async () => {
      const answer = await app.inject({
        url: `/api/copies/${copy}`,
        cookies: { [copyCookie(copy)]: session },
      });
      const { standing, suspenseMoved, refused } = wire.HolderView.parse(answer.json());
      return { standing, suspenseMoved, refused };
    };
    expect(await read()).toEqual({ standing: "waiting", suspenseMoved: false, refused: null });
    const to = { letter: id, suspense: "2026-12-08T12:00:00.000Z", zone: "UTC", reason: "" };
    must(await moveSuspense(office.ports, office.ilse, to));
    const holder = { ...third, address: "cy@elsewhere.example" };
    must(await passOn(office.ports, copy, { holder, delegated: false, mail: false }));
    must(await answerPassingOn(office.ports, office.ilse, { letter: id, copy, allow: false, mail: false }));
    const waive = { type: "waive-holder" as const, letter: id, copy, reason: "Asked twice." };
    must(await personDoes(office.ports, office.odile, waive));
    const { address: _, ...named } = holder;
    expect(await read()).toEqual({
      standing: "waived",
      suspenseMoved: true,
      refused: { holder: named, at: expect.any(String) },
    });
    await app.close();
  });
});

describe("the name of an added file", () => {
  const names = wire.CommentRequest.shape.attachments.element.shape.name;

  test("is one that the comment which names the file takes, and is not changed by it", () => {
    const name = fc.string({ unit: "binary", maxLength: 400 });
    fc.assert(
      fc.property(fc.oneof(name, fc.string({ unit: "grapheme", maxLength: 400 })), (given) => {
        const shown = fileName(given);
        expect(shown.length).toBeLessThanOrEqual(200);
        expect(names.parse(shown)).toBe(shown);
      }),
      { examples: [["a".repeat(201)], ["a".repeat(199) + "\u{1F6A2}.pdf"], ["e\u0301".repeat(300)]] },
    );
  });

  test("keeps its ending when it loses its middle, and nothing of one that fits", () => {
    const long = fileName(`${"Berthing plan ".repeat(30)}.pdf`);
    expect(long).toHaveLength(200);
    expect(long).toMatch(/^Berthing plan .*Bert.*….pdf$/u);
    expect(fileName(`${"a".repeat(196)}.pdf`)).toBe(`${"a".repeat(196)}.pdf`);
    expect(fileName("a".repeat(201))).toBe(`${"a".repeat(199)}…`);
    expect(fileName("\u202e \u0000")).toBe("a file without a name");
  });
});
