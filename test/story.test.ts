import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { comment, openCopy, takePosition } from "./holder-acts.ts";
import {
  type Sent,
  actWithReason,
  answerComments,
  approve,
  circulate,
  confirm,
  invite,
  join,
  nameOnLetter,
  release,
  setUp,
  writeLetter,
} from "./office-acts.ts";
import { bytesAt, checkFile, checkWords, original } from "./public-acts.ts";
import { useStage } from "./use-stage.ts";

const stage = useStage("failed");

function holderOf(sent: readonly Sent[], at: number): Sent {
  const one = sent[at];
  if (!one) throw new Error(`There is no holder ${at}.`);
  return one;
}

const misread =
  "In the coming weeks the pilot boats will be withdrawn from Ness Quay while the masons work along the inner wall and the old quay crane is moved aside to make room for their scaffolding and stone.";

const mended =
  "While the masons work along the inner wall the pilot boats move to Orrin Head. Pilotage at Ness Quay goes on without a break.";

const works =
  "The inner wall at Ness Quay needs repair after the winter storms. The works run from 1 June to 30 September 2027.";
const moves = (boats: string) =>
  `From 1 June 2027 the ${boats} pilot boats of the Authority berth at Orrin Head, in the east basin beside the tug moorings.`;

test("a letter from draft to answer, in a browser", async () => {
  const ilse = await stage().person();
  await setUp(ilse, stage().setUpLink);
  const odile = await stage().person();
  const link = await invite(ilse, "Odile Brandt", "Harbour Master", ["Signer", "Releaser"]);
  await stage().shot(ilse, "10-invited");
  await join(odile, link);
  await confirm(ilse, "Odile Brandt");
  await stage().shot(ilse, "11-people");
  await writeLetter(ilse, "Berthing of pilot boats, Ness Quay and Orrin Head", [works, misread, moves("14")]);
  await stage().shot(ilse, "12-written");
  await nameOnLetter(ilse, "signer", "Odile Brandt, Harbour Master");
  await nameOnLetter(ilse, "releaser", "Odile Brandt, Harbour Master");
  await stage().shot(ilse, "13-named");
  const sent = await circulate(ilse, [
    "Mirela Stroud, Orrin Head Terminal",
    "Jonas Wrede, Ness Quay Pilots' Guild",
    "Bram Ostel, Tug Owners' Circle",
  ]);
  await stage().shot(ilse, "14-circulated");
  expect(sent.map((one) => one.code)).toEqual([
    expect.stringMatching(/^\d{6}$/),
    expect.stringMatching(/^\d{6}$/),
    expect.stringMatching(/^\d{6}$/),
  ]);
  const jonas = await stage().person("phone");
  await openCopy(jonas, holderOf(sent, 1));
  await stage().shot(jonas, "21-holder");
  await comment(
    jonas,
    "2. In the coming weeks the pilot boats w",
    "critical",
    "This reads as if pilotage at Ness Quay ends.",
  );
  await stage().shot(jonas, "22-commented");
  await takePosition(jonas, /^Non-concur/, "Readers will take it that pilotage at Ness Quay ends.");
  await stage().shot(jonas, "23-non-concur");
  const mirela = await stage().person("phone");
  await openCopy(mirela, holderOf(sent, 0));
  await takePosition(mirela, /^Concur You/, "");
  const [download] = await Promise.all([
    mirela.waitForEvent("download"),
    mirela.getByRole("link", { name: "Download the PDF" }).click(),
  ]);
  const draft = await download.path();
  const letter = /letters\/([0-9a-f]{32})/.exec(ilse.url())?.[1] ?? "";
  await ilse.reload();
  await actWithReason(ilse, "Close the circulation", "");
  await odile.goto(`/office/letters/${letter}/sign`);
  await odile.getByText(/Held by 2 of 4 gates/).waitFor();
  await stage().shot(odile, "30-sign-held");
  await actWithReason(odile, "Return for rework", "Say plainly that pilotage goes on.");
  await stage().shot(odile, "31-returned");
  await answerComments(ilse, letter, [1], {
    disposition: "Accept",
    response: "Paragraph 2 says now that pilotage goes on.",
  });
  await stage().shot(ilse, "31-answered");
  await ilse.goto(`/office/letters/${letter}/text`);
  await ilse.getByLabel("Paragraph 2.").fill(mended);
  await stage().shot(ilse, "32-rework");
  await ilse.getByText(/^Saved/).waitFor();
  await ilse.getByRole("button", { name: "Make version 2" }).click();
  const [again] = await circulate(ilse, ["Jonas Wrede, Ness Quay Pilots' Guild"]);
  if (!again) throw new Error("The second circulation made no link.");
  await openCopy(jonas, again);
  await takePosition(jonas, /^Concur You/, "");
  await ilse.reload();
  await actWithReason(ilse, "Close the circulation", "");
  await odile.goto(`/office/letters/${letter}/sign`);
  await odile.getByRole("button", { name: "Approve version 2" }).waitFor();
  await stage().shot(odile, "33-sign");
  await approve(odile, letter, 2);
  await odile.goto(`/office/letters/${letter}/release`);
  await odile.getByRole("button", { name: "Release the letter" }).waitFor();
  await stage().shot(odile, "34-release");
  const address = await release(odile, letter);
  await stage().shot(odile, "35-in-force");
  const reader = await stage().person("phone");
  await reader.goto(address);
  await stage().shot(reader, "40-letter");
  await asked(reader, address, await bytesAt(draft));
  await putRight(ilse, odile, reader, letter, address, await bytesAt(draft));
  expect(stage().broken).toEqual([]);
});

/** What people bring after the release, and what they are told. */
async function asked(reader: Page, address: string, draft: Uint8Array): Promise<void> {
  const released = await original(reader, address);
  const inForce = await checkFile(reader, "letter.pdf", released);
  expect(inForce.sentence).toMatch(/^This is our letter, and it has been in force since/);
  await stage().shot(reader, "41-in-force");
  const changed = released.slice();
  changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
  const resaved = await checkFile(reader, "letter.pdf", changed);
  expect(resaved.sentence).toBe("The words match our letter. This is not the original; here it is.");
  const copy = await checkFile(reader, "leaked.pdf", draft);
  expect(copy.sentence).toBe("This is a draft. Nobody has signed it, and it decides nothing.");
  await stage().shot(reader, "42-draft");
  const figure = await checkWords(reader, [works, mended, moves("40")].join("\n\n"));
  expect(figure.sentence).toMatch(/^This is not our letter. It differs from it in 1 place/);
  await stage().shot(reader, "43-altered");
  const retyped = await checkWords(reader, misread);
  expect(retyped.sentence).toBe("This is a draft. Nobody has signed it, and it decides nothing.");
}

/** The office says what the draft is, and takes the letter back; who asks again hears it. */
async function putRight(
  ilse: Page,
  odile: Page,
  reader: Page,
  letter: string,
  address: string,
  draft: Uint8Array,
): Promise<void> {
  const words =
    "No decision was ever taken to end pilotage at Ness Quay. The draft was about where pilot boats berth.";
  await ilse.goto(`/office/letters/${letter}/statements`);
  await ilse.getByLabel("Statement").fill(words);
  await ilse.getByRole("button", { name: "Propose it with your passkey" }).click();
  await ilse.getByRole("article").filter({ hasText: words }).getByText("Proposed, not public").waitFor();
  await odile.goto("/office/statements");
  const said = odile.getByRole("article").filter({ hasText: words });
  await said.getByRole("button", { name: "Release this statement" }).click();
  await said.getByText("Public", { exact: true }).waitFor();
  await stage().shot(odile, "50-statement");
  const disavowed = await until(
    () => checkFile(reader, "leaked.pdf", draft),
    (one) => one.statement !== "",
  );
  expect(disavowed.statement).toBe(words);
  await stage().shot(reader, "51-disavowed");
  const desk = await stage().person();
  await checkFile(desk, "berthing_final_v3.pdf", draft);
  await stage().shot(desk, "51-disavowed-desktop");
  await odile.goto(`/office/letters/${letter}/text`);
  await odile.getByText("Other acts").click();
  await actWithReason(odile, "Withdraw the letter", "The works begin later than planned.");
  const released = await original(reader, address);
  const withdrawn = await until(
    () => checkFile(reader, "letter.pdf", released),
    (one) => /withdrew/.test(one.sentence),
  );
  expect(withdrawn.sentence).toMatch(/^This was our letter. We withdrew it on/);
  await stage().shot(reader, "52-withdrawn");
}

/** Asks again until the answer is the new one: an answer may be a second old. */
async function until<T>(ask: () => Promise<T>, good: (one: T) => boolean): Promise<T> {
  for (;;) {
    const one = await ask();
    if (good(one)) return one;
  }
}
