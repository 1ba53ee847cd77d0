import type { Logger } from "pino";
import { type MailKept, eraseMail } from "../acts/mail/erase-mail.ts";
import type { Ports } from "../acts/ports.ts";
import { type Repeating, repeat } from "./repeat.ts";

const every = 10 * 60_000;

/** Erases mail whose time is over. Where there is none, that is two queries. */
export function startMailKeeper(ports: Ports, kept: MailKept, log: Logger): Repeating {
  return repeat(
    every,
    () => eraseMail(ports, kept),
    (error) => log.error({ error }, "mail could not be erased and is tried again"),
  );
}
