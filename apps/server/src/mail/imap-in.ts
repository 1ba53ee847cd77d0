import { ImapFlow } from "imapflow";
import type { Ports } from "../acts/ports.ts";
import { MAIL_LIMITS } from "./mail-refusal.ts";
import { BEGINNING, type Receive } from "./smtp-in.ts";

/** Days that are read again when a mailbox was numbered anew, and the first time. What was kept already is known. */
const [again, first] = [30, 1];

/** ms: how long one visit to a mailbox lasts, and how long it waits for the server to tell of a mail before it looks. */
const [stay, halfMinute] = [10 * 60_000, 30_000];
const patience = { connectionTimeout: 30_000, socketTimeout: 60_000 };

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

/** Reads what is new in the mailbox that is open, each mail kept before the next is asked for. Gives the number of mails read. */
async function readNew(ports: Ports, client: ImapFlow, name: string, receive: Receive): Promise<number> {
  const opened = client.mailbox;
  if (!opened) throw new Error("The mailbox does not open.");
  const validity = String(opened.uidValidity);
  const place = await ports.transact((unit) => unit.mail.mailbox(name));
  const after = place?.validity === validity ? place.uid : null;
  const before = opened.uidNext - 1;
  const mails = await newMails(client, after, place ? again : first);
  for (const { uid, size } of mails) {
    await take(client, uid, size, receive);
    await ports.transact((unit) => unit.mail.setMailbox(name, { validity, uid }));
  }
  if (after === null) {
    const uid = Math.max(before, mails.at(-1)?.uid ?? 0);
    await ports.transact((unit) => unit.mail.setMailbox(name, { validity, uid }));
  }
  return mails.length;
}

/** Opens the mailbox, works in it, and leaves it. */
async function inMailbox<T>(
  address: string,
  signal: AbortSignal | undefined,
  work: (client: ImapFlow, name: string) => Promise<T>,
): Promise<T> {
  const { mailbox, ...options } = imapOptions(address);
  const client = new ImapFlow({ ...options, ...patience, logger: false, disableAutoIdle: true });
  client.on("error", () => undefined); // what was asked fails of itself
  const end = () => client.close();
  signal?.addEventListener("abort", end, { once: true });
  try {
    await client.connect();
    const lock = await client.getMailboxLock(mailbox);
    try {
      return await work(client, `${options.auth.user}@${options.host}/${mailbox}`);
    } finally {
      lock.release();
    }
  } finally {
    signal?.removeEventListener("abort", end);
    await client.logout().catch(() => client.close());
  }
}

/**
 * Reads what is new in a mailbox. Where it stopped is noted after each mail, so a crash reads one mail twice, and the second is known by
 * its bytes. Gives the number of mails read.
 */
export async function fetchMail(ports: Ports, address: string, receive: Receive): Promise<number> {
  return inMailbox(address, undefined, (client, name) => readNew(ports, client, name, receive));
}

/** Rings when the server says that something came (RFC 2177), or the connection is gone. */
function openBell(client: ImapFlow) {
  let rung = Promise.withResolvers<void>();
  client.on("exists", () => rung.resolve());
  client.on("close", () => rung.resolve());
  return {
    silence: () => void (rung = Promise.withResolvers()),
    /** Waits for it, `most` ms at the longest. */
    async wait(most: number): Promise<void> {
      const timer = setTimeout(rung.resolve, most);
      const idle = client.idle().catch(() => rung.resolve());
      await rung.promise;
      clearTimeout(timer);
      // Any command ends the server's telling; this one costs least.
      await client.noop().catch(() => undefined);
      await idle;
    },
  };
}

/**
 * Stays in a mailbox and reads each mail as it comes, where the server tells of it (IDLE), and else looks every half a minute. It leaves
 * after some minutes, to be called again: a mailbox that was numbered anew is opened anew. Ends at once when `signal` says so.
 */
export async function followMail(
  ports: Ports,
  address: string,
  receive: Receive,
  signal: AbortSignal,
  look = halfMinute,
): Promise<void> {
  const until = Date.now() + stay;
  await inMailbox(address, signal, async (client, name) => {
    const bell = openBell(client);
    while (!signal.aborted && client.usable && Date.now() < until) {
      // Before it is read: what comes meanwhile is not waited for.
      bell.silence();
      await readNew(ports, client, name, receive);
      await bell.wait(look);
    }
  });
}
