import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { gate } from "./gate.ts";
import {
  actWithReason,
  approve,
  invite,
  join,
  nameOnLetter,
  release,
  confirm,
  type Sent,
  setUp,
  writeLetter,
} from "./office-acts.ts";
import {
  answerPoints,
  cite,
  enterDecision,
  openReading,
  openRound,
  paraphrase,
  statePoints,
  type Took,
} from "./reading-acts.ts";
import { replay } from "./replay.ts";
import { useStage } from "./use-stage.ts";

const stage = useStage("reading-failed");

const works = "The inner wall at Ness Quay needs repair. The works run from 1 June to 30 September 2027.";
const misread = "In the coming weeks the pilot boats will be withdrawn from Ness Quay.";
const mended = "While the masons work the pilot boats lie at Orrin Head. Pilotage at Ness Quay goes on.";
const moves = "The pilot boats move to Orrin Head.";
const ends = "Pilotage at Ness Quay ends.";
const dues = "Pilotage dues change.";

const idIn = (page: Page) => /letters\/([0-9a-f]{32})/.exec(page.url())?.[1] ?? "";

const right: Took["takes"] = {
  [moves]: { take: "It says so", sentence: "In the coming weeks" },
  [ends]: { take: "It says the opposite" },
  [dues]: { take: "It does not say" },
};
const misled: Took["takes"] = { ...right, [ends]: { take: "It says so", sentence: "In the coming weeks" } };
const cured: Took["takes"] = {
  [moves]: { take: "It says so", sentence: "While the masons work" },
  [ends]: { take: "It says the opposite", sentence: "Pilotage at Ness Quay goes on" },
  [dues]: { take: "It does not say" },
};

const first: readonly (readonly [string, Took])[] = [
  ["Nell Harker", { words: "They are taking the pilots away.", takes: misled }],
  ["Tom Arden", { words: "The boats lie elsewhere for a while.", takes: right }],
  ["Yusra Haddad", { words: "Pilotage at Ness Quay stops within weeks.", takes: misled }],
  ["Piet Maas", { words: "A wall is repaired.", takes: right }],
  ["Ines Falk", { words: "The boats berth at another quay.", takes: right }],
  ["Owen Pryce", { words: "Boats move, everything else stays.", takes: right }],
];
const second: readonly (readonly [string, Took])[] = [
  "Ada Lorne",
  "Karim Nasser",
  "Greta Holm",
  "Luca Bernardi",
  "Siobhan Keane",
  "Jan Willems",
].map((name) => [name, { words: "The boats move; pilots come as before.", takes: cured }]);

/** Each reader on a device of their own, every other one on a phone. */
async function readAll(sent: readonly Sent[], readers: typeof first, round: number): Promise<void> {
  for (const [at, link] of sent.entries()) {
    const page = await stage().person(at % 2 === 0 ? "phone" : "desktop");
    await openReading(page, link);
    if (at === 0) await stage().shot(page, `a${round}-reader-letter`);
    await paraphrase(page, readers[at]![1].words);
    if (at === 0) await stage().shot(page, `a${round}-reader-point`);
    await answerPoints(page, readers[at]![1]);
    if (at === 0) await stage().shot(page, `a${round}-reader-thanks`);
    await page.context().close();
  }
}

/** Writes over the paragraph that was misread; the next round makes the version of it. */
async function mend(page: Page, letter: string): Promise<void> {
  await page.goto(`/office/letters/${letter}`);
  await page
    .getByLabel(/^Paragraph /)
    .nth(1)
    .fill(mended);
}

test("a letter is read back by six readers, mended, and rests on a decision", async () => {
  const [ilse, odile] = [await stage().person(), await stage().person()];
  await setUp(ilse, stage().setUpLink);
  await join(odile, await invite(ilse, "Odile Brandt", "Harbour Master", ["Signer", "Releaser"]));
  await confirm(ilse, "Odile Brandt");
  await writeLetter(ilse, "Berthing of pilot boats", [works, misread]);
  const letter = idIn(ilse);
  await nameOnLetter(ilse, "signer", "Odile Brandt, Harbour Master");
  await nameOnLetter(ilse, "releaser", "Odile Brandt, Harbour Master");
  await statePoints(ilse, letter, [moves, `not: ${ends}`, `not: ${dues}`]);
  await stage().shot(ilse, "a0-points");

  const firstSent = await openRound(
    ilse,
    letter,
    1,
    first.map(([name]) => name),
  );
  expect(firstSent).toHaveLength(6);
  await readAll(firstSent, first, 1);
  await ilse.goto(`/office/letters/${letter}/read-back`);
  await ilse.getByRole("heading", { name: "Round 1, version 1" }).waitFor();
  const found = ilse.locator(".round").first();
  await found.getByText(/misled 2 of 6: R1, R3/).waitFor();
  expect(await found.locator("mark").allInnerTexts()).toEqual([misread]);
  await found.getByText("Pilotage at Ness Quay stops within weeks.").waitFor();
  await stage().shot(ilse, "a1-round-one");
  await odile.goto(`/office/letters/${letter}/sign`);
  await gate(odile, "Point 2 was read as intended by 4 of 6 fresh readers (30 to 90 %)").waitFor();
  await gate(odile, "Point 1 announces something and rests on no decision.").waitFor();
  await stage().shot(odile, "a1-held");

  await mend(ilse, letter);
  const secondSent = await openRound(
    ilse,
    letter,
    2,
    second.map(([name]) => name),
  );
  await readAll(secondSent, second, 2);
  await ilse.goto(`/office/letters/${letter}/read-back`);
  await ilse.getByRole("heading", { name: "Round 2, version 2" }).waitFor();
  await ilse.getByText("No reader took anything else from it.").first().waitFor();
  await stage().shot(ilse, "a2-round-two");

  const reference = await enterDecision(
    odile,
    "The pilot boats berth at Orrin Head from 1 June 2027. Pilotage at Ness Quay goes on.",
    "The Harbour Board",
    "Public",
  );
  const decision = odile.url();
  await stage().shot(odile, "a3-decision");
  await cite(ilse, letter, 1, reference);
  await odile.goto(`/office/letters/${letter}/sign`);
  await gate(odile, `Point 1 rests on ${reference}.`).waitFor();
  expect(
    await odile.getByRole("button", { name: "Approve version 2" }).getAttribute("aria-disabled"),
  ).not.toBe("true");
  await odile.goto(decision);
  await actWithReason(odile, "Revoke it with your passkey", "The board meets again on Friday.");
  await odile.goto(`/office/letters/${letter}/sign`);
  await gate(odile, `Point 1 rests on ${reference}, which Odile Brandt revoked`).waitFor();
  await stage().shot(odile, "a4-held-again");

  await odile.goto(`/office/letters/${letter}/read-back`);
  await actWithReason(
    odile,
    "Let point 1 stand without one",
    "The board decides on Friday; the masons come on Monday.",
  );
  await odile.goto(`/office/letters/${letter}/sign`);
  await gate(odile, "let stand by Odile Brandt: The board decides on Friday").waitFor();
  await stage().shot(odile, "a5-waived");
  const again = await enterDecision(
    odile,
    "The pilot boats berth at Orrin Head.",
    "The Harbour Board",
    "Public",
  );
  await cite(ilse, letter, 1, again);
  await approve(odile, letter, 2);
  await odile
    .getByText(/Let an announced point stand without a decision: The board decides on Friday/)
    .waitFor();
  const page = await release(odile, letter);
  const anyone = await stage().person("phone");
  await anyone.goto(page);
  await anyone.getByText(again).first().waitFor();
  await anyone.getByText(moves).first().waitFor();
  await stage().shot(anyone, "a6-public-letter");
  await anyone
    .getByRole("link", { name: new RegExp(again) })
    .first()
    .click();
  await anyone.getByText("The Harbour Board").first().waitFor();
  await stage().shot(anyone, "a7-public-decision");
  await replay(stage().dataDir);
  expect(stage().broken).toEqual([]);
});
