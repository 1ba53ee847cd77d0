import { once } from "node:events";
import { readFileSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { createInterface } from "node:readline";
import { vi } from "vitest";
import { type Posted, openPostOffice } from "../apps/server/test/post-office.ts";
import type { Settings } from "./stage.ts";

/** The mail around an office: a real SMTP server takes what it sends, and a client hands in what others write to it. */
export type Postbox = {
  /** What an office is told, so that it sends its mail here and listens for mail. */
  readonly settings: Settings;
  /** The first mail that the office sent to this address. */
  sentTo(address: string): Promise<Posted>;
  /** Hands in a mail of this file, as one about that one of ours and its holder. Throws where the office does not take it. */
  bring(file: string, from: string, ours: Posted): Promise<void>;
  close(): Promise<void>;
};

const inbox = "inbox@office.example";
const mails = new URL("../apps/server/test/mail/", import.meta.url);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Speaks SMTP (RFC 5321, 3.3). */
async function handIn(port: number, from: string, mail: string): Promise<void> {
  const socket = connect(port, "127.0.0.1");
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  const say = async (words: string) => {
    if (words !== "") socket.write(`${words}\r\n`);
    for (;;) {
      const { value: line = "the connection ended", done } = await lines.next();
      if (done || /^[45]/.test(line)) throw new Error(`"${words.slice(0, 40)}" was answered: ${line}`);
      // "250-" is a line of several, "250 " their last.
      if (/^\d{3} /.test(line)) return;
    }
  };
  const data = `${mail.replaceAll(/\r?\n/g, "\r\n")}\r\n.`;
  const envelope = [`MAIL FROM:<${from}>`, `RCPT TO:<${inbox}>`];
  for (const words of ["", "EHLO mx.port.example", ...envelope, "DATA", data, "QUIT"]) await say(words);
  socket.end();
}

export async function openPostbox(): Promise<Postbox> {
  const post = await openPostOffice();
  const port = await freePort();
  return {
    settings: {
      SMTP_URL: post.url,
      MAIL_FROM: "letters@office.example",
      MAIL_INBOX: inbox,
      MAIL_LISTEN: `127.0.0.1:${port}`,
    },
    sentTo: (address) =>
      vi.waitFor(
        () => {
          const mail = post.posted.find(({ to }) => to.includes(address));
          if (!mail) throw new Error(`Nothing was sent to ${address}.`);
          return mail;
        },
        { timeout: 60_000, interval: 100 },
      ),
    bring: (file, from, ours) => {
      const mail = readFileSync(new URL(`${file}.eml`, mails), "latin1");
      const [holder = ""] = ours.to;
      const about = mail
        .replaceAll("<OURS>", ours.mail.messageId ?? "")
        .replaceAll("bo@port.example", holder);
      return handIn(port, from, about);
    },
    close: post.close,
  };
}
