/* A process that holds an embedded PostgreSQL, for the tests that kill it or run it as another user. */
import { PostgresFailure } from "../src/postgres/failure.ts";
import { startPostgres } from "../src/postgres/supervisor.ts";

const lines: string[] = [];
try {
  const postgres = await startPostgres({ dataDir: process.argv[2] ?? "", log: (line) => lines.push(line) });
  process.once("SIGTERM", () => void postgres.stop());
  tell({ pid: postgres.pid, connection: postgres.connection, lines });
} catch (error) {
  if (!(error instanceof PostgresFailure)) throw error;
  tell({ code: error.code, message: error.message, lines });
}

function tell(what: object): void {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}
