import type { Page } from "playwright-core";

/** What people of the office do in their app, by the words that stand on its pages. */

/** Set-up by the one-time link: the office, its first administrator, their passkey and their printed codes. */
export async function setUp(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel("Name", { exact: true }).fill("Varrow Sound Port Authority");
  await page.getByLabel("Lines under the name").fill("Harbour House, Ness Quay");
  await page.getByLabel("How the public reaches you").fill("letters@varrow-sound.example");
  await page.getByLabel("Your name").fill("Ilse Marrow");
  await page.getByLabel("Your title").fill("Action officer");
  await page.getByLabel("Your mail address").fill("ilse@varrow-sound.example");
  await page.getByRole("button", { name: "Make your passkey" }).click();
  await page.getByRole("button", { name: "I have printed them" }).click();
  await page.getByRole("heading", { name: "Your desk is empty." }).waitFor();
}

/** An administrator invites a colleague; gives the link by which they make their passkey. */
export async function invite(
  page: Page,
  name: string,
  title: string,
  roles: readonly string[],
): Promise<string> {
  await page.goto("/office/settings/people");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Title").fill(title);
  for (const role of ["Author", "Action officer"]) await tick(page, role, false);
  for (const role of roles) await tick(page, role, true);
  await page.getByRole("button", { name: /^Add (?!a )/ }).click();
  const link = await page
    .getByText(/\/office\/join#/)
    .first()
    .textContent();
  return /http\S+/.exec(link ?? "")?.[0] ?? "";
}

/** Sets a box, and presses again where the page moved under the pointer. */
async function tick(page: Page, name: string, on: boolean): Promise<void> {
  const box = page.getByRole("checkbox", { name: new RegExp(`^${name}`) });
  while ((await box.isChecked()) !== on) {
    await box.click({ force: true });
    await page.waitForTimeout(50);
  }
}

export async function join(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("button", { name: "Make the passkey" }).click();
  await page.getByRole("button", { name: "I have printed them" }).click();
  await page.waitForURL(/\/office$/);
}

/** The administrator's passkey makes a colleague's known to the sealing process. */
export async function confirm(page: Page, name: string): Promise<void> {
  await page.goto("/office/settings/people");
  await page.getByRole("button", { name: `More on ${name}` }).click();
  const confirming = page.getByRole("button", { name: `Confirm the passkey of ${name}` });
  await confirming.click();
  await confirming.waitFor({ state: "detached" });
}

export async function writeLetter(page: Page, subject: string, paragraphs: readonly string[]): Promise<void> {
  await page.goto("/office");
  await page.getByRole("button", { name: "New letter" }).first().click();
  await page.getByLabel("Subject").fill(subject);
  await page.getByLabel("To", { exact: true }).fill("Ship agents and masters");
  await typeParagraphs(page, paragraphs);
}

/** Types paragraphs over what stands there, as a person does: Enter begins the next. */
async function typeParagraphs(page: Page, paragraphs: readonly string[]): Promise<void> {
  const boxes = page.getByLabel(/^Paragraph /);
  for (let at = (await boxes.count()) - 1; at > 0; at -= 1) {
    await boxes.nth(at).fill("");
    await boxes.nth(at).press("Backspace");
  }
  const [first = "", ...rest] = paragraphs;
  await boxes.nth(0).fill(first);
  for (const [at, text] of rest.entries()) {
    await boxes.nth(at).press("End");
    await boxes.nth(at).press("Enter");
    await boxes.nth(at + 1).fill(text);
  }
}

export async function nameOnLetter(page: Page, part: string, person: string): Promise<void> {
  await page.getByRole("link", { name: "People", exact: true }).click();
  await page.getByLabel("As", { exact: true }).selectOption({ label: part });
  await page.getByLabel("Person", { exact: true }).selectOption({ label: person });
  await page.getByRole("button", { name: /as (signer|releaser)/ }).click();
  await page
    .getByRole("listitem")
    .filter({ hasText: person.split(",")[0] ?? "" })
    .filter({ hasText: part })
    .waitFor();
}

export type Sent = { readonly link: string; readonly code: string };

/** Circulates to lines as they would be pasted from an address book; gives each holder's link and code. */
export async function circulate(page: Page, lines: readonly string[]): Promise<Sent[]> {
  await nameHolders(page, lines);
  return send(page);
}

/** Opens the form of the circulation and pastes holders into it. */
export async function nameHolders(page: Page, lines: readonly string[]): Promise<void> {
  await page.getByRole("link", { name: "Circulate" }).click();
  const name = page.getByLabel("Name", { exact: true }).first();
  await name.focus();
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, lines.join("\n"));
}

/** Sends the circulation as it stands in the form; gives each holder's link and code. */
export async function send(page: Page): Promise<Sent[]> {
  await page.getByRole("button", { name: /circulate it|Circulate version/ }).click();
  const given = page.getByRole("table").filter({ hasText: "Code, by telephone" });
  await given.waitFor();
  const codes = await given.locator("code.telephone-code").allTextContents();
  await page.getByRole("button", { name: "Copy all links" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const links = copied.split("\n").map((line) => /http\S+$/.exec(line)?.[0] ?? "");
  return links.map((link, at) => ({ link, code: codes[at] ?? "" }));
}

/** Answers the comments with these numbers, from the keyboard: chosen with x, answered with a. */
export async function answerComments(
  page: Page,
  letter: string,
  numbers: readonly number[],
  answer: { readonly disposition: string; readonly response: string },
): Promise<void> {
  await page.goto(`/office/letters/${letter}/matrix`);
  for (const n of numbers) {
    await page.getByRole("row", { name: `Comment ${n}`, exact: true }).focus();
    await page.keyboard.press("x");
  }
  await page.keyboard.press("a");
  const bar = page.getByRole("region", { name: "What is chosen" });
  await bar.getByRole("radio", { name: answer.disposition, exact: true }).check();
  await bar.getByLabel("Response").fill(answer.response);
  await page.keyboard.press("Control+Enter");
  await bar.waitFor({ state: "detached" });
}

/** An act that asks once more, with its reason where it needs one. */
export async function actWithReason(page: Page, act: string, reason: string): Promise<void> {
  await page.getByRole("button", { name: act }).first().click();
  const asked = page.getByRole("dialog");
  if (reason) await asked.getByRole("textbox").fill(reason);
  await asked.getByRole("button", { name: act }).click();
  await asked.waitFor({ state: "detached" });
}

/** The signer's one page: reads exactly one version, and approves it with the passkey. */
export async function approve(page: Page, letter: string, version: number): Promise<void> {
  await page.goto(`/office/letters/${letter}/sign`);
  await page.getByRole("button", { name: `Approve version ${version}` }).click();
  await page.waitForURL(/\/record$/);
}

export async function release(page: Page, letter: string): Promise<string> {
  await page.goto(`/office/letters/${letter}/release`);
  await page.getByRole("button", { name: "Release the letter" }).click();
  await page.getByRole("heading", { name: /This is our letter, and it has been in force/ }).waitFor();
  return (await page.locator("main a[href*='/letter/']").first().getAttribute("href")) ?? "";
}

/** With the keyboard alone: Tab, until the button of this name has the focus. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const button = page.getByRole("button", { name, exact: true }).last();
  for (let at = 0; at < MOST_STOPS; at += 1) {
    await page.keyboard.press("Tab");
    if (await button.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not come to "${name}".`);
}

/** More places than a page of the office has for the focus. */
const MOST_STOPS = 200;
