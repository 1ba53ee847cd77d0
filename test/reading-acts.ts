import type { Page } from "playwright-core";
import type { Sent } from "./office-acts.ts";

/** What a reader takes a letter to say, by the words of its points. */
export type Took = {
  readonly words: string;
  readonly takes: Readonly<Record<string, { readonly take: string; readonly sentence?: string }>>;
};

/** States points in the order given; those that begin with "not: " must not be read into the letter. */
export async function statePoints(page: Page, letter: string, points: readonly string[]): Promise<void> {
  await page.goto(`/office/letters/${letter}/read-back`);
  await page.getByRole("button", { name: "State the points" }).click();
  const rows = page.getByRole("listitem", { name: /^Point \d+$/ });
  for (const [at, said] of points.entries()) {
    const ruledOut = said.startsWith("not: ");
    if ((await rows.count()) <= at)
      await page.getByRole("button", { name: ruledOut ? /not to be read/ : /that is announced/ }).click();
    const row = rows.nth(at);
    await row
      .getByRole("combobox")
      .selectOption({ label: ruledOut ? "Not to be read into it" : "Announced" });
    await row.getByRole("textbox").fill(said.replace(/^not: /, ""));
  }
  await page.getByRole("button", { name: `Save the ${points.length} points` }).click();
  await page.getByRole("button", { name: "Change the points" }).waitFor();
}

/** Opens the next round for readers by name; gives each one's link and code. */
export async function openRound(
  page: Page,
  letter: string,
  round: number,
  names: readonly string[],
): Promise<Sent[]> {
  await page.goto(`/office/letters/${letter}/read-back`);
  if (round > 1) await page.getByText(new RegExp(`^Round ${round}: ask fresh readers`)).click();
  const section = page.locator("#next-round");
  await section.getByLabel("Name").first().focus();
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, names.join("\n"));
  await section.getByRole("button", { name: new RegExp(`^Open round ${round} with`) }).click();
  const given = page.getByRole("table").filter({ hasText: "Code, by telephone" });
  await given.waitFor();
  const codes = await given.locator("code.telephone-code").allTextContents();
  await page.getByRole("button", { name: "Copy all links" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const links = copied.split("\n").map((line) => /http\S+$/.exec(line)?.[0] ?? "");
  return links.map((link, at) => ({ link, code: codes[at] ?? "" }));
}

/** Opens a reader's link with the code that was told by telephone. */
export async function openReading(page: Page, { link, code }: Sent): Promise<void> {
  await page.goto(link);
  await page.getByLabel("Code").fill(code);
  await page.getByRole("button", { name: "Open the letter" }).click();
  await page.getByRole("heading", { name: "Step 1 of 2: read the letter" }).waitFor();
}

/** First the reader's own words, sent once. */
export async function paraphrase(page: Page, words: string): Promise<void> {
  await page.getByLabel("In one sentence: what will happen because of this letter?").fill(words);
  await page.getByRole("button", { name: "Send my sentence" }).click();
  await page.getByRole("heading", { name: /^Step 2 of 2/ }).waitFor();
}

/** Each statement as it comes, and the sentence it was taken from where one is named; then all of them, once. */
export async function answerPoints(page: Page, took: Took): Promise<void> {
  const left = new Set(Object.keys(took.takes));
  while (left.size > 0) {
    const asked = page.getByRole("group", { name: "Does the letter say this?" });
    const said = await asked.locator("legend b").innerText();
    const answer = took.takes[said];
    if (!answer || !left.delete(said)) throw new Error(`A statement that was not to be asked: ${said}`);
    await asked.getByRole("radio", { name: answer.take, exact: true }).check({ force: true });
    const { sentence } = answer;
    const where = sentence === undefined ? "No one sentence" : new RegExp(`^${sentence}`);
    await page.getByRole("radio", { name: where }).first().check({ force: true });
    const last = left.size === 0;
    await page.getByRole("button", { name: last ? "See all my answers" : "Next statement" }).click();
    await page
      .getByText(said, { exact: true })
      .locator("xpath=ancestor::legend")
      .waitFor({ state: "detached" });
  }
  await page.getByRole("button", { name: "Send my answers" }).click();
  await page.getByRole("heading", { name: "Thank you. Your answers have arrived." }).waitFor();
}

/** A signer enters a decision with the passkey; gives its reference. */
export async function enterDecision(
  page: Page,
  what: string,
  authority: string,
  read: "Internal" | "Public",
): Promise<string> {
  await page.goto("/office/register");
  await page
    .getByRole("link", { name: /Enter a decision/ })
    .first()
    .click();
  await page.getByLabel("What is decided").fill(what);
  await page.getByLabel("By which authority").fill(authority);
  await page.getByRole("radio", { name: new RegExp(`^${read}`) }).check({ force: true });
  await page.getByRole("button", { name: /Read it over/ }).click();
  await page.getByRole("heading", { name: "Read it once more: this is what you sign" }).waitFor();
  const reference =
    (await page
      .getByText(/^D-\d{4}-\d{3}$/)
      .first()
      .textContent()) ?? "";
  await page.getByRole("button", { name: "Sign and enter it with your passkey" }).click();
  await page.waitForURL(/register\/[0-9a-f]{32}$/);
  return reference;
}

/** Rests a point on a decision of the register. */
export async function cite(page: Page, letter: string, point: number, reference: string): Promise<void> {
  await page.goto(`/office/letters/${letter}/read-back`);
  await page.getByRole("button", { name: new RegExp(`decision for point ${point}$`) }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: `Choose ${reference}` })
    .click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}
