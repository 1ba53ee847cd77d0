import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import type { ReadingView } from "@chirograph/wire/read-back";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { builtApp } from "./built-app.ts";
import { openReadingOffice, type ReadingOffice } from "./reading-office.ts";
import { LINK, READER, readingOf } from "./reading-views.ts";

const SIZES = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1440, height: 900 },
  /** A desktop's window at 200 %. */
  enlarged: { width: 640, height: 400 },
} as const;
const executablePath = process.env["CHIROGRAPH_CHROMIUM"] ?? "/usr/bin/chromium";
const args = ["--no-sandbox", "--disable-quic", "--disable-background-networking"];

export type ReadingStage = {
  office(): ReadingOffice;
  /** A reader's browser, at this copy; each call is a device of its own. */
  read(view?: ReadingView, where?: keyof typeof SIZES, fragment?: string): Promise<Page>;
  /** What a page complained of; a test takes out what it means to cause. */
  forgive(expected: (line: string) => boolean): void;
};

/** The reader's page as built, a stand-in office and a browser, for all tests of a file; a page that complains fails its test. */
export function useReadingStage(): ReadingStage {
  let built: Awaited<ReturnType<typeof builtApp>>;
  let office: ReadingOffice;
  let browser: Browser;
  let open: BrowserContext[] = [];
  let broken: string[] = [];
  beforeAll(async () => {
    built = await builtApp("holder");
    office = await openReadingOffice(built.folder, readingOf());
    browser = await chromium.launch({ executablePath, args });
  });
  beforeEach(() => {
    office.sent();
    Object.assign(office, { view: readingOf(), opened: true, offline: false, deaf: false });
    broken = [];
  });
  afterEach(async () => {
    await Promise.all(open.map((context) => context.close()));
    open = [];
    expect(broken).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await office?.close();
    await built?.remove();
  });

  const read: ReadingStage["read"] = async (view, where = "phone", fragment = `#${LINK}`) => {
    if (view) office.view = view;
    const context = await browser.newContext({
      viewport: SIZES[where],
      timezoneId: "Europe/Paris",
      baseURL: office.address,
      hasTouch: where === "phone",
      reducedMotion: "reduce",
    });
    context.setDefaultTimeout(Number(process.env["PATIENCE"] ?? 60_000));
    open.push(context);
    const page = await context.newPage();
    page.on("pageerror", (fault) => broken.push(fault.stack ?? fault.message));
    page.on("console", (line) => line.type() === "error" && broken.push(line.text()));
    await page.goto(`/c/${READER}${fragment}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    return page;
  };
  const forgive = (expected: (line: string) => boolean): void => {
    broken = broken.filter((line) => !expected(line));
  };
  return { office: () => office, read, forgive };
}
