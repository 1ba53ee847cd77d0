import PostalMime, { type Email } from "postal-mime";
import { bareAddress } from "../acts/address.ts";
import type { MailRefusal, ReadMail } from "../acts/mail/read-mail.ts";
import { attachedFiles } from "./attached-files.ts";
import { deliveryReport } from "./delivery-report.ts";
import { htmlWords } from "./html-words.ts";
import { MAIL_LIMITS, firstLookAtMail, refuseMail } from "./mail-refusal.ts";
import { newWords } from "./new-words.ts";
import { oneLine } from "./words.ts";

const options = {
  maxNestingDepth: MAIL_LIMITS.depth,
  maxHeadersSize: MAIL_LIMITS.headers,
  maxRfc822NestingDepth: 0,
  forceRfc822Attachments: true,
};

/** Each part that says its type is counted before anything is built of it. */
function hasTooManyParts(raw: Uint8Array): boolean {
  const text = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString("latin1");
  const types = /^content-type[ \t]*:/gim;
  let parts = 0;
  while (types.exec(text)) if ((parts += 1) > MAIL_LIMITS.parts) return true;
  return false;
}

function header(mail: Email, ...names: readonly string[]): string {
  return mail.headers.find((one) => names.includes(one.key))?.value.trim() ?? "";
}

function idsIn(text: string): string[] {
  return [...text.slice(0, 20_000).matchAll(/<([^<>\s]{1,300})>/g)].map((found) => found[1] ?? "");
}

function answersOf(mail: Email): string[] {
  const ids = [...idsIn(mail.inReplyTo ?? ""), ...idsIn(mail.references ?? "").reverse()];
  return [...new Set(ids)].slice(0, 50);
}

/** Of two From headers nobody can say which the sender meant, so neither counts (RFC 5322, 3.6: one). */
function fromOf({ from, headers }: Email): string[] {
  if (headers.filter((one) => one.key === "from").length !== 1) return [];
  const boxes = from?.group ?? (from?.address === undefined ? [] : [from]);
  return boxes.map((box) => box.address).filter((address) => bareAddress(address) !== null);
}

function isAutomatic(mail: Email): boolean {
  const submitted = header(mail, "auto-submitted").toLowerCase();
  if (submitted !== "" && !submitted.startsWith("no")) return true;
  if (/^(?:auto_reply|auto-reply)$/i.test(header(mail, "precedence"))) return true;
  return (
    header(mail, "x-autoreply", "x-autorespond", "x-autoresponse", "x-auto-reply", "x-mail-autoreply") !== ""
  );
}

function isToMany(mail: Email): boolean {
  if (/^(?:bulk|list|junk)$/i.test(header(mail, "precedence"))) return true;
  return header(mail, "list-id", "list-post", "list-unsubscribe", "list-help", "feedback-id") !== "";
}

/** Bytes that are no text in the character set that a mail names become replacement characters: a few are a slip, many no words. */
function isLegible(words: string): boolean {
  return words.split("\ufffd").length - 1 <= words.length / 20;
}

/** Plain text where there is some; else the words of the HTML. */
function wordsOf({ text, html }: Email): string {
  const plain = text && text.trim() !== "" ? text : htmlWords(html ?? "");
  const words = newWords(plain, MAIL_LIMITS.words);
  return isLegible(words) ? words : "";
}

function read(mail: Email): ReadMail {
  return {
    ok: true,
    from: fromOf(mail),
    subject: oneLine(mail.subject ?? ""),
    messageId: idsIn(mail.messageId ?? "")[0] ?? null,
    answers: answersOf(mail),
    received: mail.headers.filter((one) => one.key === "received").length,
    nullSender: header(mail, "return-path") === "<>",
    automatic: isAutomatic(mail),
    toMany: isToMany(mail),
    report: deliveryReport(mail),
    words: wordsOf(mail),
    ...attachedFiles(mail),
  };
}

/** Reads one mail (RFC 5322, RFC 2045 to 2049). Runs in the parsing child: what hangs or bursts here ends with it. */
export async function readMail(raw: Uint8Array): Promise<ReadMail | MailRefusal> {
  const refusal = firstLookAtMail(raw);
  if (refusal) return refusal;
  if (hasTooManyParts(raw)) return refuseMail("too-many-parts");
  try {
    return read(await PostalMime.parse(raw, options));
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : "";
    return refuseMail(/nesting depth/i.test(why) ? "too-deep" : "damaged");
  }
}
