import type { LetterText } from "@chirograph/core";
import { berthingText, misread } from "../../cli/src/demo/letter-text.ts";
import { approve, approveOptions } from "../src/acts/release/approve.ts";
import { circulate } from "../src/acts/coordination/circulate.ts";
import { loadLetter } from "../src/acts/facts.ts";
import { holderDoes } from "../src/acts/coordination/holder.ts";
import { makeVersion } from "../src/acts/letter/make-version.ts";
import { openLetter } from "../src/acts/letter/open-letter.ts";
import type { Outcome } from "../src/acts/outcome.ts";
import { personDoes } from "../src/acts/person-does.ts";
import { release, releaseOptions } from "../src/acts/release/release.ts";
import { withdraw, withdrawOptions } from "../src/acts/release/withdraw.ts";
import { sealLetter } from "../src/acts/release/seal.ts";
import { viewLetter } from "../src/acts/view-letter.ts";
import { writeText } from "../src/acts/letter/write-text.ts";
import type { TestOffice } from "./office.ts";
import { type Colleague, ORIGIN, must } from "./staff.ts";

/** A holder's copy as the office hands it over: the token behind the link's #, and the code told by telephone. */
export type HeldCopy = {
  readonly copy: string;
  readonly label: string;
  readonly token: string;
  readonly code: string;
};

type MadeLetter = {
  readonly id: string;
  /** By holder's name; the newest copy of each. */
  readonly copies: Readonly<Record<string, HeldCopy>>;
};

/** The tests' letter unless they bring their own. */
export const berthing = berthingText("14", misread) as unknown as LetterText;

/** What a passkey signs with, for acts that have options first. */
export type Signing = { readonly options: object; readonly nonce: string };

export async function write(
  office: TestOffice,
  by: Colleague,
  letter: string,
  text: LetterText,
): Promise<number> {
  const seen = must(await viewLetter(office.ports, by, letter));
  const given = { text, revision: seen.working.revision };
  const { revision } = must(await writeText(office.ports, by, letter, given));
  const after = seen.letter.versions.length;
  return must(await makeVersion(office.ports, office.tools, by, letter, { after, revision })).version;
}

export async function newest(office: TestOffice, letter: string): Promise<{ n: number; sha256: string }> {
  const known = await office.ports.transact((unit) => loadLetter(unit, letter));
  const version = known.status === "none" ? undefined : known.versions.at(-1);
  if (!version) throw new Error("The letter has no version.");
  return version;
}

/** What the signer's passkey answers; the approval itself is given apart, so that tests can let two of them race. */
export async function readyToApprove(
  office: TestOffice,
  by: Colleague,
  letter: string,
): Promise<() => Promise<Outcome<null>>> {
  const { n: version, sha256 } = await newest(office, letter);
  const { options, nonce }: Signing = must(await approveOptions(office.ports, by, letter, sha256));
  const response = by.passkey.get(options, ORIGIN);
  return () => approve(office.ports, by, letter, { version, sha256, nonce, response });
}

export async function readyToRelease(
  office: TestOffice,
  by: Colleague,
  letter: string,
  supersedes: string | null = null,
): Promise<() => Promise<Outcome<null>>> {
  const known = await office.ports.transact((unit) => loadLetter(unit, letter));
  const sha256 = "seal" in known ? known.seal.sha256 : "";
  const { options, nonce }: Signing = must(
    await releaseOptions(office.ports, by, letter, { sha256, supersedes }),
  );
  const response = by.passkey.get(options, ORIGIN);
  return () => release(office.ports, by, letter, { sha256, supersedes, nonce, response });
}

export async function withdrawn(
  office: TestOffice,
  by: Colleague,
  letter: string,
  reason = "The ferry runs again.",
): Promise<Outcome<null>> {
  const { options, nonce }: Signing = must(await withdrawOptions(office.ports, by, letter, reason));
  return withdraw(office.ports, by, letter, { reason, nonce, response: by.passkey.get(options, ORIGIN) });
}

export const suspense = "2026-12-01T12:00:00.000Z";

/** What a circulation says of itself, and of one holder, where a test has no more to say. */
export const usual = {
  suspense,
  zone: "UTC",
  instructions: "",
  silence: false,
  shared: false,
  ask: "all" as const,
};
export const unasked = { required: false, stage: 1, instructions: "", through: null };

/** What a holder says in a comment besides what a test is about. */
export const remark = {
  passage: null,
  severity: "major" as const,
  text: "Which basin?",
  proposed: "",
  rationale: "",
  attachments: [],
  from: null,
};

/** Sends the newest version to these holders; gives their copies by name. */
export async function circulateTo(
  office: TestOffice,
  letter: string,
  names: readonly string[],
  passingOn: "allowed" | "ask" | "never" = "never",
): Promise<Record<string, HeldCopy>> {
  const { n: version } = await newest(office, letter);
  const holders = names.map((name) => ({
    name,
    organisation: `${name} & Sons`,
    actingFor: "",
    address: "",
    passingOn,
    ...unasked,
  }));
  const given = { version, ...usual, holders };
  const { links } = must(await circulate(office.ports, office.ilse, letter, given, false));
  const held = links.map(({ copy, label, link, code, holder }): [string, HeldCopy] => [
    holder,
    { copy, label, code, token: link.slice(link.indexOf("#") + 1) },
  ]);
  return Object.fromEntries(held);
}

/** A position as the holder of a copy takes it. */
export function takePosition(
  office: TestOffice,
  { copy }: HeldCopy,
  position: "concur" | "concur-with-comment" | "non-concur",
  reason = "It cannot stand so.",
): Promise<Outcome<null>> {
  return holderDoes(office.ports, copy, (letter) => ({
    type: "take-position" as const,
    letter,
    copy,
    position,
    reason,
  }));
}

type Step = (id: string, copies: Record<string, HeldCopy>) => Promise<unknown>;

/** The life of a letter as a sentence: `office.letter().version().circulatedTo("bo").made()`. */
export type LetterPlan = {
  version(text?: LetterText): LetterPlan;
  circulatedTo(...names: string[]): LetterPlan;
  closed(): LetterPlan;
  approved(): LetterPlan;
  sealed(): LetterPlan;
  released(supersedes?: string): LetterPlan;
  inForce(supersedes?: string): LetterPlan;
  with(step: Step): LetterPlan;
  made(): Promise<MadeLetter>;
};

async function play(office: TestOffice, steps: readonly Step[]): Promise<MadeLetter> {
  const { letter: id } = must(await openLetter(office.ports, office.ilse));
  for (const { id: person } of [office.odile, office.sami])
    for (const part of ["signer", "releaser"] as const)
      must(await personDoes(office.ports, office.ilse, { type: "grant-access", letter: id, person, part }));
  const copies: Record<string, HeldCopy> = {};
  for (const step of steps) await step(id, copies);
  return { id, copies };
}

/** A plan for one letter; nothing happens before `made()`. Each word includes what must come before it. */
export function letterPlan(office: TestOffice, steps: readonly Step[] = []): LetterPlan {
  const then = (...more: Step[]) => letterPlan(office, [...steps, ...more]);
  const plan: LetterPlan = {
    version: (text = berthing) => then((id) => write(office, office.ilse, id, text)),
    circulatedTo: (...names) =>
      then(async (id, copies) => Object.assign(copies, await circulateTo(office, id, names))),
    closed: () =>
      then(async (letter) =>
        must(await personDoes(office.ports, office.ilse, { type: "close-circulation", letter })),
      ),
    approved: () => then(async (id) => must(await (await readyToApprove(office, office.odile, id))())),
    sealed: () => then(async (id) => must(await sealLetter(office.ports, await office.sealing(), id))),
    released: (supersedes) =>
      then(async (id) => must(await (await readyToRelease(office, office.odile, id, supersedes ?? null))())),
    inForce: (supersedes) =>
      plan
        .approved()
        .sealed()
        .released(supersedes)
        .with(() => office.sequence()),
    with: (step: Step) => then(step),
    made: () => play(office, steps),
  };
  return plan;
}
