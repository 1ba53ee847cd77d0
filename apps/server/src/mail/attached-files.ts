import type { Attachment, Email } from "postal-mime";
import { fileName } from "../acts/file-name.ts";

/** What came with a mail: each file is a stretch of `bytes`, which so cross the child's pipe once. */
export type AttachedFiles = {
  readonly files: readonly { readonly name: string; readonly start: number; readonly end: number }[];
  readonly bytes: Uint8Array;
  readonly pictures: number;
};

/** Parts that the mail itself is made of, and that nobody chose to send: signatures, keys, reports, what a program answers a calendar. */
const OF_THE_MAIL =
  /^(?:application\/(?:pgp-signature|pgp-encrypted|(?:x-)?pkcs7-signature)|message\/(?:delivery-status|global-delivery-status|disposition-notification|feedback-report|external-body)|text\/(?:rfc822-headers|x-amp-html))$/i;

/** What a part without a name is called: its type is no more than a claim, so few are believed. */
const NAMES: Readonly<Record<string, string>> = {
  "message/rfc822": "attached mail.eml",
  "message/global": "attached mail.eml",
  "application/pdf": "attached file.pdf",
  "text/calendar": "invitation.ics",
  "image/png": "picture.png",
  "image/jpeg": "picture.jpg",
};

/** The pictures that the HTML shows in its text (RFC 2392). */
function shownPictures({ html }: Email): ReadonlySet<string> {
  return new Set([...(html ?? "").matchAll(/cid:([^"'\s<>)]{1,300})/gi)].map((found) => found[1] ?? ""));
}

/** A logo under a signature stands in the text; a photograph that was attached does not, whatever its disposition says. */
function standsInText(part: Attachment, shown: ReadonlySet<string>): boolean {
  if (!part.mimeType.toLowerCase().startsWith("image/")) return false;
  const id = (part.contentId ?? "").replace(/^<|>$/g, "");
  if (id !== "" && (shown.has(id) || shown.has(encodeURIComponent(id)))) return true;
  return part.related === true && part.disposition !== "attachment";
}

function bytesOf({ content }: Attachment): Uint8Array {
  if (typeof content === "string") return new TextEncoder().encode(content);
  return new Uint8Array(content);
}

function nameOf({ filename, mimeType }: Attachment): string {
  return fileName(filename ?? NAMES[mimeType.toLowerCase()] ?? "");
}

/**
 * The files that a mail's sender attached. Neither its words are among them nor the pictures that stand in these, which are counted,
 * nor what the mail itself is made of. A mail inside the mail is one file and is not opened.
 */
export function attachedFiles(mail: Email): AttachedFiles {
  const shown = shownPictures(mail);
  const parts = mail.attachments.filter((part) => !OF_THE_MAIL.test(part.mimeType));
  const pictures = parts.filter((part) => standsInText(part, shown));
  const files: { name: string; start: number; end: number }[] = [];
  const chunks: Uint8Array[] = [];
  let start = 0;
  for (const part of parts) {
    if (pictures.includes(part)) continue;
    const bytes = bytesOf(part);
    files.push({ name: nameOf(part), start, end: start + bytes.length });
    chunks.push(bytes);
    start += bytes.length;
  }
  return { files, bytes: new Uint8Array(Buffer.concat(chunks)), pictures: pictures.length };
}
