import { look } from "./look.ts";
import type { HolderView } from "@chirograph/wire/copy";
import type { Page } from "playwright-core";
import { type HolderOffice, openHolderOffice } from "./holder-office.ts";
import { goTo, usePageStage } from "./page-stage.ts";

const PHONE = { width: 360, height: 780 };
const DESKTOP = { width: 1440, height: 900 };

export type HolderStage = {
  office(): HolderOffice;
  /** A reader's browser, in a zone of its own, at this copy. */
  read(view: HolderView, where?: "phone" | "desktop"): Promise<Page>;
  /** No barriers by axe, nothing wider than the window; and pictures in both themes where SHOTS names a folder. */
  look(page: Page, name: string): Promise<void>;
  /** What a page complained of; a test takes out what it means to cause. */
  forgive(expected: (line: string) => boolean): void;
};

/** The holder's page as built, for all tests of a file. */
export function useHolderStage(): HolderStage {
  const { office, device, page, forgive } = usePageStage("holder", openHolderOffice, (now) => {
    now.copies.clear();
    now.done();
  });
  async function read(view: HolderView, where: "phone" | "desktop" = "phone"): Promise<Page> {
    office().copies.set(view.copy.id, view);
    const viewport = where === "phone" ? PHONE : DESKTOP;
    const opened = await page(await device({ viewport, timezoneId: "Europe/Paris" }));
    return goTo(opened, `/c/${view.copy.id}${where === "desktop" ? "#words" : ""}`);
  }
  return { office, read, look, forgive };
}

/** Once what was typed is with the server. */
export const saved = (page: Page): Promise<void> =>
  page
    .getByText(/^Saved \d/u)
    .first()
    .waitFor();
export const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
