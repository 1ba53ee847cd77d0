import { chromium } from "playwright-core";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "vitest";
import { builtApp } from "./built-app.ts";
import { openStandIn } from "./office-stand-in.ts";
import { circulation, copyOf, LETTER, letterOf, said } from "./office-views.ts";

const executablePath = process.env["CHIROGRAPH_CHROMIUM"] ?? "/usr/bin/chromium";
const shots = process.env["SHOTS"];
const mail = { sentAt: null, remindedAt: null, autoReply: null };
const bounced = { ...mail, bounced: "Mail does not reach bo@port.example." };

test("whom mail does not reach is seen in the row of the circulation, before silence, as a word and a shape", async () => {
  await using open = new AsyncDisposableStack();
  const built = open.adopt(await builtApp("office"), (one) => one.remove());
  const office = open.adopt(await openStandIn(built.folder), (one) => one.close());
  const copies = [
    copyOf(1, 4),
    copyOf(2, 4),
    copyOf(3, 4, { position: said("concur") }),
    copyOf(4, 4, { recalled: true }),
  ];
  office.told.view = letterOf({
    status: "in-coordination",
    circulation: circulation(),
    copies,
    standings: copies.slice(0, 3).map((copy) => ({
      copy: copy.id,
      standing: copy.position ? "answered" : "waiting",
    })),
    mails: Object.fromEntries(
      copies.map(({ id }, at) => [id, at === 1 ? { ...mail, bounced: null } : bounced]),
    ),
  });
  const browser = open.adopt(await chromium.launch({ executablePath, args: ["--no-sandbox"] }), (one) =>
    one.close(),
  );
  for (const [name, width] of [
    ["desktop", 1440],
    ["phone", 390],
  ] as const) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, baseURL: office.address });
    const page = await context.newPage();
    await page.goto(`/office/letters/${LETTER}/circulation`);
    const row = (n: number) => page.locator(`#copy-${copies[n - 1]?.id}`);
    await row(1).waitFor();
    expect(await row(1).innerText()).toMatch(/Mail came back\s+No response/u);
    expect(await row(1).locator(".position", { hasText: "Mail came back" }).locator("svg").count()).toBe(1);
    for (const n of [2, 3, 4]) expect(await row(n).innerText()).not.toContain("Mail came back");
    const { violations } = await new AxeBuilder({ page }).include(".copies").analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    if (shots) await page.screenshot({ path: `${shots}/33-unreachable-${name}.png`, fullPage: true });
    await context.close();
  }
});
