import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { reachedAt } from "../apps/cli/src/loopback.ts";
import type { Stage } from "./stage.ts";

type Entry = { readonly uid: string; readonly sequence: string; readonly day: string };

/** The entries of a calendar (RFC 5545, 3.6.1). */
function entriesIn(calendar: string): Entry[] {
  const unfolded = calendar.replaceAll(/\r\n[ \t]/g, "");
  const field = (event: string, name: RegExp) => name.exec(event)?.[1] ?? "";
  return unfolded
    .split("BEGIN:VEVENT")
    .slice(1)
    .map((event) => ({
      uid: field(event, /^UID:(.*)$/m).trim(),
      sequence: field(event, /^SEQUENCE:(\d+)/m),
      day: field(event, /^DTSTART[^:]*:(\d{8})/m),
    }));
}

/** What a holder puts into their calendar. */
export async function suspenseOf(page: Page): Promise<Entry> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Put it into your calendar" }).click(),
  ]);
  const [entry, ...more] = entriesIn(await readFile(await download.path(), "utf8"));
  if (!entry || more.length > 0) throw new Error("The file is not one entry.");
  return entry;
}

/** The dates of one's letters at an address of one's own; a new one ends the one before. */
export async function calendar(stage: Stage, ilse: Page): Promise<void> {
  const first = await calendarAddress(ilse);
  const entries = entriesIn((await feedAt(first)).text);
  expect(entries.map(({ sequence }) => sequence).sort()).toEqual(["0", "1"]);
  expect(new Set(entries.map(({ uid }) => uid)).size).toBe(2);
  const second = await calendarAddress(ilse);
  expect([(await feedAt(first)).status, (await feedAt(second)).status]).toEqual([404, 200]);
  await stage.shot(ilse, "108-calendar");
}

async function calendarAddress(page: Page): Promise<string> {
  await page.goto("/office?show=due");
  await page.getByRole("button", { name: "Make a calendar address" }).click();
  await page.getByRole("button", { name: "Copy the address" }).click();
  return page.evaluate(() => navigator.clipboard.readText());
}

async function feedAt(link: string): Promise<{ readonly status: number; readonly text: string }> {
  const answer = await fetch(reachedAt(link));
  return { status: answer.status, text: await answer.text() };
}
