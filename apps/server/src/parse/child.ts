// The parsing child: strangers' bytes are parsed here and nowhere else, so that whatever they do ends with this process.
// It answers one question after the other on its pipes, and leaves when the server does.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { openReader } from "@chirograph/read";
import { answerer } from "./answer.ts";
import { encodeFrame, frameDecoder, type Frame } from "./frame.ts";
import { NONE, toWire, type Begun, type Question, type Reply } from "./question.ts";

const require = createRequire(import.meta.url);
const FONT = "@expo-google-fonts/ibm-plex-mono/500Medium/IBMPlexMono_500Medium.ttf";

const reader = await openReader(readFileSync(require.resolve("@embedpdf/pdfium/pdfium.wasm")));
const answer = answerer(reader, new Uint8Array(readFileSync(require.resolve(FONT))));
const decode = frameDecoder();

let last = Promise.resolve();
process.stdin.on("data", (chunk: Buffer) => {
  for (const frame of decode(chunk)) last = last.then(() => reply(frame));
});
process.stdin.on("end", () => process.exit(0));
send({ head: { ready: true }, bytes: NONE });

/** A file that broke the reader has had this process: no memory of it is given back before it ends. */
async function reply({ head, bytes }: Frame): Promise<void> {
  send({ head: { begun: true } satisfies Begun, bytes: NONE });
  const wired = toWire(await answer(head as Question, bytes));
  const reply: Reply = { answer: wired.head, last: !reader.usable() };
  send({ head: reply, bytes: wired.bytes });
}

function send(frame: Frame): void {
  for (const part of encodeFrame(frame)) process.stdout.write(part);
}
