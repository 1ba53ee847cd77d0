import type { Page } from "playwright-core";
import type { ReadingView } from "@chirograph/wire/read-back";
import { goTo, usePageStage } from "./page-stage.ts";
import { openReadingOffice, type ReadingOffice } from "./reading-office.ts";
import { LINK, READER, readingOf } from "./reading-views.ts";

const SIZES = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1440, height: 900 },
  /** A desktop's window at 200 %. */
  enlarged: { width: 640, height: 400 },
} as const;

export type ReadingStage = {
  office(): ReadingOffice;
  /** A reader's browser, at this copy; each call is a device of its own. */
  read(view?: ReadingView, where?: keyof typeof SIZES, fragment?: string): Promise<Page>;
  /** What a page complained of; a test takes out what it means to cause. */
  forgive(expected: (line: string) => boolean): void;
};

/** The reader's page as built, for all tests of a file. */
export function useReadingStage(): ReadingStage {
  const open = (folder: string) => openReadingOffice(folder, readingOf());
  const { office, device, page, forgive } = usePageStage("holder", open, (now) => {
    now.sent();
    Object.assign(now, { view: readingOf(), opened: true, offline: false, deaf: false });
  });
  const read: ReadingStage["read"] = async (view, where = "phone", fragment = `#${LINK}`) => {
    if (view) office().view = view;
    const options = { viewport: SIZES[where], timezoneId: "Europe/Paris", hasTouch: where === "phone" };
    return goTo(await page(await device(options)), `/c/${READER}${fragment}`);
  };
  return { office, read, forgive };
}
