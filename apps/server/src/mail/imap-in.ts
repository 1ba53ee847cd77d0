import { ImapFlow } from "imapflow";
import type { Ports } from "../acts/ports.ts";
import { MAIL_LIMITS } from "./mail-refusal.ts";
import { BEGINNING, type Receive } from "./smtp-in.ts";

/** Days that are read again when a mailbox was numbered anew, and the first time. What was kept already is known. */
const [again, first] = [30, 1];

function isOwnMachine(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}

/** IMAP_URL: imaps://name:password@host/INBOX. Without TLS from the start it must be begun, but on this machine itself. */
export function imapOptions(address: string) {
  const url = new URL(address);
  const secure = url.protocol === "imaps:";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return {
    host,
    port: Number(url.port) || (secure ? 993 : 143),
    secure,
    ...(secure ? {} : { doSTARTTLS: !isOwnMachine(host) }),
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    mailbox: decodeURIComponent(url.pathname.slice(1)) || "INBOX",
  };
}

async function newMails(
  client: ImapFlow,
  after: number | null,
  days: number,
): Promise<{ uid: number; size: number }[]> {
  const since = new Date(Date.now() - days * 86_400_000);
  const range = after === null ? await client.search({ since }, { uid: true }) : `${after + 1}:*`;
  if (!range || range.length === 0) return [];
  const found: { uid: number; size: number }[] = [];
  for await (const mail of client.fetch(range, { uid: true, size: true }, { uid: true }))
    // "n:*" gives the last mail even where it is older than n.
    if (mail.uid > (after ?? 0)) found.push({ uid: mail.uid, size: mail.size ?? 0 });
  return found.sort((a, b) => a.uid - b.uid);
}

async function take(client: ImapFlow, uid: number, size: number, receive: Receive): Promise<void> {
  const source = size > MAIL_LIMITS.bytes ? { start: 0, maxLength: BEGINNING } : true;
  const mail = await client.fetchOne(String(uid), { source }, { uid: true });
  if (!mail || !mail.source) return;
  await receive({ raw: mail.source, size: Math.max(size, mail.source.length), envelope: { by: "imap" } });
  await client.messageFlagsAdd(String(uid), ["\\Seen"], { uid: true });
}

/**
 * Reads what is new in a mailbox, each mail kept before the next is asked for. Where it stopped is noted after each, so a
 * crash reads one mail twice, and the second is known by its bytes. Gives the number of mails read.
 */
export async function fetchMail(ports: Ports, address: string, receive: Receive): Promise<number> {
  const { mailbox, ...options } = imapOptions(address);
  const name = `${options.auth.user}@${options.host}/${mailbox}`;
  const client = new ImapFlow({
    ...options,
    logger: false,
    connectionTimeout: 30_000,
    socketTimeout: 60_000,
  });
  client.on("error", () => undefined); // what was asked fails of itself
  await client.connect();
  try {
    const lock = await client.getMailboxLock(mailbox);
    try {
      const opened = client.mailbox;
      if (!opened) throw new Error("The mailbox does not open.");
      const validity = String(opened.uidValidity);
      const place = await ports.transact((unit) => unit.mail.mailbox(name));
      const after = place?.validity === validity ? place.uid : null;
      const mails = await newMails(client, after, place ? again : first);
      for (const { uid, size } of mails) {
        await take(client, uid, size, receive);
        await ports.transact((unit) => unit.mail.setMailbox(name, { validity, uid }));
      }
      const uid = opened.uidNext - 1;
      if (after === null) await ports.transact((unit) => unit.mail.setMailbox(name, { validity, uid }));
      return mails.length;
    } finally {
      lock.release();
    }
  } finally {
    await client.logout().catch(() => client.close());
  }
}
