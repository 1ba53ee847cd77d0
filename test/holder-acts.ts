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
  await page.getByText(words).first().waitFor();
}

export async function takePosition(page: Page, position: RegExp, reason: string): Promise<void> {
  await page.getByRole("radio", { name: position }).check({ force: true });
  if (reason) await page.getByLabel("Why you do not concur").fill(reason);
  await page.getByRole("button", { name: "Send position" }).click();
  await page.getByRole("button", { name: "Change the position" }).waitFor();
}
