import type { Logger } from "pino";
import { refreshDesk } from "../acts/desk/desk.ts";
import type { Ports } from "../acts/ports.ts";
import { type Repeating, repeat } from "./repeat.ts";

const pause = 1_000;
/** Letters computed in one transaction: a look at the desk never waits long for the keeper. */
const atOnce = 20;

/** Computes what the desk says before anyone looks, so that a look after a busy hour, or a restore, is as quick as any. */
export function startDeskKeeper(ports: Ports, logger: Logger): Repeating {
  return repeat(
    pause,
    () => refreshDesk(ports, atOnce),
    (error) => logger.error({ error }, "the desk could not be computed and is tried again"),
  );
}
