import type { Holder, PassingOn, Person } from "@chirograph/core";
import { STAMPER } from "@chirograph/marks";
import { hashToken, newToken, telephoneCode } from "../keys/token.ts";
import { loadOffice } from "./facts.ts";
import { type Outcome, done } from "./outcome.ts";
import { perform } from "./perform.ts";
import type { Job, Ports, Unit } from "./ports.ts";

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

function invitation(office: string, link: string, suspense: string | null, instructions: string): string {
  const due = suspense ? `Your answer is asked for by ${suspense.slice(0, 16).replace("T", " ")} UTC.` : "";
  return [
    `${office} asks for your input on a draft letter. It is not signed and decides nothing.`,
    due,
    instructions,
    `Your own copy: ${link}`,
    "The code that opens it is told to you by telephone. The link is for you alone.",
  ]
    .filter(Boolean)
    .join("\n\n");
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
  const issued = made.map((one) => {
    const link = linkAddress(settings?.publicAddress ?? "", one.copy, one.token);
    return { ...one, link, mailed: about.mail && one.holder.address !== "" };
  });
  const jobs = issued
    .filter((one) => one.mailed)
    .map((one): Job => {
      const text = invitation(settings?.name ?? "", one.link, about.suspense, about.instructions);
      return {
        name: "mail",
        data: { to: one.holder.address, subject: "A draft letter for your input", text },
      };
    });
  await unit.jobs.send(jobs);
  return issued.map(({ copy, label, holder, link, code, mailed }) => ({
    copy,
    label,
    link,
    code,
    mailed,
    holder: holder.name,
  }));
}

export type Circulate = {
  readonly version: number;
  readonly suspense: string;
  readonly instructions: string;
  readonly holders: readonly (Holder & { readonly passingOn: PassingOn })[];
};

/** One version to many holders: numbered copies, a link and a code each, in one transaction. */
export async function circulate(
  ports: Ports,
  actor: Person,
  letter: string,
  given: Circulate,
  mail: boolean,
): Promise<Outcome<{ links: LinkIssued[] }>> {
  return ports.transact(async (unit) => {
    const { version, suspense, instructions } = given;
    const copies = given.holders.map(({ passingOn, ...holder }) => ({ copy: ports.id(), holder, passingOn }));
    const command = {
      type: "circulate" as const,
      letter,
      version,
      suspense,
      instructions,
      copies,
      stamper: STAMPER,
    };
    const performed = await perform(ports, unit, command, { kind: "person", person: actor.id });
    if (!performed.ok) return performed;
    const to = performed.entries.flatMap(({ event }) =>
      event.type === "copy-issued" ? [{ copy: event.copy, holder: event.holder, label: event.label }] : [],
    );
    const made = await issueLinks(ports, unit, to);
    return done({ links: await sendLinks(ports, unit, made, { suspense, instructions, mail }) });
  });
}
