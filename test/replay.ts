import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { restoreOffice } from "@chirograph/server/backup/restore-office";
import { writeBackup } from "@chirograph/server/backup/write-backup";
import { readConfig } from "@chirograph/server/config";

/**
 * Replays an office's whole record: a backup of the running office is restored into an empty folder, where every stream is
 * folded anew and held against the log and against what the tables say. Throws where they differ.
 */
export async function replay(dataDir: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "chirograph-replay-"));
  const common = {
    passPhrase: "a pass phrase of this test",
    log: () => undefined,
    progress: () => undefined,
  };
  const file = join(folder, "office.backup");
  try {
    const running = { ...readConfig({}), dataDir };
    await writeBackup({ ...common, config: running, file, program: "test", now: () => new Date() });
    const config = { ...readConfig({}), dataDir: join(folder, "restored") };
    const asked = { verify: true, keep: false, knownHead: null, acceptOlderHead: false };
    await restoreOffice({ ...common, ...asked, config, file });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
