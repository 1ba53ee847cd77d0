import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { calendar } from "./calendar-chapter.ts";
import { attach, merge, object, override, talk } from "./comment-chapters.ts";
import { openCopy } from "./holder-acts.ts";
import { bounces, mailComes } from "./mail-chapter.ts";
import {
  actWithReason,
  answerComments,
  invite,
  join,
  nameHolders,
  nameOnLetter,
  send,
  setUp,
  writeLetter,
} from "./office-acts.ts";
import { openPostbox } from "./postbox.ts";
import { replay } from "./replay.ts";
import { type Circulated, cannotByThen, notMine, passOnAsking } from "./road-chapters.ts";
import { rules } from "./rules-chapter.ts";
import { useStage } from "./use-stage.ts";

const post = await openPostbox();
afterAll(post.close);
const stage = useStage("pressed-failed", post.settings);

const works = "The inner wall at Ness Quay needs repair. The works run from 1 June to 30 September 2027.";
const moves = "From 1 June 2027 the 14 pilot boats berth at Orrin Head, in the east basin.";
const holders = [
  "Mirela Stroud <mirela@orrin.example>, Orrin Head Terminal",
  "Jonas Wrede, Pilots' Guild",
  "Lio Fairweather, Legal desk",
];

const idIn = (page: Page) => /letters\/([0-9a-f]{32})/.exec(page.url())?.[1] ?? "";

test("what else the office and its holders press, in a browser", async () => {
  const [ilse, odile, tomas] = [await stage().person(), await stage().person(), await stage().person()];
  await setUp(ilse, stage().setUpLink);
  await join(odile, await invite(ilse, "Odile Brandt", "Harbour Master", ["Signer"]));
  await join(tomas, await invite(ilse, "Tomas Kell", "Secretary", ["Author", "Action officer"]));
  const berths = await keepList(ilse);
  const tugs = await bringListBack(tomas);
  await mailComes(post);
  const [mirela, jonas] = [await stage().person("phone"), await stage().person("phone")];
  await openCopy(mirela, berths.sent[0]!);
  await openCopy(jonas, berths.sent[1]!);
  await attach(stage(), mirela, ilse, berths.letter);
  await talk(stage(), mirela, ilse, berths.letter);
  await merge(stage(), jonas, ilse, berths.letter);
  await object(stage(), mirela, ilse, berths.letter);
  await rules(stage(), ilse, odile, berths.letter);
  await override(stage(), odile, ilse, berths.letter);
  await bounces(stage(), ilse, odile, berths.letter);
  await notMine(stage(), mirela, tomas, odile, tugs);
  await cannotByThen(jonas, tomas, tugs);
  await passOnAsking(stage(), jonas, tomas, tugs);
  await leaves(tomas, ilse, tugs.letter);
  await calendar(stage(), ilse);
  await replay(stage().dataDir);
  expect(stage().broken).toEqual([]);
});

/** Ilse's letter goes to three who must answer; they are kept as a list. */
async function keepList(ilse: Page): Promise<Circulated> {
  await writeLetter(ilse, "Berthing of pilot boats", [works, moves]);
  await nameOnLetter(ilse, "signer", "Odile Brandt, Harbour Master");
  await nameHolders(ilse, holders);
  await ilse.getByRole("button", { name: "Everyone must answer" }).click();
  await ilse.getByText("Saved lists").click();
  await ilse.getByText("No list is kept yet.").waitFor();
  await ilse.getByRole("button", { name: "Keep it" }).click();
  await ilse.getByText("A list needs a name.").waitFor();
  await ilse.getByLabel("Keep the 3 holders above as a list").fill("Harbour users");
  await ilse.getByRole("button", { name: "Keep it" }).click();
  await ilse.getByRole("status").filter({ hasText: "Kept." }).waitFor();
  await stage().shot(ilse, "90-list-kept");
  const sent = await send(ilse);
  return { letter: idIn(ilse), sent };
}

/** A colleague takes the list up in a letter of their own, keeps it shorter, and deletes it. */
async function bringListBack(tomas: Page): Promise<Circulated> {
  await writeLetter(tomas, "Berthing of tugs", [works, moves]);
  await nameOnLetter(tomas, "signer", "Odile Brandt, Harbour Master");
  await tomas.getByRole("link", { name: "Circulate" }).click();
  await tomas.getByText("Saved lists").click();
  const kept = tomas.getByLabel("A saved list");
  expect(await kept.locator("option").allInnerTexts()).toEqual(["Harbour users, 3 holders"]);
  const save = tomas.getByRole("link", { name: "Save as CSV" });
  await save.waitFor();
  const saved = tomas.waitForEvent("download");
  await save.click();
  const csv = await saved;
  expect(csv.suggestedFilename()).toBe("Harbour users.csv");
  await tomas.getByText("From a spreadsheet, as CSV").click();
  await tomas.getByLabel("A CSV file").setInputFiles(await csv.path());
  await tomas.getByRole("button", { name: "Add 3 holders" }).click();
  const third = tomas.getByRole("listitem", { name: "Holder 3" });
  await third.waitFor();
  expect(await third.getByLabel("Organisation").inputValue()).toBe("Legal desk");
  // They stand there already, so that the list adds nobody.
  await tomas.getByRole("button", { name: "Add them" }).click();
  expect(await tomas.getByRole("listitem", { name: /^Holder \d$/ }).count()).toBe(4);
  expect(await third.getByLabel("Must answer").isChecked()).toBe(true);
  await third.getByRole("button", { name: "More on holder 3" }).click();
  await third.getByRole("button", { name: "Take out holder 3" }).click();
  await tomas.getByLabel("Keep the 2 holders above as a list").fill("Harbour users");
  await tomas.getByRole("button", { name: "Replace “Harbour users”" }).click();
  await kept.locator("option", { hasText: "Harbour users, 2 holders" }).waitFor({ state: "attached" });
  await actWithReason(tomas, "Delete the list", "");
  await tomas.getByText("No list is kept yet.").waitFor();
  const sent = await send(tomas);
  expect(sent).toHaveLength(2);
  return { letter: idIn(tomas), sent };
}

/** A colleague leaves: their letter goes to another, who had no part in it, and answers its comment. */
async function leaves(tomas: Page, ilse: Page, letter: string): Promise<void> {
  const row = ilse.getByRole("row", { name: /Berthing of tugs/ });
  await ilse.goto("/office?show=all");
  await ilse.getByRole("row", { name: /Berthing of pilot boats/ }).waitFor();
  expect(await row.count()).toBe(0);
  await ilse.goto("/office/settings/people");
  await ilse.getByRole("button", { name: "More on Tomas Kell" }).click();
  await ilse.getByRole("button", { name: "Tomas Kell leaves" }).click();
  const asked = ilse.getByRole("dialog");
  await asked.getByLabel("Their letters go to").selectOption({ label: "Ilse Marrow" });
  await stage().shot(ilse, "107-leaves");
  // Their page asks by itself how the letter is doing, and would be told that they are signed out.
  await tomas.goto("about:blank");
  await asked.getByRole("button", { name: "End the access of Tomas Kell" }).click();
  await ilse
    .getByRole("listitem")
    .filter({ hasText: "Tomas Kell" })
    .getByText(/^Left on/)
    .waitFor();
  await tomas.goto(`${stage().address}/office`);
  await tomas.waitForURL(/\/office\/login/);
  await ilse.goto("/office?show=all");
  await row.waitFor();
  await answerComments(ilse, letter, [1], { disposition: "Accept", response: "To the west basin." });
  await ilse.getByRole("heading", { name: "1 comment, all settled." }).waitFor();
}
