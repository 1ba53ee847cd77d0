import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Where SHOTS names a folder, pictures of what was looked at. */
export const shots = process.env["SHOTS"];
export const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };

/** Shows a page in light or dark, and waits until its colours stand still: a button half way between the two has neither's contrast. */
async function inTheme(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.evaluate(async () => {
    // The new colours are computed with the next frame; what moves towards them is known after it.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const ending = document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity);
    await Promise.allSettled(ending.map((one) => one.finished));
  });
}

/** What keeps people out, by axe's rules: the serious and the critical. */
async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map((one) => `${one.id} ${one.nodes.map((node) => node.html).join(" ")}`);
}

/** No barriers by axe in light and dark, nothing wider than the window; and pictures. */
export async function look(page: Page, name: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await inTheme(page, colorScheme);
    expect(await barriers(page), `${name}, ${colorScheme}`).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide, `${name} is wider than the window`).toBeLessThanOrEqual(0);
    if (!shots) continue;
    await mkdir(shots, { recursive: true });
    await page.screenshot({ path: join(shots, `${name}-${colorScheme}.png`), fullPage: true });
  }
}

/** The same on a phone and on a desk. */
export async function lookEverywhere(page: Page, name: string): Promise<void> {
  for (const where of ["phone", "desktop"] as const) {
    await page.setViewportSize(sizes[where]);
    await look(page, `${name}-${where}`);
  }
}
