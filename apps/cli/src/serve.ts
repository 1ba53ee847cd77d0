import { readConfig } from "@chirograph/server/config";
import { startServer } from "@chirograph/server/main";
import { exit } from "./exit.ts";

function talk(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Starts the office and stays until it is told to stop. */
export async function serve(): Promise<number> {
  const started = performance.now();
  const running = await startServer(readConfig(process.env), talk);
  talk(`Chirograph is at ${running.address} (ready in ${Math.round(performance.now() - started)} ms).`);
  if (running.setUpLink) talk(`This office is new. Set it up once, within 24 hours:\n  ${running.setUpLink}`);
  talk("Ctrl-C stops everything.");
  const asked = new Promise<null>((resolve) => {
    // A second Ctrl-C must not end us in the middle of stopping.
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => resolve(null));
  });
  const lost = await Promise.race([asked, running.lost]);
  if (lost !== null) talk(lost);
  await running.stop();
  return lost === null ? exit.good : exit.couldNot;
}
