import { createHash } from "node:crypto";
import { broughtFile } from "@chirograph/page/brought";
import { inquireFile, inquireTyped, type WordsRead } from "@chirograph/page/inquire";
import type { Brought, Matter } from "@chirograph/page/matter";
import type { Refusal } from "@chirograph/read";
import { withoutStamp } from "@chirograph/read/words";
import { validateSeal } from "@chirograph/seal/validate";
import type { PublicOffice } from "./office.ts";

/** A paper as it was brought: bytes with a name. */
export type Paper = { readonly name: string; readonly bytes: Uint8Array };

/** Reads a PDF's words where a stranger's bytes can be read safely. */
export type ReadWords = (bytes: Uint8Array) => Promise<
  | Refusal
  | {
      readonly ok: true;
      readonly pages: readonly { readonly text: string; readonly stamp: readonly string[] }[];
    }
>;

function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes("%PDF-");
}

/** A seal of the office over every byte proves a signature, and no release. */
async function sealedByOffice(office: PublicOffice, bytes: Uint8Array): Promise<boolean> {
  const certificate = await office.certificate();
  if (!certificate) return false;
  const sealed = await validateSeal(bytes, { trusted: [certificate], at: new Date() });
  return sealed.indication === "TOTAL-PASSED" && sealed.coversEverything;
}

async function wordsOf(bytes: Uint8Array, readWords: ReadWords): Promise<WordsRead> {
  const read = await readWords(bytes);
  if (!read.ok) return read;
  return {
    ok: true,
    text: read.pages.map((page) => page.text).join("\n\n"),
    stamp: read.pages.flatMap((page) => page.stamp),
  };
}

/**
 * What a paper is, found as the public page finds it: the bucket of its hash, then its seal, then its words. The office
 * learns three digits of the hash and the fingerprints of the words, and never which copy was asked about.
 */
export async function checkPaper(
  office: PublicOffice,
  { name, bytes }: Paper,
  readWords: ReadWords,
): Promise<Matter> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const brought = broughtFile(name, bytes.length, sha256, "device");
  if (!isPdf(bytes)) return checkText(office, new TextDecoder().decode(bytes), brought);
  const found = await inquireFile(office, {
    sha256,
    sealed: () => sealedByOffice(office, bytes),
    words: () => wordsOf(bytes, readWords),
  });
  return { ...found, brought };
}

/** What a text is: looked up by fingerprints, compared here. */
export async function checkText(office: PublicOffice, text: string, brought: Brought): Promise<Matter> {
  const found = await inquireTyped(office, { kind: "words", value: text }, withoutStamp);
  return { ...found, brought };
}
