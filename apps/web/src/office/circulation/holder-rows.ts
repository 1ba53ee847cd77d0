/** One line of the circulation form. */
export type HolderRow = {
  readonly name: string;
  readonly organisation: string;
  readonly actingFor: string;
  readonly address: string;
  readonly passingOn: "allowed" | "ask" | "never";
};

export const emptyRow: HolderRow = {
  name: "",
  organisation: "",
  actingFor: "",
  address: "",
  passingOn: "ask",
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

/** Always one empty row at the end. */
export function withSpare(rows: readonly HolderRow[]): HolderRow[] {
  const last = rows.at(-1);
  return last && isEmptyRow(last) ? [...rows] : [...rows, emptyRow];
}

/** What is wrong with a row, in words; null when it can be sent. */
export function rowError(row: HolderRow): string | null {
  if (row.name.trim() === "") return "A holder needs a name.";
  const address = row.address.trim();
  if (address !== "" && MAIL.exec(address)?.[0] !== address)
    return "This is not a mail address. It may stay empty.";
  return null;
}
