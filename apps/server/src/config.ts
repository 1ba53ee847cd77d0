import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { bareAddress } from "./acts/address.ts";
import type { MailKept } from "./acts/mail/erase-mail.ts";

// Commands run in the caller's folder; the office's data stays where the program is.
const project = fileURLToPath(new URL("../../../", import.meta.url));

/** Everything that can be set, and what it is when nothing is. */
export type Config = {
  readonly dataDir: string;
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** Where answers to our mail are read: null when none come in. */
  readonly inbox: string | null;
  readonly imapUrl: string | null;
  /** Where mail is taken in over SMTP. */
  readonly mailListen: { readonly host: string; readonly port: number } | null;
  /** How many days mail that came in is kept as it came; null for ever. */
  readonly mailKept: MailKept;
  readonly passPhrase: string;
};

export class ConfigError extends Error {
  readonly code = "config";
}

function portOf(text: string | undefined): number {
  const port = Number(text ?? "7040");
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigError(
      `PORT is "${text}", which is not a port. Leave it out, or set a number up to 65535.`,
    );
  return port;
}

function listenOf(text: string | undefined): Config["mailListen"] {
  if (!text) return null;
  const at = text.lastIndexOf(":");
  const port = Number(text.slice(at + 1));
  if (at < 1 || !Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigError(
      `MAIL_LISTEN is "${text}", which is no host and port. Leave it out, or set one such as 127.0.0.1:2525.`,
    );
  return { host: text.slice(0, at).replace(/^\[|\]$/g, ""), port };
}

function addressOf(name: string, text: string): string {
  const address = bareAddress(text.trim());
  if (address) return address;
  throw new ConfigError(
    `${name} is "${text}", which is no bare mail address. Set one such as letters@office.example.`,
  );
}

/** A hundred years of days are a slip. */
const mostDays = 36_500;

function daysOf(name: string, text: string | undefined, usual: number): number | null {
  if (text === "forever") return null;
  const days = Number(text || usual);
  if (Number.isInteger(days) && days >= 1 && days <= mostDays) return days;
  throw new ConfigError(
    `${name} is "${text}", which is no number of days. Leave it out, set a whole number from 1 on, or "forever".`,
  );
}

/** Mail comes in where it is fetched or listened for; answers go to MAIL_INBOX, else to the address that we write from. */
function inboxOf(env: Readonly<Record<string, string | undefined>>, from: string): string | null {
  if (!env.IMAP_URL && !env.MAIL_LISTEN) return null;
  return env.MAIL_INBOX ? addressOf("MAIL_INBOX", env.MAIL_INBOX) : from;
}

/** Reads the environment. @throws ConfigError */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const mailFrom = addressOf("MAIL_FROM", env.MAIL_FROM || "chirograph@localhost");
  return {
    dataDir: resolve(env.CHIROGRAPH_DATA ?? `${project}data`),
    port: portOf(env.PORT),
    host: env.HOST ?? "127.0.0.1",
    databaseUrl: env.DATABASE_URL || null,
    smtpUrl: env.SMTP_URL || null,
    mailFrom,
    inbox: inboxOf(env, mailFrom),
    imapUrl: env.IMAP_URL || null,
    mailListen: listenOf(env.MAIL_LISTEN),
    mailKept: {
      entered: daysOf("MAIL_KEEP_DAYS", env.MAIL_KEEP_DAYS, 365),
      other: daysOf("MAIL_KEEP_STRAY_DAYS", env.MAIL_KEEP_STRAY_DAYS, 90),
    },
    passPhrase: env.CHIROGRAPH_PASS_PHRASE ?? "",
  };
}
