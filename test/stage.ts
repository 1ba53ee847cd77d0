import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { type Running, startServer } from "@chirograph/server/main";
import { readConfig } from "@chirograph/server/config";
import { type Browser, type BrowserContext, chromium, devices, type Page } from "playwright-core";

/** A temporary office with the built web part, and a real Chromium in front of it. */
export type Stage = {
  readonly address: string;
  readonly setUpLink: string;
  /** Where the office keeps its data. */
  readonly dataDir: string;
  /** One person: a browser context of their own with a virtual authenticator. */
  person(where?: "desktop" | "phone"): Promise<Page>;
  /** Looks at the page: no barriers by axe, and a picture of it where SHOTS names a folder. */
  shot(page: Page, name: string): Promise<void>;
  /** What broke on anyone's page: errors thrown, and what the browser complained of. */
  readonly broken: readonly string[];
  /** A picture of everyone's page. */
  shotAll(name: string): Promise<void>;
  close(): Promise<void>;
};

/** The office's settings, by the names they have in the environment. */
export type Settings = Readonly<Record<string, string>>;

const flags = [
  "--no-sandbox",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A passkey on this device that asks nobody (WebAuthn Level 3, 11: virtual authenticators). */
async function withAuthenticator(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send("WebAuthn.enable");
  await client.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return page;
}

async function openPerson(browser: Browser, address: string, where: "desktop" | "phone"): Promise<Page> {
  const phone = devices["Pixel 7"];
  const look = where === "phone" && phone ? phone : { viewport: { width: 1440, height: 900 } };
  const context = await browser.newContext({ ...look, baseURL: address, acceptDownloads: true });
  // A step that waits longer than this has lost its way; it is no measure of speed.
  context.setDefaultTimeout(Number(process.env.PATIENCE ?? 60_000));
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  return withAuthenticator(context);
}

async function startOffice(
  stack: AsyncDisposableStack,
  settings: Settings,
): Promise<Running & { readonly dataDir: string }> {
  const dataDir = await mkdtemp(join(tmpdir(), "chirograph-story-"));
  stack.defer(() => rm(dataDir, { recursive: true, force: true }));
  const office = await startServer({ ...readConfig(settings), dataDir, port: 0 }, () => undefined);
  stack.defer(() => office.stop());
  return { ...office, dataDir };
}

/** What keeps people out, by axe's rules; serious and critical ones fail the test. */
async function noBarriers(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter((one) => one.impact === "serious" || one.impact === "critical");
  if (grave.length === 0) return;
  const said = grave.map(
    (one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`,
  );
  throw new Error(`Barriers on ${name}: ${said.join("; ")}`);
}

/** Opens the stage, with an office set so. `CHIROGRAPH_CHROMIUM` names the browser; the launcher sets it. */
export async function openStage(settings: Settings = {}): Promise<Stage> {
  await using stack = new AsyncDisposableStack();
  const office = await startOffice(stack, settings);
  const executablePath = process.env.CHIROGRAPH_CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: flags });
  stack.defer(() => browser.close());
  const owned = stack.move();
  const shots = process.env.SHOTS;
  const pages: Page[] = [];
  const broken: string[] = [];
  return {
    address: office.address,
    setUpLink: office.setUpLink ?? "",
    dataDir: office.dataDir,
    broken,
    async person(where = "desktop") {
      const page = await openPerson(browser, office.address, where);
      page.on("pageerror", (error) => broken.push(error.stack ?? error.message));
      page.on("console", (line) => line.type() === "error" && broken.push(`${page.url()}: ${line.text()}`));
      pages.push(page);
      return page;
    },
    async shotAll(name) {
      for (const [at, page] of pages.entries())
        if (shots && !page.isClosed())
          await page.screenshot({ path: join(shots, `${name}-${at}.png`), fullPage: true });
    },
    async shot(page, name) {
      await noBarriers(page, name);
      if (!shots) return;
      await mkdir(shots, { recursive: true });
      await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
    },
    close: () => owned.disposeAsync(),
  };
}
