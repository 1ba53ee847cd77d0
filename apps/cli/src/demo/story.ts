import { mkdir, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { type PublicOffice, publicOffice } from "../check/office.ts";
import { type ReadWords, checkPaper, checkText } from "../check/paper.ts";
import { reportLines } from "../check/report.ts";
import type { Matter } from "@chirograph/page/matter";
import { type Colleague, found, invite, signAct } from "./office.ts";
import { adjudicate, circulate, firstRound, overrule, secondRound } from "./coordination.ts";
import { firstReading, secondReading } from "./reading.ts";
import { berthingText, mended, misread } from "./letter-text.ts";

export type Stage = {
  readonly address: string;
  readonly setUpLink: string;
  readonly folder: string;
  readonly say: (line: string) => void;
  readonly readWords: ReadWords;
  /** A press that anyone could own: it sets whatever text it is given. */
  readonly typeset: (text: object) => Promise<Uint8Array>;
};

type LetterView = {
  status: string;
  versions: { n: number; sha256: string }[];
  sealed: { sha256: string } | null;
  gates: { status: string; sentence: string; copies: string[] }[];
  working: { text: { reference: string; subject: string }; revision: number };
};

/** What was found out in the end, by the name of the paper; a test reads it, a person reads what was said on the way. */
export type Findings = Readonly<
  Record<string, Pick<Matter["answer"], "origin" | "status" | "effect"> & { differences: number }>
>;

type Scene = Stage & {
  readonly office: PublicOffice;
  readonly findings: Record<string, Findings[string]>;
  keep(name: string, bytes: Uint8Array): Promise<void>;
};

async function until<T>(look: () => Promise<T>, good: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await look();
    if (good(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function write(person: Colleague, id: string, text: object): Promise<void> {
  const letter = await person.call<LetterView>("GET", `/api/letters/${id}`);
  const { revision } = letter.working;
  const saved = await person.call<{ revision: number }>("PUT", `/api/letters/${id}/working`, {
    text,
    revision,
  });
  const after = letter.versions.length;
  await person.call("POST", `/api/letters/${id}/versions`, { after, revision: saved.revision });
}

async function draft(author: Colleague, text: object): Promise<string> {
  const { letter } = await author.call<{ letter: string }>("POST", "/api/letters", {});
  await write(author, letter, text);
  return letter;
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
/** The public page may repeat an answer for a second; who asks later sees what is said now. */
async function aSecondLater(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 1_100));
}

async function show(scene: Scene, name: string, bytes: Uint8Array): Promise<void> {
  await scene.keep(name, bytes);
  const matter = await checkPaper(scene.office, { name, bytes }, scene.readWords);
  tell(scene, name, matter);
}

function tell(scene: Scene, name: string, matter: Matter): void {
  const { origin, status, effect } = matter.answer;
  const differences = matter.compared?.comparison.differences.filter((one) => !one.slight).length ?? 0;
  scene.findings[name] = { origin, status, effect, differences };
  scene.say(`Someone asks what "${name}" is:`);
  for (const line of reportLines(matter)) scene.say(`    ${line}`);
}

async function showText(scene: Scene, name: string, text: string): Promise<void> {
  const seen = { kind: "words" as const, name, detail: "pasted", sha256: null };
  tell(scene, name, await checkText(scene.office, text, seen));
}

type Staff = { readonly ilse: Colleague; readonly odile: Colleague; readonly sami: Colleague };

async function staffed({ address, setUpLink, say }: Scene): Promise<Staff> {
  const ilse = await found(address, setUpLink, "Ilse Marrow", "Action officer");
  say("Ilse Marrow sets up the Varrow Sound Port Authority, with a passkey.");
  const odile = await invite(address, ilse, {
    name: "Odile Brandt",
    title: "Harbour Master",
    address: "odile.brandt@varrow-sound.example",
    roles: ["signer", "releaser"],
  });
  const sami = await invite(address, ilse, {
    name: "Sami Calder",
    title: "Press officer",
    address: "sami.calder@varrow-sound.example",
    roles: ["releaser"],
  });
  say(
    "She invites Odile Brandt, who signs, and Sami Calder, who releases; her passkey makes theirs known to the sealing process.",
  );
  return { ilse, odile, sami };
}

async function coordinate(
  scene: Scene,
  { ilse, odile, sami }: Staff,
): Promise<{ letter: string; copies: Uint8Array[] }> {
  const { say } = scene;
  const letter = await draft(ilse, berthingText("14", misread));
  for (const [person, part] of [
    [odile, "signer"],
    [odile, "releaser"],
    [sami, "releaser"],
  ] as const)
    await ilse.call("POST", `/api/letters/${letter}/access`, { person: person.id, part });
  say("Ilse drafts a letter about the berthing of pilot boats, and makes version 1.");
  const links = await circulate(ilse, letter, 1);
  say(
    `She circulates it to ${links.length} holders: ${links.map((link) => `copy ${link.label} to ${link.holder}`).join(", ")}.`,
  );
  const copies = await firstRound(scene, links);
  await firstReading(scene, ilse, letter);
  await rework(scene, { ilse, odile, sami }, letter);
  return { letter, copies };
}

async function rework(scene: Scene, { ilse, odile }: Staff, letter: string): Promise<void> {
  const { say } = scene;
  await ilse.call("POST", `/api/letters/${letter}/circulation/close`);
  const held = await odile.call<LetterView>("GET", `/api/letters/${letter}`);
  const gate = held.gates.find((one) => one.status === "held");
  say(`The approval is held. ${gate?.sentence ?? ""}`);
  await odile.call("POST", `/api/letters/${letter}/return`, {
    version: 1,
    note: "Say plainly that pilotage goes on.",
  });
  say("Odile returns version 1 for rework: say plainly that pilotage goes on.");
  await adjudicate(scene, ilse, letter);
  await rewrite(ilse, letter);
  await secondRound(scene, await circulate(ilse, letter, 2));
  await ilse.call("POST", `/api/letters/${letter}/circulation/close`);
  await overrule(scene, ilse, odile, letter);
  await secondReading(scene, ilse, odile, letter, 2);
  const open = await odile.call<LetterView>("GET", `/api/letters/${letter}`);
  const holds = open.gates.filter((one) => one.status === "held").map((one) => one.sentence);
  say(holds.length === 0 ? "Nothing holds the approval any more." : `Still held: ${holds.join(" ")}`);
}

/** The sentence that was misread is written anew by hand, over the text into which a proposed wording went. */
async function rewrite(ilse: Colleague, letter: string): Promise<void> {
  type Text = { paragraphs: { level: number; text: string }[] };
  const { working } = await ilse.call<{ working: { text: Text } }>("GET", `/api/letters/${letter}`);
  const paragraphs = working.text.paragraphs.map((one) =>
    one.text === misread ? { ...one, text: mended } : one,
  );
  await write(ilse, letter, { ...working.text, paragraphs });
}

async function settle({ address, say, keep }: Scene, { odile }: Staff, letter: string): Promise<Uint8Array> {
  const path = `/api/letters/${letter}`;
  const version = (await odile.call<LetterView>("GET", path)).versions.at(-1);
  if (!version) throw new Error("The letter has no version.");
  const { n, sha256 } = version;
  await signAct(address, odile, `${path}/approve`, { sha256 }, { version: n, sha256 });
  say(`Odile approves exactly version ${n}, SHA-256 ${sha256.slice(0, 12)}…, with her passkey.`);
  const sealed = await until(
    () => odile.call<LetterView>("GET", path),
    (view) => view.status === "signed-not-released",
  );
  say(
    "The sealing process checks her approval itself and seals every byte. The letter is signed, and not released.",
  );
  const bytes = await odile.file(`${path}/sealed.pdf`);
  await keep("letter.pdf", bytes);
  const hash = sealed.sealed?.sha256 ?? "";
  await signAct(
    address,
    odile,
    `${path}/release`,
    { sha256: hash, supersedes: null },
    { sha256: hash, supersedes: null },
  );
  await until(
    () => odile.call<LetterView>("GET", path),
    (view) => view.status === "in-force",
  );
  say("She releases it. The log's checkpoint contains the release, and the letter is in force.");
  return bytes;
}

function changedByte(bytes: Uint8Array): Uint8Array {
  const changed = bytes.slice();
  const at = Math.floor(changed.length / 2);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}

async function statement(scene: Scene, { ilse, sami }: Staff, subject: object, text: string): Promise<void> {
  const asked = await ilse.call<{ options: unknown; nonce: string; statement: string }>(
    "POST",
    "/api/statements/options",
    { text, subject },
  );
  const { statement: id, nonce } = asked;
  const response = ilse.passkey.get(asked.options, scene.address);
  await ilse.call("POST", "/api/statements", { statement: id, subject, text, nonce, response });
  await signAct(scene.address, sami, `/api/statements/${id}/release`, {}, {});
}

/** After the release: what people bring, and what they are told. */
async function questions(scene: Scene, copy: Uint8Array, released: Uint8Array): Promise<Uint8Array> {
  await show(scene, "letter.pdf", released);
  await show(scene, "changed-byte.pdf", changedByte(released));
  const forged = await scene.typeset({ ...berthingText("2", mended), reference: "VSPA/PIL/2026/001" });
  await show(scene, "forged.pdf", forged);
  const [quoted] = [
    berthingText("2", mended)
      .paragraphs.map((one) => one.text)
      .join("\n\n"),
  ];
  await showText(scene, "pasted text with one figure changed", quoted);
  await show(scene, "draft-after-release.pdf", copy);
  await showText(
    scene,
    "words of someone else",
    "The committee met on Tuesday and heard reports on the garden, the roof and the choir. Tea was served, and the treasurer explained why the new piano has to wait for another year.",
  );
  return forged;
}

/** The office speaks: of its leaked draft, of a stranger's paper; in the end it withdraws the letter. */
async function putRight(
  scene: Scene,
  staff: Staff,
  letter: string,
  papers: { copy: Uint8Array; forged: Uint8Array; released: Uint8Array },
): Promise<void> {
  const { say } = scene;
  const about = { about: "letter", letter };
  await statement(
    scene,
    staff,
    about,
    "No decision was ever taken to end pilotage at Ness Quay. The draft was about where pilot boats berth.",
  );
  say("A draft is in the press. Ilse writes a statement, Sami releases it: two people, two passkeys.");
  await aSecondLater();
  await show(scene, "disavowed-draft.pdf", papers.copy);
  const paper = { about: "paper", title: "A letter with 2 boats", paper: sha256(papers.forged), text: "" };
  await statement(scene, staff, paper, "This paper is not ours. Our letter says 12 boats.");
  say("They do the same for the forged letter.");
  await aSecondLater();
  await show(scene, "forged-disavowed.pdf", papers.forged);
  const reason = { reason: "The works begin later than planned." };
  await signAct(scene.address, staff.odile, `/api/letters/${letter}/withdraw`, reason, reason);
  say("The works begin later than planned, and Odile withdraws the letter with that reason and her passkey.");
  await aSecondLater();
  await show(scene, "letter-withdrawn.pdf", papers.released);
}

/** The whole story, at a fresh office, told line by line. */
export async function playStory(stage: Stage): Promise<Findings> {
  await mkdir(stage.folder, { recursive: true });
  const findings: Record<string, Findings[string]> = {};
  const keep = async (name: string, bytes: Uint8Array) => writeFile(join(stage.folder, name), bytes);
  const scene: Scene = { ...stage, office: publicOffice(stage.address), findings, keep };
  const staff = await staffed(scene);
  const { letter, copies } = await coordinate(scene, staff);
  const copy = copies[0];
  if (!copy) throw new Error("Nobody downloaded a copy.");
  await show(scene, "draft.pdf", copy);
  await showText(scene, "a retyped sentence of the draft", misread);
  const released = await settle(scene, staff, letter);
  const forged = await questions(scene, copy, released);
  await putRight(scene, staff, letter, { copy, forged, released });
  return findings;
}
