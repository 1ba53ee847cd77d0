import type { HolderView } from "@chirograph/wire/copy";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { button, useHolderStage } from "./holder-stage.ts";
import { disposed, id, said, viewOf } from "./holder-views.ts";

const { read, office } = useHolderStage();

type Form = {
  readonly view: HolderView;
  readonly fill: (page: Page) => Promise<void>;
  readonly act: string;
  /** The act as the office hears it, and the end of its address. */
  readonly heard: string;
  readonly to: string;
};

const answered = viewOf({ comments: [said(1, { disposed: disposed("reject", "No.") })] });

const forms: Readonly<Record<string, Form>> = {
  position: {
    view: viewOf(),
    fill: (page) => page.getByRole("radio", { name: /^Concur You/u }).check({ force: true }),
    act: "Send position",
    heard: "position",
    to: "/position",
  },
  declining: {
    view: viewOf(),
    fill: (page) => button(page, "Not mine").click(),
    act: "Tell the office",
    heard: "decline",
    to: "/decline",
  },
  reply: {
    view: answered,
    async fill(page) {
      await button(page, "Add a word").click();
      await page.getByLabel("What you want to add").fill("Which two?");
    },
    act: "Send it",
    heard: "reply",
    to: "/replies",
  },
  objection: {
    view: answered,
    async fill(page) {
      await page
        .locator(`#answer-${id(1)}`)
        .getByRole("button", { name: "I object" })
        .click();
      await page.getByLabel("Why you object").fill("It matters.");
    },
    act: "Send the objection",
    heard: "answer",
    to: "/answer",
  },
  comment: {
    view: viewOf(),
    async fill(page) {
      await button(page, "Comment on the whole letter").click();
      await page.getByLabel("What you want to say").fill("Who tells the agents?");
    },
    act: "Send the comment",
    heard: "comment",
    to: "/comments/*",
  },
};

test.each(Object.entries(forms))("the button of %s says that it sends, and sends once", async (_, form) => {
  const page = await read(form.view);
  let arrive = (): void => undefined;
  const held = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(`**${form.to}`, (route) => held.then(() => route.continue()));
  await form.fill(page);
  await button(page, form.act).click();
  const sending = button(page, "Sending");
  await sending.waitFor();
  expect(await sending.getAttribute("aria-disabled")).toBe("true");
  await sending.click({ force: true });
  arrive();
  await sending.waitFor({ state: "detached" });
  expect(
    office()
      .done()
      .map(({ act }) => act),
  ).toEqual([form.heard]);
});
