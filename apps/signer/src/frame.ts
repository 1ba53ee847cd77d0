/** One message: JSON beside bytes. On the wire: two lengths (32 bits, big-endian), the JSON in UTF-8, the bytes. */
export type Frame = { readonly head: unknown; readonly body: Uint8Array };

/** A stream that does not keep to the framing: nothing after it can be understood. */
export class FrameError extends Error {
  readonly code = "bad-frame";
}

const mostHead = 256 * 1024;
const mostBody = 64 * 1024 * 1024;

export function writeFrame(head: unknown, body: Uint8Array = new Uint8Array(0)): Buffer {
  const json = Buffer.from(JSON.stringify(head), "utf8");
  if (json.length > mostHead || body.length > mostBody)
    throw new FrameError("The message is too long to send.");
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32BE(json.length, 0);
  lengths.writeUInt32BE(body.length, 4);
  return Buffer.concat([lengths, json, body]);
}

function headOf(json: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(json));
  } catch (cause) {
    throw new FrameError("The message's head is not JSON.", { cause });
  }
}

/** Frames out of whatever pieces the stream delivers. @throws FrameError on lengths over the limits or bad JSON */
export async function* readFrames(stream: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let waiting: Buffer[] = [];
  let held = 0;
  let wanted = 8;
  for await (const piece of stream) {
    waiting.push(piece);
    held += piece.length;
    while (held >= wanted) {
      const whole = waiting.length === 1 ? waiting[0]! : Buffer.concat(waiting);
      waiting = [whole];
      const [json, body] = [whole.readUInt32BE(0), whole.readUInt32BE(4)];
      if (json > mostHead || body > mostBody) throw new FrameError("The message is too long.");
      wanted = 8 + json + body;
      if (held < wanted) break;
      yield { head: headOf(whole.subarray(8, 8 + json)), body: whole.subarray(8 + json, wanted) };
      waiting = [whole.subarray(wanted)];
      held -= wanted;
      wanted = 8;
    }
  }
}
