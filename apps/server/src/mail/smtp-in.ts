import type { AddressInfo } from "node:net";
import type { Readable } from "node:stream";
import type { Logger } from "pino";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { sameAddress } from "../acts/address.ts";
import type { IncomingMail } from "../acts/mail/mail-port.ts";
import { MAIL_LIMITS } from "./mail-refusal.ts";

/** Keeps a mail; false when it was kept before. A mail server is told "taken" only after this. */
export type Receive = (mail: Omit<IncomingMail, "id" | "at">) => Promise<boolean>;

export type MailListener = { readonly port: number; close(): Promise<void> };

/** Of a mail that is too large so much is kept: its headers say whose it is. */
export const BEGINNING = 65_536;

function answer(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

/** Reads to the end and keeps no more than is taken. */
async function collect(stream: Readable): Promise<{ raw: Uint8Array; size: number }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (size <= MAIL_LIMITS.bytes) chunks.push(chunk);
    size += chunk.length;
  }
  const whole = Buffer.concat(chunks);
  return { raw: size > MAIL_LIMITS.bytes ? whole.subarray(0, BEGINNING) : whole, size };
}

const fixed: SMTPServerOptions = {
  banner: "Chirograph",
  authOptional: true,
  // It takes in mail for one address from the office's own mail server: nobody logs in here.
  disabledCommands: ["AUTH", "STARTTLS"],
  disableReverseLookup: true,
  size: MAIL_LIMITS.bytes,
  maxClients: 50,
  socketTimeout: 60_000,
  closeTimeout: 2_000,
};

/** Takes in mail over SMTP for the office's inbox and for no other address. */
export async function listenForMail(
  at: { readonly host: string; readonly port: number },
  inbox: string,
  receive: Receive,
  log: Logger,
): Promise<MailListener> {
  const server = new SMTPServer({
    ...fixed,
    onRcptTo({ address }, _session, done) {
      done(sameAddress(address, inbox) ? null : answer(550, "5.1.1 No such mailbox here"));
    },
    onData(stream, session, done) {
      const { mailFrom } = session.envelope;
      const from = mailFrom ? mailFrom.address : "";
      const envelope = {
        by: "smtp" as const,
        from,
        ip: session.remoteAddress,
        helo: session.hostNameAppearsAs || "",
      };
      const kept = collect(stream).then(async (mail) => {
        await receive({ ...mail, envelope });
        return mail.size > MAIL_LIMITS.bytes ? answer(552, "5.3.4 Larger than 10 MB") : null;
      });
      kept.then(done, (error: unknown) => {
        log.error({ error }, "a mail could not be kept; its sender tries again");
        done(answer(451, "4.3.0 Try again later"));
      });
    },
  });
  server.on("error", (error) => log.warn({ error }, "mail over SMTP"));
  const listening = Promise.withResolvers<void>();
  server.server.once("error", listening.reject);
  server.listen(at.port, at.host, () => listening.resolve());
  await listening.promise;
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
