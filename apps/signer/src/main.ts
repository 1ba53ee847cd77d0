import { openSigner } from "./answer.ts";
import { readFrames, writeFrame } from "./frame.ts";

/**
 * The sealing process: `node main.ts FOLDER`. The first line of its standard input is the pass phrase (empty for none),
 * then come questions as frames; the answers go to standard output in the same order. It ends with its input.
 */
const longestPassPhrase = 4096;

async function* afterFirstLine(
  stream: AsyncIterable<Buffer>,
  onLine: (line: string) => void,
): AsyncGenerator<Buffer> {
  let start: Buffer | undefined = Buffer.alloc(0);
  for await (const piece of stream) {
    if (!start) {
      yield piece;
      continue;
    }
    start = Buffer.concat([start, piece]);
    const end = start.indexOf(10);
    if (end < 0 && start.length <= longestPassPhrase) continue;
    if (end < 0) throw new Error("The first line is too long for a pass phrase.");
    onLine(start.subarray(0, end).toString("utf8"));
    const rest: Buffer = start.subarray(end + 1);
    start = undefined;
    if (rest.length > 0) yield rest;
  }
}

async function run(folder: string): Promise<void> {
  let passPhrase = "";
  const input = afterFirstLine(process.stdin, (line) => (passPhrase = line));
  let answer: Awaited<ReturnType<typeof openSigner>> | undefined;
  for await (const frame of readFrames(input)) {
    answer ??= await openSigner({ folder, passPhrase, clock: () => new Date() });
    const { head, body } = await answer(frame);
    process.stdout.write(writeFrame(head, body));
  }
}

const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write("Usage: node main.ts FOLDER\n");
  process.exitCode = 2;
} else {
  await run(folder).catch((error: unknown) => {
    process.stderr.write(
      `The sealing process stops. ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exitCode = 1;
  });
}
