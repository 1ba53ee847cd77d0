import { createHash } from "node:crypto";
import { readCode, readQr } from "@chirograph/marks/code";
import {
  broughtFile,
  broughtPicture,
  broughtTyped,
  checkPage,
  inquireFile,
  inquireTyped,
  sortTyped,
  squareCode,
  troubled,
  type Asks,
  type Matter,
  type Paper,
} from "@chirograph/page";
import { withoutStamp } from "@chirograph/read/words";
import { validateSeal } from "@chirograph/seal/validate";
import { z } from "zod";
import type { App } from "../route.ts";
import { ENTRY, type PublicDeps } from "./deps.ts";
import { limited } from "./limits.ts";
import { sendNothing, sendPage, withOffice } from "./page-reply.ts";
import { sentForm, type Sent } from "./sent-form.ts";
import type { Tally } from "./tally.ts";

const SENT =
  "What you chose was sent to the office’s server, because this page’s script was not running or you pressed the button that sends it. It was read there, answered and not kept.";
const ASKED =
  "A square code names a version of a letter, never the copy in your hand. We learn which version was asked about.";

const PICTURE =
  "We could not check this picture: without its script this page does not read pictures. Type the code at the foot of the page, or the reference.";
const TOO_BIG =
  "This file is larger than 30 MB, which is the most we read. Send only the pages in question, or type the reference.";
const TOO_LONG =
  "This is more text than we read at once. Paste only the pages in question, or type the reference.";
const NOTHING =
  "Nothing came with this. Choose a file, or type the reference, the code or the words, and press Check.";

/** A PDF may carry bytes before its head; a picture has none of it. */
function isPicture(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 12)).toString("latin1");
  return /^(?:\u0089PNG|\u00ff\u00d8\u00ff|GIF8|RIFF....WEBP|....ftyp(?:hei|avif))/su.test(head);
}

function paperOf(deps: PublicDeps, bytes: Uint8Array): Paper {
  return {
    sha256: createHash("sha256").update(bytes).digest("hex"),
    async sealed() {
      const certificate = await deps.certificate();
      if (certificate === null) return false;
      const verdict = await validateSeal(bytes, { trusted: [certificate], at: new Date(deps.ports.now()) });
      return verdict.indication === "TOTAL-PASSED" && verdict.coversEverything;
    },
    async words() {
      const read = await deps.tools.read(bytes);
      if (!read.ok) return read;
      const parts = read.pages.map((page) => withoutStamp(page.text));
      const stamp = "stamp" in (read.pages[0] ?? {}) ? read.pages.flatMap((page) => stampOf(page)) : [];
      return { ok: true, text: parts.map((part) => part.text).join("\n\n"), stamp };
    },
  };
}

/** The parser takes the stamp out of a page's words and keeps it beside them. */
function stampOf(page: { readonly text: string; readonly stamp?: readonly string[] }): readonly string[] {
  return page.stamp ?? [];
}

async function matterOfFile(deps: PublicDeps, asks: Asks, sent: Sent & { kind: "file" }): Promise<Matter> {
  const { name, bytes, whole } = sent;
  if (isPicture(bytes))
    return { ...troubled(PICTURE, deps.ports.now()), brought: broughtPicture(name, bytes.length, "server") };
  if (!whole)
    return {
      ...troubled(TOO_BIG, deps.ports.now()),
      brought: broughtFile(name, bytes.length, null, "server"),
    };
  const paper = paperOf(deps, bytes);
  return {
    ...(await inquireFile(asks, paper)),
    brought: broughtFile(name, bytes.length, paper.sha256, "server"),
  };
}

async function matterOf(deps: PublicDeps, asks: Asks, sent: Sent): Promise<Matter> {
  if (sent.kind === "file") return matterOfFile(deps, asks, sent);
  if (sent.kind === "words" && !sent.whole)
    return {
      ...troubled(TOO_LONG, deps.ports.now()),
      brought: broughtTyped({ kind: "words", value: "" }, "server"),
    };
  const typed = sortTyped(sent.kind === "words" ? sent.text : "", { readCode, readQr });
  if (typed.kind === "nothing") {
    const brought = { kind: "words" as const, name: "Nothing", detail: "", sha256: null };
    return { ...troubled(NOTHING, deps.ports.now()), brought };
  }
  return { ...(await inquireTyped(asks, typed, withoutStamp)), brought: broughtTyped(typed, "server") };
}

/** The question itself: the page, the page's form without script, and a scanned square code. */
export function askRoutes(app: App, deps: PublicDeps, asks: Asks, tally: Tally): void {
  app.get(
    "/",
    withOffice(deps, async (office, _request, reply) =>
      sendPage(reply, checkPage(office, deps.assets(ENTRY))),
    ),
  );
  app.post(
    "/",
    { ...limited("send"), bodyLimit: 64_000_000 },
    withOffice(deps, async (office, request, reply) => {
      tally.add("sent");
      const matter = await matterOf(deps, asks, await sentForm(request));
      return sendPage(reply, checkPage(office, deps.assets(ENTRY), { matter, note: SENT }));
    }),
  );
  app.get<{ Params: { symbols: string } }>(
    "/q/:symbols",
    { ...limited("ask"), schema: { params: z.object({ symbols: z.string().max(100) }) } },
    withOffice(deps, async (office, request, reply) => {
      const version = readQr(request.params.symbols);
      if (version === null) return sendNothing(deps, office, reply);
      tally.add("version");
      const matter = {
        answer: await asks.version(version),
        brought: squareCode(),
        compared: null,
        trouble: null,
      };
      return sendPage(reply, checkPage(office, deps.assets(ENTRY), { matter, note: ASKED }));
    }),
  );
}
