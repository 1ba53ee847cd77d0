import type { Page } from "playwright-core";
import type { Sent } from "./office-acts.ts";

/** What a holder does by link, without an account. */

export async function openCopy(page: Page, { link, code }: Sent): Promise<void> {
  await page.goto(link);
  await page.getByLabel("Code").fill(code);
  await page.getByRole("button", { name: "Open the letter" }).click();
  await page.getByRole("heading", { name: "Your position" }).waitFor();
}

/** A comment on the paragraph that begins so. */
export async function comment(page: Page, paragraph: string, severity: string, words: string): Promise<void> {
  await page.getByRole("button", { name: `Comment on this: ${paragraph}` }).click();
  await page.getByRole("radio", { name: new RegExp(`^${severity}`, "i") }).check({ force: true });
  await page.getByLabel("What you want to say").fill(words);
  await page
    .getByRole("button", { name: /Send comment|Save comment|Send/ })
    .first()
    .click();
  // The words stand in the form as well: what was sent is a card.
  await page.getByRole("article").filter({ hasText: words }).first().waitFor();
}

export async function takePosition(page: Page, position: RegExp, reason: string): Promise<void> {
  await page.getByRole("radio", { name: position }).check({ force: true });
  if (reason) await page.getByLabel("Why you do not concur").fill(reason);
  await page.getByRole("button", { name: "Send position" }).click();
  await page.getByRole("button", { name: "Change the position" }).waitFor();
}

/** Takes a file up into the comment that is being written. */
export async function addFile(page: Page, name: string, words: string): Promise<void> {
  const file = { name, mimeType: "text/plain", buffer: Buffer.from(words) };
  await page.getByLabel(/^Add (more )?files$/).setInputFiles(file);
  await page.getByText(`${name} is added.`).waitFor({ state: "attached" });
}

/** Objects to the office's answer to the one comment that was answered. */
export async function objectTo(page: Page, reason: string): Promise<void> {
  await page.getByRole("button", { name: "I object" }).click();
  await page.getByRole("button", { name: "Send the objection" }).click();
  await page.getByText("An objection needs its reason. Write one sentence.").waitFor();
  await page.getByLabel("Why you object").fill(reason);
  await page.getByRole("button", { name: "Send the objection" }).click();
  await page.getByText("You object.").waitFor();
}

/** Asks the office whether this person may have a copy too. */
export async function askForCopy(page: Page, name: string, organisation: string): Promise<void> {
  await page.getByRole("button", { name: "Name the person to ask for" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Organisation", { exact: true }).fill(organisation);
  await page.getByRole("button", { name: "Ask the office" }).click();
  await page.getByRole("heading", { name: "The office is asked" }).waitFor();
}

/** What a holder's own page sends or reads, without a hand on a button; from within it, where `localhost` is known. */
export async function send(
  page: Page,
  method: "GET" | "PUT" | "POST",
  path: string,
  body?: object,
): Promise<unknown> {
  const { status, text } = await page.evaluate(
    async ([how, where, said]) => {
      const headers: Record<string, string> = { "x-chirograph": "1" };
      if (said) headers["content-type"] = "application/json";
      const answer = await fetch(where, { method: how, headers, ...(said ? { body: said } : {}) });
      return { status: answer.status, text: await answer.text() };
    },
    [method, path, body ? JSON.stringify(body) : ""] as const,
  );
  if (status !== 200) throw new Error(`${method} ${path} answered ${status}: ${text}`);
  return JSON.parse(text);
}
