import type { Duplex } from "node:stream";
import { FrameError, readFrames, writeFrame } from "./frame.ts";
import { type Asker, queue, SignerGoneError } from "./process.ts";
import { refuse } from "./refusal.ts";

/**
 * Passes what comes over `stream` on to the sealing process and its answers back, until the stream ends. So the process
 * that starts others can hold the signer, and the web process, which may start none, has only a pipe to it.
 */
export async function relaySigner(signer: Asker, stream: Duplex): Promise<void> {
  try {
    for await (const { head, body } of readFrames(stream)) {
      const answer = await signer.ask(head, body).catch((error: unknown) => {
        if (!(error instanceof SignerGoneError)) throw error;
        return { head: refuse("gone", error.message), body: new Uint8Array(0) };
      });
      stream.write(writeFrame(answer.head, answer.body));
    }
  } catch (error) {
    if (!(error instanceof FrameError)) throw error;
    stream.destroy();
  }
}

/** The other end of `relaySigner`. */
export function relayedSigner(stream: Duplex): Asker {
  const frames = readFrames(stream);
  const inTurn = queue();
  const ask: Asker["ask"] = async (head, body) => {
    stream.write(writeFrame(head, body));
    const next = await frames.next();
    if (next.done) throw new SignerGoneError("The connection to the sealing process has ended.");
    return next.value;
  };
  const close = async (): Promise<void> => {
    stream.end();
  };
  return { ask: (head, body) => inTurn(() => ask(head, body)), close: () => inTurn(close) };
}
