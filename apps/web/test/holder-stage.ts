import { look } from "./look.ts";
import type { HolderView } from "@chirograph/wire/copy";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { builtApp } from "./built-app.ts";
import { type HolderOffice, openHolderOffice } from "./holder-office.ts";

const PHONE = { width: 360, height: 780 };
const DESKTOP = { width: 1440, height: 900 };
const executablePath = process.env["CHIROGRAPH_CHROMIUM"] ?? "/usr/bin/chromium";
const args = ["--no-sandbox", "--disable-quic", "--disable-background-networking"];

export type HolderStage = {
  office(): HolderOffice;
  /** A reader's browser, in a zone of its own, at this copy. */
  read(view: HolderView, where?: "phone" | "desktop"): Promise<Page>;
  /** No barriers by axe, nothing wider than the window; and pictures in both themes where SHOTS names a folder. */
  look(page: Page, name: string): Promise<void>;
  /** What a page complained of; a test takes out what it means to cause. */
  forgive(expected: (line: string) => boolean): void;
};

/** The holder's page as built, a stand-in office and a browser, for all tests of a file; a page that complains fails its test. */
export function useHolderStage(): HolderStage {
  let built: Awaited<ReturnType<typeof builtApp>>;
  let office: HolderOffice;
  let browser: Browser;
  let open: BrowserContext[] = [];
  let broken: string[] = [];
  beforeAll(async () => {
    built = await builtApp("holder");
    office = await openHolderOffice(built.folder);
    browser = await chromium.launch({ executablePath, args });
  });
  beforeEach(() => {
    office.copies.clear();
    office.done();
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

  async function read(view: HolderView, where: "phone" | "desktop" = "phone"): Promise<Page> {
    office.copies.set(view.copy.id, view);
    const context = await browser.newContext({
      viewport: where === "phone" ? PHONE : DESKTOP,
      timezoneId: "Europe/Paris",
      baseURL: office.address,
      // Colours that change slowly would be measured halfway.
      reducedMotion: "reduce",
    });
    context.setDefaultTimeout(Number(process.env["PATIENCE"] ?? 60_000));
    open.push(context);
    const page = await context.newPage();
    page.on("pageerror", (fault) => broken.push(fault.stack ?? fault.message));
    page.on("console", (line) => line.type() === "error" && broken.push(line.text()));
    await page.goto(`/c/${view.copy.id}${where === "desktop" ? "#words" : ""}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    return page;
  }
  const forgive = (expected: (line: string) => boolean): void => {
    broken = broken.filter((line) => !expected(line));
  };
  return { office: () => office, read, look, forgive };
}

/** Once what was typed is with the server. */
export const saved = (page: Page): Promise<void> =>
  page
    .getByText(/^Saved \d/u)
    .first()
    .waitFor();
export const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
