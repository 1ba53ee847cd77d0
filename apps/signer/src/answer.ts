import { createHash } from "node:crypto";
import { type Changed, configure, enrol, revoke, setUp } from "./change.ts";
import { openFolder } from "./folder.ts";
import type { Frame } from "./frame.ts";
import { type Journal, openJournal } from "./journal.ts";
import { LockedError, makeKey, readKey, type SealingKey } from "./key.ts";
import { type Office, readOffice, writeOffice } from "./office.ts";
import { MalformedError } from "./parse.ts";
import { type Enrolment, parseQuestion, type Question } from "./question.ts";
import { refuse, type SignerRefusal } from "./refusal.ts";
import { seal } from "./seal.ts";

/** What the signer says of itself. Before set-up there is neither office nor certificate. */
export type Hello = {
  readonly ok: true;
  readonly protocol: 1;
  readonly pid: number;
  readonly office: Omit<Office, "enrolled" | "revoked"> | undefined;
  readonly enrolled: readonly Enrolment[];
  readonly revoked: readonly string[];
  /** DER in base64, and its SHA-256 in hexadecimal. */
  readonly certificate: string | undefined;
  readonly fingerprint: string | undefined;
  readonly isProtected: boolean;
};

type Asked = { readonly folder: string; readonly passPhrase: string; readonly clock: () => Date };
type Held = { office: Office | undefined; key: SealingKey | undefined; journal: Journal };
type Reply = { readonly head: object; readonly body?: Uint8Array };

function hello({ office, key }: Held): Hello {
  const { enrolled = [], revoked = [], ...settings } = office ?? {};
  return {
    ok: true,
    protocol: 1,
    pid: process.pid,
    office: office && (settings as Hello["office"]),
    enrolled,
    revoked,
    certificate: key && Buffer.from(key.certificate).toString("base64"),
    fingerprint: key && createHash("sha256").update(key.certificate).digest("hex"),
    isProtected: key?.isProtected ?? false,
  };
}

/** On disk first, then in memory, then the answer. */
async function keep(asked: Asked, held: Held, changed: Changed): Promise<Reply> {
  if (!changed.ok) return { head: changed };
  if (changed.office !== held.office) await writeOffice(asked.folder, changed.office);
  held.office = changed.office;
  return { head: hello(held) };
}

async function firstTime(
  asked: Asked,
  held: Held,
  question: Extract<Question, { ask: "set-up" }>,
): Promise<Reply> {
  const { ask: _, first, ...settings } = question;
  const changed = setUp(held.office, settings, first);
  if (!changed.ok || changed.office === held.office) return keep(asked, held, changed);
  if (!held.journal.isEmpty())
    return {
      head: refuse(
        "set-up-already",
        "Seals were made here before, and office.json is gone. Restore a backup.",
      ),
    };
  held.key = await makeKey(asked.folder, settings.office, asked.passPhrase, asked.clock());
  return keep(asked, held, changed);
}

async function reply(asked: Asked, held: Held, question: Question, body: Uint8Array): Promise<Reply> {
  if (question.ask === "hello") return { head: hello(held) };
  if (question.ask === "set-up") return firstTime(asked, held, question);
  const { office, key, journal } = held;
  if (!office || !key) return { head: refuse("not-set-up", "The sealing process has not been set up.") };
  switch (question.ask) {
    case "enrol": {
      const { person, roles, credential } = question;
      return keep(asked, held, await enrol(office, { person, roles, credential }, question.grant));
    }
    case "revoke":
      return keep(asked, held, await revoke(office, question.credential, question.grant));
    case "configure":
      return keep(asked, held, await configure(office, question.signers, question.grant));
    case "seal": {
      const sealed = await seal({ office, key, journal, now: asked.clock() }, question, body);
      if (!sealed.ok) return { head: sealed };
      const { pdf, ...head } = sealed;
      return { head, body: pdf };
    }
  }
}

async function open(asked: Asked, key: SealingKey | undefined): Promise<Held> {
  return { office: readOffice(asked.folder), key, journal: await openJournal(asked.folder) };
}

async function unlock({ folder, passPhrase }: Asked): Promise<SealingKey | undefined | SignerRefusal> {
  try {
    return await readKey(folder, passPhrase);
  } catch (error) {
    if (error instanceof LockedError)
      return refuse("locked", `${error.message} Start again with the right one.`);
    throw error;
  }
}

/**
 * Opens the signer's folder and gives the function that answers one question after another.
 * @throws FolderError, MalformedError when the folder is open to others or damaged
 */
export async function openSigner(asked: Asked): Promise<(frame: Frame) => Promise<Reply>> {
  openFolder(asked.folder);
  const key = await unlock(asked);
  if (key && "ok" in key) return async () => ({ head: key });
  const held = await open(asked, key);
  return async ({ head, body }) => {
    try {
      return await reply(asked, held, parseQuestion(head), body);
    } catch (error) {
      if (error instanceof MalformedError) return { head: refuse("malformed", error.message) };
      throw error;
    }
  };
}
