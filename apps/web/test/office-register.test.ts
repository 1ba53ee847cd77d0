import { goTo, usePageStage } from "./page-stage.ts";
import { lookEverywhere, sizes } from "./look.ts";
import { type Page } from "playwright-core";
import { expect, test } from "vitest";
import {
  citing,
  decisionOf,
  NEXT,
  type RegisterStandIn,
  standIn,
  withPasskey,
} from "./office-register-stand-in.ts";
import { openStandIn } from "./office-stand-in.ts";

let register: RegisterStandIn;

const stage = usePageStage("office", openStandIn, () => {
  register = { decisions: [], enter: null, refused: null, sent: [] };
});

async function at(path: string, where: keyof typeof sizes = "desktop"): Promise<Page> {
  // Where it is still the day before at midnight UTC: a calendar day must stay what it is.
  const device = await stage.device({ viewport: sizes[where], timezoneId: "America/New_York" });
  const page = await stage.page(device);
  await standIn(page, register);
  await withPasskey(page);
  return goTo(page, path);
}

const ended = { good: false, endedAt: "2026-11-20T10:00:00.000Z", endedBy: "Odile Brandt" };

/** A register in which decisions stand, are over, superseded and revoked. */
function four(): RegisterStandIn["decisions"] {
  const [first, second, third, fourth] = [1, 2, 3, 4].map((n) => decisionOf(n));
  return [
    {
      ...fourth!,
      what: "ينقل رصيف قوارب الإرشاد إلى رأس أورين.",
      authority: "مجلس الميناء",
      open: true,
      citedBy: [citing(1, "in-force"), citing(2, "draft")],
    },
    { ...third!, status: "revoked", reason: "The works begin later.", ...ended },
    {
      ...second!,
      status: "superseded",
      ...ended,
      endedBy: null,
      successor: { id: fourth!.id, reference: fourth!.reference },
    },
    { ...first!, validUntil: "2026-11-10", good: false, authority: "The Pilotage Committee" },
  ];
}

const rowWords = (page: Page) => page.locator(".register-table tbody tr");

test("the register shows each decision with how it stands, and its filters are its address", async () => {
  register.decisions = four();
  const page = await at("/office");
  await page.getByRole("link", { name: "Register" }).click();
  await page.getByRole("heading", { level: 1, name: "1 decision stands. 3 do not any more." }).waitFor();
  const chips = await page.locator(".register-table .verdict").allTextContents();
  expect(chips).toEqual(["Stands", "Revoked", "Superseded", "Over"]);
  expect(await rowWords(page).first().textContent()).toMatch(
    /VSPA\/2026\/001.*In force.*VSPA\/2026\/002.*Draft/u,
  );
  expect(await rowWords(page).first().textContent()).toContain("Public");
  expect(await rowWords(page).last().textContent()).toContain("1 November 2026 to 10 November 2026");
  expect(await rowWords(page).nth(1).textContent()).toContain("Internal");
  await lookEverywhere(page, "register");
  await page.setViewportSize(sizes.desktop);
  await page.getByLabel("Standing").selectOption("over");
  await page.waitForURL("**/office/register?state=over");
  expect(await rowWords(page).count()).toBe(1);
  expect(await rowWords(page).first().textContent()).toContain("D-2026-001");
  await page.getByLabel("Standing").selectOption("");
  await page.getByLabel("Search").fill("harbour basin 3");
  await page.waitForURL(/q=harbour/u);
  await page.getByRole("heading", { level: 1, name: "1 decision fits." }).waitFor();
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "1 decision fits." }).waitFor();
  expect(await rowWords(page).first().textContent()).toContain("D-2026-003");
  await page.getByLabel("Who reads it").selectOption("public");
  await page.getByRole("heading", { level: 1, name: "No decision fits." }).waitFor();
  await page.getByRole("link", { name: "show the whole register" }).click();
  await expect.poll(() => rowWords(page).count()).toBe(4);
});

test("a long register is drawn a hundred decisions at a time", async () => {
  register.decisions = Array.from({ length: 130 }, (_, n) => decisionOf(n + 1));
  const page = await at("/office/register");
  await page.getByText("100 of 130 are shown.").waitFor();
  expect(await rowWords(page).count()).toBe(100);
  await page.getByRole("button", { name: "Show 30 more" }).click();
  await expect.poll(() => rowWords(page).count()).toBe(130);
  expect(await page.getByRole("button", { name: /^Show/u }).count()).toBe(0);
});

test("an empty register says what will fill it, and who may not enter is told why beside the button", async () => {
  register.enter = "Entering a decision needs the role of signer. Ask an administrator.";
  const page = await at("/office/register");
  await page.getByRole("heading", { level: 1, name: "The register is empty." }).waitFor();
  const button = page.getByRole("button", { name: "Enter a decision" });
  expect(await button.getAttribute("aria-disabled")).toBe("true");
  await page.getByText(register.enter).waitFor();
  await lookEverywhere(page, "register-empty");
  register.decisions = four();
  await page.goto(`/office/register/${register.decisions[0]!.id}`);
  for (const name of ["Enter a decision that replaces it", "Revoke it with your passkey"])
    expect(await page.getByRole("button", { name }).getAttribute("aria-disabled")).toBe("true");
  expect(await page.getByText(register.enter).count()).toBe(2);
});

test("a decision is read over once more, as it will be signed, and entered with the passkey", async () => {
  register.decisions = four();
  const page = await at(`/office/register/${register.decisions[0]!.id}`);
  await page.getByRole("link", { name: "Enter a decision that replaces it" }).click();
  await page.getByRole("heading", { level: 1, name: "Enter a decision." }).waitFor();
  await page.getByRole("button", { name: "Read it over" }).click();
  await page.getByText("Write what is decided.").waitFor();
  await page.getByText("Name the authority that decided.").waitFor();
  expect(register.sent).toEqual([]);
  await page.getByLabel("What is decided").fill("Pilot boats berth at Ness Quay.\n\nDues do not change.");
  await page.getByLabel("By which authority").fill("The Harbour Board");
  await page.getByLabel("Decided on").fill("2026-11-21");
  await page.getByLabel("Valid from").fill("2026-12-01");
  await page.getByLabel("Valid until, if it ends").fill("2026-11-30");
  await page.getByText("Its last day comes before its first.").waitFor();
  await page.getByLabel("Valid until, if it ends").fill("2027-11-30");
  await page.getByRole("radio", { name: /^Public/u }).check();
  await lookEverywhere(page, "register-new");
  await page.getByRole("button", { name: "Read it over" }).click();
  const over = page.locator(".decision");
  await over.getByText("D-2026-099").waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("read-over");
  for (const words of [
    "Dues do not change.",
    "30 November 2027",
    "9be207f4 9be207f4",
    "Everyone, on a page of its own",
    "D-2026-004 ends at the same moment. The letter VSPA/2026/002 is not released, and will be held",
  ])
    expect(await over.textContent()).toContain(words);
  await lookEverywhere(page, "register-read-over");
  await page.getByRole("button", { name: "Sign and enter it with your passkey" }).click();
  await page.waitForURL(`**/office/register/${NEXT}`);
  await page.getByRole("heading", { level: 1, name: "This decision stands" }).waitFor();
  const entered = register.sent.at(-1);
  expect(entered?.path).toBe("/api/decisions");
  expect(entered?.body).toMatchObject({
    decision: NEXT,
    reference: "D-2026-099",
    open: true,
    fields: { validUntil: "2027-11-30", supersedes: four()[0]!.id, authority: "The Harbour Board" },
  });
});

test("an entry that the office refuses keeps what was typed, and asks for a new reading", async () => {
  register.refused =
    "Only a decision that stands can be superseded. Nothing was entered. Look at the register.";
  const page = await at("/office/register/new");
  await page.getByLabel("What is decided").fill("Dues do not change.");
  await page.getByLabel("By which authority").fill("The Harbour Board");
  await page.getByRole("button", { name: "Read it over" }).click();
  await page.getByRole("button", { name: "Sign and enter it with your passkey" }).click();
  await page.getByRole("alert").getByText("Only a decision that stands can be superseded.").waitFor();
  expect(await page.getByLabel("What is decided").inputValue()).toBe("Dues do not change.");
  register.refused = null;
  await page.getByRole("button", { name: "Read it over" }).click();
  await page.getByRole("button", { name: "Sign and enter it with your passkey" }).click();
  await page.waitForURL(`**/office/register/${NEXT}`);
  expect(register.sent.map(({ path }) => path.replace("/api/decisions", ""))).toEqual([
    "/options",
    "",
    "/options",
    "",
  ]);
  // The browser says of each refusal that a request failed.
  stage.forgive((line) => line.includes("status of 409"));
});

test("a decision is revoked with a reason and the passkey, and the letters that it will hold are named before", async () => {
  register.decisions = four();
  const { id } = register.decisions[0]!;
  const page = await at(`/office/register/${id}`);
  await page.getByRole("heading", { level: 1, name: "This decision stands." }).waitFor();
  expect(
    await page.getByRole("link", { name: `https://port.example/decision/${id}` }).getAttribute("href"),
  ).toBe(`/decision/${id}`);
  await page.getByText("48 213").waitFor();
  await lookEverywhere(page, "register-decision");
  await page.setViewportSize(sizes.desktop);
  await page.getByRole("button", { name: "Revoke it with your passkey" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("The letter VSPA/2026/002 is not released, and will be held").waitFor();
  await dialog.getByText("The letter VSPA/2026/001 stays in force").waitFor();
  await lookEverywhere(page, "register-revoke");
  await page.setViewportSize(sizes.desktop);
  await dialog.getByRole("button", { name: "Revoke it with your passkey" }).click();
  await dialog.getByText("This needs its reason.").waitFor();
  await dialog.getByLabel("Why it is revoked").fill("The board met again.");
  await dialog.getByRole("button", { name: "Revoke it with your passkey" }).click();
  await page
    .getByRole("heading", { level: 1, name: "Odile Brandt revoked this decision on 20 November 2026." })
    .waitFor();
  expect(register.sent.at(-1)?.body["reason"]).toBe("The board met again.");
  await page.getByText("Revoked the decision with a passkey: The board met again.").waitFor();
  const button = page.getByRole("button", { name: "Revoke it with your passkey" });
  expect(await button.getAttribute("aria-disabled")).toBe("true");
  expect(await page.getByText("It is revoked already.").count()).toBe(2);
  await lookEverywhere(page, "register-revoked");
});

test("a decision is made public with the passkey, after one more question", async () => {
  register.decisions = [decisionOf(1)];
  const page = await at(`/office/register/${register.decisions[0]!.id}`);
  await page.getByRole("button", { name: "Make it public with your passkey" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("This cannot be taken back.").waitFor();
  expect(register.sent).toEqual([]);
  await dialog.getByRole("button", { name: "Make it public with your passkey" }).click();
  await page.getByText("Public page").waitFor();
  expect(register.sent.map(({ path }) => path.split("/").slice(4).join("/"))).toEqual([
    "open/options",
    "open",
  ]);
  expect(await page.getByRole("button", { name: "Make it public with your passkey" }).count()).toBe(0);
});

test("there is no page for a decision that is not there", async () => {
  const page = await at(`/office/register/${NEXT}`);
  await page.getByRole("heading", { level: 1, name: "There is no such decision." }).waitFor();
});
