import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { button, saved } from "./holder-stage.ts";
import { look } from "./look.ts";
import { id } from "./holder-views.ts";
import { useReadingStage } from "./reading-stage.ts";
import { arabicReading, CODE, LINK, readingOf } from "./reading-views.ts";

const { read, office, forgive } = useReadingStage();

const question = "In one sentence: what will happen because of this letter?";
const withdrawn = "In the coming weeks the pilot boats will be withdrawn from Ness Quay.";
const pick = (page: Page, name: string | RegExp) => page.getByRole("radio", { name });
const press = (page: Page, name: string) => page.locator("label", { hasText: name }).first().click();
const focused = (page: Page) =>
  page.evaluate(() => (document.activeElement?.textContent ?? "").replace(/\s+/gu, " ").trim());
const atStatement = (page: Page, n: number) =>
  page.getByText(`Statement ${n} of 3`, { exact: true }).last().waitFor();
const inPoints = () => readingOf({ step: "points", paraphrase: "The boats leave." });
const passageFor = (quote: string) => ({ passage: { page: 1, quote } });

/** Answers the three statements as a reader would who was misled by one sentence, up to the last look at them. */
async function answersAll(page: Page): Promise<void> {
  await atStatement(page, 1);
  await press(page, "It says so");
  await press(page, withdrawn);
  await button(page, "Next statement").click();
  await atStatement(page, 2);
  await press(page, "It says the opposite");
  await press(page, "No one sentence");
  await button(page, "Next statement").click();
  await atStatement(page, 3);
  await press(page, "It does not say");
  await button(page, "See all my answers").click();
  await page.getByRole("heading", { name: "Your answers", level: 2 }).waitFor();
}

describe("what is asked", () => {
  test("is said first: by whom, how long, that it decides nothing, that none is right, and what is recorded", async () => {
    for (const where of ["phone", "desktop"] as const) {
      const page = await read(readingOf(), where);
      expect(await page.locator("h1").innerText()).toBe(
        "Varrow Sound Port Authority asks you to read a draft letter and say what you take it to mean. It takes about five minutes.",
      );
      const top = await page.locator(".for").innerText();
      for (const said of [
        "It is a draft. Nobody has signed it, and it decides nothing.",
        "There is no right answer.",
      ])
        expect(top).toContain(said);
      expect(top).toMatch(/The office sees your name with your answers\. Recorded under Jonas Wrede: /u);
      expect(await page.locator("main").innerText()).not.toContain("Pilotage at Ness Quay ends");
      await look(page, `reading-1-${where}`);
    }
  });

  test("moves nothing while the page comes", async () => {
    const page = await read();
    await page.getByLabel(question).waitFor();
    const moved = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
          }).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => resolve(sum), 300);
        }),
    );
    expect(moved).toBeLessThan(0.001);
  });
});

describe("the reader's own words", () => {
  test("are kept as they are typed, and sent once, before any statement is seen", async () => {
    const page = await read();
    await button(page, "Send my sentence").click();
    await page.getByText("Write one sentence first.").waitFor();
    expect(await page.getByLabel(question).evaluate((field) => field === document.activeElement)).toBe(true);
    await look(page, "reading-1-empty-phone");
    await page.getByLabel(question).fill("The boats leave.");
    await saved(page);
    expect(office().sent()).toEqual([]);
    const second = await read(undefined, "desktop");
    expect(await second.getByLabel(question).inputValue()).toBe("The boats leave.");
    await second.close();
    const told = await button(page, "Send my sentence").getAttribute("aria-describedby");
    expect(await page.locator(`#${told}`).innerText()).toContain("After that it cannot be changed");
    await button(page, "Send my sentence").click();
    await atStatement(page, 1);
    expect(await focused(page)).toBe("Step 2 of 2: does the letter say this? Statement 1 of 3");
    expect(await page.locator("main").innerText()).toContain("The boats leave.");
    expect(office().sent()).toEqual([{ act: "paraphrase", said: "The boats leave." }]);
    await expect.poll(() => office().view.draft.body).toBe("");
  });

  test("wait for the network, and are then sent; an answer that was lost on the way sends nothing twice", async () => {
    const page = await read();
    await page.getByLabel(question).fill("The boats leave.");
    await saved(page);
    office().offline = true;
    await button(page, "Send my sentence").click();
    await page.getByText("We cannot reach the server.").first().waitFor();
    await look(page, "reading-1-offline-phone");
    Object.assign(office(), { offline: false, deaf: true });
    await page.evaluate(() => window.dispatchEvent(new Event("online")));
    await page.getByText("We cannot reach the server.").first().waitFor();
    await page.evaluate(() => window.dispatchEvent(new Event("online")));
    await atStatement(page, 1);
    expect(office().sent()).toEqual([{ act: "paraphrase", said: "The boats leave." }]);
    expect(await page.getByText("This was sent already").count()).toBe(0);
    forgive((line) => /Failed to load resource/u.test(line));
  });

  test("that could not be saved stay on this device", async () => {
    const page = await read();
    office().offline = true;
    await page.getByLabel(question).fill("Typed in a tunnel.");
    await page.getByText("Kept on this device, not sent yet").waitFor();
    office().offline = false;
    await page.reload();
    await page.getByLabel(question).waitFor();
    expect(await page.getByLabel(question).inputValue()).toBe("Typed in a tunnel.");
    await expect.poll(() => office().view.draft.body).toContain("Typed in a tunnel.");
    forgive((line) => /Failed to load resource/u.test(line));
  });

  test("sent in another window stand; the reader is told, and goes on", async () => {
    const page = await read();
    await page.getByLabel(question).fill("From this window.");
    await saved(page);
    office().view = { ...office().view, step: "points", paraphrase: "From the other window." };
    await button(page, "Send my sentence").click();
    await page.getByText("This was sent already").waitFor();
    await page.getByText("From the other window.").waitFor();
    expect(office().sent()).toEqual([]);
    forgive((line) => /Failed to load resource.*409/u.test(line));
  });
});

describe("the statements", () => {
  test("come one after the other in the server's order; each takes an answer and its sentence", async () => {
    const page = await read(inPoints());
    await atStatement(page, 1);
    await look(page, "reading-2-phone");
    await button(page, "Next statement").click();
    await page.getByText("This statement has no answer yet.").waitFor();
    const takes = page.getByRole("group", { name: /Pilotage at Ness Quay ends/u });
    expect(
      await takes
        .getByRole("radio")
        .first()
        .evaluate((one) => one === document.activeElement),
    ).toBe(true);
    await press(page, "It says so");
    await button(page, "Next statement").click();
    await page.getByText("Mark the sentence you took it from, or choose").waitFor();
    await look(page, "reading-2-lacking-phone");
    await press(page, withdrawn);
    await page.getByText("marked", { exact: true }).waitFor();
    expect(await page.locator(".reading__marked").innerText()).toContain(withdrawn);
    await look(page, "reading-2-marked-phone");
    const seen: string[] = [];
    for (const next of ["Next statement", "Next statement", "See all my answers"]) {
      seen.push(await page.locator("legend b").innerText());
      if (seen.length > 1) await press(page, "It does not say");
      await button(page, next).click();
    }
    expect(seen).toEqual([
      "Pilotage at Ness Quay ends.",
      "Pilot boats leave Ness Quay.",
      "Pilotage dues rise.",
    ]);
  });

  test("are sent once, together, after a last look, with the sentences as the letter has them", async () => {
    const page = await read(inPoints());
    await answersAll(page);
    await look(page, "reading-3-phone");
    expect(office().sent()).toEqual([]);
    await button(page, "Change answer 2").click();
    await atStatement(page, 2);
    expect(await pick(page, "No one sentence").isChecked()).toBe(true);
    await press(page, "Pilotage dues do not change.");
    await button(page, "Next statement").click();
    await button(page, "See all my answers").click();
    await button(page, "Send my answers").click();
    await page.getByRole("heading", { name: "Thank you. Your answers have arrived." }).waitFor();
    expect(office().sent()).toMatchObject([
      {
        act: "points",
        said: [
          { point: id(2), take: "says-so", ...passageFor(withdrawn) },
          { point: id(1), take: "says-opposite", ...passageFor("Pilotage dues do not change.") },
          { point: id(3), take: "does-not-say", passage: null },
        ],
      },
    ]);
    expect(await page.locator("main").innerText()).toContain("you can close this window");
    await expect.poll(() => office().view.draft.body).toBe("");
    await look(page, "reading-4-phone");
  });

  test("go by keyboard alone, beside the letter", async () => {
    const page = await read(inPoints(), "desktop");
    await atStatement(page, 1);
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    await look(page, "reading-2-desktop");
    // Low enough that the sentence stands behind the bar at first.
    await page.setViewportSize({ width: 1440, height: 620 });
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("Skip to the page");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    expect(await pick(page, "It says the opposite").isChecked()).toBe(true);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    expect(await pick(page, "No one sentence").isChecked()).toBe(true);
    while (!(await pick(page, /pilot boats will be withdrawn/u).isChecked()))
      await page.keyboard.press("ArrowDown");
    // What has the focus is not hidden behind the bar.
    const hidden = await page.evaluate(() => {
      const { left, top, height } = document.activeElement!.getBoundingClientRect();
      return !document.activeElement!.parentElement!.contains(
        document.elementFromPoint(left + 4, top + height / 2),
      );
    });
    expect(hidden).toBe(false);
    await look(page, "reading-2-marked-desktop");
    for (let i = 0; i < 9 && !/^Next statement$/u.test(await focused(page)); i++)
      await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await atStatement(page, 2);
    expect(await focused(page)).toContain("Statement 2 of 3");
    const [asked, letter] = await Promise.all(
      [".answering__asked", ".answering__letter"].map((part) => page.locator(part).boundingBox()),
    );
    expect(asked!.x + asked!.width).toBeLessThanOrEqual(letter!.x);
  });

  test("go on where they were, after a reload and on another device", async () => {
    const page = await read(inPoints());
    await press(page, "It says so");
    await press(page, withdrawn);
    await button(page, "Next statement").click();
    await press(page, "It says the opposite");
    await saved(page);
    await page.reload();
    await atStatement(page, 2);
    expect(await pick(page, "It says the opposite").isChecked()).toBe(true);
    const second = await read(undefined, "desktop");
    await atStatement(second, 2);
    await button(second, "Statement before").click();
    expect(await pick(second, /pilot boats will be withdrawn/u).isChecked()).toBe(true);
  });

  test("keep the letter and the way on in reach on a phone, and every target is as large as a finger", async () => {
    const page = await read(inPoints());
    await page.locator(".sentence").last().scrollIntoViewIfNeeded();
    await button(page, "Up to the statement").click();
    expect(await page.locator("legend b").evaluate((one) => one.getBoundingClientRect().top > 0)).toBe(true);
    expect(await focused(page)).toContain("Step 2 of 2");
    const small = await page
      .locator("main label, main button, main summary")
      .evaluateAll((all) =>
        all
          .filter((one) => one.getBoundingClientRect().height < 44)
          .map((one) => `${one.getBoundingClientRect().height} ${one.textContent}`),
      );
    expect(small).toEqual([]);
    const bar = page.locator(".answering__bar");
    await page.evaluate(() => window.scrollTo(0, 300));
    const box = await bar.boundingBox();
    expect(Math.round(box!.y + box!.height)).toBe(844);
  });
});

describe("an end", () => {
  test("of the round comes as a sentence, and what was typed can be taken along", async () => {
    const page = await read();
    await page.getByLabel(question).fill("Never sent.");
    await saved(page);
    office().view = { ...office().view, step: "closed" };
    await button(page, "Send my sentence").click();
    await page.getByRole("heading", { name: "This reading is over" }).waitFor();
    await page.getByText("Never sent.").waitFor();
    expect(await page.locator(".read").count()).toBe(0);
    expect(office().sent()).toEqual([]);
    await look(page, "reading-closed-phone");
    forgive((line) => /Failed to load resource.*409/u.test(line));
  });

  test("of a recalled copy shows no letter; who answered is thanked again", async () => {
    const page = await read(readingOf({ step: "recalled" }));
    expect(await page.locator("h1").innerText()).toBe("The office recalled this copy");
    expect(await page.locator("main").innerText()).not.toContain("Pilotage dues");
    await look(page, "reading-recalled-phone");
    const again = await read(readingOf({ step: "done", paraphrase: "The boats leave." }));
    expect(await again.locator("h1").innerText()).toBe("Thank you. Your answers have arrived.");
    expect(await again.locator("form, fieldset").count()).toBe(0);
  });
});

describe("a copy for reading back", () => {
  test("is opened with its link, and without it where the browser holds it; a reload asks for nothing else", async () => {
    const asked: string[] = [];
    const page = await read(readingOf(), "phone", "");
    forgive((line) => /Failed to load resource.*422/u.test(line));
    page.on("request", (request) =>
      asked.push(new URL(request.url()).pathname.replace(/^.*[0-9a-f]{32}/u, "")),
    );
    await page.reload();
    await page.getByLabel(question).waitFor();
    expect(asked.filter((path) => !/assets|favicon/u.test(path))).toEqual(["", "/reading"]);
  });
});

describe("the door", () => {
  test("says that a draft is to be read, takes the code, and opens step 1", async () => {
    office().opened = false;
    const page = await read(readingOf(), "phone", `#${LINK}`);
    expect(await page.locator("h1").innerText()).toBe("A draft letter waits for you to read it");
    await look(page, "reading-door-phone");
    await page.getByLabel("Code").fill("111111");
    await button(page, "Open the letter").click();
    await page.getByText("This code does not fit.").waitFor();
    await page.getByLabel("Code").fill(CODE);
    await button(page, "Open the letter").click();
    await page.getByLabel(question).waitFor();
    expect(new URL(page.url()).hash).toBe("");
    expect(await focused(page)).toContain("asks you to read a draft letter");
    forgive((line) => /Failed to load resource.*409/u.test(line));
  });

  test("speaks Arabic to a reader of an Arabic letter; a wrong link opens nothing", async () => {
    office().opened = false;
    const page = await read(arabicReading(), "phone", `#${LINK}`);
    expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
    expect(await page.locator("h1").innerText()).toBe("مسودة رسالة تنتظر قراءتك");
    await page.getByLabel("الرمز").fill("١١١١١١");
    await button(page, "افتح الرسالة").click();
    await page.getByText("هذا الرمز لا يطابق.").waitFor();
    await look(page, "reading-door-ar-phone");
    const wrong = await read(undefined, "phone", `#${"x".repeat(43)}`);
    expect(await wrong.locator("h1").innerText()).toBe("This opens no letter");
    forgive((line) => /Failed to load resource.*40[19]/u.test(line));
  });
});

describe("in Arabic, enlarged, on paper", () => {
  test("everything runs from the right, in the letter's language", async () => {
    for (const where of ["phone", "desktop"] as const) {
      const page = await read(arabicReading(), where);
      expect(await page.locator("html").getAttribute("lang")).toBe("ar");
      expect(await page.locator("main").innerText()).not.toMatch(/\b(?:Step|Send|draft|office)\b/iu);
      await look(page, `reading-1-ar-${where}`);
      await page.getByLabel("في جملة واحدة: ماذا سيحدث بسبب هذه الرسالة؟").fill("ستنتقل الزوارق.");
      await button(page, "أرسل جملتي").click();
      await page.getByText("العبارة 1 من 2", { exact: true }).last().waitFor();
      await press(page, "تقول ذلك");
      await press(page, "تُسحب زوارق الإرشاد من رصيف نيس");
      await page.getByText("محددة", { exact: true }).waitFor();
      await look(page, `reading-2-ar-${where}`);
      const box = await page.locator(".sentence input:checked").boundingBox();
      const row = await page.locator(".sentence:has(input:checked)").boundingBox();
      expect(box!.x).toBeGreaterThan(row!.x + row!.width / 2);
      await button(page, "العبارة التالية").click();
      await press(page, "لا تقول شيئًا عنه");
      await button(page, "اعرض كل إجاباتي").click();
      await look(page, `reading-3-ar-${where}`);
      await button(page, "أرسل إجاباتي").click();
      await page.getByRole("heading", { name: "شكرًا لك. وصلت إجاباتك." }).waitFor();
      expect(office().sent()).toHaveLength(2);
      await expect.poll(() => office().view.draft.body).toBe("");
      await page.close();
    }
  });

  test("at 200 % nothing is wider than the window, and on paper the letter stands without controls", async () => {
    const page = await read(readingOf(), "enlarged");
    await look(page, "reading-1-enlarged");
    const points = await read(inPoints(), "enlarged");
    await look(points, "reading-2-enlarged");
    await points.emulateMedia({ media: "print", colorScheme: "light" });
    await points.getByText(withdrawn).waitFor();
    expect(await points.locator(".answering__bar").isVisible()).toBe(false);
    expect(await points.locator(".sentence input").first().isVisible()).toBe(false);
  });

  test("the pages as they are printed are drawn once they are asked for", async () => {
    const page = await read();
    expect(await page.locator("img").count()).toBe(0);
    await page.getByText("The pages as they are printed").click();
    await page.getByRole("link", { name: "Page 1 as it is printed; opens larger" }).waitFor();
    await look(page, "reading-1-pages-phone");
  });
});
