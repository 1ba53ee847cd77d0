import { goTo, usePageStage } from "./page-stage.ts";
import { lookEverywhere, sizes } from "./look.ts";
import type { coordination, letter } from "@chirograph/wire";
import { type Page } from "playwright-core";
import { expect, test } from "vitest";
import { beginning, openStandIn } from "./office-stand-in.ts";
import { LETTER } from "./office-views.ts";

const stage = usePageStage("office", openStandIn, (office) => {
  Object.assign(office.told, beginning());
  office.sent.length = 0;
});

async function at(path: string, where: keyof typeof sizes = "desktop"): Promise<Page> {
  const device = await stage.device({ viewport: sizes[where], timezoneId: "UTC" });
  const page = await stage.page(device);
  return goTo(page, path);
}

function entry(seq: number, more: Partial<letter.RecordRow> = {}): letter.RecordRow {
  return {
    at: new Date(Date.UTC(2026, 9, 1) + seq * 3_600_000).toISOString(),
    by: "Ilse Marrow",
    type: "roles-changed",
    sentence: `Changed the roles of Odile Brandt: signer, was ${seq % 2 === 0 ? "author" : "none"}.`,
    stream: "office",
    seq,
    leaf: 12_000 + seq,
    ...more,
  };
}

const rules =
  "Changed the rules of coordination. Objections: hold, was show. Reminders, hours before the suspense: 48, 4, was none.";

/** 60 entries of two years, newest first. */
function sixty(): letter.RecordRow[] {
  const rows = Array.from({ length: 60 }, (_, n) => entry(60 - n));
  rows[0] = entry(60, { sentence: rules, leaf: null });
  rows[59] = entry(1, { at: "2025-12-31T10:00:00.000Z", sentence: "Set up the office: Varrow Sound." });
  return rows;
}

test("the rules lead to the office’s record: what each change changed, its place in the log, fifty at a time", async () => {
  stage.office().told.officeRecord = sixty();
  const page = await at("/office/settings/coordination");
  await page.getByRole("link", { name: "on record" }).click();
  await page.getByRole("heading", { level: 1, name: "Record of the office" }).waitFor();
  const rows = page.locator(".log > li");
  await expect.poll(() => rows.count()).toBe(50);
  expect(await rows.first().textContent()).toContain(`${rules} by Ilse Marrow`);
  expect(await rows.first().textContent()).toContain("at the next checkpoint");
  expect(await rows.nth(1).textContent()).toMatch(/12\u202F059$/u);
  await lookEverywhere(page, "office-record");
  expect(await page.getByRole("link", { name: "Newer" }).count()).toBe(0);
  await page.getByRole("link", { name: "Older" }).click();
  await page.getByText("Page 2 of 2").waitFor();
  await expect.poll(() => rows.count()).toBe(10);
  await page.getByRole("heading", { level: 2, name: "2025" }).waitFor();
  expect(await rows.last().textContent()).toContain("Set up the office: Varrow Sound.");
  expect(await page.getByRole("link", { name: "Older" }).count()).toBe(0);
  await page.getByRole("link", { name: "Newer" }).click();
  await page.getByText("Page 1 of 2").waitFor();
});

test("who may not read the office’s record is told whom to ask", async () => {
  const page = await at("/office");
  const message = "The record of the office is read by administrators and auditors. Ask one of them.";
  await page.route("**/api/office/record*", (route) =>
    route.fulfill({ status: 403, json: { code: "not-allowed", message } }),
  );
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("link", { name: "Record", exact: true }).click();
  await page.getByRole("alert").getByText("is read by administrators and auditors").waitFor();
  // The browser says of each refusal that a request failed.
  stage.forgive((line) => line.includes("status of 403"));
});

type Mail = coordination.UnassignedMail["mails"][number];

function mailOf(n: number, more: Partial<Mail> = {}): Mail {
  return {
    id: `mail${n}`,
    at: "2026-11-03T09:12:00.000Z",
    letter: null,
    from: "edda@quay.example",
    subject: `Season’s greetings ${n}`,
    words: "The quay wishes the port a calm winter.",
    why: "This mail answers none of ours, so it belongs to no letter. Nothing was entered.",
    entered: false,
    filesLeft: 0,
    aside: null,
    refusal: null,
    ...more,
  };
}

const withoutFiles = mailOf(2, {
  letter: LETTER,
  subject: "Re: Your comment",
  entered: true,
  filesLeft: 1,
  why: "Its words were entered as the holder's reply to the comment that our mail was about. 1 attached file was not added: “plan.pdf” (a reply takes no files). Ask the holder to add what is needed in their copy.",
});

test("mail that changed nothing, mail that was entered without its files, and mail put aside stand apart", async () => {
  const aside = mailOf(3, {
    why: `${mailOf(3).why} Put aside: An advertisement.`,
    aside: { by: "Odile Brandt", at: "2026-11-04T10:00:00.000Z" },
  });
  stage.office().told.mails = [mailOf(1), withoutFiles, aside];
  const page = await at("/office/settings/mail");
  const under = (title: string) =>
    page.locator("section", { has: page.getByRole("heading", { name: title }) });
  const nothing = under("Not entered");
  await nothing.getByText("These changed nothing.").waitFor();
  expect(await nothing.getByRole("listitem").count()).toBe(1);
  const entered = under("Entered without all of its files");
  expect(await entered.getByRole("listitem").count()).toBe(1);
  expect(await entered.textContent()).not.toContain("changed nothing");
  await entered.getByText("“plan.pdf” (a reply takes no files)").waitFor();
  await entered.getByText("Its files", { exact: true }).click();
  await entered.getByRole("link", { name: "plan.pdf" }).waitFor();
  expect(await entered.getByRole("link", { name: "plan.pdf" }).getAttribute("href")).toBe(
    "/api/mail/mail2/files/1",
  );
  await nothing.getByText("Its files", { exact: true }).click();
  await nothing.getByText("It brought no file.").waitFor();
  await page.getByText("Put aside (1)").click();
  await page.getByText("Put aside by Odile Brandt, 4 Nov, 10:00").waitFor();
  await page.getByText("Put aside: An advertisement.").waitFor();
  await lookEverywhere(page, "office-mail");
});

test("mail is put aside with a reason and never without; a reader is told who can", async () => {
  stage.office().told.mails = [
    mailOf(1),
    mailOf(2, { letter: LETTER, refusal: "The letter’s author or action officer puts it aside." }),
  ];
  const page = await at("/office/settings/mail", "phone");
  const put = page.getByRole("button", { name: "Put it aside" });
  await page.getByText("The letter’s author or action officer puts it aside.").waitFor();
  expect(await put.nth(1).getAttribute("aria-disabled")).toBe("true");
  await put.first().click();
  const dialog = page.getByRole("dialog", { name: "Put “Season’s greetings 1” aside?" });
  await dialog.getByRole("button", { name: "Put it aside" }).click();
  await dialog.getByText("This needs its reason. Write one sentence.").waitFor();
  expect(stage.office().sent).toEqual([]);
  await dialog.getByLabel("Reason").fill("A greeting.");
  stage.office().told.mails = [mailOf(1, { aside: { by: "Ilse Marrow", at: "2026-11-04T10:00:00.000Z" } })];
  await dialog.getByRole("button", { name: "Put it aside" }).click();
  await page.getByText("No mail waits for anyone.").waitFor();
  expect(stage.office().sent).toEqual([{ path: "/api/mail/mail1/aside", body: { reason: "A greeting." } }]);
});
