/** One row: each field's bytes, or null. */
export type Tuple = readonly (Buffer | null)[];

/** Bytes that arrive in pieces, read in whole fields. */
export type Take = (length: number) => Buffer | Promise<Buffer>;

const SIGNATURE = Buffer.from("PGCOPY\n\xff\r\n\0", "latin1");
const HEADER_BYTES = SIGNATURE.length + 8;

/** These bytes are not a binary COPY stream. */
export class CopyError extends Error {
  readonly code = "copy-malformed";
}

async function readHeader(take: Take): Promise<void> {
  const header = await take(HEADER_BYTES);
  const plain =
    header.subarray(0, SIGNATURE.length).equals(SIGNATURE) && header.readUInt32BE(SIGNATURE.length) === 0;
  // An extension of the header is allowed for in the format, and no PostgreSQL has ever written one.
  if (!plain || header.readUInt32BE(SIGNATURE.length + 4) !== 0)
    throw new CopyError("These rows are of an unknown format.");
}

async function readTuple(take: Take, columns: number): Promise<Tuple | null> {
  const count = (await take(2)).readInt16BE();
  if (count === -1) return null;
  if (count !== columns) throw new CopyError(`A row has ${count} fields where ${columns} were expected.`);
  const fields: (Buffer | null)[] = [];
  for (let at = 0; at < count; at += 1) {
    const length = (await take(4)).readInt32BE();
    fields.push(length === -1 ? null : await take(length));
  }
  return fields;
}

/** The rows of a binary COPY stream (PostgreSQL, "COPY", "Binary Format"), up to its trailer. @throws CopyError */
export async function* readTuples(take: Take, columns: number): AsyncGenerator<Tuple> {
  await readHeader(take);
  for (;;) {
    const tuple = await readTuple(take, columns);
    if (tuple === null) return;
    yield tuple;
  }
}

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function textField(field: Buffer): string {
  return field.toString("utf8").replaceAll(/[\\\n\r\t]/g, (sign) => ESCAPES[sign] ?? sign);
}

/** A row as a line of PostgreSQL's text COPY ("COPY", "Text Format"). `bytes[i]`: field i is bytea. */
export function copyLine(tuple: Tuple, bytes: readonly boolean[]): string {
  const fields = tuple.map((field, at) => {
    if (field === null) return "\\N";
    return bytes[at] ? `\\\\x${field.toString("hex")}` : textField(field);
  });
  return `${fields.join("\t")}\n`;
}
