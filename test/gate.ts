import type { Locator, Page } from "playwright-core";

/** The line of the gate that says this, on any page that shows a letter's gates. */
export function gate(page: Page, words: string): Locator {
  return page.getByRole("listitem").filter({ hasText: words }).first();
}
