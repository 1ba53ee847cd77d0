import { decodeBase64, encodeBase64 } from "./base64.ts";
import { sameBytes } from "./byte-order.ts";
import { emptyRoot, isHash } from "./hash.ts";
import { LogError } from "./log-error.ts";
import { openNote } from "./note.ts";
import type { NoteRefusalCode, NoteSignature } from "./note.ts";
import { isNoteText } from "./note-text.ts";
import { refuse } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";
import type { VerifierKey } from "./verifier-key.ts";

/** What a log says of itself: who it is, how many leaves it has, their root (32 bytes), and opaque extension lines. */
export type Checkpoint = {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly extensions: readonly string[];
};

/** A checkpoint signed by its log, and every trusted key that signed it. */
export type OpenedCheckpoint = {
  readonly ok: true;
  readonly checkpoint: Checkpoint;
  readonly signatures: readonly NoteSignature[];
};

/** Why a checkpoint is not to be believed. */
export type CheckpointRefusalCode = NoteRefusalCode | "checkpoint-malformed" | "wrong-log";

/** The text of a checkpoint, ready for `signNote` (C2SP tlog-checkpoint). Throws `log.bad-checkpoint` when it would not parse back. */
export function formatCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  const text = [origin, String(size), encodeBase64(root), ...extensions].map((line) => `${line}\n`).join("");
  // A newline inside the origin or an extension would shift the lines and make another checkpoint.
  if (parseCheckpoint(text).extensions.length !== extensions.length) malformed("a line holds a newline");
  return text;
}

/** Reads the text of a checkpoint, strictly (C2SP tlog-checkpoint, "Note text"). Throws `log.bad-checkpoint`. */
export function parseCheckpoint(text: string): Checkpoint {
  if (!text.endsWith("\n")) malformed("it does not end in a newline");
  const [origin = "", decimal = "", base64 = "", ...extensions] = text.slice(0, -1).split("\n");
  if (origin === "" || extensions.includes("")) malformed("a line is empty");
  if (!isNoteText(text)) malformed("it holds control signs");
  const size = Number(decimal);
  if (!/^(0|[1-9][0-9]*)$/.test(decimal) || !Number.isSafeInteger(size)) {
    malformed("its second line is not a tree size below 2^53");
  }
  const root = decodeBase64(base64);
  if (root === undefined || !isHash(root)) return malformed("its third line is not a hash of 32 bytes");
  if (size === 0 && !sameBytes(root, emptyRoot())) malformed("the empty log has another root");
  return { origin, size, root, extensions };
}

/**
 * Opens a signed checkpoint of the log whose key is `logKey`. The log itself must have signed it, and its origin must
 * be that key's name: a witness's signature alone, or the checkpoint of another log, proves nothing about this one.
 * `others` are keys of witnesses whose signatures are verified too and reported.
 */
export function openCheckpoint(
  note: Uint8Array | string,
  logKey: VerifierKey,
  others: readonly VerifierKey[] = [],
): OpenedCheckpoint | Refusal<CheckpointRefusalCode> {
  const opened = openNote(note, [logKey, ...others]);
  if (!opened.ok) return opened;
  if (!opened.signatures.some(({ name, id }) => name === logKey.name && id === logKey.id)) {
    return refuse("no-trusted-signature", `The log ${logKey.name} did not sign this checkpoint.`);
  }
  try {
    const checkpoint = parseCheckpoint(opened.text);
    if (checkpoint.origin !== logKey.name) {
      return refuse(
        "wrong-log",
        `This checkpoint is of the log ${checkpoint.origin}, not of ${logKey.name}.`,
      );
    }
    return { ok: true, checkpoint, signatures: opened.signatures };
  } catch (error) {
    if (error instanceof LogError) return refuse("checkpoint-malformed", error.message);
    throw error;
  }
}

function malformed(why: string): never {
  throw new LogError("log.bad-checkpoint", `This is not a checkpoint: ${why}.`);
}
