import type { Page } from "playwright-core";
import { expect } from "vitest";
import { suspenseOf } from "./calendar-chapter.ts";
import { gate } from "./gate.ts";
import { askForCopy, comment, openCopy } from "./holder-acts.ts";
import { type Sent, actWithReason } from "./office-acts.ts";
import type { Stage } from "./stage.ts";

export type Circulated = { readonly letter: string; readonly sent: readonly Sent[] };

const rowOf = (page: Page, who: string) => page.getByRole("row").filter({ hasText: who }).first();

/** "Not mine", from a phone: the office reads it, a signer goes on without them, and the copy is called back. */
export async function notMine(
  stage: Stage,
  mirela: Page,
  tomas: Page,
  odile: Page,
  { letter, sent }: Circulated,
): Promise<void> {
  await openCopy(mirela, sent[0]!);
  await mirela.getByRole("button", { name: "Not mine" }).click();
  await mirela.getByLabel("Whose it is, if you know").fill("The tug masters'.");
  await mirela.getByRole("button", { name: "Tell the office" }).click();
  await mirela.getByText("You said that this is not yours.").waitFor();
  await stage.shot(mirela, "102-not-mine");
  await tomas.goto(`/office/letters/${letter}/circulation`);
  await rowOf(tomas, "Orrin Head Terminal").getByText("says it is not theirs").waitFor();
  await tomas.getByRole("button", { name: /^More on copy .*Mirela Stroud$/ }).click();
  await tomas.getByText("The tug masters'.").waitFor();
  await odile.goto(`/office/letters/${letter}/sign`);
  const told = odile.getByRole("listitem").filter({ hasText: "Says it is not theirs." });
  await told.getByText("The tug masters'.").waitFor();
  await told.getByRole("button", { name: "Do not wait for them" }).click();
  const asked = odile.getByRole("dialog");
  await asked.getByRole("textbox").fill("It is the tug masters' matter.");
  await asked.getByRole("button", { name: "Do not wait for them" }).click();
  await gate(odile, "Not waited for: Orrin Head Terminal, by Odile Brandt").waitFor();
  await tomas.reload();
  await rowOf(tomas, "Orrin Head Terminal").getByText("Waived").waitFor();
  await tomas.getByRole("button", { name: /^More on copy .*Mirela Stroud$/ }).click();
  await actWithReason(tomas, "Recall this copy", "It is the tug masters' to answer.");
  await mirela.reload();
  await mirela.getByText("The office recalled this copy.", { exact: true }).waitFor();
}

/** "Cannot by then", from a phone: the office moves the date, and the holder reads the new one. */
export async function cannotByThen(jonas: Page, tomas: Page, { letter, sent }: Circulated): Promise<void> {
  await openCopy(jonas, sent[1]!);
  const before = await suspenseOf(jonas);
  await jonas.getByRole("button", { name: "Cannot by then" }).click();
  const later = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  await jonas.getByLabel("By when you could").fill(later);
  await jonas.getByRole("button", { name: "Tell the office" }).click();
  await jonas.getByText(/^You said that you cannot by then\./).waitFor();
  await tomas.goto(`/office/letters/${letter}/circulation`);
  await rowOf(tomas, "Pilots' Guild")
    .getByText(/^not before \d+ \w+/)
    .waitFor();
  await tomas.getByRole("button", { name: "Move the date" }).click();
  const asked = tomas.getByRole("dialog");
  await asked.getByLabel("Input due").fill(`${later}T18:00`);
  await asked.getByLabel("Reason").fill("The Guild needs June.");
  await asked.getByRole("button", { name: "Move the date" }).click();
  await tomas.getByText(/moved once/).waitFor();
  await jonas.reload();
  await jonas.getByText("You said that you cannot by then.").waitFor();
  await jonas.getByText(/^Due .*18:00/).waitFor();
  const after = await suspenseOf(jonas);
  expect(after).toEqual({ ...before, sequence: "1", day: later.replaceAll("-", "") });
  expect(before).toMatchObject({ sequence: "0", uid: expect.stringMatching(/\S/) });
}

/** The copy may be passed on after asking: the office refuses one, and allows another, who opens it. */
export async function passOnAsking(
  stage: Stage,
  jonas: Page,
  tomas: Page,
  { letter }: Circulated,
): Promise<void> {
  await askForCopy(jonas, "Nils Holm", "Ness Herald");
  await jonas.getByText("You asked the office").waitFor();
  await tomas.goto(`/office/letters/${letter}/circulation`);
  await tomas.getByText("Jonas Wrede asks to pass this copy on").waitFor();
  await stage.shot(tomas, "104-asks");
  await tomas.getByRole("button", { name: "Refuse it" }).click();
  await tomas.getByText("Jonas Wrede asks to pass this copy on").waitFor({ state: "detached" });
  await jonas.reload();
  await jonas.getByRole("heading", { name: "Pass it on" }).waitFor();
  expect(await jonas.getByText("You asked the office").count()).toBe(0);
  await askForCopy(jonas, "Aina Berg", "Tug Owners' Circle");
  await tomas.reload();
  await tomas.getByRole("button", { name: "Allow it" }).click();
  const given = tomas.getByRole("table").filter({ hasText: "Code, by telephone" });
  const code = await given.locator("code.telephone-code").innerText();
  await tomas.getByRole("button", { name: "Copy all links" }).click();
  const copied = await tomas.evaluate(() => navigator.clipboard.readText());
  const aina = await stage.person("phone");
  await openCopy(aina, { link: /Aina Berg.*(http\S+)$/.exec(copied)?.[1] ?? "", code });
  await comment(aina, "2. From 1 June 2027", "substantive", "And where do the tugs go?");
  await jonas.reload();
  await jonas.getByText("Passed on from yours:").waitFor();
  await stage.shot(jonas, "106-passed-on");
}
