export type PostgresFailureCode =
  | "unsupported-platform"
  | "musl"
  | "binaries-missing"
  | "no-passwd-entry"
  | "already-running"
  | "other-major-version"
  | "not-a-cluster"
  | "not-ours"
  | "unreachable"
  | "initdb-failed"
  | "start-failed"
  | "unsafe-settings";

/** Why the embedded PostgreSQL cannot serve; the message is a sentence for the person at the terminal. */
export class PostgresFailure extends Error {
  readonly code: PostgresFailureCode;

  constructor(code: PostgresFailureCode, message: string) {
    super(message);
    this.name = "PostgresFailure";
    this.code = code;
  }
}
