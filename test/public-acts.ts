import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Page, Request } from "playwright-core";
import { expect } from "vitest";
import { reachedAt } from "../apps/cli/src/loopback.ts";

/** What anyone does on the public page, and what leaves their device while they do it. */
export type Asked = {
  readonly sentence: string;
  readonly statement: string;
  readonly sent: readonly string[];
};

async function watching(page: Page, act: () => Promise<void>): Promise<Asked> {
  const requests: Request[] = [];
  const keep = (request: Request) => void requests.push(request);
  page.on("request", keep);
  await act();
  const verdict = page.locator("#answer #verdict");
  await verdict.waitFor();
  page.off("request", keep);
  const statement = page.locator("#answer .statement p");
  return {
    sentence: await verdict.innerText(),
    statement: (await statement.count()) > 0 ? await statement.first().innerText() : "",
    sent: requests.map(
      (request) => `${request.method()} ${new URL(request.url()).pathname} ${request.postData() ?? ""}`,
    ),
  };
}

async function fresh(page: Page): Promise<void> {
  await page.goto("/");
  await page.locator("html[data-reads=here]").waitFor();
}

/** Nothing that left holds bytes of the file, its hash beyond three digits, or its copy's number. */
function expectDiscreet(sent: readonly string[], bytes: Uint8Array): void {
  const hash = createHash("sha256").update(bytes).digest("hex");
  for (const one of sent) {
    expect(one).not.toContain("%PDF");
    expect(one).not.toContain(hash.slice(0, 8));
    expect(one).not.toMatch(/\bcopy\b|\b[123]\/3\b/);
  }
}

/** Brings a file to the page, as a person chooses it. */
export async function checkFile(page: Page, name: string, bytes: Uint8Array): Promise<Asked> {
  await fresh(page);
  const asked = await watching(page, () =>
    page.setInputFiles("#file", { name, mimeType: "application/pdf", buffer: Buffer.from(bytes) }),
  );
  expectDiscreet(asked.sent, bytes);
  return asked;
}

/** Pastes words into the page. */
export async function checkWords(page: Page, words: string): Promise<Asked> {
  await fresh(page);
  const asked = await watching(page, async () => {
    await page.fill("#q", words);
    await page.getByRole("button", { name: "Check" }).click();
  });
  for (const one of asked.sent)
    for (const word of words.match(/[A-Za-z]{8,}/g) ?? []) expect(one).not.toContain(word);
  return asked;
}

export async function bytesAt(path: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(path));
}

/** The original, from the letter's public page. */
export async function original(page: Page, address: string): Promise<Uint8Array> {
  const response = await page.request.get(reachedAt(`${address}/original.pdf`));
  return new Uint8Array(await response.body());
}
