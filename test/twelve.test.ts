import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { send as ask, comment, openCopy, takePosition } from "./holder-acts.ts";
import {
  type Sent,
  actWithReason,
  approve,
  confirm,
  invite,
  join as joinOffice,
  nameOnLetter,
  send,
  setUp,
  writeLetter,
} from "./office-acts.ts";
import { replay } from "./replay.ts";
import { useStage } from "./use-stage.ts";

const stage = useStage("twelve-failed");

const works = "The inner wall at Ness Quay needs repair. The works run from 1 June to 30 September 2027.";
const moves = "From 1 June 2027 the 14 pilot boats berth at Orrin Head, in the east basin beside the tugs.";
const dues = "Pilotage dues do not change. Agents book pilots as before, by the same telephone number.";

const houses = [
  "Orrin Head Terminal",
  "Pilots' Guild",
  "Tug Owners' Circle",
  "Coast Watch",
  "Ship Agents",
  "Harbour Works",
  "Seafarers' Mission",
  "Customs Office",
  "Lifeboat Station",
  "Town of Ness",
  "Ferry Company",
  "Marine Insurers",
];
const list = [
  "Name,Organisation,Required,Passing on",
  ...houses.map((house, n) => `Holder ${n + 1},${house},${n < 8 ? "yes" : "no"},allowed`),
];

type Held = { readonly page: Page; readonly sent: Sent; readonly copy: string };

const idOf = ({ link }: Sent) => /\/c\/([0-9a-f]{32})/.exec(link)?.[1] ?? "";

/** Everyone opens their own link on a device of their own; four of them on a phone. */
async function openAll(sent: readonly Sent[]): Promise<Held[]> {
  const held: Held[] = [];
  for (const [n, one] of sent.entries()) {
    const page = await stage().person(n < 4 ? "phone" : "desktop");
    await openCopy(page, one);
    held.push({ page, sent: one, copy: idOf(one) });
  }
  return held;
}

const quotes = ["the 14 pilot boats", "in the east basin", "Pilotage dues do not change"];

/** Three comments of a holder, each on a passage of its own. */
async function remarks({ page, copy }: Held, n: number): Promise<void> {
  const { pages } = (await ask(page, "GET", `/api/copies/${copy}`)) as { pages: { text: string }[] };
  const text = pages[0]?.text ?? "";
  for (const [at, quote] of quotes.entries()) {
    const start = text.indexOf(quote);
    const end = start + quote.length;
    const [prefix, suffix] = [text.slice(start - 20, start), text.slice(end, end + 20)];
    const said = {
      severity: at === 0 ? "major" : "substantive",
      text: `Holder ${n + 1} on ${quote}.`,
      proposed: "",
    };
    await ask(page, "PUT", `/api/copies/${copy}/comments/${crypto.randomUUID().replaceAll("-", "")}`, {
      ...said,
      passage: { page: 1, quote, prefix, suffix, start, end },
      rationale: "",
      attachments: [],
      from: null,
    });
  }
}

/** The last of the holders lets a colleague answer in their place, who does. */
async function delegates({ page }: Held): Promise<void> {
  await page.getByRole("button", { name: "Name the other person" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Aina Berg");
  await page.getByRole("radio", { name: /^They answer in my place/ }).check({ force: true });
  await page.getByRole("button", { name: /^Issue copy / }).click();
  await page.getByText("Aina Berg answers in your place.").waitFor();
}

const fill = `
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
sheet = book["Comments"]
heads = {cell.value: cell.column for cell in sheet[1]}
for row in range(2, sheet.max_row + 1):
    major = sheet.cell(row, heads["Severity"]).value == "major"
    sheet.cell(row, heads["Disposition"]).value = "Accept" if major else "Reject"
    sheet.cell(row, heads["Response"]).value = "" if major else "It is so in the plan."
book.save(sys.argv[1])
`;

/** The matrix as another program saves it, every row answered. */
function filledIn(workbook: Buffer): Buffer {
  const folder = mkdtempSync(join(tmpdir(), "chirograph-filled-"));
  const path = join(folder, "matrix.xlsx");
  writeFileSync(path, workbook);
  const ran = spawnSync("/usr/bin/python3", ["-W", "ignore", "-c", fill, path], { encoding: "utf8" });
  const filled = readFileSync(path);
  rmSync(folder, { recursive: true, force: true });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return filled;
}

async function answerBySpreadsheet(page: Page, letter: string, comments: number): Promise<void> {
  await page.goto(`/office/letters/${letter}/matrix`);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export XLSX" }).click(),
  ]);
  const buffer = filledIn(readFileSync(await download.path()));
  const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  await page.getByLabel("A matrix as XLSX").setInputFiles({ name: "matrix.xlsx", mimeType, buffer });
  await page.getByRole("heading", { name: `The file changes ${comments} answers.` }).waitFor();
  await stage().shot(page, "81-import");
  await page.getByRole("button", { name: `Enter these ${comments} answers` }).click();
  await page.getByRole("heading", { name: `${comments} comments, all settled.` }).waitFor();
  await stage().shot(page, "82-settled");
}

const openpyxl = spawnSync("/usr/bin/python3", ["-c", "import openpyxl"]).status === 0;
if (!openpyxl) console.warn("Skipped: no openpyxl (python3-openpyxl) fills the matrix in.");

test.runIf(openpyxl)("twelve holders, forty comments, a spreadsheet, two versions", async () => {
  const ilse = await stage().person();
  await setUp(ilse, stage().setUpLink);
  const odile = await stage().person();
  await joinOffice(odile, await invite(ilse, "Odile Brandt", "Harbour Master", ["Signer"]));
  await confirm(ilse, "Odile Brandt");
  await writeLetter(ilse, "Berthing of pilot boats", [works, moves, dues]);
  await nameOnLetter(ilse, "signer", "Odile Brandt, Harbour Master");
  await ilse.getByRole("link", { name: "Circulate" }).click();
  await ilse.getByText("From a spreadsheet, as CSV").click();
  await ilse.getByLabel("Or its lines, pasted").fill(list.join("\n"));
  await ilse.getByRole("button", { name: "Read the list" }).click();
  await ilse.getByRole("button", { name: "Add 12 holders" }).click();
  const sent = await send(ilse);
  expect(sent).toHaveLength(12);
  const letter = /letters\/([0-9a-f]{32})/.exec(ilse.url())?.[1] ?? "";
  const held = await openAll(sent);
  for (const [n, one] of held.entries()) await remarks(one, n);
  for (const { page } of held.slice(0, 4)) {
    await page.reload();
    await comment(page, "2. From 1 June 2027 the 14 pilot boat", "major", "Twelve boats are registered.");
  }
  await takePosition(held[1]!.page, /^Non-concur/, "The basin is too small.");
  await delegates(held[11]!);
  for (const [n, { page, copy }] of held.entries())
    if (n !== 1 && n < 11)
      await ask(page, "POST", `/api/copies/${copy}/position`, { position: "concur", reason: "" });
  await answerBySpreadsheet(ilse, letter, 40);
  await held[2]!.page.reload();
  await stage().shot(held[2]!.page, "83-answered");
  await secondVersion(ilse, odile, letter, held);
  await replay(stage().dataDir);
  expect(stage().broken).toEqual([]);
});

/** A recalled copy says so first; a new version asks again; what stands against it is overridden, and it is approved. */
async function secondVersion(ilse: Page, odile: Page, letter: string, held: readonly Held[]): Promise<void> {
  await ilse.goto(`/office/letters/${letter}/circulation`);
  await ilse.getByRole("button", { name: /^More on copy 10\/12/ }).click();
  await actWithReason(ilse, "Recall this copy", "It went to the wrong desk.");
  await held[9]!.page.reload();
  await held[9]!.page.getByText("The office recalled this copy.", { exact: true }).waitFor();
  await stage().shot(held[9]!.page, "84-recalled");
  await ilse.goto(`/office/letters/${letter}/text`);
  await ilse.getByLabel("Paragraph 2.").fill(moves.replace("14", "12"));
  await ilse.getByText(/^Saved/).waitFor();
  await ilse.getByRole("button", { name: "Make version 2" }).click();
  await ilse.getByRole("button", { name: "Make version 3" }).waitFor();
  await ilse.getByRole("link", { name: /^Circulation/ }).click();
  await ilse.getByText("Circulate again").click();
  await ilse.getByRole("button", { name: /^Take over the 11 holders of version 1/ }).click();
  await stage().shot(ilse, "85-again");
  const again = await send(ilse);
  expect(again).toHaveLength(11);
  for (const [n, one] of held.entries()) {
    if (n === 9) continue;
    await one.page.reload();
    await one.page
      .getByRole("button", { name: /Open your copy of version 2|version 2/ })
      .first()
      .click();
    await one.page.waitForURL((url) => !url.pathname.includes(one.copy));
    const copy = /\/c\/([0-9a-f]{32})/.exec(one.page.url())?.[1] ?? "";
    if (n === 0) await stage().shot(one.page, "86-newer");
    if (n !== 1 && n < 11)
      await ask(one.page, "POST", `/api/copies/${copy}/position`, { position: "concur", reason: "" });
  }
  await ilse.goto(`/office/letters/${letter}/circulation`);
  await actWithReason(ilse, "Close the circulation", "");
  await odile.goto(`/office/letters/${letter}/sign`);
  await actWithReason(odile, "Override it", "The terminal measured it: twelve fit.");
  await odile
    .getByText(/overridden by Odile Brandt/)
    .first()
    .waitFor();
  // Whoever did not concur with version 1 was asked again, and has not answered.
  await actWithReason(odile, "Do not wait for them", "They were asked twice.");
  await odile
    .getByText(/Not waited for: Pilots' Guild/)
    .first()
    .waitFor();
  await stage().shot(odile, "87-package");
  await approve(odile, letter, 2);
}
