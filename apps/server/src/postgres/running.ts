import { Client } from "pg";
import { recordedSocketFolder } from "./socket.ts";
import { type PostgresConnection, connectionTo } from "./supervisor.ts";

/**
 * How to reach the embedded PostgreSQL that a server runs on this data folder, or null when none answers. It answers
 * the system user who started it, nobody else.
 */
export async function runningServer(dataDir: string): Promise<PostgresConnection | null> {
  const folder = recordedSocketFolder(dataDir);
  if (folder === null) return null;
  const connection = connectionTo(folder);
  const client = new Client(connection);
  client.on("error", () => undefined);
  try {
    await client.connect();
    return connection;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}
