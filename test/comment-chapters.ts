import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { gate } from "./gate.ts";
import { addFile, comment, objectTo } from "./holder-acts.ts";
import { answerComments, tabTo } from "./office-acts.ts";
import type { Stage } from "./stage.ts";

const plan = "Basin two takes twelve boats.";

/** A holder sends a comment with a file, which the office opens; then takes it away. */
export async function attach(stage: Stage, mirela: Page, ilse: Page, letter: string): Promise<void> {
  await mirela.getByRole("button", { name: "Comment on this: 2. From 1 June 2027" }).click();
  await mirela.getByLabel("What you want to say").fill("Twelve are registered.");
  await addFile(mirela, "plan.txt", plan);
  await addFile(mirela, "wrong.txt", "Another matter.");
  await mirela.getByRole("button", { name: "Take away wrong.txt" }).click();
  await mirela.getByRole("radio", { name: /^Major/i }).check({ force: true });
  await stage.shot(mirela, "91-files");
  await mirela.getByRole("button", { name: "Send the comment" }).click();
  const files = mirela.getByRole("list", { name: "Files", exact: true });
  await files.getByRole("link", { name: "plan.txt" }).waitFor();
  await ilse.goto(`/office/letters/${letter}/matrix`);
  const row = ilse.getByRole("row", { name: "Comment 1", exact: true });
  const [download] = await Promise.all([
    ilse.waitForEvent("download"),
    row.getByRole("link", { name: "plan.txt" }).click(),
  ]);
  expect(await readFile(await download.path(), "utf8")).toBe(plan);
  expect(await row.getByRole("link").allInnerTexts()).not.toContain("wrong.txt");
  // The name under the letter is no part of its last paragraph, on which the comment was made.
  expect(await row.innerText()).toContain("in the east basin.");
  expect(await row.innerText()).not.toContain("Ilse Marrow");
  await mirela.getByRole("button", { name: "Change", exact: true }).click();
  await mirela.getByRole("button", { name: "Take away plan.txt" }).click();
  await mirela.getByRole("button", { name: "Send the changed comment" }).click();
  await mirela.getByRole("article").filter({ hasText: "Twelve are registered." }).waitFor();
  expect(await files.count()).toBe(0);
  await ilse.reload();
  await row.getByText("Twelve are registered.").waitFor();
  expect(await row.getByRole("link", { name: "plan.txt" }).count()).toBe(0);
}

/** The office asks under a comment, its holder answers there. */
export async function talk(stage: Stage, mirela: Page, ilse: Page, letter: string): Promise<void> {
  await ilse.goto(`/office/letters/${letter}/matrix`);
  await ilse.getByRole("button", { name: "1", exact: true }).click();
  await ilse.getByLabel("Reply to Mirela Stroud").fill("Registered by whom?");
  await ilse.getByRole("button", { name: "Send the reply" }).click();
  const said = ilse.getByRole("region", { name: "Talk on comment 1" }).getByRole("listitem");
  // What is typed stands on the page before it is sent; what was said is an item of the talk.
  await said.filter({ hasText: "Registered by whom?" }).waitFor();
  await mirela.reload();
  await mirela.getByRole("listitem").filter({ hasText: "Registered by whom?" }).waitFor();
  await mirela.getByRole("button", { name: "Reply", exact: true }).click();
  await mirela.getByRole("button", { name: "Send it" }).click();
  await mirela.getByText("A reply needs words.").waitFor();
  await mirela.getByLabel("Your reply").fill("By the Guild, in May.");
  await mirela.getByRole("button", { name: "Send it" }).click();
  await mirela.getByRole("listitem").filter({ hasText: "By the Guild, in May." }).waitFor();
  await stage.shot(mirela, "93-thread");
  await ilse.reload();
  await ilse.getByRole("button", { name: "Answer, 2 replies" }).click();
  expect(await said.allInnerTexts()).toEqual([
    expect.stringMatching(/Ilse Marrow[^]*Registered by whom\?/),
    expect.stringMatching(/Mirela Stroud[^]*By the Guild, in May\./),
  ]);
}

/** A second holder says the same: one answer goes to both. */
export async function merge(stage: Stage, jonas: Page, ilse: Page, letter: string): Promise<void> {
  await comment(jonas, "2. From 1 June 2027", "substantive", "There are twelve of them.");
  await comment(jonas, "1. The inner wall", "substantive", "Which inner wall?");
  await ilse.goto(`/office/letters/${letter}/matrix`);
  for (const n of [1, 2, 3]) await ilse.getByRole("checkbox", { name: `Choose comment ${n}` }).check();
  await ilse.getByRole("button", { name: "They say the same…" }).click();
  await stage.shot(ilse, "95-merge");
  await ilse.getByRole("button", { name: "Put them behind comment 1" }).click();
  const behind = (n: number) => ilse.getByRole("row", { name: `Comment ${n}`, exact: true });
  await behind(3).getByText("Says the same as 1.").waitFor();
  await ilse.getByRole("button", { name: "3", exact: true }).click();
  await ilse.getByRole("button", { name: "It does not say the same" }).click();
  await behind(3).getByText("Says the same as 1.").waitFor({ state: "detached" });
  await answerComments(ilse, letter, [1], {
    disposition: "Reject",
    response: "The register of May says 14.",
  });
  await behind(2).getByText("The register of May says 14.").waitFor();
  expect(await behind(3).innerText()).toContain("Open");
  await jonas.reload();
  await jonas.getByText("The register of May says 14.").first().waitFor();
  await jonas.getByText("Another comment says the same; the office treats both as one.").first().waitFor();
}

/** A commenter objects to the answer: a gate holds, and who is no signer cannot let it go. */
export async function object(stage: Stage, mirela: Page, ilse: Page, letter: string): Promise<void> {
  await mirela.reload();
  await objectTo(mirela, "The register was corrected in June.");
  await stage.shot(mirela, "96-objects");
  await ilse.goto(`/office/letters/${letter}/circulation`);
  const held = gate(ilse, "Orrin Head Terminal objects to the answer to comment 1");
  await held.getByText("Held.").waitFor();
  await held.getByRole("link", { name: "Read the objection" }).click();
  await ilse.waitForURL(/matrix#c-/);
  const overriding = ilse.getByRole("button", { name: "Override this objection" });
  expect(await overriding.getAttribute("aria-disabled")).toBe("true");
  await ilse.getByRole("row", { name: "Comment 1", exact: true }).getByText("Objects").waitFor();
}

/** A signer overrides the objection by name and with a reason, with the keyboard alone. */
export async function override(stage: Stage, odile: Page, ilse: Page, letter: string): Promise<void> {
  await odile.goto(`/office/letters/${letter}/sign`);
  await odile.getByRole("heading", { name: "3 comments, 1 objection to the answers" }).waitFor();
  await odile.getByText("The register was corrected in June.").first().waitFor();
  await tabTo(odile, "Override this objection");
  await odile.keyboard.press("Enter");
  await tabTo(odile, "Override this objection");
  await odile.keyboard.press("Enter");
  await odile.getByText("This needs its reason. Write one sentence.").waitFor();
  await stage.shot(odile, "98-override");
  await odile.keyboard.press("Shift+Tab");
  await odile.keyboard.type("The June list is not in force yet.");
  await tabTo(odile, "Override this objection");
  await odile.keyboard.press("Enter");
  await odile.getByRole("dialog").waitFor({ state: "detached" });
  const said = /overridden by Odile Brandt: The June list is not in force yet\./;
  await gate(odile, "overridden by Odile Brandt").getByText("Waived.").waitFor();
  await odile.getByRole("article").getByText(said).waitFor();
  expect(await odile.getByRole("button", { name: "Override this objection" }).count()).toBe(0);
  await ilse.goto(`/office/letters/${letter}/record`);
  const entry = ilse.getByRole("listitem").filter({ hasText: "Overrode an objection to an answer" });
  await entry.getByText(/The June list is not in force yet\. by Odile Brandt/).waitFor();
}
