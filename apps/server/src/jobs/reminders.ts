import type { Logger } from "pino";
import type { Ports } from "../acts/ports.ts";
import { remindSilent } from "../acts/mail/remind.ts";
import { type Repeating, repeat } from "./repeat.ts";

const every = 60_000;

/** Looks once a minute whether a reminder is due. Where none is, that is two queries. */
export function startReminders(ports: Ports, log: Logger): Repeating {
  return repeat(
    every,
    async () => void (await remindSilent(ports)),
    (error) => log.error({ error }, "reminders could not be sent and are tried again"),
  );
}
