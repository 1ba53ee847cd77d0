import { readCode, readQr } from "@chirograph/marks/code";
import {
  broughtFile,
  broughtPicture,
  broughtTyped,
  inquireFile,
  inquireTyped,
  sortTyped,
  squareCode,
  troubled,
  type Brought,
  type Found,
} from "@chirograph/page";
import { LIMITS } from "@chirograph/read/refusal";
import { withoutStamp } from "@chirograph/read/words";
import { asks, NoAnswer } from "./asks.ts";
import { squareCodesIn } from "./in-worker.ts";
import { paperHere } from "./paper.ts";
import { showProgress } from "./progress.ts";
import { sha256 } from "./sha256.ts";
import { showAnswer } from "./show-answer.ts";

type Inquiry = { readonly found: Found; readonly brought: Brought };

const now = (): string => new Date().toISOString();

const TOO_BIG =
  "This file is larger than 30 MB, which is the most we read. Drop only the pages in question, or type the reference.";
const NO_CODE =
  "We could not check this picture: there is no square code in it that we could read, and we do not read pictures of words yet. Take the square code nearer, flat and in good light. Or type the code at the foot of the page, or the reference.";
const OTHER_CODE =
  "We could not check this picture: the square code in it is not one of ours. That alone says nothing about the paper. Type the reference, or paste the words.";

function isPicture(file: File): boolean {
  return file.type.startsWith("image/") || /\.(?:jpe?g|png|gif|webp|heic|heif|avif)$/iu.test(file.name);
}

async function ofPicture(file: File): Promise<Inquiry> {
  showProgress("Looking for a square code, on this device", null);
  const [code] = await squareCodesIn(file);
  const brought = broughtPicture(file.name, file.size, "device");
  if (code === undefined) return { found: troubled(NO_CODE, now()), brought };
  const version = readQr(code);
  if (version === null) return { found: troubled(OTHER_CODE, now()), brought };
  const answer = await asks.version(version);
  return { found: { answer, compared: null, trouble: null, readable: true }, brought: squareCode() };
}

async function ofFile(file: File): Promise<Inquiry> {
  if (file.size > LIMITS.bytes)
    return { found: troubled(TOO_BIG, now()), brought: broughtFile(file.name, file.size, null, "device") };
  showProgress(`Reading ${file.name}, on this device`, null);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const hash = await sha256(bytes);
  const found = await inquireFile(asks, paperHere(bytes, hash));
  return { found, brought: broughtFile(file.name, file.size, hash, "device") };
}

async function ofText(text: string): Promise<Inquiry | null> {
  const typed = sortTyped(text, { readCode, readQr });
  if (typed.kind === "nothing") return null;
  showProgress("Looking it up", null);
  return { found: await inquireTyped(asks, typed, withoutStamp), brought: broughtTyped(typed, "device") };
}

function inquire(given: File | string): Promise<Inquiry | null> {
  if (typeof given === "string") return ofText(given);
  return isPicture(given) ? ofPicture(given) : ofFile(given);
}

function broughtInVain(given: File | string): Brought {
  if (typeof given !== "string") return broughtFile(given.name, given.size, null, "device");
  return { kind: "words", name: "What you typed", detail: "", sha256: null };
}

/** The newest question wins: an answer that comes late to an older one is dropped. */
let last = 0;

/** Answers what was brought, here, and shows the answer. */
export async function answerTo(given: File | string): Promise<void> {
  last += 1;
  const mine = last;
  const inquiry = await inquire(given).catch((fault: unknown): Inquiry => {
    if (!(fault instanceof NoAnswer)) throw fault;
    return { found: troubled(fault.message, now()), brought: broughtInVain(given) };
  });
  if (mine !== last || inquiry === null) return;
  const { found, brought } = inquiry;
  showAnswer({ ...found, brought }, typeof given !== "string" && !found.readable ? given : null);
}
