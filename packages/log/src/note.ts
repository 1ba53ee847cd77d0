import { ed25519 } from "@noble/curves/ed25519.js";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { decodeBase64, encodeBase64 } from "./base64.ts";
import { sameBytes } from "./byte-order.ts";
import { LogError } from "./log-error.ts";
import { isNoteText } from "./note-text.ts";
import { refuse } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";
import { isKeyName } from "./verifier-key.ts";
import type { VerifierKey } from "./verifier-key.ts";

/** Most bytes a note may have: room for 64 post-quantum signatures of 5 kB each (C2SP signed-note, "Format"). */
export const MAX_NOTE_BYTES = 512 * 1024;
/** Most signature lines a note may have; the specification asks for at least 16. */
export const MAX_SIGNATURES = 64;

/** Makes a signature (64 bytes) over the bytes with the private half of `key`. */
export type NoteSigner = {
  readonly key: VerifierKey;
  readonly sign: (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;
};

/** A signature on a note that was checked and holds, named by its key. */
export type NoteSignature = { readonly name: string; readonly id: string };

/** Why a note is not to be believed. */
export type NoteRefusalCode =
  | "note-too-large"
  | "note-malformed"
  | "too-many-signatures"
  | "bad-signature"
  | "no-trusted-signature";

/** A note that is signed by a trusted key. Without one its text is not handed out at all. */
export type OpenedNote = {
  readonly ok: true;
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
};

type SignatureLine = NoteSignature & { readonly signature: Uint8Array };

const SIGNATURE_BYTES = 64;
const KEY_ID_BYTES = 4;
const DASH = "\u2014 ";

/**
 * Signs a text as a C2SP signed note. Throws `log.bad-note` for a text no note can carry (it ends in a newline, and has
 * no other control signs) or a note over the limits, and `log.bad-signature` when a signer's answer does not verify under
 * its own key: such a note is never handed out.
 */
export async function signNote(text: string, signers: readonly NoteSigner[]): Promise<string> {
  if (!text.endsWith("\n") || !isNoteText(text)) {
    throw new LogError("log.bad-note", "A note's text ends in a newline and has no other control signs.");
  }
  const bytes = new TextEncoder().encode(text);
  const lines: string[] = [];
  for (const signer of signers) lines.push(await signatureLine(bytes, signer));
  const note = `${text}\n${lines.join("")}`;
  if (
    lines.length === 0 ||
    lines.length > MAX_SIGNATURES ||
    new TextEncoder().encode(note).length > MAX_NOTE_BYTES
  ) {
    throw new LogError("log.bad-note", "A note has 1 to 64 signatures and at most 512 kB.");
  }
  return note;
}

async function signatureLine(text: Uint8Array, { key, sign }: NoteSigner): Promise<string> {
  const signature = await sign(text);
  if (!verifies(signature, text, key)) {
    throw new LogError(
      "log.bad-signature",
      `The signature made for ${key.name} does not verify under its public key.`,
    );
  }
  return `${DASH}${key.name} ${encodeBase64(Uint8Array.of(...hexToBytes(key.id), ...signature))}\n`;
}

/**
 * Opens a note: its text, and which of the trusted keys signed it. Signatures of other keys are ignored; one bad
 * signature of a trusted key refuses the whole note (C2SP signed-note, "Signatures"). Throws `log.ambiguous-key` when
 * two trusted keys share name and id.
 */
export function openNote(
  note: Uint8Array | string,
  trusted: readonly VerifierKey[],
): OpenedNote | Refusal<NoteRefusalCode> {
  const keys = keyring(trusted);
  const parsed = parseNote(note);
  if ("code" in parsed) return parsed;
  const bytes = new TextEncoder().encode(parsed.text);
  const verified = new Map<string, SignatureLine>();
  for (const line of parsed.lines) {
    const key = keys.get(`${line.name}+${line.id}`);
    const before = verified.get(`${line.name}+${line.id}`);
    // A repeated line says nothing new, and checking it again would let anyone make a note costly to open.
    if (key === undefined || (before !== undefined && sameBytes(before.signature, line.signature))) continue;
    if (!verifies(line.signature, bytes, key)) {
      return refuse(
        "bad-signature",
        `The signature of ${key.name} does not fit this text: one of the two was altered.`,
      );
    }
    verified.set(`${line.name}+${line.id}`, line);
  }
  if (verified.size === 0) {
    return refuse(
      "no-trusted-signature",
      "No key that is trusted here signed this text, so it says nothing.",
    );
  }
  const signatures = Array.from(verified.values(), ({ name, id }) => ({ name, id }));
  return { ok: true, text: parsed.text, signatures };
}

function keyring(trusted: readonly VerifierKey[]): Map<string, VerifierKey> {
  const keys = new Map(trusted.map((key) => [`${key.name}+${key.id}`, key]));
  if (keys.size !== trusted.length) {
    throw new LogError(
      "log.ambiguous-key",
      "Two trusted keys have the same name and id. Remove one of them.",
    );
  }
  return keys;
}

/** Strict Ed25519: no small-order keys, no second spelling of a point (RFC 8032, 5.1.7, rather than ZIP 215). */
function verifies(signature: Uint8Array, bytes: Uint8Array, key: VerifierKey): boolean {
  if (signature.length !== SIGNATURE_BYTES) return false;
  return ed25519.verify(signature, bytes, key.publicKey, { zip215: false });
}

type ParsedNote = { readonly text: string; readonly lines: readonly SignatureLine[] };

function parseNote(note: Uint8Array | string): ParsedNote | Refusal<NoteRefusalCode> {
  const whole = decodeNote(note);
  if (typeof whole !== "string") return whole;
  const gap = whole.lastIndexOf("\n\n");
  if (gap < 0 || !whole.endsWith("\n") || !isNoteText(whole)) return malformed();
  const lines = whole.slice(gap + 2, -1).split("\n");
  if (lines.length > MAX_SIGNATURES) {
    return refuse("too-many-signatures", "A note may carry at most 64 signatures; this one has more.");
  }
  const parsed = lines.map(parseSignatureLine).filter((line) => line !== undefined);
  return parsed.length === lines.length ? { text: whole.slice(0, gap + 1), lines: parsed } : malformed();
}

function decodeNote(note: Uint8Array | string): string | Refusal<NoteRefusalCode> {
  if (note.length > MAX_NOTE_BYTES) return tooLarge();
  if (typeof note === "string" && !note.isWellFormed()) return malformed();
  const bytes = typeof note === "string" ? new TextEncoder().encode(note) : note;
  if (bytes.length > MAX_NOTE_BYTES) return tooLarge();
  try {
    // ignoreBOM keeps a leading byte order mark in the text, where it breaks the signature as any other byte would.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return malformed();
  }
}

function parseSignatureLine(line: string): SignatureLine | undefined {
  const [dash, name, base64, ...rest] = line.split(" ");
  if (`${dash} ` !== DASH || name === undefined || base64 === undefined || rest.length > 0) return undefined;
  const bytes = decodeBase64(base64);
  if (!isKeyName(name) || bytes === undefined || bytes.length <= KEY_ID_BYTES) return undefined;
  return { name, id: bytesToHex(bytes.subarray(0, KEY_ID_BYTES)), signature: bytes.subarray(KEY_ID_BYTES) };
}

function malformed(): Refusal<"note-malformed"> {
  return refuse(
    "note-malformed",
    "This is not a signed note: it should be text, an empty line, then signature lines.",
  );
}

function tooLarge(): Refusal<"note-too-large"> {
  return refuse("note-too-large", "A note may have at most 512 kB; this one has more.");
}
