import { goTo, usePageStage } from "./page-stage.ts";
import { lookEverywhere, shots, sizes } from "./look.ts";
import { join } from "node:path";
import { type Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { DECISION, decisionOf, POINTS, points, reader, readBackOf, round } from "./office-read-back-views.ts";
import { beginning, openStandIn } from "./office-stand-in.ts";
import { LETTER, letterOf, ODILE, sessionOf } from "./office-views.ts";

const tab = `/office/letters/${LETTER}/read-back`;

const stage = usePageStage("office", openStandIn, (office) => {
  Object.assign(office.told, beginning());
  office.sent.length = 0;
});

async function at(path: string, where: keyof typeof sizes = "desktop"): Promise<Page> {
  const device = await stage.device({ viewport: sizes[where], timezoneId: "UTC" });
  const page = await stage.page(device);
  return goTo(page, path);
}

const gate = (
  kind: "read-back" | "decision",
  status: "held" | "waived",
  sentence: string,
  named: string[],
) => ({
  gate: kind,
  status,
  sentence,
  copies: [],
  comments: [],
  points: named,
});
const version = (n: number) => ({
  n,
  sha256: "5ada3b80".repeat(8),
  pages: 1,
  source: "typeset" as const,
  at: new Date(Date.now() + 60_000).toISOString(),
  by: "Ilse Marrow",
  code: "82EF",
});
const misread = (n: number) => reader(n, n <= 4 ? [1] : n === 5 ? [2] : []);
const six = [1, 2, 3, 4, 5, 6].map(misread);
const cured = [1, 2, 3, 4, 5, 6].map((n) => reader(n));

describe("points", () => {
  test("begin empty with what to do, are written, ordered by keyboard, and saved whole over what was seen", async () => {
    const page = await at(tab);
    await page.getByText("No points are stated.").waitFor();
    await lookEverywhere(page, "read-back-empty");
    await page.getByRole("button", { name: "State the points" }).click();
    const point = (n: number) => page.getByRole("textbox", { name: `Point ${n}`, exact: true });
    await point(1).fill("Pilot boats move.");
    await point(2).fill("The service ends.");
    const save = page.getByRole("button", { name: /^Save the/u });
    await save.click();
    await page.getByText("on 3 to 10 points, or on none. Write 1 more.").waitFor();
    expect(stage.office().sent).toEqual([]);
    await point(3).fill("Dues rise.\nSoon.");
    await page.getByRole("button", { name: "Move point 2 down" }).press("Enter");
    expect(await point(2).inputValue()).toBe("Dues rise. Soon.");
    // The keyboard went with the point that it moved.
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
      "Move point 3 down",
    );
    const named = () =>
      page.evaluate(() => document.activeElement?.closest("li")?.getAttribute("aria-label"));
    await page.getByRole("button", { name: "One more not to be read into it" }).press("Enter");
    await expect.poll(named).toBe("Point 4");
    await page.getByRole("button", { name: "Take out point 4" }).press("Enter");
    await expect.poll(named).toBe("Point 3");
    await lookEverywhere(page, "read-back-points");
    await page.getByRole("button", { name: "Save the 3 points" }).click();
    await page.getByRole("button", { name: "Change the points" }).waitFor();
    expect(stage.office().sent).toMatchObject([
      {
        path: `/api/letters/${LETTER}/points`,
        body: {
          before: [],
          points: [
            { kind: "announced", text: "Pilot boats move." },
            { kind: "ruled-out", text: "Dues rise. Soon." },
            { kind: "ruled-out", text: "The service ends." },
          ],
        },
      },
    ]);
  });

  test("that are not saved yet wait on the device for the one who wrote them, and go when they are left", async () => {
    stage.office().told.readBack = readBackOf([], { points: points() });
    const page = await at(tab);
    await page.getByRole("button", { name: "Change the points" }).click();
    const first = page.getByRole("textbox", { name: "Point 1", exact: true });
    await first.fill("Half a th");
    await page.getByRole("link", { name: "Custody" }).click();
    await first.waitFor({ state: "detached" });
    await page.getByRole("link", { name: "Read-back" }).click();
    await page.getByText("Kept on this device from before; not saved.").waitFor();
    expect(await first.inputValue()).toBe("Half a th");
    stage.office().told.session = sessionOf(ODILE, "Odile Brandt", ["signer"]);
    await page.reload();
    await page.getByRole("button", { name: "Change the points" }).waitFor();
    stage.office().told.session = beginning().session;
    await page.reload();
    await page.getByRole("button", { name: "Leave them as they are" }).click();
    await page.reload();
    await page.getByRole("button", { name: "Change the points" }).waitFor();
    expect(stage.office().sent).toEqual([]);
  });

  test("that someone changed meanwhile are shown before anything is put over them", async () => {
    stage.office().told.readBack = readBackOf([], { points: points() });
    const page = await at(tab);
    await page.getByRole("button", { name: "Change the points" }).click();
    await page.getByRole("textbox", { name: "Point 1", exact: true }).fill("Mine.");
    const theirs = points().map((one, i) => (i === 1 ? { ...one, text: "Theirs." } : one));
    stage.office().told.readBack = readBackOf([], { points: theirs });
    await page.getByRole("button", { name: "Save the 3 points" }).click();
    await page.getByText("Someone changed the points while you wrote.").waitFor();
    await page.getByRole("listitem").getByText("Theirs.").waitFor();
    expect(await page.getByRole("textbox", { name: "Point 1", exact: true }).inputValue()).toBe("Mine.");
    // Theirs are seen, and nobody has said yet that they may be replaced.
    await page.getByRole("button", { name: "Save the 3 points" }).click();
    await expect.poll(() => stage.office().sent.length).toBe(2);
    expect(stage.office().sent[1]?.body).toMatchObject({ before: [{}, { text: points()[1]?.text }, {}] });
    await page.getByRole("button", { name: "Mine may replace them" }).click();
    await page.getByRole("button", { name: "Save the 3 points" }).click();
    await page.getByRole("button", { name: "Change the points" }).waitFor();
    expect(stage.office().sent.at(-1)?.body).toMatchObject({
      before: [{}, { text: "Theirs." }, {}],
      points: [{ text: "Mine." }, {}, {}],
    });
    // The browser says of each refusal that a request failed.
    stage.forgive((line) => line.includes("status of 409"));
  });

  test("an announced one rests on a decision that is found in the register; one that is over cannot be chosen", async () => {
    stage.office().told.readBack = readBackOf([], { points: points() });
    stage.office().told.decisions = [
      decisionOf(1),
      decisionOf(2, { what: "Dues stay until 2028.", authority: "The Treasury" }),
      decisionOf(3, { what: "An older plan.", status: "revoked", good: false }),
    ];
    const sentence = "Point 1 announces something and rests on no decision.";
    stage.office().told.view = letterOf({ gates: [gate("decision", "held", sentence, [POINTS[0]])] });
    const page = await at(`/office/letters/${LETTER}/text`);
    await page.getByRole("link", { name: "See the point" }).click();
    await page.getByText("Rests on nothing yet.").waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe(`point-${POINTS[0]}`);
    await page.getByRole("button", { name: "Choose its decision for point 1" }).click();
    const dialog = page.getByRole("dialog", { name: "What does point 1 rest on?" });
    await dialog.getByText("It was revoked.").waitFor();
    const over = dialog.getByRole("button", { name: "Choose D-2026-003" });
    expect(await over.getAttribute("aria-disabled")).toBe("true");
    await lookEverywhere(page, "read-back-register");
    await dialog.getByLabel("Find a decision").fill("harbour MOVE");
    expect(await dialog.getByRole("listitem").count()).toBe(1);
    await dialog.getByRole("button", { name: "Choose D-2026-001" }).click();
    await page.getByText("It stands.").waitFor();
    expect(stage.office().sent.at(-1)).toEqual({
      path: `/api/letters/${LETTER}/points/${POINTS[0]}/decision`,
      body: { decision: DECISION },
    });
  });

  test("one whose decision was revoked says so; a waiver is named with its reason, and asks for one", async () => {
    const revoked = {
      id: DECISION,
      reference: "D-2026-001",
      what: "Pilot boats move.",
      good: false,
      misfits: [],
    };
    stage.office().told.readBack = readBackOf([], { points: points({ decision: revoked }) });
    const page = await at(tab);
    await page.getByText("It does not stand any more.").waitFor();
    await page.getByRole("button", { name: "Let point 1 stand without one" }).click();
    const dialog = page.getByRole("dialog", { name: "Let point 1 stand without a decision?" });
    await dialog.getByRole("button", { name: "Let point 1 stand without one" }).click();
    await dialog.getByText("This needs its reason.").waitFor();
    expect(stage.office().sent).toEqual([]);
    await dialog.getByLabel("Reason").fill("The board decides on Monday.");
    const waived = {
      by: "Odile Brandt",
      at: "2026-11-04T10:00:00.000Z",
      reason: "The board decides on Monday.",
    };
    stage.office().told.readBack = readBackOf([], { points: points({ waived }) });
    await dialog.getByRole("button", { name: "Let point 1 stand without one" }).click();
    await page.getByText("by Odile Brandt on 4 November 2026: The board decides on Monday.").waitFor();
    expect(stage.office().sent).toEqual([
      {
        path: `/api/letters/${LETTER}/points/${POINTS[0]}/waive`,
        body: { reason: "The board decides on Monday." },
      },
    ]);
  });
});

describe("a decision that does not fit the letter", () => {
  test("says so at the point and to the signer", async () => {
    const fits = "D-2026-001 binds; version 2 says of itself that it only informs.";
    const cited = { id: DECISION, reference: "D-2026-001", what: "Pilot boats move.", good: true };
    const decision = { ...cited, misfits: ["D-2026-001 is not valid yet: it is from 1 May 2027.", fits] };
    stage.office().told.readBack = readBackOf([], { points: points({ decision }) });
    const page = await at(tab);
    await page.getByText("it is from 1 May 2027.").waitFor();
    await lookEverywhere(page, "read-back-misfit");
    const signs = await at(`/office/letters/${LETTER}/sign`);
    await signs.getByText(fits).waitFor();
  });
});

describe("a round", () => {
  test("is opened with readers by name; the note counts along; the links are shown once", async () => {
    stage.office().told.readBack = readBackOf([], { points: points() });
    const page = await at(tab);
    const note = page.locator(".few");
    expect(await note.textContent()).toContain("(by 15: 0.91)");
    const go = page.getByRole("button", { name: /^Open round 1/u });
    await go.click();
    await page.getByText("Name at least one reader.").waitFor();
    const name = (n: number) =>
      page.getByRole("listitem", { name: `Reader ${n}`, exact: true }).getByLabel("Name");
    await name(1).fill("Mirela Stroud");
    expect(await note.textContent()).toMatch(/^1 reader: .*probability 0\.15 /u);
    await name(1).press("Enter");
    await name(2).fill("Piet Vos <piet@works.example>, Harbour Works");
    await name(2).blur();
    const second = page.getByRole("listitem", { name: "Reader 2", exact: true });
    expect(await second.getByLabel("Organisation").inputValue()).toBe("Harbour Works");
    expect(await note.textContent()).toMatch(/^2 readers: .*probability 0\.28 .*34 to 100 %/u);
    await lookEverywhere(page, "read-back-readers");
    // Names that were typed wait on the device until they are sent.
    await page.reload();
    await page.getByRole("button", { name: "Open round 1 with 2 readers" }).waitFor();
    expect(await name(1).inputValue()).toBe("Mirela Stroud");
    await page.getByLabel("Mail the link to those with an address").uncheck();
    await page.getByRole("button", { name: "Open round 1 with 2 readers" }).click();
    await page.getByRole("table").filter({ hasText: "Code, by telephone" }).waitFor();
    const holder = (given: string, organisation: string, address: string) => ({
      name: given,
      organisation,
      actingFor: "",
      address,
    });
    expect(stage.office().sent.at(-1)).toEqual({
      path: `/api/letters/${LETTER}/read-back`,
      body: {
        version: 1,
        mail: false,
        readers: [holder("Mirela Stroud", "", ""), holder("Piet Vos", "Harbour Works", "piet@works.example")],
      },
    });
    await page.reload();
    expect(await name(1).inputValue()).toBe("");
  });

  test("says who opened, wrote and answered, and whose reading is not counted; it is closed after a question", async () => {
    const readers = [
      reader(1),
      reader(2, [1], { fresh: false }),
      reader(3, [], { state: "paraphrased", answers: [] }),
      reader(4, [], { state: "invited", answers: [], paraphrase: null }),
      reader(5, [], { state: "opened", answers: [], paraphrase: null, recalled: true }),
    ];
    stage.office().told.readBack = readBackOf([round(1, readers, { open: true })]);
    const page = await at(tab);
    await page
      .getByText(
        "5 readers were asked; 2 have answered every point, 1 wrote what will happen, 1 not opened. 1 reader had read it before and is not counted.",
      )
      .waitFor();
    const row = (n: number) => page.getByRole("row", { name: new RegExp(`^Reader ${n} `, "u") });
    expect(await row(2).textContent()).toContain("read it before: shown, not counted");
    expect(await row(1).textContent()).not.toContain("read it before");
    expect(await row(5).textContent()).toContain("Recalled; opened");
    // Who has answered, or is recalled, needs no link any more.
    expect(await page.getByRole("button", { name: /^Make a new link for/u }).count()).toBe(2);
    expect(await page.getByRole("img", { name: /^Round 1, 1 reader. Every point/u }).count()).toBe(1);
    await lookEverywhere(page, "read-back-open");
    await page.getByRole("button", { name: "Close round 1" }).click();
    const dialog = page.getByRole("dialog", { name: "Close round 1?" });
    await dialog.getByText("2 readers can no longer answer.").waitFor();
    await dialog.getByRole("button", { name: "Close round 1" }).click();
    await expect
      .poll(() => stage.office().sent.at(-1)?.path)
      .toBe(`/api/letters/${LETTER}/read-back/1/close`);
  });

  test("shows a misreading in the figure, in the reader’s words and in the letter, with its count", async () => {
    stage.office().told.readBack = readBackOf([round(1, six)]);
    const sentence =
      "Point 2 was read as intended by 2 of 6 fresh readers (10 to 70 %); the office asks for all.";
    stage.office().told.view = letterOf({ gates: [gate("read-back", "held", sentence, [POINTS[1]])] });
    const page = await at(tab);
    const picture = page.getByRole("img", {
      name: "Round 1, 6 readers. 2 of 3 points were read otherwise than intended. The least: point 2, as intended by 2 of 6 (10 to 70 %).",
    });
    await picture.waitFor();
    const standings = await page
      .locator(".read-row[data-standing]")
      .evaluateAll((rows) =>
        rows.map((row) => [row.getAttribute("data-standing"), row.querySelectorAll(".held").length]),
      );
    expect(standings).toEqual([
      ["met", 0],
      ["held", 1],
      ["short", 1],
    ]);
    const voices = page.locator(".voices > li");
    expect(await voices.count()).toBe(5);
    expect(await voices.first().textContent()).toContain("They close the pilot station, says 1.");
    expect(await voices.first().textContent()).toContain(
      "it says so, from In the coming weeks the pilot boats will be withdrawn from Ness Quay.",
    );
    const marks = page.locator(".shaded mark");
    expect(await marks.evaluateAll((all) => all.map((mark) => mark.getAttribute("data-depth")))).toEqual([
      "3",
      "1",
    ]);
    const shades = await marks.evaluateAll((all) =>
      all.map((mark) => getComputedStyle(mark).backgroundColor),
    );
    expect(new Set(shades).size).toBe(2);
    expect(await page.locator(".shaded__margin").allTextContents()).toEqual([
      "1 4 of 6 misled",
      "2 1 of 6 misled",
    ]);
    await page.getByText("misled 4 of 6: R1, R2, R3, R4").waitFor();
    expect(await page.locator(".shaded").innerText()).toContain("Nothing changes in the dues.");
    await page.getByText("The same as a table").click();
    const cells = await page
      .getByRole("table", { name: "How each point was read in round 1" })
      .getByRole("cell")
      .allTextContents();
    expect(cells).toEqual([
      "6 of 6 (61 to 100 %)",
      "As asked",
      "2 of 6 (10 to 70 %)",
      "Held",
      "5 of 6 (44 to 97 %)",
      "Less than asked",
    ]);
    await lookEverywhere(page, "read-back-misread");
    await page.setViewportSize({ width: 720, height: 450 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await page.emulateMedia({ media: "print" });
    if (shots) await page.pdf({ path: join(shots, "read-back.pdf"), format: "A4" });
  });

  test("that cures it stands beside the earlier one, which is hollow in the picture", async () => {
    stage.office().told.readBack = readBackOf([round(1, six), round(2, cured, { open: true })]);
    stage.office().told.view = letterOf({ versions: [version(1), version(2)] });
    const page = await at(tab);
    await page.getByRole("img", { name: /^Round 2, 6 readers. Every point was read as intended/u }).waitFor();
    const before = await page
      .locator(".read-figure")
      .first()
      .locator("circle.before")
      .evaluateAll((dots) => dots.map((dot) => Number(dot.getAttribute("cx"))));
    // 6, 2 and 5 of 6 on an axis from 6 to 234.
    expect(before.map(Math.round)).toEqual([234, 82, 196]);
    const compared = page.getByRole("table", {
      name: "How many read each point as intended, round by round",
    });
    expect(await compared.getByRole("cell").allTextContents()).toEqual([
      "6 of 6 (61 to 100 %)",
      "6 of 6 (61 to 100 %)",
      "2 of 6 (10 to 70 %)",
      "6 of 6 (61 to 100 %)",
      "5 of 6 (44 to 97 %)",
      "6 of 6 (61 to 100 %)",
    ]);
    await lookEverywhere(page, "read-back-rounds");
  });

  test("a program’s reading stands under its name and is asked for by a button where one is set up", async () => {
    stage.office().told.readBack = readBackOf([round(1, six, { open: true })], { model: "llama-3.3" });
    const page = await at(tab);
    await page.getByRole("button", { name: "Ask llama-3.3 to read version 1" }).click();
    await expect
      .poll(() => stage.office().sent.at(-1)?.path)
      .toBe(`/api/letters/${LETTER}/read-back/1/model`);
    const { answers } = reader(1, [1]);
    const model = {
      model: "llama-3.3",
      at: "2026-11-04T10:00:00.000Z",
      paraphrase: "A program’s words.",
      answers,
    };
    stage.office().told.readBack = readBackOf([round(1, six, { open: true, model })], { model: "llama-3.3" });
    await page.reload();
    await page.getByRole("heading", { name: "A program’s reading: llama-3.3, never counted" }).waitFor();
    expect(await page.getByRole("button", { name: /^Ask llama/u }).count()).toBe(0);
    // Its misreading is no reader's: six answered, as without it.
    expect(await page.getByRole("img", { name: /^Round 1, 6 readers. .* 2 of 6 /u }).count()).toBe(1);
    expect(await page.locator(".voices").getByText("A program’s words.").count()).toBe(0);
    await lookEverywhere(page, "read-back-program");
  });

  test("of an Arabic letter shows its words from right to left, and the scale as everywhere", async () => {
    const view = letterOf();
    const text = { ...view.working.text, language: "ar" as const, subject: "أرصفة قوارب الإرشاد" };
    stage.office().told.view = letterOf({ working: { ...view.working, text } });
    const page1 =
      "١. ابتداء من الأول من يونيو ترسو قوارب الإرشاد في أورين هيد. في الأسابيع المقبلة ستسحب القوارب من نيس كي.";
    const start = page1.indexOf("في الأسابيع");
    const sentences = [{ page: 1, start, end: page1.length, misled: ["R1", "R2"] }];
    stage.office().told.readBack = readBackOf([round(1, six, { sentences })], {
      pages: { 1: [{ text: page1 }] },
    });
    const page = await at(tab, "phone");
    const shaded = page.locator(".shaded");
    await shaded.waitFor();
    expect(await shaded.evaluate((one) => getComputedStyle(one).direction)).toBe("rtl");
    const [mark, margin] = await Promise.all([
      shaded.locator("mark").boundingBox(),
      shaded.locator(".shaded__margin").boundingBox(),
    ]);
    expect((margin?.x ?? 0) + (margin?.width ?? 0)).toBeLessThanOrEqual(mark?.x ?? 0);
    await lookEverywhere(page, "read-back-arabic");
  });
});

describe("the signer’s page", () => {
  test("shows each point with its decision or its waiver, each round’s figures, and what was let go by whom", async () => {
    const waived = {
      by: "Odile Brandt",
      at: "2026-11-04T10:00:00.000Z",
      reason: "The board decides on Monday.",
    };
    stage.office().told.readBack = readBackOf([round(1, six), round(2, cured)], {
      points: points({ waived }),
    });
    const sentence = "Version 2 was not read back by enough. This was waived by Odile Brandt: It is urgent.";
    stage.office().told.view = letterOf({
      versions: [version(1), version(2)],
      gates: [gate("read-back", "waived", sentence, [])],
    });
    const page = await at(`/office/letters/${LETTER}/sign`);
    const section = page.getByRole("region", { name: "What it says, and how it was read" });
    await section.getByText("Let stand without a decision").waitFor();
    const told = await section.innerText();
    expect(told).toContain("by Odile Brandt on 4 November 2026: The board decides on Monday.");
    expect(told).toContain("Round 1: 2 of 6 (10 to 70 %). Round 2: 6 of 6 (61 to 100 %).");
    expect(told).toContain("This was waived by Odile Brandt: It is urgent.");
    expect(await section.getByRole("img", { name: /^Round 2, 6 readers/u }).count()).toBe(1);
    await lookEverywhere(page, "sign-read-back");
  });

  test("tells whoever does not sign who can let it go, and shows no button for it", async () => {
    stage.office().told.readBack = readBackOf([], { points: points() });
    const no = "Your roles do not allow this.";
    stage.office().told.view = letterOf({
      gates: [gate("read-back", "held", "Version 1 was not read back.", [])],
      acts: { "waive-read-back": no, "waive-citation": no },
    });
    const page = await at(`/office/letters/${LETTER}/sign`);
    await page.getByText("A signer of this letter can let it go on as it is").waitFor();
    await page.getByText("Or a signer of this letter lets it stand without one").waitFor();
    expect(await page.getByRole("button", { name: /without/u }).count()).toBe(0);
  });

  test("lets a signer go on without it, of the version that is read, with a reason", async () => {
    stage.office().told.readBack = readBackOf([], { points: points() });
    const sentence = "Version 1 was not read back; the office asks for at least 5 fresh readers.";
    stage.office().told.view = letterOf({ gates: [gate("read-back", "held", sentence, [])] });
    const page = await at(`/office/letters/${LETTER}/sign`);
    await page.getByRole("button", { name: "Go on without it" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Reason").fill("The inner wall gives way.");
    await dialog.getByRole("button", { name: "Go on without it" }).click();
    await expect
      .poll(() => stage.office().sent)
      .toEqual([
        {
          path: `/api/letters/${LETTER}/read-back/waive`,
          body: { version: 1, reason: "The inner wall gives way." },
        },
      ]);
  });
});

describe("the settings", () => {
  test("say the rule as a sentence of fields, with what the smallest passing result leaves", async () => {
    const page = await at("/office/settings/read-back");
    const least = page.getByText(/^The smallest result that passes is/u);
    expect(await least.textContent()).toContain("5 of 5: it leaves 57 to 100 %");
    await page.getByLabel("How many of them").selectOption("at least");
    await page.getByLabel("Fresh readers at least").fill("16");
    // 80 % of 16 is 12.8: thirteen.
    expect(await least.textContent()).toContain("13 of 16: it leaves 57 to 93 %");
    await page.getByLabel("Percent").fill("30");
    const save = page.getByRole("button", { name: "Save the rule" });
    expect(await save.getAttribute("aria-disabled")).toBe("true");
    await save.press("Enter");
    expect(stage.office().sent).toEqual([]);
    await page.getByLabel("Percent").fill("90");
    await page.getByRole("radio", { name: /^Every letter/u }).check({ force: true });
    await lookEverywhere(page, "settings-read-back");
    await save.click();
    await page.getByText("Saved.", { exact: true }).waitFor();
    expect(stage.office().sent).toEqual([
      { path: "/api/read-back-rule", body: { hold: "always", readers: 16, share: 90 } },
    ]);
  });

  test("forget a kept key only when asked to, and do not offer it for another address", async () => {
    const named = { address: "http://127.0.0.1:11434/v1", model: "llama-3.3" };
    stage.office().told.model = { reader: named, keyKept: true };
    const page = await at("/office/settings/read-back");
    const forget = page.getByLabel("Forget the key that is kept");
    await page.getByLabel("Address of the endpoint").fill("http://elsewhere.example/v1");
    await page.getByText("The key that is kept goes to its own address only.").waitFor();
    expect(await forget.count()).toBe(0);
    await page.getByLabel("Address of the endpoint").fill(named.address);
    await forget.check();
    await page.getByRole("button", { name: "Save the program" }).click();
    await expect
      .poll(() => stage.office().sent.map(({ body }) => body))
      .toEqual([{ reader: named, key: "" }]);
  });

  test("keep the program off, say what leaves the office, and send a key only when one is typed", async () => {
    const page = await at("/office/settings/read-back");
    expect(await page.getByRole("radio", { name: /^No/u }).last().isChecked()).toBe(true);
    expect(await page.getByLabel("Address of the endpoint").count()).toBe(0);
    await page.getByRole("radio", { name: /^Yes, the one named below/u }).check({ force: true });
    await page.getByText("The draft’s text leaves the office to this address").waitFor();
    await page.getByLabel("Address of the endpoint").fill("127.0.0.1");
    await page.getByLabel("Model", { exact: true }).fill("llama-3.3");
    const save = page.getByRole("button", { name: "Save the program" });
    expect(await save.getAttribute("aria-disabled")).toBe("true");
    await page.getByText("This is no address of an endpoint.").waitFor();
    await page.getByLabel("Address of the endpoint").fill("http://127.0.0.1:11434/v1");
    await lookEverywhere(page, "settings-program");
    await save.click();
    await expect.poll(() => stage.office().sent.length).toBe(1);
    await page.getByLabel("Key").fill("secret");
    await save.click();
    await expect.poll(() => stage.office().sent.length).toBe(2);
    await expect.poll(() => page.getByLabel("Key").inputValue()).toBe("");
    await page.getByText("Saved.").last().waitFor();
    const named = { address: "http://127.0.0.1:11434/v1", model: "llama-3.3" };
    expect(stage.office().sent.map(({ body }) => body)).toEqual([
      { reader: named, key: null },
      { reader: named, key: "secret" },
    ]);
  });
});
