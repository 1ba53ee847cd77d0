import { type AroundCopy, aroundCopy, replaced } from "./around-copy.ts";
import {
  type Actor,
  type Circulation,
  type Command,
  type IssuedCopy,
  type Letter,
  coordinationOf,
  isReleased,
} from "@chirograph/core";
import { hashToken, newToken } from "../../keys/token.ts";
import { foreignFile } from "./attachments.ts";
import { copyFile } from "../letter/copy-file.ts";
import { loadCopies, loadLetter, loadOffice } from "../facts.ts";
import { noteDownload } from "../letter/office-copy.ts";
import { type Outcome, done, refused } from "../outcome.ts";
import { perform } from "../perform.ts";
import type { Ports, Unit } from "../ports.ts";
import { type StandsFor, standsFor } from "./stands-for.ts";
import type { Tools } from "../tools.ts";

/** One sentence for an unknown copy, a wrong link and a link that was replaced. */
export const wrongLink = refused(
  "link-unknown",
  "This link is not one that opens a letter here, or a newer one replaced it. Ask the office that sent it.",
);
const wrongCode = refused(
  "code-wrong",
  "This code does not fit. After five tries the code ends, and the office can tell you a new one.",
);
const usedCode = refused(
  "code-used",
  "This code was used already, or it ended. Each opens the letter once. Ask the office for a new one.",
);
const mostTries = 5;

export type HolderOffice = { readonly name: string };

type LinkStatus = {
  readonly office: string;
  readonly state: "open" | "code-needed" | "unknown";
  /** Of a reader's copy: the language that its page speaks. */
  readonly reading: { readonly language: "en" | "ar" } | null;
};

async function readingBehind(unit: Unit, id: string): Promise<LinkStatus["reading"]> {
  const copy = (await loadCopies(unit, [id])).get(id);
  if (!copy || copy.status === "none" || copy.kind !== "read-back") return null;
  const version = await unit.letters.version(copy.letter, copy.version);
  return { language: version?.text?.language ?? "en" };
}

/** Says whether this browser knows the copy, and what its link asks for. A fetch is noted, never as reading. */
export async function linkStatus(
  ports: Ports,
  copy: string,
  link: string,
  session: string | undefined,
): Promise<LinkStatus> {
  return ports.transact(async (unit) => {
    const { office } = await loadOffice(unit, ports);
    const name = office.status === "empty" ? "" : office.settings.name;
    if (session && (await unit.copies.session(hashToken(session))) === copy)
      return { office: name, state: "open", reading: await readingBehind(unit, copy) };
    const row = await unit.copies.link(copy);
    if (!row || row.linkHash !== hashToken(link)) return { office: name, state: "unknown", reading: null };
    await unit.copies.fetched(copy, ports.now());
    return { office: name, state: "code-needed", reading: await readingBehind(unit, copy) };
  });
}

type Tried = "right" | "wrong" | "used" | "no-link";

/** Counts the try in a transaction of its own: a refusal undoes its transaction, and tries must not be undone. */
async function tryCode(ports: Ports, copy: string, link: string, code: string): Promise<Tried> {
  return ports.transact(async (unit) => {
    const row = await unit.copies.link(copy);
    if (!row || row.linkHash !== hashToken(link)) return "no-link";
    if (!row.codeHash || row.codeTries >= mostTries || (row.codeExpires ?? "") < ports.now()) return "used";
    const right = row.codeHash === hashToken(`${copy}:${code.replace(/\D/g, "")}`);
    // Single use: a right code is gone with its use.
    await unit.copies.putLinks([
      { ...row, codeTries: row.codeTries + 1, codeHash: right ? null : row.codeHash },
    ]);
    return right ? "right" : "wrong";
  });
}

/** Link and code together make this browser the holder's; the record says "opened with the code". */
export async function openCopy(
  ports: Ports,
  copy: string,
  given: { link: string; code: string },
): Promise<Outcome<{ copy: string; token: string }>> {
  const tried = await tryCode(ports, copy, given.link, given.code);
  if (tried === "no-link") return wrongLink;
  if (tried !== "right") return tried === "wrong" ? wrongCode : usedCode;
  return ports.transact((unit) => openFor(ports, unit, copy, "code"));
}

/** From an open copy to the same holder's copy of a later version: who proved the one needs no second code. */
export async function openNewer(
  ports: Ports,
  copy: string,
): Promise<Outcome<{ copy: string; token: string }>> {
  return ports.transact(async (unit) => {
    const old = (await loadCopies(unit, [copy])).get(copy);
    const row = (await unit.copies.replacing(copy)).find((one) => !one.recalled);
    // A recalled copy may be in wrong hands: it opens nothing more.
    if (!row || old?.status !== "issued") return wrongLink;
    return openFor(ports, unit, row.id, "earlier-copy");
  });
}

/** A session of a copy for this browser; its first opening goes on record. */
async function openFor(
  ports: Ports,
  unit: Unit,
  copy: string,
  how: "code" | "earlier-copy",
): Promise<Outcome<{ copy: string; token: string }>> {
  const token = newToken();
  await unit.copies.addSession(hashToken(token), copy, ports.now());
  const known = (await loadCopies(unit, [copy])).get(copy);
  if (known?.status === "issued" && known.opened === null) {
    const command = { type: "open-copy" as const, letter: known.letter, copy, how };
    const opened = await perform(ports, unit, command, { kind: "holder", copy });
    if (!opened.ok) return opened;
  }
  return done({ copy, token });
}

/** Whether a browser's session is this copy's. */
export async function holds(ports: Ports, copy: string, session: string | undefined): Promise<boolean> {
  if (!session) return false;
  return ports.transact(async (unit) => (await unit.copies.session(hashToken(session))) === copy);
}

/** Said first on the holder's page. Of the letter's later life a holder learns only what concerns their copy or is public. */
function notice(letter: Letter, copy: IssuedCopy): string | null {
  if (copy.status === "recalled")
    return "The office recalled this copy. Do not use it or pass it on. It takes no input any more; what you wrote before is kept.";
  if (letter.status === "none") return null;
  if (letter.circulations.some((one) => one.version > copy.version))
    return "A later version replaced this one. Read your copy of it; if you have none, ask the office.";
  if (isReleased(letter)) return "The signed letter was released. What it says may differ from this draft.";
  return takesInput.has(letter.status)
    ? null
    : "This draft takes no input any more. It is not signed and decides nothing. What you sent is kept. Whoever has more to say asks the office.";
}

const takesInput = new Set(["draft", "in-coordination", "adjudication", "returned"]);

export type Held = {
  readonly office: { name: string; trial: boolean; contact: string };
  readonly letter: Letter;
  readonly copy: IssuedCopy;
  readonly subject: string;
  readonly date: string;
  readonly language: "en" | "ar";
  readonly pages: readonly { readonly text: string }[];
  readonly suspense: string | null;
  readonly instructions: string;
  readonly enclosures: readonly { readonly title: string; readonly file: string | null }[];
  readonly draft: { body: string; revision: number };
  readonly notice: string | null;
  readonly takesInput: boolean;
  readonly circulation: Circulation | null;
  readonly turn: "now" | "later";
  /** Whether the office's rules let an objection to the answer to a critical or major comment hold the letter. */
  readonly objectionsHold: boolean;
  readonly around: AroundCopy;
  readonly stands: StandsFor;
};

async function readHeld(ports: Ports, unit: Unit, copy: IssuedCopy): Promise<Held> {
  const { office } = await loadOffice(unit, ports);
  const letter = await loadLetter(unit, copy.letter);
  const version = await unit.letters.version(copy.letter, copy.version);
  const row = await unit.letters.row(copy.letter);
  if (!version || letter.status === "none") throw new Error("A copy without its version.");
  const circulation = letter.circulations[copy.task.circulation - 1] ?? null;
  const said = notice(letter, copy);
  const settings = office.status === "empty" ? null : office.settings;
  const open =
    copy.status === "issued" &&
    takesInput.has(letter.status) &&
    !letter.circulations.some((one) => one.version > copy.version);
  return {
    office: {
      name: settings?.name ?? "",
      trial: settings?.trial ?? false,
      contact: settings?.contact ?? "",
    },
    letter,
    copy,
    // Who held a recalled copy is told so, and reads it no more.
    pages: copy.status === "recalled" ? [] : version.pages,
    subject: version.text?.subject || row?.subject || letter.reference,
    date: version.text?.date ?? letter.versions[copy.version - 1]?.at.slice(0, 10) ?? "",
    language: version.text?.language ?? "en",
    suspense: circulation?.suspense ?? null,
    instructions: [circulation?.instructions, copy.task.instructions].filter(Boolean).join("\n\n"),
    circulation,
    turn: circulation?.open && copy.task.stage > circulation.stage ? "later" : "now",
    objectionsHold: coordinationOf(office).objections === "hold",
    around: await aroundCopy(unit, letter, copy),
    stands: await standsFor(unit, { letter, now: ports.now() }, copy, open),
    enclosures: version.text?.enclosures ?? [],
    draft: (await unit.copies.draft(copy.id)) ?? {
      body: "",
      revision: 0,
    },
    notice: said,
    takesInput: open,
  };
}

/** The holder's page. */
export async function holderPage(ports: Ports, copy: string): Promise<Outcome<Held>> {
  return ports.transact(async (unit) => {
    const known = (await loadCopies(unit, [copy])).get(copy);
    if (!known || known.status === "none") return wrongLink;
    if (known.kind === "read-back")
      return refused("read-back", "This link is for reading a letter back. Open it anew to go on.");
    return done(await readHeld(ports, unit, known));
  });
}

type OwnFile = { readonly letter: string; readonly pdf: Uint8Array; readonly label: string };

async function ownFile(unit: Unit, copy: string): Promise<Outcome<OwnFile>> {
  const known = (await loadCopies(unit, [copy])).get(copy);
  if (!known || known.status === "none") return wrongLink;
  if (known.status === "recalled")
    return refused("recalled", "The office recalled this copy. It cannot be read or downloaded any more.");
  const template = await unit.letters.template(known.letter, known.version);
  if (!template) throw new Error("A version without its template.");
  return done({ letter: known.letter, pdf: copyFile(template, known.label), label: known.label });
}

/** The holder's own file: made again at each download, byte for byte, its SHA-256 on record. */
export async function holderFile(ports: Ports, copy: string): Promise<Outcome<OwnFile>> {
  return ports.transact(async (unit) => {
    const file = await ownFile(unit, copy);
    if (file.ok) await noteDownload(ports, unit, { copy, ...file.value }, { kind: "holder", copy });
    return file;
  });
}

/** A page of the holder's own copy as a picture. Looking is no download. */
export async function holderPicture(
  ports: Ports,
  tools: Tools,
  copy: string,
  page: number,
): Promise<Outcome<Uint8Array>> {
  const file = await ports.transact((unit) => ownFile(unit, copy));
  if (!file.ok) return file;
  const drawn = await tools.render(file.value.pdf, page, 2);
  return drawn.ok ? done(drawn.png) : drawn;
}

/** A holder's command on their own copy. */
export async function holderDoes<T extends Command>(
  ports: Ports,
  copy: string,
  command: (letter: string) => T,
): Promise<Outcome<null>> {
  return ports.transact(async (unit) => {
    const row = await unit.copies.row(copy);
    if (!row) return wrongLink;
    const actor: Actor = { kind: "holder", copy };
    const given = command(row.letter);
    const files = given.type === "comment" ? given.attachments.map((one) => one.sha256) : [];
    const foreign = await foreignFile(unit, copy, files);
    if (foreign) return foreign;
    const performed = await perform(ports, unit, given, actor);
    if (!performed.ok) return performed;
    return done(null);
  });
}

/**
 * A holder's command about a comment of theirs. It may stand on an earlier copy that this one replaces: the holder is the same, and
 * their browser need not know the earlier copy any more. A recalled copy speaks for no other.
 */
export async function holderAnswers<T extends Command>(
  ports: Ports,
  copy: string,
  comment: string,
  command: (letter: string, copy: string) => T,
): Promise<Outcome<null>> {
  return ports.transact(async (unit) => {
    const own = (await loadCopies(unit, [copy])).get(copy);
    if (!own || own.status === "none") return wrongLink;
    const earlier = own.status === "issued" ? await replaced(unit, own) : [];
    const on = earlier.find((one) => one.comments.some(({ id }) => id === comment)) ?? own;
    const performed = await perform(ports, unit, command(own.letter, on.id), {
      kind: "holder",
      copy: on.id,
    });
    return performed.ok ? done(null) : performed;
  });
}

/** What a holder types is kept as typed, over exactly the revision their device read. */
export async function keepDraft(
  ports: Ports,
  copy: string,
  body: string,
  revision: number,
): Promise<Outcome<{ revision: number }>> {
  return ports.transact(async (unit) => {
    if (await unit.copies.saveDraft(copy, body, revision + 1)) return done({ revision: revision + 1 });
    return refused(
      "other-revision",
      "You wrote on another device meanwhile. What stands here is kept; load the page to see the other.",
    );
  });
}
