import { type Entry, type Holder, type NewCopy, type Person, holderKey } from "@chirograph/core";
import { STAMPER } from "@chirograph/marks";
import { hashToken, newToken, telephoneCode } from "../../keys/token.ts";
import { earlierHolders } from "./earlier-holders.ts";
import { loadOffice } from "../facts.ts";
import { type Outcome, done } from "../outcome.ts";
import type { NewHolder } from "./new-holder.ts";
import { notify } from "../mail/notices.ts";
import { perform } from "../perform.ts";
import type { Ports, Unit } from "../ports.ts";

export type LinkIssued = {
  readonly copy: string;
  readonly label: string;
  readonly holder: string;
  readonly link: string;
  readonly code: string;
  readonly mailed: boolean;
};

type Recipient = { readonly copy: string; readonly label: string; readonly holder: Holder };
type MadeLink = Recipient & { readonly token: string; readonly code: string };

/** Who the entries issued a copy to. */
export function issuedIn(entries: readonly Entry[]): Recipient[] {
  return entries.flatMap(({ event }) =>
    event.type === "copy-issued" ? [{ copy: event.copy, holder: event.holder, label: event.label }] : [],
  );
}

/** How long a code told by telephone lives before its first use. After that the office makes a new one. */
const codeDays = 14;

/** New links and codes for copies; older ones stop working. Only hashes are kept. */
export async function issueLinks(ports: Ports, unit: Unit, to: readonly Recipient[]): Promise<MadeLink[]> {
  const made = to.map((one) => ({ ...one, token: newToken(), code: telephoneCode() }));
  const codeExpires = new Date(Date.parse(ports.now()) + codeDays * 86_400_000).toISOString();
  await unit.copies.putLinks(
    made.map(({ copy, token, code }) => ({
      copy,
      linkHash: hashToken(token),
      codeHash: hashToken(`${copy}:${code}`),
      codeExpires,
      codeTries: 0,
      fetchedAt: null,
    })),
  );
  return made;
}

export function linkAddress(publicAddress: string, copy: string, token: string): string {
  return `${publicAddress.replace(/\/+$/, "")}/c/${copy}#${token}`;
}

/** Hands the links over: by mail where the holder has an address and mail is set up; always to be copied by the office. */
export async function sendLinks(
  ports: Ports,
  unit: Unit,
  made: readonly MadeLink[],
  about: { suspense: string | null; instructions: string; mail: boolean },
): Promise<LinkIssued[]> {
  const { office } = await loadOffice(unit, ports);
  const settings = office.status === "empty" ? null : office.settings;
  const issued = made.map((one) => ({
    ...one,
    link: linkAddress(settings?.publicAddress ?? "", one.copy, one.token),
  }));
  const notices = issued.map(({ copy, link }) => ({ kind: "link" as const, copy, link }));
  const mailed = new Set(about.mail ? (await notify(ports, unit, notices)).mailed : []);
  return issued.map(({ copy, label, holder, link, code }) => ({
    copy,
    label,
    link,
    code,
    mailed: mailed.has(copy),
    holder: holder.name,
  }));
}

export type Circulate = {
  readonly version: number;
  readonly suspense: string;
  readonly zone: string;
  readonly instructions: string;
  readonly silence: boolean;
  readonly shared: boolean;
  /** Of those who hold an earlier version: whose position is asked for again. */
  readonly ask: "changed" | "all";
  readonly holders: readonly NewHolder[];
};

function newCopies(
  ids: readonly string[],
  holders: readonly NewHolder[],
  earlier: ReadonlyMap<string, { readonly copy: string; readonly affected: boolean }>,
  ask: Circulate["ask"],
): NewCopy[] {
  return holders.map(({ passingOn, required, stage, instructions, through, ...holder }, index) => {
    const before = earlier.get(holderKey(holder));
    const task = {
      required,
      stage,
      instructions,
      asked: ask === "all" || before === undefined || before.affected,
      through: through === null ? null : (ids[through] ?? ""),
      replaces: before?.copy ?? null,
    };
    return { copy: ids[index] ?? "", holder, passingOn, task };
  });
}

/** One version to many holders: numbered copies, a link and a code each, in one transaction. */
export async function circulate(
  ports: Ports,
  actor: Person,
  letter: string,
  given: Circulate,
  mail: boolean,
): Promise<Outcome<{ links: LinkIssued[] }>> {
  return ports.transact(async (unit) => {
    const { holders, ask, ...about } = given;
    const ids = holders.map(() => ports.id());
    const earlier = await earlierHolders(unit, letter, given.version);
    const copies = newCopies(ids, holders, earlier, ask);
    const command = { type: "circulate" as const, letter, ...about, copies, stamper: STAMPER };
    const performed = await perform(ports, unit, command, { kind: "person", person: actor.id });
    if (!performed.ok) return performed;
    const made = await issueLinks(ports, unit, issuedIn(performed.entries));
    return done({ links: await sendLinks(ports, unit, made, { ...about, mail }) });
  });
}
