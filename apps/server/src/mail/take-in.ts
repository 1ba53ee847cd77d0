import type { Logger } from "pino";
import { receiveMail } from "../acts/mail/mail-in.ts";
import type { Ports } from "../acts/ports.ts";
import { repeat } from "../jobs/repeat.ts";
import { fetchMail } from "./imap-in.ts";
import { type Receive, listenForMail } from "./smtp-in.ts";

/** How mail comes in: by fetching it, by listening for it, or both. */
export type MailIn = {
  readonly inbox: string;
  readonly imapUrl: string | null;
  readonly mailListen: { readonly host: string; readonly port: number } | null;
};

/** ms between two looks into the mailbox */
const every = 30_000;

/** Takes mail in until stopped. */
export async function takeMailIn(
  ports: Ports,
  { inbox, imapUrl, mailListen }: MailIn,
  log: Logger,
): Promise<{ stop(): Promise<void> }> {
  const receive: Receive = (mail) => receiveMail(ports, mail);
  const listener = mailListen ? await listenForMail(mailListen, inbox, receive, log) : null;
  const fetching = imapUrl
    ? repeat(
        every,
        async () => void (await fetchMail(ports, imapUrl, receive)),
        (error) => log.warn({ error }, "the mailbox could not be read and is tried again"),
      )
    : null;
  return {
    async stop() {
      await listener?.close();
      await fetching?.stop();
    },
  };
}
