import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Pool } from "pg";
import { SMTPServer } from "smtp-server";
import { type Colleague, found } from "../../cli/src/demo/office.ts";
import { berthingText, misread } from "../../cli/src/demo/letter-text.ts";
import { readConfig } from "../src/config.ts";
import { startServer } from "../src/main.ts";
import { freePort } from "./free-port.ts";
import { median, rounded } from "./median.ts";

/** Seconds from pressing the button until the last of so many holders' mails is in the hands of an SMTP server. */
export type InviteFigures = { holders: number; seconds: number };

const HOLDERS = 500;
const ROUNDS = 3;

/** A mail server that takes every mail whole, as a real one does before it says yes. */
async function openSink(): Promise<{ url: string; taken: () => number; close(): Promise<void> }> {
  let taken = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      stream.on("end", () => {
        taken += 1;
        done();
      });
      stream.resume();
    },
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken: () => taken,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

async function letterOf(person: Colleague): Promise<string> {
  const { letter } = await person.call<{ letter: string }>("POST", "/api/letters", {});
  const { revision } = await person.call<{ revision: number }>("PUT", `/api/letters/${letter}/working`, {
    text: berthingText("14", misread),
    revision: 1,
  });
  await person.call("POST", `/api/letters/${letter}/versions`, { after: 0, revision });
  return letter;
}

function invitation(round: number) {
  const holders = Array.from({ length: HOLDERS }, (_, n) => ({
    name: `Holder ${n}`,
    organisation: `Port ${n % 40}`,
    actingFor: "",
    passingOn: "never",
    required: true,
    stage: 1,
    instructions: "",
    through: null,
    address: `holder${round}.${n}@ports.example`,
  }));
  const suspense = new Date(Date.now() + 5 * 86_400_000).toISOString();
  return {
    version: 1,
    suspense,
    zone: "UTC",
    instructions: "",
    silence: false,
    shared: false,
    ask: "all",
    holders,
  };
}

/** Five hundred numbered copies with links, their mails written, queued and handed over; the copies can be downloaded at once. */
export async function bench(_pool: Pool, say: (line: string) => void): Promise<InviteFigures> {
  const dataDir = mkdtempSync(join(tmpdir(), "chirograph-invite-"));
  const sink = await openSink();
  const port = String(await freePort());
  const config = readConfig({ CHIROGRAPH_DATA: dataDir, PORT: port, SMTP_URL: sink.url });
  const server = await startServer(config, say);
  try {
    const ilse = await found(server.address, server.setUpLink ?? "", "Ilse Marrow", "Action officer");
    const seconds: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const letter = await letterOf(ilse);
      const before = sink.taken();
      const begun = performance.now();
      await ilse.call("POST", `/api/letters/${letter}/circulate`, invitation(round));
      say(`decided after ${rounded((performance.now() - begun) / 1000, 1)} s`);
      while (sink.taken() < before + HOLDERS) await new Promise((resolve) => setTimeout(resolve, 20));
      seconds.push((performance.now() - begun) / 1000);
      say(`all handed over after ${rounded(seconds.at(-1) ?? 0, 1)} s`);
    }
    return { holders: HOLDERS, seconds: rounded(median(seconds), 1) };
  } finally {
    await server.stop();
    await sink.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
