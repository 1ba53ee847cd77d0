import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { gate } from "./gate.ts";
import type { Stage } from "./stage.ts";

/** Every switch of the office's rules; the gates of a letter follow them, and follow them back. */
export async function rules(stage: Stage, ilse: Page, odile: Page, letter: string): Promise<void> {
  await odile.goto("/office/settings/coordination");
  await odile.getByText("Only an administrator changes this.").waitFor();
  const names = {
    silent: "3 required holders silent",
    objects: "objects to the answer to comment 1",
    open: "Substantive comment 3 is open",
  };
  const held = async () => {
    await ilse.goto(`/office/letters/${letter}/circulation`);
    await gate(ilse, "The circulation of version 1 is open").waitFor();
    const words = await ilse.locator("[data-gate=held]").allInnerTexts();
    return Object.values(names).map((name) => words.some((one) => one.includes(name)));
  };
  expect(await held()).toEqual([true, true, false]);
  await saveRules(ilse, /^The signer sees it/, true);
  await stage.shot(ilse, "97-rules");
  expect(await held()).toEqual([false, false, true]);
  await saveRules(ilse, /^The letter waits/, false);
  expect(await held()).toEqual([true, true, false]);
}

/** Sets every switch, saves, and finds each as it was set when the page is read anew. */
async function saveRules(ilse: Page, word: RegExp, substantive: boolean): Promise<void> {
  await ilse.goto("/office/settings/coordination");
  const choices = ["A holder who must answer is silent", "A holder objects to the answer"].map((legend) =>
    ilse.getByRole("group", { name: legend }).getByRole("radio", { name: word }),
  );
  const severity = (name: string) => ilse.getByRole("checkbox", { name: new RegExp(`^${name}`) });
  const critical = severity("Critical");
  await critical.waitFor();
  expect([await critical.isChecked(), await critical.isDisabled()]).toEqual([true, true]);
  for (const choice of choices) await choice.check({ force: true });
  for (const name of ["Substantive", "Administrative"])
    await severity(name).setChecked(substantive, { force: true });
  await severity("Major").setChecked(!substantive, { force: true });
  const before = await turnHours(ilse.getByRole("group", { name: "Remind who is silent" }));
  const after = await turnHours(ilse.getByRole("group", { name: "Remind again when it is late" }));
  await ilse.getByRole("button", { name: "Save the rules" }).click();
  await ilse.getByRole("status").filter({ hasText: "Saved." }).waitFor();
  await ilse.reload();
  await critical.waitFor();
  for (const choice of choices) expect(await choice.isChecked()).toBe(true);
  const boxes = ["Major", "Substantive", "Administrative"].map((name) => severity(name).isChecked());
  expect(await Promise.all(boxes)).toEqual([!substantive, substantive, substantive]);
  expect(await hoursIn(ilse.getByRole("group", { name: "Remind who is silent" }))).toEqual(before);
  expect(await hoursIn(ilse.getByRole("group", { name: "Remind again when it is late" }))).toEqual(after);
}

const hoursIn = (group: Locator) => group.getByRole("listitem").allInnerTexts();

/** Takes the first reminder out and puts another one in; gives what stands there then. */
async function turnHours(group: Locator): Promise<string[]> {
  const [first] = await hoursIn(group);
  await group
    .getByRole("button", { name: /^Take out/ })
    .first()
    .click();
  expect(await hoursIn(group)).not.toContain(first);
  await group.getByRole("combobox").selectOption("168");
  await group.getByRole("button", { name: "Add", exact: true }).click();
  const hours = await hoursIn(group);
  expect(hours.join()).toContain("1 week");
  return hours;
}
