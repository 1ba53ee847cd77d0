import { createHash } from "node:crypto";
import { type CommentId, type Effect, type LetterText, type Office, type Person } from "@chirograph/core";
import { readCode, printedCode } from "@chirograph/marks";
import { openToWrite } from "../access.ts";
import { type Outcome, type Refused, done, refused } from "../outcome.ts";
import { perform } from "../perform.ts";
import type { Ports, Template } from "../ports.ts";
import type { Tools } from "../tools.ts";
import { otherRevision } from "./write-text.ts";

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

type Made = {
  readonly publicId: string;
  readonly pdf: Uint8Array;
  readonly text: LetterText | null;
  readonly pages: readonly { readonly text: string }[];
  readonly template: Template;
  readonly source: "typeset" | "uploaded";
  readonly effect: Effect;
  /** Comments whose proposed wording it took up; of an uploaded file we know none. */
  readonly credits: readonly CommentId[];
};

/** The part of a version's id that its printed code stands for. */
function codeKey(publicId: string): string {
  const read = readCode(printedCode(publicId));
  if (!read.ok) throw new Error("A printed code that cannot be read back.");
  return read.idPrefix;
}

/** Everything a version is, made before the transaction: files are parsed and set without holding the database. */
async function prepare(
  tools: Tools,
  given: { pdf: Uint8Array; publicId: string; publicAddress: string; trial: boolean },
): Promise<{ ok: true; pages: Made["pages"]; template: Template } | Refused> {
  const words = await tools.read(given.pdf);
  if (!words.ok) return words;
  if (words.signed)
    return refused(
      "signed-already",
      "This PDF is signed already. A copy mark would break the signature, so we made no version of it. Upload the unsigned file.",
    );
  const { publicId: versionId, publicAddress, trial } = given;
  const made = await tools.template(given.pdf, { versionId, publicAddress, trial });
  if (!made.ok) return made;
  const { ok: _, ...template } = made;
  return { ok: true, pages: words.pages.map(({ text }) => ({ text })), template };
}

async function store(
  ports: Ports,
  actor: Person,
  letter: string,
  after: number,
  made: Made,
): Promise<Outcome<{ version: number; pages: number }>> {
  return ports.transact(async (unit) => {
    const { publicId, pdf, source, effect, pages } = made;
    const hash = sha256(pdf);
    const command = {
      type: "add-version" as const,
      letter,
      after,
      publicId,
      sha256: hash,
      pages: pages.length,
      source,
      effect,
      credits: made.credits,
    };
    const performed = await perform(ports, unit, command, { kind: "person", person: actor.id });
    if (!performed.ok) return performed;
    const n = after + 1;
    await unit.blobs.put(hash, pdf);
    await unit.letters.addVersion({
      letter,
      n,
      publicId,
      code: codeKey(publicId),
      sha256: hash,
      text: made.text,
      pages,
    });
    await unit.letters.addTemplate(letter, n, made.template);
    // From here on the text owes nobody anything.
    await unit.letters.clearCredits(letter);
    await unit.prints.fixed("letterhead", letterheadOf(performed.facts.office));
    await unit.prints.index(letter, n, "draft", pages.map((page) => page.text).join("\n"));
    // Whoever made a version has seen it.
    await unit.letters.look(letter, actor.id, n);
    return done({ version: n, pages: pages.length });
  });
}

/** What stands at the head of every letter of the office. */
function letterheadOf(office: Office): string {
  return office.status === "empty" ? "" : [office.settings.name, ...office.settings.letterhead].join("\n");
}

async function ready(ports: Ports, actor: Person, id: string) {
  return ports.transact(async (unit) => {
    const opened = await openToWrite(ports, unit, id, actor.id);
    if (!opened.ok) return opened;
    const { office } = opened.value;
    if (office.status === "empty") return refused("not-set-up", "This office is not set up yet.");
    const working = await unit.letters.working(id);
    const { publicAddress, trial } = office.settings;
    return done({ working, publicAddress, trial });
  });
}

/** The text as saved becomes the next version: set, marked, indexed, immutable. */
export async function makeVersion(
  ports: Ports,
  tools: Tools,
  actor: Person,
  letter: string,
  given: { after: number; revision: number },
): Promise<Outcome<{ version: number; pages: number }>> {
  const found = await ready(ports, actor, letter);
  if (!found.ok) return found;
  const { working, publicAddress, trial } = found.value;
  if (!working || working.revision !== given.revision) return otherRevision;
  const set = await tools.typeset(working.text);
  if (!set.ok) return set;
  const publicId = ports.id();
  const prepared = await prepare(tools, { pdf: set.pdf, publicId, publicAddress, trial });
  if (!prepared.ok) return prepared;
  const { pages, template } = prepared;
  const { text } = working;
  return store(ports, actor, letter, given.after, {
    publicId,
    pdf: set.pdf,
    text,
    pages,
    template,
    source: "typeset",
    effect: text.effect,
    credits: working.credits,
  });
}

/** A PDF made elsewhere becomes the next version, if it can be read and marked. */
export async function uploadVersion(
  ports: Ports,
  tools: Tools,
  actor: Person,
  letter: string,
  given: { after: number; pdf: Uint8Array },
): Promise<Outcome<{ version: number; pages: number }>> {
  const found = await ready(ports, actor, letter);
  if (!found.ok) return found;
  const { working, publicAddress, trial } = found.value;
  const publicId = ports.id();
  const prepared = await prepare(tools, { pdf: given.pdf, publicId, publicAddress, trial });
  if (!prepared.ok) return prepared;
  const { pages, template } = prepared;
  return store(ports, actor, letter, given.after, {
    publicId,
    pdf: given.pdf,
    text: null,
    pages,
    template,
    source: "uploaded",
    effect: working?.text.effect ?? "informational",
    credits: [],
  });
}
