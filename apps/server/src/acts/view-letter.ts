import {
  type Command,
  type CommandType,
  type ExistingLetter,
  type Gate,
  type IssuedCopy,
  type Office,
  type Person,
  type TaskStanding,
  authorize,
  gates,
  tasks,
} from "@chirograph/core";
import { openTo } from "./access.ts";
import { loadOffice, decisionsOf } from "./facts.ts";
import { letterCopies } from "./letter/letter-copies.ts";
import { type MailOfCopy, mailOfCopy } from "./mail/mail-queries.ts";
import { type Outcome, done } from "./outcome.ts";
import type { CopyLinkRow, Ports, StatementRow, VersionRow, Working } from "./ports.ts";

export type LetterSeen = {
  readonly office: Office;
  readonly letter: ExistingLetter;
  readonly copies: readonly IssuedCopy[];
  readonly links: ReadonlyMap<string, CopyLinkRow>;
  readonly mails: ReadonlyMap<string, MailOfCopy>;
  readonly gates: readonly Gate[];
  readonly standings: readonly TaskStanding[];
  readonly acts: Readonly<Record<string, string | null>>;
  readonly working: Working;
  readonly versions: readonly VersionRow[];
  readonly statements: readonly StatementRow[];
  readonly lastLooked: number | null;
};

const shown: readonly CommandType[] = [
  "add-version",
  "grant-access",
  "revoke-access",
  "circulate",
  "change-suspense",
  "open-stage",
  "close-circulation",
  "recall-circulation",
  "state-points",
  "cite-decision",
  "waive-citation",
  "waive-read-back",
  "open-read-back",
  "invite-readers",
  "close-read-back",
  "override-non-concur",
  "override-objection",
  "waive-holder",
  "dispose",
  "merge",
  "reply",
  "approve",
  "return",
  "release",
  "withdraw",
  "cancel",
  "archive",
  "silence",
  "recall-copy",
  "pass-on",
  "refuse-passing-on",
  "propose-statement",
] satisfies readonly Command["type"][];

/** What the viewer may do now, and where they may not, why: a control that cannot be used says so beside it. */
function actsFor(
  person: Person,
  office: Office,
  letter: ExistingLetter,
  held: readonly Gate[],
): Record<string, string | null> {
  const may = (type: CommandType) =>
    authorize(type, { kind: "person", person: person.id }, office, letter)?.message ?? null;
  const acts = Object.fromEntries(shown.map((type) => [type, may(type)]));
  const closed = held.filter((gate) => gate.status === "held");
  if (acts.approve === null && closed.length > 0)
    acts.approve = closed.map((gate) => gate.sentence).join(" ");
  return acts;
}

/** A letter as one person of the office sees it. */
export async function viewLetter(ports: Ports, actor: Person, id: string): Promise<Outcome<LetterSeen>> {
  return ports.transact(async (unit) => {
    const opened = await openTo(unit, id, actor.id);
    if (!opened.ok) return opened;
    const letter = opened.value;
    const { office } = await loadOffice(unit, ports);
    const copies = (await letterCopies(unit, id)).sort((a, b) => (a.issued.at < b.issued.at ? -1 : 1));
    const links = await unit.copies.links(copies.map((copy) => copy.id));
    const now = ports.now();
    const held = gates({ letter, copies, office, decisions: await decisionsOf(unit, letter), now });
    const working = await unit.letters.working(id);
    if (!working) throw new Error("A letter without its text.");
    const newest = letter.versions.length;
    return done({
      office,
      letter,
      copies,
      working,
      gates: held,
      standings: tasks(letter, copies, now),
      mails: ports.mails
        ? await mailOfCopy(
            unit,
            copies.filter((copy) => copy.kind === "circulation").map((copy) => copy.id),
          )
        : new Map(),
      links: new Map(links.map((link) => [link.copy, link])),
      acts: actsFor(actor, office, letter, held),
      versions: await unit.letters.versions(id),
      statements: await unit.statements.ofLetter(id),
      lastLooked: await unit.letters.lastLooked(id, actor.id, newest),
    });
  });
}
