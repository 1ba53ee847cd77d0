import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

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

/** Reads the environment. @throws ConfigError */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  return {
    dataDir: resolve(env.CHIROGRAPH_DATA ?? `${project}data`),
    port: portOf(env.PORT),
    host: env.HOST ?? "127.0.0.1",
    databaseUrl: env.DATABASE_URL || null,
    smtpUrl: env.SMTP_URL || null,
    mailFrom: env.MAIL_FROM ?? "chirograph@localhost",
    passPhrase: env.CHIROGRAPH_PASS_PHRASE ?? "",
  };
}
