import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { builtApp } from "./built-app.ts";

const executablePath = process.env["CHIROGRAPH_CHROMIUM"] ?? "/usr/bin/chromium";
const args = ["--no-sandbox", "--disable-quic", "--disable-background-networking"];

type Server = { readonly address: string; close(): Promise<unknown> };

export type PageStage<Office extends Server> = {
  office(): Office;
  /** One device: a browser context of its own. */
  device(options: BrowserContextOptions): Promise<BrowserContext>;
  /** A page of a device; what it complains of fails the test. */
  page(device: BrowserContext): Promise<Page>;
  /** What a page complained of; a test takes out what it means to cause. */
  forgive(expected: (line: string) => boolean): void;
};

/** Shows what stands at a path, once it has its heading. */
export async function goTo(page: Page, path: string): Promise<Page> {
  await page.goto(path);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}

/** An app as built, a stand-in server and a browser, for all tests of a file; `begin` is what each of them begins with. */
export function usePageStage<Office extends Server>(
  app: "office" | "holder",
  open: (folder: string) => Promise<Office>,
  begin: (office: Office) => void,
): PageStage<Office> {
  let built: Awaited<ReturnType<typeof builtApp>>;
  let office: Office;
  let browser: Browser;
  let devices: BrowserContext[] = [];
  let broken: string[] = [];
  beforeAll(async () => {
    built = await builtApp(app);
    office = await open(built.folder);
    browser = await chromium.launch({ executablePath, args });
  });
  beforeEach(() => {
    begin(office);
    broken = [];
  });
  afterEach(async () => {
    await Promise.all(devices.map((context) => context.close()));
    devices = [];
    expect(broken).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await office?.close();
    await built?.remove();
  });
  return {
    office: () => office,
    async device(options) {
      // Colours that change slowly would be measured halfway.
      const context = await browser.newContext({
        baseURL: office.address,
        reducedMotion: "reduce",
        ...options,
      });
      context.setDefaultTimeout(Number(process.env["PATIENCE"] ?? 60_000));
      devices.push(context);
      return context;
    },
    async page(context) {
      const page = await context.newPage();
      page.on("pageerror", (fault) => broken.push(fault.stack ?? fault.message));
      page.on("console", (line) => line.type() === "error" && broken.push(line.text()));
      return page;
    },
    forgive: (expected) => {
      broken = broken.filter((line) => !expected(line));
    },
  };
}
