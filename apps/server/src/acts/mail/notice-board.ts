import type { CopyId, IssuedCopy, OfficeSettings } from "@chirograph/core";
import { type HolderEntry, holderEntry } from "../coordination/holder-suspense.ts";
import { loadCopies, loadLetter, loadOffice } from "../facts.ts";
import { type About, type Told, mailFacts } from "./mail-facts.ts";
import type { OutgoingMail } from "./mail-port.ts";
import type { Single } from "./notice.ts";
import type { Ports, Unit, VersionRow } from "../ports.ts";
import { whatChanged } from "../letter/what-changed.ts";

const linkKinds = new Set(["invitation", "read-back", "new-version", "passed-on", "new-link"]);

/** These copies and those that they replace, level by level: five hundred holders of a third version cost two queries. */
async function withEarlier(unit: Unit, copies: readonly IssuedCopy[]): Promise<Map<CopyId, IssuedCopy>> {
  const known = new Map<CopyId, IssuedCopy>(copies.map((copy) => [copy.id, copy]));
  let level = copies;
  while (level.length > 0) {
    const ids = level.flatMap(({ task }) => task.replaces ?? []).filter((id) => !known.has(id));
    const found = ids.length > 0 ? [...(await loadCopies(unit, ids)).values()] : [];
    level = found.filter((copy): copy is IssuedCopy => copy.status !== "none");
    for (const copy of level) known.set(copy.id, copy);
  }
  return known;
}

/** Reads what notices of one letter share once, however many holders are told. */
export async function openBoard(ports: Ports, unit: Unit, copies: readonly IssuedCopy[]) {
  const { office } = await loadOffice(unit, ports);
  const [first] = copies;
  const letter = first ? await loadLetter(unit, first.letter) : null;
  if (!letter || letter.status === "none" || office.status === "empty")
    throw new Error("A copy without its letter, or without its office.");
  const versions = new Map<number, VersionRow | null>();
  const version = async (n: number) => {
    if (!versions.has(n)) versions.set(n, await unit.letters.version(letter.id, n));
    return versions.get(n) ?? null;
  };
  const others = await withEarlier(unit, copies);
  const other = async (id: CopyId | null) => {
    if (id === null) return null;
    const known = others.get(id) ?? (await loadCopies(unit, [id])).get(id);
    if (!known || known.status === "none") return null;
    others.set(id, known);
    return known;
  };
  const addresses = copies.map((copy) => copy.holder.address.toLowerCase());
  return {
    letter,
    settings: office.settings,
    version,
    other,
    isReplaced: async (id: CopyId) => (await unit.copies.replacing(id)).some((one) => !one.recalled),
    subject: (await unit.letters.row(letter.id))?.subject ?? "",
    threads: new Map(await unit.mail.threads(letter.id, addresses)),
    sent: await unit.mail.ofCopies(copies.map((copy) => copy.id)),
  };
}

export type Board = Awaited<ReturnType<typeof openBoard>>;

async function entryOf(board: Board, copy: IssuedCopy): Promise<HolderEntry | null> {
  // The entry is the newer copy's now: taking the old one back must not take that out of the holder's calendar.
  if (copy.status === "recalled" && (await board.isReplaced(copy.id))) return null;
  const earlier: IssuedCopy[] = [];
  let next = await board.other(copy.task.replaces);
  while (next) {
    earlier.push(next);
    next = await board.other(next.task.replaces);
  }
  return holderEntry(copy, earlier, board.letter.circulations);
}

/** What mail about a copy is gathered from. */
export async function aboutCopy(board: Board, copy: IssuedCopy): Promise<About> {
  const version = await board.version(copy.version);
  const links = board.sent.filter((mail) => mail.copy === copy.id && linkKinds.has(mail.kind));
  return {
    settings: board.settings,
    letter: board.letter,
    copy,
    text: version?.text ?? null,
    subject: version?.text?.subject || board.subject,
    spokesman: (await board.other(copy.task.through))?.holder.name ?? null,
    linkSent: links.at(-1)?.settled ?? null,
    entry: await entryOf(board, copy),
  };
}

/** What a link is sent for: the record knows whether it is the first, and for what. */
async function toldOfLink(board: Board, copy: IssuedCopy): Promise<Told> {
  const before = board.sent.some((mail) => mail.copy === copy.id && linkKinds.has(mail.kind));
  if (before || copy.opened !== null) return { kind: "new-link" };
  if (copy.kind === "read-back") return { kind: "read-back" };
  const parent = await board.other(copy.parent);
  if (parent) return { kind: "passed-on", by: parent.holder.name, delegated: parent.delegate === copy.id };
  const earlier = await board.other(copy.task.replaces);
  if (!earlier || earlier.version === copy.version) return { kind: "invitation" };
  const [was, now] = [await board.version(earlier.version), await board.version(copy.version)];
  const changed = was && now ? whatChanged(was, now) : "";
  return { kind: "new-version", earlier: earlier.version, changed };
}

/** What a notice says of one copy. */
export async function toldBy(ports: Ports, board: Board, copy: IssuedCopy, notice: Single): Promise<Told> {
  switch (notice.kind) {
    case "link":
      return toldOfLink(board, copy);
    case "reminder": {
      const { suspense } = board.letter.circulations[copy.task.circulation - 1] ?? {};
      return { kind: "reminder", overdue: suspense !== undefined && ports.now() > suspense };
    }
    case "your-turn":
    case "answers-itself":
      return { kind: notice.kind };
    case "passing-on-refused":
      if (!copy.refused) throw new Error("A refusal is told of that is not in the record.");
      return { kind: notice.kind, person: copy.refused.holder.name };
    case "suspense-moved":
    case "recalled":
      return { kind: notice.kind, reason: notice.reason };
    case "how-to-answer":
      return { kind: notice.kind, entered: notice.entered, why: notice.why, files: notice.files };
  }
}

/** The part of a Message-ID after its @: the office's own name on the network. */
function hostOf({ publicAddress }: OfficeSettings): string {
  return URL.parse(publicAddress)?.hostname ?? "localhost";
}

/** A mail about a copy, in the thread of its letter and address. */
export async function newMail(
  ports: Ports,
  board: Board,
  copy: IssuedCopy,
  told: Told,
  extra: Partial<Pick<OutgoingMail, "link" | "comment">> = {},
): Promise<OutgoingMail> {
  const { address } = copy.holder;
  const id = `${ports.id()}@${hostOf(board.settings)}`;
  const thread = board.threads.get(address.toLowerCase()) ?? id;
  board.threads.set(address.toLowerCase(), thread);
  const facts = mailFacts(await aboutCopy(board, copy), told);
  const made = ports.now();
  return {
    id,
    letter: board.letter.id,
    copy: copy.id,
    comment: extra.comment ?? null,
    kind: told.kind,
    address,
    facts,
    link: extra.link ?? null,
    thread,
    made,
    added: made,
    state: "waiting",
    settled: null,
    failure: null,
  };
}
