import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { Postbox } from "./postbox.ts";
import type { Stage } from "./stage.ts";

/** Reads a page of the office anew until this stands on it: what comes in by mail is judged beside it. */
async function standsOn(page: Page, words: Locator): Promise<void> {
  const stands = async () => {
    await page.reload();
    return words.waitFor({ timeout: 1_000 }).then(
      () => true,
      () => false,
    );
  };
  await expect.poll(stands, { timeout: 60_000 }).toBe(true);
}

/** What comes back to the invitation of Mirela: it is judged while people go on. */
export async function mailComes(post: Postbox): Promise<void> {
  const ours = await post.sentTo("mirela@orrin.example");
  await post.bring("wrong-sender", "mallory@elsewhere.example", ours);
  await post.bring("no-thread", "mirela@orrin.example", ours);
  await post.bring("bounce", "", ours);
}

/** A mail that does not arrive is told at its holder; one that belongs nowhere stands on a page of its own, and changed nothing. */
export async function bounces(stage: Stage, ilse: Page, odile: Page, letter: string): Promise<void> {
  await ilse.goto("/office/settings/mail");
  const strange = ilse.getByRole("listitem").filter({ hasText: "mallory@elsewhere.example" });
  await standsOn(ilse, ilse.getByText("This mail answers none of ours, so it belongs to no letter."));
  await standsOn(ilse, strange);
  await strange.getByText(/comes from another address than that went to/).waitFor();
  await strange.getByText("What it says").click();
  await strange.getByText("Strike paragraph 3.").waitFor();
  await stage.shot(ilse, "100-stray");
  await odile.goto("/office/settings/mail");
  await odile.getByText("mallory@elsewhere.example").waitFor();
  expect(await odile.getByText("This mail answers none of ours").count()).toBe(0);
  await strange.getByRole("link", { name: "The letter that it came to" }).click();
  await ilse.waitForURL(new RegExp(`${letter}/circulation$`));
  await ilse.getByRole("button", { name: /^More on copy .*Mirela Stroud$/ }).click();
  await ilse.getByText("Mail comes back").waitFor();
  await ilse.getByText(/Mail does not reach mirela@orrin\.example\..*550 5\.1\.1/).waitFor();
  await ilse.getByRole("link", { name: "Comments 3", exact: true }).waitFor();
  await stage.shot(ilse, "101-bounce");
}
