import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { buffer } from "node:stream/consumers";
import { createParser } from "@chirograph/server/parse/parser";
import { exit } from "../exit.ts";
import { publicOffice } from "./office.ts";
import { checkPaper } from "./paper.ts";
import { exitCode, reportLines } from "./report.ts";

async function paperAt(file: string) {
  if (file === "-")
    return { name: "what came on standard input", bytes: new Uint8Array(await buffer(process.stdin)) };
  return { name: basename(file), bytes: new Uint8Array(await readFile(file)) };
}

/** `chirograph check FILE|-`: what a paper is, asked of an office's public page. */
export async function check(
  file: string,
  options: { readonly at: string; readonly json?: boolean },
): Promise<number> {
  const paper = await paperAt(file).catch(() => null);
  if (!paper) {
    process.stderr.write(`${file} could not be read. Name a file that is there, or - for standard input.\n`);
    return exit.couldNot;
  }
  const parser = createParser({ children: 1 });
  try {
    const matter = await checkPaper(publicOffice(options.at), paper, (bytes) => parser.read(bytes));
    const { words: _, ...answer } = matter.answer;
    const differences = matter.compared?.comparison.differences ?? [];
    process.stdout.write(
      `${options.json ? JSON.stringify({ ...answer, differences }) : reportLines(matter).join("\n")}\n`,
    );
    return exitCode(matter);
  } finally {
    parser.close();
  }
}
