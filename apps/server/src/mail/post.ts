import nodemailer, { type SendMailOptions } from "nodemailer";
import { bareAddress } from "../acts/address.ts";
import type { Handing, PostPort } from "../acts/mail/deliver.ts";
import type { OutgoingMail } from "../acts/mail/mail-port.ts";
import { calendarPart } from "./calendar.ts";
import { composeMail } from "./compose.ts";
import { headerLine, oneLine } from "./words.ts";

/** `from`: the office's bare address. `inbox`: where answers are read; null when none are. */
export type PostSettings = { readonly smtpUrl: string; readonly from: string; readonly inbox: string | null };

/** How many connections are open at once, and how many mails each carries before it is opened anew. */
const pooled = { pool: true as const, maxConnections: 8, maxMessages: 100 };
/** ms */
const patience = { connectionTimeout: 30_000, greetingTimeout: 30_000, socketTimeout: 60_000 };

function bare(address: string): string {
  const good = bareAddress(address);
  if (good === null) throw new Error("A mail was to go to something that is no mail address.");
  return good;
}

/**
 * The mail as it is handed to the library: addresses as objects, each one bare and validated, and the envelope given apart,
 * so that no name, comma or line break becomes a recipient or a header.
 */
export function messageOf(
  mail: OutgoingMail,
  { from, inbox }: Omit<PostSettings, "smtpUrl">,
): SendMailOptions {
  const { subject, text, html } = composeMail(mail, inbox !== null);
  const sender = bare(from);
  const to = bare(mail.address);
  const calendar = calendarPart(mail);
  const inThread =
    mail.thread === mail.id ? {} : { inReplyTo: `<${mail.thread}>`, references: [`<${mail.thread}>`] };
  return {
    messageId: `<${mail.id}>`,
    ...inThread,
    date: new Date(mail.made),
    from: { name: headerLine(mail.facts.office, 100), address: sender },
    to: { name: "", address: to },
    ...(inbox === null
      ? {}
      : { replyTo: { name: headerLine(mail.facts.office, 100), address: bare(inbox) } }),
    // Where answers are read, failures to deliver are read too.
    envelope: { from: inbox ?? sender, to: [to] },
    subject,
    text,
    html,
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "OOF, AutoReply" },
    ...(calendar
      ? { icalEvent: { method: calendar.method, content: calendar.text, filename: "suspense.ics" } }
      : {}),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

type SmtpFault = { readonly responseCode?: unknown; readonly command?: unknown };

/**
 * Refused for good is what the server says of this recipient or this content (RFC 5321, 4.2.1: 5yz). A wrong password or a
 * refused sender is our own matter: it is mended, and the mail is tried again.
 */
function isForGood(fault: SmtpFault): boolean {
  const { responseCode, command } = fault;
  const ofTheMail = command === "RCPT TO" || command === "DATA";
  return ofTheMail && typeof responseCode === "number" && responseCode >= 500 && responseCode < 600;
}

function refusal(error: unknown): Handing {
  const message = oneLine(error instanceof Error ? error.message : String(error), 300);
  return {
    ok: false,
    forGood: isForGood((error ?? {}) as SmtpFault),
    message: `The mail server said: ${message}`,
  };
}

/** Sends through the SMTP server of SMTP_URL, over connections that stay open between mails. */
export function openPost(settings: PostSettings): PostPort & { close(): void } {
  const transport = nodemailer.createTransport({ url: settings.smtpUrl, ...pooled, ...patience });
  return {
    async hand(mail) {
      try {
        await transport.sendMail(messageOf(mail, settings));
        return { ok: true };
      } catch (error) {
        return refusal(error);
      }
    },
    close: () => transport.close(),
  };
}

/** Where no SMTP server is named any more, mails that still wait are ended and shown as not sent. */
export const nowhere: PostPort = {
  hand: async () => ({ ok: false, forGood: true, message: "No mail server is named any more (SMTP_URL)." }),
};
