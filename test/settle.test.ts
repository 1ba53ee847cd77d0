import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { send as ask, openCopy, takePosition } from "./holder-acts.ts";
import {
  type Sent,
  actWithReason,
  answerComments,
  confirm,
  invite,
  join,
  nameOnLetter,
  send,
  setUp,
  writeLetter,
} from "./office-acts.ts";
import { useStage } from "./use-stage.ts";

const stage = useStage("settle-failed");

const works = "The inner wall at Ness Quay needs repair. The works run from 1 June to 30 September 2027.";
const moves = "From 1 June 2027 the 14 pilot boats berth at Orrin Head, in the east basin.";

const list = `Name,Organisation,E-mail,Required,Turn
Mirela Stroud,Orrin Head Terminal,,yes,1
,Nobody at all,,,
Jonas Wrede,Pilots' Guild,,yes,1
Lio Fairweather,Legal desk,,no,2`;

/** Circulates to a list out of a spreadsheet: the line that says nothing is named before anything is taken. */
async function circulateList(page: Page): Promise<Sent[]> {
  await page.getByRole("link", { name: "Circulate" }).click();
  await page.getByText("From a spreadsheet, as CSV").click();
  await page.getByLabel("Or its lines, pasted").fill(list);
  await page.getByRole("button", { name: "Read the list" }).click();
  await page.getByText(/^Line 3:/).waitFor();
  await stage().shot(page, "60-list");
  await page.getByRole("button", { name: "Add 3 holders" }).click();
  await page.getByRole("list", { name: "Turns" }).getByText("Turn 2").waitFor();
  await stage().shot(page, "61-form");
  return send(page);
}

type Said = { readonly quote: string; readonly text: string; readonly proposed: string };

/** A comment as a holder's browser sends it. */
async function say(page: Page, { link }: Sent, { quote, text, proposed }: Said): Promise<void> {
  const copy = /\/c\/([0-9a-f]{32})/.exec(link)?.[1] ?? "";
  const id = crypto.randomUUID().replaceAll("-", "");
  const view = await ask(page, "GET", `/api/copies/${copy}`);
  const { pages } = view as { pages: { text: string }[] };
  const start = pages[0]?.text.indexOf(quote) ?? -1;
  expect(start).toBeGreaterThan(0);
  const passage = { page: 1, quote, prefix: "", suffix: "", start, end: start + quote.length };
  const rest = { severity: "major", rationale: "", attachments: [], from: null };
  await ask(page, "PUT", `/api/copies/${copy}/comments/${id}`, { passage, text, proposed, ...rest });
}

/** The matrix goes out as a spreadsheet and comes back as it was. */
async function roundTrip(page: Page): Promise<void> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export XLSX" }).click(),
  ]);
  const buffer = await readFile(await download.path());
  const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  await page.getByLabel("A matrix as XLSX").setInputFiles({ name: "matrix.xlsx", mimeType, buffer });
  await page.getByRole("heading", { name: "The file changes no answer." }).waitFor();
  await stage().shot(page, "66-import");
  await page.getByRole("button", { name: "Leave it as it is" }).click();
}

test("comments are settled and turns taken, in a browser", async () => {
  const ilse = await stage().person();
  await setUp(ilse, stage().setUpLink);
  const odile = await stage().person();
  await join(odile, await invite(ilse, "Odile Brandt", "Harbour Master", ["Signer"]));
  await confirm(ilse, "Odile Brandt");
  await writeLetter(ilse, "Berthing of pilot boats", [works, moves]);
  await nameOnLetter(ilse, "signer", "Odile Brandt, Harbour Master");
  const [first] = await circulateList(ilse);
  if (!first) throw new Error("The circulation made no link.");
  const letter = /letters\/([0-9a-f]{32})/.exec(ilse.url())?.[1] ?? "";
  const mirela = await stage().person("phone");
  await openCopy(mirela, first);
  await say(mirela, first, {
    quote: "14 pilot boats",
    text: "Twelve are registered.",
    proposed: "12 pilot boats",
  });
  await say(mirela, first, { quote: "east basin", text: "Or the north one?", proposed: "" });
  await takePosition(mirela, /^Non-concur/, "The basin is too small.");
  await onTheDesk(ilse);
  await settle(ilse, letter);
  await nextTurn(ilse, letter);
  await goOnWithout(odile, letter);
  await end(ilse, letter);
  expect(stage().broken).toEqual([]);
});

/** Who keeps the letter stands on the desk, and the view stands in the address. */
async function onTheDesk(ilse: Page): Promise<void> {
  await ilse.goto("/office?show=blocked");
  const row = ilse.getByRole("row", { name: /Berthing of pilot boats/ });
  await row.getByText("Orrin Head Terminal").waitFor();
  await row.getByText("non-concur").waitFor();
  await row.getByText("1 of 3").waitFor();
  const views = ilse.getByRole("navigation", { name: "Views of the desk" });
  expect(await views.locator("[aria-current=page]").allInnerTexts()).toEqual(["Blocked 1"]);
  await stage().shot(ilse, "62-desk");
  await ilse.getByLabel("Search").fill("no such letter");
  await ilse.getByRole("heading", { name: "No letter fits." }).waitFor();
  expect(ilse.url()).toContain("q=no+such+letter");
}

/** One wording is taken up in the text, one comment is answered with a reason. */
async function settle(ilse: Page, letter: string): Promise<void> {
  await ilse.goto(`/office/letters/${letter}/matrix`);
  await ilse.getByRole("heading", { name: "2 comments: 2 open." }).waitFor();
  await stage().shot(ilse, "63-matrix");
  await ilse.getByRole("button", { name: "1", exact: true }).click();
  await stage().shot(ilse, "64-opened");
  await ilse.getByRole("button", { name: "Take the proposed wording up and accept" }).click();
  await ilse.getByText("Taken up in the text.").waitFor();
  await answerComments(ilse, letter, [2], {
    disposition: "Reject",
    response: "The plan names the east one.",
  });
  await ilse.getByRole("heading", { name: "2 comments, all settled." }).waitFor();
  await stage().shot(ilse, "65-settled");
  await roundTrip(ilse);
  await ilse.getByRole("link", { name: "Text", exact: true }).click();
  expect(await ilse.getByLabel("Paragraph 2.").inputValue()).toContain("the 12 pilot boats berth");
}

/** A signer lets a non-concur and a silence go, each by name and with a reason. */
async function goOnWithout(odile: Page, letter: string): Promise<void> {
  await odile.goto(`/office/letters/${letter}/sign`);
  await odile.getByText("The plan names the east one.").waitFor();
  await actWithReason(odile, "Override it", "The plan has room for all of them.");
  await odile
    .getByText(/overridden by Odile Brandt/)
    .first()
    .waitFor();
  await actWithReason(odile, "Do not wait for them", "The Guild saw it in May.");
  await odile
    .getByText(/Not waited for: Pilots' Guild/)
    .first()
    .waitFor();
  await stage().shot(odile, "67-package");
}

/** The next turn is opened although one who must answer in this one is silent. */
async function nextTurn(ilse: Page, letter: string): Promise<void> {
  await ilse.goto(`/office/letters/${letter}/circulation`);
  await actWithReason(ilse, "Open turn 2 now", "");
  await ilse.getByRole("button", { name: "Open turn 2 now" }).waitFor({ state: "detached" });
  await stage().shot(ilse, "67-turn");
}

/** Another date on another clock, and the end of it all. */
async function end(ilse: Page, letter: string): Promise<void> {
  await ilse.goto(`/office/letters/${letter}/circulation`);
  await ilse.getByRole("button", { name: "Move the date" }).click();
  const asked = ilse.getByRole("dialog");
  await asked.getByLabel("On the clock of").selectOption("Asia/Dubai");
  await stage().shot(ilse, "68-date");
  await asked.getByRole("button", { name: "Move the date" }).click();
  await ilse.getByText(/in Asia\/Dubai, moved once/).waitFor();
  await stage().shot(ilse, "69-circulation");
  await actWithReason(ilse, "Recall the whole circulation", "It is put off until spring.");
  await ilse.getByText("Recalled", { exact: true }).first().waitFor();
  await stage().shot(ilse, "70-recalled");
}
