import { usePageStage } from "./page-stage.ts";
import { look, sizes } from "./look.ts";
import { type BrowserContext, type Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { decisionOf, points, readBackOf } from "./office-read-back-views.ts";
import { beginning, openStandIn, type StandIn } from "./office-stand-in.ts";
import { LETTER, letterOf } from "./office-views.ts";

const COMMITS = "In the coming weeks the Port Authority will withdraw the pilot boats from Ness Quay.";
const SOON = "Masters are told of the new berth soon.";
const PLAIN = "There were 14 pilot boats at Orrin Head.";
const texts = [PLAIN, `${PLAIN} ${COMMITS}`, SOON];

const stage = usePageStage("office", openStandIn, (office) => {
  Object.assign(office.told, beginning());
  write(office, texts);
  office.sent.length = 0;
});

/** The text that the office's server has of the letter. */
function write(office: StandIn, paragraphs: readonly string[], language: "en" | "ar" = "en"): void {
  const view = letterOf();
  const levels = paragraphs.map((text) => ({ level: 1 as const, text }));
  const { text } = view.working;
  office.told.view = {
    ...view,
    working: { ...view.working, text: { ...text, language, paragraphs: levels } },
  };
}

function device(where: keyof typeof sizes): Promise<BrowserContext> {
  return stage.device({ viewport: sizes[where], timezoneId: "Europe/Paris" });
}

async function editor(where: keyof typeof sizes = "desktop", context?: BrowserContext): Promise<Page> {
  const page = await stage.page(context ?? (await device(where)));
  await page.goto(`/office/letters/${LETTER}/text`);
  await page.getByRole("heading", { name: "Wording" }).waitFor();
  return page;
}

const field = (page: Page, n: number) => page.getByRole("textbox", { name: `Paragraph ${n}.` });
const wording = (page: Page) => page.getByRole("region", { name: "Wording" });
const said = (page: Page, words: string) => wording(page).getByText(words, { exact: true });
const pointed = (page: Page, word: string) => page.getByRole("listitem").filter({ hasText: word });
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? "");
const selected = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: one } = document;
    return one instanceof HTMLTextAreaElement ? one.value.slice(one.selectionStart, one.selectionEnd) : null;
  });

/** The words that stand over each kind of line in a paragraph, as they are drawn. */
async function underlined(page: Page, n: number): Promise<{ commits: string; look: string }> {
  const lines = page
    .locator(".paragraphs > li")
    .nth(n - 1)
    .locator(".underlines");
  const over = async (kind: string) => (await lines.locator(`[data-${kind}]`).allTextContents()).join("");
  return { commits: await over("commits"), look: await over("look") };
}

describe("while a letter is written", () => {
  test("a sentence that commits is pointed out with the decision it would need, the rest is counted quietly", async () => {
    const page = await editor();
    await said(page, "1 sentence commits; 2 to look at.").waitFor();
    const commits = pointed(page, "Commits or announces");
    expect(await commits.innerText()).toContain(
      "“the Port Authority will withdraw the pilot boats from Ness Quay”: which decision allows it?",
    );
    expect(await commits.getByRole("link", { name: "State it as a point" }).getAttribute("href")).toBe(
      `/office/letters/${LETTER}/read-back#points`,
    );
    expect(await pointed(page, "Vague time").first().isVisible()).toBe(false);
    await page.getByText("2 to look at", { exact: true }).click();
    expect(await pointed(page, "Vague time").count()).toBe(2);
    expect(await pointed(page, "Vague time").nth(1).innerText()).toContain("“soon” names no date");
    expect(await underlined(page, 2)).toEqual({
      commits: "the Port Authority will withdraw",
      look: "In the coming weeks",
    });
    expect(await underlined(page, 1)).toEqual({ commits: "", look: "" });
    await look(page, "wording-desktop");
  });

  test("nothing is pointed out in plain words", async () => {
    write(stage.office(), [PLAIN]);
    const page = await editor();
    await said(page, "Nothing is pointed out.").waitFor();
    expect(await page.locator(".underlines").count()).toBe(0);
  });

  test("what the letter's points rest on already is named, with those decisions only that stand", async () => {
    const good = decisionOf(1);
    const cited = { id: good.id, reference: good.reference, what: good.what, good: true, misfits: [] };
    stage.office().told.readBack = readBackOf([], { points: points({ decision: cited }) });
    const page = await editor();
    await wording(page).getByText("The points of this letter rest on D-2026-001.").waitFor();
    await page.getByRole("link", { name: "State it as a point" }).click();
    await page.waitForURL(`**/read-back#points`);
    stage.office().told.readBack = readBackOf([], {
      points: points({ decision: { ...cited, good: false } }),
    });
    const again = await editor();
    await wording(again).getByText("A sentence that commits needs a decision.").waitFor();
    expect(await wording(again).innerText()).not.toContain("D-2026-001");
  });

  test("typing goes on undisturbed: lines move with their words at once, the changed paragraph is checked after a pause", async () => {
    const page = await editor();
    await said(page, "1 sentence commits; 2 to look at.").waitFor();
    const before = await underlined(page, 2);
    await field(page, 2).focus();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("It rained. ");
    expect(await underlined(page, 2)).toEqual(before);
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" We shall close berth 4.");
    await said(page, "2 sentences commit; 2 to look at.").waitFor();
    expect((await underlined(page, 2)).commits).toBe(`${before.commits}We shall close`);
    expect(await focused(page)).toContain("We shall close berth 4.");
  });

  test("the lines lie under their words: the copy behind a field breaks its lines as the field does", async () => {
    const long = `${`${COMMITS} ${PLAIN} `.repeat(6)}Pneumonoultramicroscopicsilicovolcanoconiosis/${"x".repeat(120)} soon.\nAnd a line.`;
    write(stage.office(), [long]);
    for (const where of ["phone", "desktop"] as const) {
      const page = await editor(where);
      await page.locator(".underlines [data-commits]").first().waitFor();
      const off = await page.evaluate(() => {
        const copy = document.querySelector(".underlines")!;
        const field = copy.parentElement!.querySelector("textarea")!;
        const boxOf = (one: Element) => one.getBoundingClientRect();
        const [a, b] = [boxOf(copy), boxOf(field)];
        // The copy is stretched to the field's height; what its words need is what the field's words need.
        const words = document.createRange();
        words.selectNodeContents(copy);
        const bottom = words.getBoundingClientRect().bottom;
        const gap = parseFloat(getComputedStyle(field).paddingBlockEnd);
        const [c, d] = [getComputedStyle(copy), getComputedStyle(field)];
        return {
          box: [a.left - b.left, a.top - b.top, a.width - b.width],
          font: c.font === d.font && c.letterSpacing === d.letterSpacing && c.lineHeight === d.lineHeight,
          lines: Math.abs(b.bottom - gap - bottom) < parseFloat(d.lineHeight) / 2,
        };
      });
      expect([where, off]).toEqual([where, { box: [0, 0, 0], font: true, lines: true }]);
    }
  });

  test("Show selects the words, also after more was typed before them", async () => {
    const page = await editor();
    await field(page, 2).focus();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("It rained. ");
    await page
      .getByRole("button", { name: "Show “the Port Authority will withdraw” in paragraph 2" })
      .click();
    expect(await selected(page)).toBe("the Port Authority will withdraw");
  });
});

describe("“Meant so”", () => {
  test("takes a finding off for everyone who writes the letter, says who said so, and is taken back", async () => {
    const page = await editor();
    await page.getByRole("button", { name: "Meant so: “the Port Authority will withdraw”" }).click();
    await said(page, "2 to look at.").waitFor();
    expect((await underlined(page, 2)).commits).toBe("");
    expect(stage.office().told.meant.map(({ by }) => by)).toEqual(["Ilse Marrow"]);
    expect(await focused(page)).toBe("Wording");

    const colleague = await editor("desktop");
    await said(colleague, "2 to look at.").waitFor();
    await colleague.getByText("1 meant so").click();
    const line = pointed(colleague, "meant so by");
    expect(await line.innerText()).toMatch(
      /the Port Authority will withdraw.*\n?.*meant so by Ilse Marrow on /su,
    );
    await look(colleague, "wording-meant");
    await line.getByRole("button", { name: "Take it back" }).click();
    await said(colleague, "1 sentence commits; 2 to look at.").waitFor();
    expect(stage.office().told.meant).toEqual([]);
    expect((await underlined(colleague, 2)).commits).toBe("the Port Authority will withdraw");
  });

  test("is asked again of a changed sentence, and still holds for one that only moved", async () => {
    const page = await editor();
    await page.getByRole("button", { name: "Meant so: “the Port Authority will withdraw”" }).click();
    await said(page, "2 to look at.").waitFor();
    await field(page, 1).fill(`${PLAIN} Ships book pilots by radio.`);
    await field(page, 2).fill(`The tide was high. ${COMMITS}`);
    await said(page, "2 to look at.").waitFor();
    await field(page, 2).fill(COMMITS.replace("pilot boats", "pilots"));
    await said(page, "1 sentence commits; 2 to look at.").waitFor();
  });

  test("leaves the focus on the next finding", async () => {
    const page = await editor();
    await page.getByText("2 to look at", { exact: true }).click();
    await page.getByRole("button", { name: "Meant so: “In the coming weeks”" }).press("Enter");
    await said(page, "1 sentence commits; 1 to look at.").waitFor();
    await expect.poll(() => focused(page)).toMatch(/^Vague time paragraph 3/u);
  });
});

describe("on a phone", () => {
  test("the findings stand under their paragraph, and keys reach them and the next paragraph", async () => {
    const page = await editor("phone");
    await said(page, "1 sentence commits; 2 to look at.").waitFor();
    const item = page.locator(".paragraphs > li").nth(1);
    await field(page, 2).focus();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("1 sentence commits; 1 to look at");
    await page.keyboard.press("Enter");
    await item.getByText("which decision allows it?").waitFor();
    expect(await wording(page).getByRole("listitem").count()).toBe(0);
    await look(page, "wording-phone");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await selected(page)).toBe("In the coming weeks");
    await item.getByRole("button", { name: "Meant so: “In the coming weeks”" }).press("Enter");
    await expect.poll(() => focused(page)).toMatch(/^Commits or announces paragraph 2/u);
    for (const _ of ["Show", "State it as a point", "Meant so", "paragraph 3"])
      await page.keyboard.press("Tab");
    expect(await focused(page)).toBe(SOON);
  });
});

describe("who reads the screen", () => {
  test("hears with a paragraph how much is pointed out in it, and goes from the count to the list", async () => {
    const page = await editor();
    await said(page, "1 sentence commits; 2 to look at.").waitFor();
    const heard = (n: number) =>
      field(page, n).evaluate((one) =>
        (one.getAttribute("aria-describedby") ?? "")
          .split(" ")
          .map((id) => document.getElementById(id)?.textContent ?? "?")
          .slice(1),
      );
    expect([await heard(1), await heard(2)]).toEqual([[], ["1 sentence commits; 1 to look at"]]);
    await page.getByRole("link", { name: "1 sentence commits; 2 to look at" }).press("Enter");
    expect(await focused(page)).toBe("Wording");
  });
});

describe("the check", () => {
  test("says that it reads English only", async () => {
    write(stage.office(), ["سننقل القوارب قريباً.", "We will close berth 4 soon."], "ar");
    const page = await editor();
    await wording(page).getByText("The wording check reads English only. This letter is in Arabic").waitFor();
    expect(await page.locator(".underlines").count()).toBe(0);
    await look(page, "wording-arabic");
  });

  /** The switch by its key: a click misses it where the page beside it is just drawn and moves it. */
  const press = (page: Page) => page.getByRole("checkbox", { name: "Check it while I write" }).press("Space");

  test("is turned off by a switch that this device keeps", async () => {
    const context = await device("desktop");
    const page = await editor("desktop", context);
    await said(page, "1 sentence commits; 2 to look at.").waitFor();
    await press(page);
    await said(page, "The wording is not checked on this device.").waitFor();
    expect(await page.locator(".underlines").count()).toBe(0);
    await page.close();
    const again = await editor("desktop", context);
    await said(again, "The wording is not checked on this device.").waitFor();
    expect(await again.locator(".finding").count()).toBe(0);
    await press(again);
    await said(again, "1 sentence commits; 2 to look at.").waitFor();
  });

  test("is a worker's, and reads again only what changed and what that may explain", async () => {
    const many = Array.from({ length: 40 }, (_, n) => `${COMMITS} It is number ${n} of them. ${PLAIN}`);
    write(stage.office(), many);
    const context = await device("desktop");
    await context.addInitScript(() => {
      const asked: string[] = [];
      Object.assign(globalThis, { asked });
      const post = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function ask(this: Worker, message: unknown, ...rest: []) {
        if (typeof message === "object" && message && "before" in message)
          asked.push(String((message as { text?: unknown }).text));
        return post.call(this, message, ...rest);
      };
    });
    const page = await editor("desktop", context);
    const asked = () => page.evaluate(() => (globalThis as unknown as { asked: string[] }).asked.splice(0));
    await said(page, "40 sentences commit; 40 to look at.").waitFor();
    expect(await asked()).toEqual(many);
    await field(page, 40).fill(SOON);
    await said(page, "39 sentences commit; 40 to look at.").waitFor();
    expect(await asked()).toEqual([SOON]);
    await field(page, 10).fill("Ships are told soon.");
    await said(page, "38 sentences commit; 40 to look at.").waitFor();
    // 2,000 characters are some thirteen of these paragraphs.
    const again = await asked();
    expect(again[0]).toBe("Ships are told soon.");
    expect(again.slice(1)).toEqual(many.slice(10, 10 + again.length - 1));
    expect(again.length).toBeLessThan(16);
  });

  test("that does not start says so, and the letter is written as usual", async () => {
    const context = await device("desktop");
    await context.route("**/check-worker-*", (route) => route.abort());
    const page = await editor("desktop", context);
    await wording(page).getByText("The wording check did not start in this browser.").waitFor();
    await field(page, 3).fill("Masters are told on 3 May.");
    await expect.poll(() => JSON.stringify(stage.office().sent)).toContain("Masters are told on 3 May.");
    // The browser's own line about the script that did not come.
    stage.forgive((line) => line.includes("ERR_FAILED"));
  });
});
