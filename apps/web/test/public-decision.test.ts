import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import {
  decisionPage,
  type DecisionShown,
  letterPage,
  type Matter,
  type OfficeShown,
  squareCode,
} from "@chirograph/page";
import type { Answer, PublicLetter } from "@chirograph/wire/check";
import type { PublicDecision } from "@chirograph/wire/decision";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { builtPage } from "./built-page.ts";

const executablePath = process.env["CHIROGRAPH_CHROMIUM"] ?? "/usr/bin/chromium";
const args = ["--no-sandbox", "--disable-quic", "--disable-background-networking"];
const shots = process.env["SHOTS"];
const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };
const PLACE = "http://localhost:1";

const office: OfficeShown = {
  name: "Varrow Sound Port Authority",
  contact: "letters@varrow-sound.example",
  trial: false,
  publicAddress: "https://letters.varrow-sound.example",
};
const ID = "000000000000000000000000000000d1";
const asOf = "2026-11-22T10:41:07.000Z";

const standing: PublicDecision = {
  id: ID,
  reference: "D-2026-004",
  what: "The pilot boats berth at Orrin Head from 1 December.\n\nPilotage dues do not change.",
  authority: "The Harbour Board",
  decidedOn: "2026-11-01",
  effect: "binding",
  validFrom: "2026-11-01",
  validUntil: "2027-10-31",
  page: `/decision/${ID}`,
  status: "standing",
  endedAt: null,
  successor: null,
};
const arabic: PublicDecision = {
  ...standing,
  what: "ينقل رصيف قوارب الإرشاد إلى رأس أورين.",
  authority: "مجلس الميناء",
  status: "superseded",
  endedAt: asOf,
  successor: { reference: "D-2026-009", page: `/decision/${ID}` },
};
const LETTER = "000000000000000000000000000000a1";
const letter: PublicLetter = {
  id: LETTER,
  reference: "VSPA/PIL/2026/041",
  subject: "Berths for pilot boats",
  date: "2026-05-01",
  page: `/letter/${LETTER}`,
  file: `/letter/${LETTER}/original.pdf`,
  sha256: "9be207f4c11d6a83".repeat(4),
  inForceFrom: "2026-05-04T09:00:00.000Z",
  until: null,
  reason: null,
  successor: null,
  replaces: null,
  announces: [
    { text: "Pilot boats move to Orrin Head.", decision: standing },
    { text: "تنتقل القوارب إلى رأس أورين.", decision: arabic },
    { text: "Ships book pilots by telephone.", decision: null },
  ],
};

function shown(decision: PublicDecision): DecisionShown {
  const { reference, page, subject } = letter;
  return {
    decision,
    supersedes: null,
    enteredAt: "2026-11-02T09:00:00.000Z",
    sha256: "5ada3b80".repeat(8),
    signedText: JSON.stringify({ authority: decision.authority, what: decision.what }),
    letters: [{ reference, page, subject, status: "in-force" }],
    asOf,
  };
}

function answered(): Matter {
  const rest = { statement: null, letter, words: null, asOf };
  const answer: Answer = { match: "file", origin: "ours", status: "in-force", effect: "binding", ...rest };
  return { answer, brought: squareCode(), compared: null, trouble: null };
}

let built: Awaited<ReturnType<typeof builtPage>>;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  built = await builtPage();
  browser = await chromium.launch({ executablePath, args });
});
afterEach(() => page.context().close());
afterAll(async () => {
  await browser?.close();
  await built?.remove();
});

/** A page as the server sends it. Nothing of it waits for its script, which is never given. */
async function open(text: string): Promise<void> {
  const context = await browser.newContext();
  context.setDefaultTimeout(Number(process.env["PATIENCE"] ?? 60_000));
  page = await context.newPage();
  await page.route("**/*", async (route) => {
    const path = new URL(route.request().url()).pathname;
    if (!path.startsWith("/assets/")) return route.fulfill({ contentType: "text/html", body: text });
    if (path.endsWith(".js")) return route.abort();
    const contentType = path.endsWith(".css") ? "text/css" : "font/woff2";
    return route.fulfill({ contentType, body: await readFile(join(built.folder, path)) });
  });
  await page.goto(PLACE);
}

/** No barriers by axe, nothing wider than the window, on a phone and on a desk, light, dark and in print. */
async function look(name: string): Promise<void> {
  for (const where of ["phone", "desktop"] as const)
    for (const colorScheme of ["light", "dark"] as const) {
      await page.setViewportSize(sizes[where]);
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const shot = `${name}-${where}-${colorScheme}`;
      await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
      const { violations } = await new AxeBuilder({ page }).analyze();
      const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect([
        shot,
        grave.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`),
      ]).toEqual([shot, []]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect([shot, Math.max(0, wide)]).toEqual([shot, 0]);
      if (!shots) continue;
      await mkdir(shots, { recursive: true });
      await page.screenshot({ path: join(shots, `${shot}.png`), fullPage: true });
    }
  await page.emulateMedia({ media: "print" });
  expect(await page.locator(".statement, .announces").first().isVisible()).toBe(true);
  if (shots) await page.screenshot({ path: join(shots, `${name}-print.png`), fullPage: true });
}

test("a decision’s page says what was decided and that it stands, without script", async () => {
  await open(decisionPage(shown(standing), office, built.assets));
  expect(await page.locator("h1").innerText()).toBe(
    "This is a decision of the Harbour Board, and it stands.",
  );
  expect(await page.locator(".statement p").allInnerTexts()).toEqual(standing.what.split("\n\n"));
  expect(await page.getByRole("link", { name: letter.reference }).getAttribute("href")).toBe(letter.page);
  await look("decision");
});

test("a decision’s page in a script from right to left says what superseded it", async () => {
  await open(decisionPage(shown(arabic), office, built.assets));
  expect(await page.locator("h1").innerText()).toContain("A later one has replaced it.");
  const direction = page.locator(".statement p").first();
  expect(await direction.evaluate((words) => getComputedStyle(words).direction)).toBe("rtl");
  expect(await page.getByRole("link", { name: "Read the decision that replaced it" }).count()).toBe(1);
  await look("decision-rtl");
});

test("a letter’s page says what it announces, by which decisions, and which of them no longer stands", async () => {
  await open(letterPage(answered(), letter, office, built.assets));
  const items = await page.locator(".announces > li").allInnerTexts();
  expect(items).toHaveLength(3);
  expect(items[0]).toContain(
    "By decision D-2026-004 of the Harbour Board, 1 November 2026. It stands, and holds until 31 October 2027.",
  );
  expect(items[1]).toContain("A later decision, D-2026-009, replaced it on 22 November 2026.");
  expect(items[2]).toContain("It rests on a decision that the office has not published.");
  await look("letter-announces");
});
