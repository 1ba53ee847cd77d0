import type { letter } from "@chirograph/wire";

/** One line of the circulation form. */
export type HolderRow = {
  readonly name: string;
  readonly organisation: string;
  readonly actingFor: string;
  readonly address: string;
  readonly passingOn: "allowed" | "ask" | "never";
  /** Whether the approval waits for this holder. */
  readonly required: boolean;
  /** Whose turn it is in: 1 is asked at once. */
  readonly stage: number;
  readonly instructions: string;
  /** The name of the colleague who answers for the organisation; empty for whoever answers for themselves. */
  readonly through: string;
};

export const emptyRow: HolderRow = {
  name: "",
  organisation: "",
  actingFor: "",
  address: "",
  passingOn: "ask",
  required: false,
  stage: 1,
  instructions: "",
  through: "",
};

const MAIL = /[^\s<>,;"]+@[^\s<>,;"]+\.[^\s<>,;"]+/u;

/**
 * Holders out of pasted text, one a line: "Name <address>, Organisation", "Name, Organisation, address", or cells parted by
 * tabs (name, organisation, acting for, with the address in any cell).
 */
export function parseHolders(pasted: string): HolderRow[] {
  return pasted
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map(parseHolder);
}

function parseHolder(line: string): HolderRow {
  const address = MAIL.exec(line)?.[0] ?? "";
  const rest = line.replace(`<${address}>`, ",").replace(address, "");
  const parts = rest.split(line.includes("\t") ? "\t" : /[,;،؛]/u).map(clean);
  const [name = "", organisation = "", actingFor = ""] = parts.filter((part) => part !== "");
  return {
    ...emptyRow,
    name: name || address,
    organisation,
    actingFor: actingFor.replace(/^for\s+/iu, ""),
    address,
  };
}

function clean(part: string): string {
  return part.replace(/[<>"]/gu, "").trim();
}

/** Whether a typed name holds more than a name: an address, or a comma with an organisation behind it. */
export function holdsMore(name: string): boolean {
  return MAIL.test(name) || /[,;،؛\t]\s*\S/u.test(name);
}

export function isEmptyRow(row: HolderRow): boolean {
  return [row.name, row.organisation, row.actingFor, row.address].every((part) => part.trim() === "");
}

/** The pasted rows in place of the row they were pasted into, with an empty one to go on with. */
export function withPasted(
  rows: readonly HolderRow[],
  index: number,
  pasted: readonly HolderRow[],
): HolderRow[] {
  return withSpare(rows.toSpliced(index, 1, ...pasted));
}

/**
 * More holders behind those who are there; whoever is there already is left as they are. Who answers through a colleague whose
 * name stands there in other capitals answers through that one.
 */
export function withMore(rows: readonly HolderRow[], more: readonly HolderRow[]): HolderRow[] {
  const there = new Set(rows.map(whoOf));
  const kept = rows.filter((row) => !isEmptyRow(row));
  const added = more.filter((row) => !there.has(whoOf(row)));
  const all = [...kept, ...added];
  const named = (row: HolderRow) => all.find((one) => isSpokesman(one, row))?.name ?? row.through;
  return withSpare([
    ...kept,
    ...added.map((row) => (row.through === "" ? row : { ...row, through: named(row) })),
  ]);
}

function isSpokesman({ name, organisation }: HolderRow, { through, organisation: own }: HolderRow): boolean {
  return folded(name) === folded(through) && folded(organisation) === folded(own);
}

function folded(part: string): string {
  return part.trim().toLocaleLowerCase();
}

function whoOf({ name, organisation, actingFor }: HolderRow): string {
  return [name, organisation, actingFor].map(folded).join("\n");
}

/** Always one empty row at the end. */
export function withSpare(rows: readonly HolderRow[]): HolderRow[] {
  const last = rows.at(-1);
  return last && isEmptyRow(last) ? [...rows] : [...rows, emptyRow];
}

/** One row changed. Colleagues who answer through someone follow a change of that name. */
export function withChange(
  rows: readonly HolderRow[],
  index: number,
  change: Partial<HolderRow>,
): HolderRow[] {
  const before = rows[index];
  const { name } = change;
  const follows = (row: HolderRow) =>
    name !== undefined && before !== undefined && row.through !== "" && row.through === before.name;
  return withSpare(
    rows.map((row, i) => {
      if (i === index) return { ...row, ...change };
      return follows(row) ? { ...row, through: name ?? "" } : row;
    }),
  );
}

/** Colleagues who could answer for the organisation of a row: of the same one, and answering for themselves. */
export function spokesmenFor(rows: readonly HolderRow[], index: number): string[] {
  const own = rows[index]?.organisation.trim() ?? "";
  if (own === "") return [];
  return rows
    .filter((row, i) => i !== index && row.organisation.trim() === own && row.through === "")
    .map((row) => row.name)
    .filter((name) => name.trim() !== "");
}

/** Of each organisation the names of those who answer for themselves, a line each. */
export function spokesmenOf(rows: readonly HolderRow[]): ReadonlyMap<string, string> {
  const names = new Map<string, string[]>();
  for (const { name, organisation, through } of rows) {
    const house = organisation.trim();
    if (house === "" || through !== "" || name.trim() === "") continue;
    const own = names.get(house);
    if (own) own.push(name);
    else names.set(house, [name]);
  }
  return new Map([...names].map(([house, all]) => [house, all.join("\n")]));
}

/** What is wrong with a row by itself, in words; null when it can be sent. */
export function rowError(row: HolderRow): string | null {
  if (row.name.trim() === "") return "A holder needs a name.";
  const address = row.address.trim();
  if (address !== "" && MAIL.exec(address)?.[0] !== address)
    return "This is not a mail address. It may stay empty.";
  return null;
}

/** What is wrong with a row among the others; null when it can be sent. */
export function placeError(rows: readonly HolderRow[], index: number): string | null {
  const row = rows[index];
  if (!row || row.through === "" || spokesmenFor(rows, index).includes(row.through)) return null;
  return `${row.through} does not answer for ${row.organisation || "this organisation"} here. Choose someone else, or let this holder answer.`;
}

/** The first turn that nobody has although a later one is taken; null when they are numbered without a gap. */
export function turnGap(rows: readonly HolderRow[]): number | null {
  const taken = new Set(rows.map((row) => row.stage));
  for (let turn = 1; turn < Math.max(1, ...taken); turn += 1) if (!taken.has(turn)) return turn;
  return null;
}

/** The holders as they are sent: without empty rows, with each spokesman's place in the list. */
export function holdersOf(rows: readonly HolderRow[]): letter.CirculateHolder[] {
  const sent = rows.filter((row) => !isEmptyRow(row));
  return sent.map((row) => {
    const at = sent.findIndex(
      (one) => one.name === row.through && one.organisation.trim() === row.organisation.trim(),
    );
    const through = row.through === "" || at < 0 ? null : at;
    return {
      name: row.name.trim(),
      organisation: row.organisation.trim(),
      actingFor: row.actingFor.trim(),
      address: row.address.trim(),
      passingOn: row.passingOn,
      required: row.required && through === null,
      stage: row.stage,
      instructions: row.instructions.trim(),
      through,
    };
  });
}

/** Holders of a saved list as rows of the form: what `holdersOf` sends, read back. */
export function rowsOf(holders: readonly letter.CirculateHolder[]): HolderRow[] {
  return holders.map(({ through, ...holder }) => ({
    ...holder,
    through: through === null ? "" : (holders[through]?.name ?? ""),
  }));
}
