import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { LetterText } from "@chirograph/core";
import { startServer } from "@chirograph/server/main";
import { createParser } from "@chirograph/server/parse/parser";
import { createTypesetter } from "@chirograph/server/typeset/typeset";
import { readConfig } from "@chirograph/server/config";
import { exit } from "../exit.ts";
import { type Findings, playStory } from "./story.ts";

/** Plays the story at an office that lives only as long, in a folder of its own. `folder`: where its papers stay. */
export async function playAtNewOffice(folder: string, say: (line: string) => void): Promise<Findings> {
  await using stack = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), "chirograph-demo-"));
  stack.defer(() => rm(dataDir, { recursive: true, force: true }));
  const config = { ...readConfig({}), dataDir, port: 0 };
  const office = await startServer(config, () => undefined);
  stack.defer(() => office.stop());
  const parser = createParser({ children: 1 });
  stack.defer(() => parser.close());
  const typesetter = await createTypesetter();
  stack.defer(() => typesetter.close());
  if (!office.setUpLink) throw new Error("A new office has no set-up link.");
  // Awaited here: what is disposed of below is the office that the story plays at.
  return await playStory({
    address: office.address,
    setUpLink: office.setUpLink,
    folder,
    say,
    readWords: (bytes) => parser.read(bytes),
    async typeset(text) {
      const set = await typesetter.typeset(text as LetterText);
      if (!set.ok) throw new Error(set.message);
      return set.pdf;
    },
  });
}

/** `chirograph demo`: the story, its papers in ./demo. */
export async function demo(options: { readonly json?: boolean }): Promise<number> {
  const started = performance.now();
  const folder = resolve("demo");
  const tell = (line: string) => (options.json ? process.stderr : process.stdout).write(`${line}\n`);
  const findings = await playAtNewOffice(folder, tell);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  tell(`That was the story, in ${seconds} s. Its papers are in ${folder}.`);
  if (options.json) process.stdout.write(`${JSON.stringify({ findings, folder })}\n`);
  return exit.good;
}
