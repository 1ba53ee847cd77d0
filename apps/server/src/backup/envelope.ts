import { createCipheriv, createDecipheriv, randomBytes, timingSafeEqual } from "node:crypto";
import { type Pieces, piecesOf } from "../store/pieces.ts";
import { BackupError } from "./backup-error.ts";
import { envelopeKey } from "./envelope-key.ts";

/**
 * The envelope of a backup, format 1 (decisions/0007-backup.md): two lines of text, then AES-256-GCM chunks of 64 KiB.
 * A chunk's nonce is its number (11 bytes, big-endian) and a byte that is 1 for the last chunk only, as in age's STREAM:
 * a chunk that was changed, moved, left out or added does not open, nor does a file that ends early.
 */
const CHUNK = 65_536;
const TAG = 16;
const SALT = 16;
const MOST_LINE = 1_000;

const altered = () =>
  new BackupError(
    "backup-altered",
    "This backup was altered, damaged or cut off after it was written, and nothing of it was restored. Take another copy of the file, or an earlier backup.",
  );
const truncated = () =>
  new BackupError(
    "backup-truncated",
    "This backup ends too early: a part of the file is missing, and nothing of it was restored. Copy the file again from where it was written, or take an earlier backup.",
  );
const notABackup = () =>
  new BackupError(
    "not-a-backup",
    "This file is not a backup of Chirograph: its first line is not that of one.",
  );

function nonce(number: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUIntBE(number, 5, 6);
  bytes[11] = last ? 1 : 0;
  return bytes;
}

function sealChunk(key: Buffer, number: number, last: boolean, plain: Buffer): Buffer {
  const cipher = createCipheriv("aes-256-gcm", key, nonce(number, last));
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function openChunk(key: Buffer, number: number, last: boolean, sealed: Buffer): Buffer | null {
  const end = sealed.length - TAG;
  if (end < 0) return null;
  const decipher = createDecipheriv("aes-256-gcm", key, nonce(number, last), { authTagLength: TAG });
  decipher.setAuthTag(sealed.subarray(end));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()]);
  } catch {
    return null;
  }
}

/** Encrypts a stream under a pass phrase. `made`: when, RFC 3339, readable by anyone who holds the file. */
export async function* sealEnvelope(
  plain: AsyncIterable<Buffer>,
  passPhrase: string,
  made: string,
): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT);
  const first = JSON.stringify({
    format: "chirograph-backup",
    version: 1,
    made,
    salt: salt.toString("base64url"),
  });
  const { key, check } = await envelopeKey(passPhrase, first, salt);
  yield Buffer.from(`${first}\n${check}\n`);
  let number = 0;
  let held: Buffer = Buffer.alloc(0);
  for await (const piece of plain) {
    held = held.length === 0 ? piece : Buffer.concat([held, piece]);
    const sealed: Buffer[] = [];
    // One chunk's worth stays held: only at the end is it known which chunk is the last.
    for (; held.length > CHUNK; held = held.subarray(CHUNK))
      sealed.push(sealChunk(key, number++, false, held.subarray(0, CHUNK)));
    if (sealed.length > 0) yield Buffer.concat(sealed);
  }
  yield sealChunk(key, number, true, held);
}

function parseFirstLine(line: string): Buffer {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw notABackup();
  }
  const { format, version, salt } = (value ?? {}) as Record<string, unknown>;
  if (format !== "chirograph-backup") throw notABackup();
  if (version !== 1)
    throw new BackupError(
      "backup-newer",
      `This backup is of format ${String(version)}, and this Chirograph reads format 1. Restore it with a newer Chirograph.`,
    );
  const bytes = typeof salt === "string" ? Buffer.from(salt, "base64url") : Buffer.alloc(0);
  if (bytes.length !== SALT) throw notABackup();
  return bytes;
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

async function unlock(pieces: Pieces, passPhrase: string): Promise<Buffer> {
  const first = await pieces.line(MOST_LINE);
  const salt = parseFirstLine(first);
  const check = await pieces.line(MOST_LINE);
  const derived = await envelopeKey(passPhrase, first, salt);
  if (sameText(check, derived.check)) return derived.key;
  throw new BackupError(
    "pass-phrase-wrong",
    "The pass phrase does not open this backup (or the file's first two lines were altered). Type it again as it was given when the backup was made.",
  );
}

/** Takes a whole chunk, or at the end what is left of one. */
async function nextChunk(pieces: Pieces): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let bytes = 0; bytes < CHUNK + TAG && !(await pieces.done());) {
    const part = pieces.some(CHUNK + TAG - bytes);
    parts.push(part);
    bytes += part.length;
  }
  return Buffer.concat(parts);
}

/**
 * Decrypts what `sealEnvelope` made, chunk by chunk. What comes out is authentic; that it is whole is known only when
 * the generator ends without throwing.
 * @throws BackupError `not-a-backup`, `backup-newer`, `pass-phrase-wrong`, `backup-altered`, `backup-truncated`
 */
export async function* openEnvelope(file: AsyncIterable<Buffer>, passPhrase: string): AsyncGenerator<Buffer> {
  const pieces = piecesOf(file, notABackup);
  const key = await unlock(pieces, passPhrase);
  for (let number = 0; ; number += 1) {
    const sealed = await nextChunk(pieces);
    const last = await pieces.done();
    const plain = openChunk(key, number, last, sealed);
    if (plain === null)
      throw last && openChunk(key, number, false, sealed) !== null ? truncated() : altered();
    yield plain;
    if (last) return;
  }
}
