/** Every code a malformed input can raise in this room. The codes are stable: people's programs switch over them. */
export type LogErrorCode =
  | "log.bad-salt"
  | "log.bad-hash"
  | "log.duplicate-leaf"
  | "log.out-of-range"
  | "log.missing-node"
  | "log.bad-frontier"
  | "log.bad-checkpoint"
  | "log.bad-key"
  | "log.ambiguous-key"
  | "log.bad-note"
  | "log.bad-signature";

/** Malformed input: what was asked for cannot be computed from what was given. */
export class LogError extends Error {
  readonly code: LogErrorCode;

  constructor(code: LogErrorCode, message: string) {
    super(message);
    this.name = "LogError";
    this.code = code;
  }
}
