import type { MailRefusal, MailRefusalCode } from "../acts/mail/read-mail.ts";

/** What one mail may bring: bytes, bytes of headers, parts, and parts inside parts. */
export const MAIL_LIMITS = {
  bytes: 10_000_000,
  headers: 256_000,
  parts: 500,
  depth: 20,
  // As a comment on the holder's page (wire: CommentRequest): its holder can go on writing in it there.
  words: 10_000,
} as const;

const SENTENCES: Record<MailRefusalCode, string> = {
  empty: "This mail is empty: it holds no bytes.",
  "too-big": "This mail is larger than 10 MB, so it was not read. Its beginning is kept.",
  "too-deep":
    "This mail has parts inside parts more than 20 deep, as no mail program makes them, so it was not read.",
  "too-many-parts": "This mail has more than 500 parts, as no mail program makes them, so it was not read.",
  damaged: "This mail could not be made out, so it was not read.",
  "too-slow": "Reading this mail took longer than 20 seconds, so it was stopped.",
  "too-large-inside": "This mail needs more memory than one mail is given, so it was not read.",
};

/** The refusal with its sentence. */
export function refuseMail(code: MailRefusalCode): MailRefusal {
  return { ok: false, code, message: SENTENCES[code] };
}

/** What can be told before a mail is parsed. */
export function firstLookAtMail(raw: Uint8Array): MailRefusal | null {
  if (raw.length === 0) return refuseMail("empty");
  return raw.length > MAIL_LIMITS.bytes ? refuseMail("too-big") : null;
}
