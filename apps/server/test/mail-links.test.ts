import { existsSync } from "node:fs";
import { type Browser, type Page, chromium } from "playwright-core";
import { afterEach, expect, test } from "vitest";
import { reachedAt } from "../../cli/src/loopback.ts";
import { circulate } from "../src/acts/coordination/circulate.ts";
import { holderPage, openCopy } from "../src/acts/coordination/holder.ts";
import { dist } from "../src/http/assets.ts";
import { openApp } from "./http.ts";
import { newest, usual } from "./letter.ts";
import { holderOf, mailing } from "./mailing.ts";
import { type TestOffice, onEachDatabase } from "./office.ts";
import { must } from "./staff.ts";

const browserAt = process.env.CHIROGRAPH_CHROMIUM ?? "/usr/bin/chromium";
const shown = existsSync(browserAt) && existsSync(new URL("holder.html", dist));
if (!shown) console.info("No Chromium, or the pages are not built: scanners that run scripts are left out.");

let open = new AsyncDisposableStack();
afterEach(async () => {
  await open.disposeAsync();
  open = new AsyncDisposableStack();
});

/** A link as it stands in a holder's mail, on an office that answers at a port. */
async function invited(opened: Promise<TestOffice>) {
  const house = await mailing(opened, open);
  const { office, ports } = house;
  const { id } = await office.letter().version().made();
  const { n: version } = await newest(office, id);
  const given = { version, ...usual, holders: [holderOf({ name: "Bo" })] };
  const { links } = must(await circulate(ports, office.ilse, id, given, true));
  const [posted] = await house.sent();
  const [made] = links;
  const link = posted?.mail.text?.match(/http\S+\/c\/\S+/)?.[0];
  if (!made || !link) throw new Error("No link was mailed.");
  const app = await openApp(office);
  open.defer(() => app.close());
  await app.listen({ host: "127.0.0.1", port: 0 });
  const address = app.server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const here = link.replace(/^http:\/\/[^/]+/, `http://localhost:${port}`);
  return { office, copy: made.copy, code: made.code, token: link.slice(link.indexOf("#") + 1), link: here };
}

type Invited = Awaited<ReturnType<typeof invited>>;

/** Nothing was opened, read, said or spent; and the person still gets in with the code. */
async function expectUntouched({ office, copy, token, code }: Invited): Promise<void> {
  const events = "select type from event where stream = $1 order by seq";
  const { rows } = await office.pool.query(events, [`copy/${copy}`]);
  expect(rows.map((row) => row.type)).toEqual(["copy-issued"]);
  const { rows: sessions } = await office.pool.query("select * from copy_session");
  expect(sessions).toEqual([]);
  const { rows: links } = await office.pool.query(
    "select code_tries, code_hash is null as used from copy_link",
  );
  expect(links).toEqual([{ code_tries: 0, used: false }]);
  must(await openCopy(office.ports, copy, { link: token, code }));
  expect(must(await holderPage(office.ports, copy)).copy.opened).not.toBeNull();
}

async function browsing(): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: browserAt, args: ["--no-sandbox"] });
  open.defer(() => browser.close());
  return browser;
}

async function visit(browser: Browser, link: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(link);
  await page.getByRole("button").first().waitFor();
  return page;
}

onEachDatabase("a link that a mail scanner opens", (openOffice) => {
  test("by HEAD and GET, with the whole link in the address too, opens nothing", async () => {
    const given = await invited(openOffice());
    const bare = given.link.slice(0, given.link.indexOf("#"));
    for (const address of [bare, `${bare}?${given.token}`, `${bare}%23${given.token}`])
      for (const method of ["HEAD", "GET"]) {
        const answer = await fetch(reachedAt(address), { method });
        expect(answer.headers.get("set-cookie")).toBeNull();
        expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
        expect(await answer.text()).not.toContain(given.token);
      }
    await expectUntouched(given);
  });

  test.skipIf(!shown)("in a browser that runs its scripts opens nothing", async () => {
    const given = await invited(openOffice());
    const browser = await browsing();
    const page = await visit(browser, given.link);
    await page.waitForLoadState("networkidle");
    expect(await page.context().cookies()).toEqual([]);
    await expectUntouched(given);
  });

  test.skipIf(!shown)(
    "in a browser that presses every button and follows every link opens nothing",
    async () => {
      const given = await invited(openOffice());
      const browser = await browsing();
      const page = await visit(browser, given.link);
      for (let round = 0; round < 3; round += 1) {
        const pressable = page.locator("button, input[type=submit], a[href], summary, [role=button]");
        for (let n = (await pressable.count()) - 1; n >= 0; n -= 1) {
          await pressable
            .nth(n)
            .click({ timeout: 2_000, noWaitAfter: true })
            .catch(() => undefined);
          await page.keyboard.press("Enter");
        }
        await page.waitForLoadState("networkidle");
        if (!page.url().includes(given.copy)) await page.goto(given.link);
      }
      await expectUntouched(given);
    },
  );
});
