import { type AddressInfo, type Socket, createServer } from "node:net";

/**
 * A small stand-in for an IMAP server (RFC 3501), because none comes with the project: one mailbox, and the commands that reading
 * it takes. It tells whether a mail was marked as seen.
 */
export type ImapServer = {
  readonly url: string;
  put(raw: Uint8Array): number;
  readonly seen: ReadonlySet<number>;
  /** Numbers the mails anew, as a server does that lost its index (RFC 3501, 2.3.1.1). */
  renumber(): void;
  /** Ends the connection before it answers the next FETCH of this mail. */
  breakAt(uid: number): void;
  close(): Promise<void>;
};

type Box = {
  validity: number;
  mails: { uid: number; raw: Buffer }[];
  readonly seen: Set<number>;
  breaks: number;
};

function inRange(uid: number, range: string, last: number): boolean {
  return range.split(",").some((part) => {
    const [from = "", to = from] = part.split(":");
    const [a, b] = [from, to].map((end) => (end === "*" ? last : Number(end)));
    return uid >= Math.min(a ?? 0, b ?? 0) && uid <= Math.max(a ?? 0, b ?? 0);
  });
}

function chosen(box: Box, range: string) {
  const last = box.mails.at(-1)?.uid ?? 0;
  return box.mails.map((mail, i) => ({ ...mail, n: i + 1 })).filter(({ uid }) => inRange(uid, range, last));
}

function fetch(box: Box, socket: Socket, range: string, items: string): void {
  const partial = /BODY(?:\.PEEK)?\[\](?:<(\d+)\.(\d+)>)?/i.exec(items);
  for (const { uid, raw, n } of chosen(box, range)) {
    if (partial && uid === box.breaks) {
      box.breaks = 0;
      socket.destroy();
      return;
    }
    const size = `UID ${uid} RFC822.SIZE ${raw.length}`;
    if (!partial) {
      socket.write(`* ${n} FETCH (${size})\r\n`);
      continue;
    }
    const [, start, length] = partial;
    const part = start === undefined ? raw : raw.subarray(Number(start), Number(start) + Number(length));
    socket.write(
      `* ${n} FETCH (${size} BODY[]${start === undefined ? "" : `<${start}>`} {${part.length}}\r\n`,
    );
    socket.write(part);
    socket.write(")\r\n");
  }
}

function answer(box: Box, socket: Socket, line: string): void {
  const [tag = "", ...words] = line.split(" ");
  const command = words.join(" ");
  const done = (said = "OK done") => void socket.write(`${tag} ${said}\r\n`);
  if (/^CAPABILITY/i.test(command)) socket.write("* CAPABILITY IMAP4rev1\r\n");
  if (/^LOGIN/i.test(command) && !/"?office"? "?secret"?/.test(command)) return done("NO wrong password");
  if (/^LIST/i.test(command)) socket.write('* LIST () "/" "INBOX"\r\n');
  if (/^(?:SELECT|EXAMINE)/i.test(command)) {
    const next = (box.mails.at(-1)?.uid ?? 0) + 1;
    socket.write(`* ${box.mails.length} EXISTS\r\n* 0 RECENT\r\n* FLAGS (\\Seen)\r\n`);
    socket.write(`* OK [UIDVALIDITY ${box.validity}] valid\r\n* OK [UIDNEXT ${next}] next\r\n`);
    return done("OK [READ-WRITE] done");
  }
  if (/^UID SEARCH/i.test(command))
    socket.write(`* SEARCH ${box.mails.map((mail) => mail.uid).join(" ")}\r\n`);
  const fetched = /^UID FETCH (\S+) (.*)$/i.exec(command);
  if (fetched) fetch(box, socket, fetched[1] ?? "", fetched[2] ?? "");
  const stored = /^UID STORE (\S+) .*\\Seen/i.exec(command);
  if (stored) for (const { uid } of chosen(box, stored[1] ?? "")) box.seen.add(uid);
  if (/^LOGOUT/i.test(command)) socket.write("* BYE\r\n");
  if (!socket.destroyed) done();
}

export async function openImapServer(): Promise<ImapServer> {
  const box: Box = { validity: 1, mails: [], seen: new Set(), breaks: 0 };
  const server = createServer((socket) => {
    let rest = "";
    socket.on("error", () => undefined);
    socket.write("* OK ready\r\n");
    socket.on("data", (chunk: Buffer) => {
      const lines = (rest + chunk.toString("latin1")).split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) answer(box, socket, line);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.address() as AddressInfo;
  return {
    url: `imap://office:secret@127.0.0.1:${port}/INBOX`,
    seen: box.seen,
    put(raw) {
      const uid = (box.mails.at(-1)?.uid ?? 0) + 1;
      box.mails.push({ uid, raw: Buffer.from(raw) });
      return uid;
    },
    renumber() {
      box.validity += 1;
      box.mails = box.mails.map((mail, i) => ({ ...mail, uid: i + 1 }));
    },
    breakAt: (uid) => void (box.breaks = uid),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
