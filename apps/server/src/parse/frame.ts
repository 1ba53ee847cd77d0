/** One message between the server and a parsing child: a JSON head and plain bytes. */
export type Frame = { readonly head: unknown; readonly bytes: Uint8Array };

/** Two lengths, 32 bits each, big end first: of the head in UTF-8, of the bytes. */
const PREFIX = 8;
/** A frame is never larger than the largest picture or file with its text: more than this is a fault. */
const LARGEST = 256_000_000;

/** The frame as the bytes that cross the pipe. */
export function encodeFrame(frame: Frame): Uint8Array[] {
  const head = new TextEncoder().encode(JSON.stringify(frame.head));
  const prefix = new Uint8Array(PREFIX);
  new DataView(prefix.buffer).setUint32(0, head.length);
  new DataView(prefix.buffer).setUint32(4, frame.bytes.length);
  return [prefix, head, frame.bytes];
}

/** Takes a pipe's chunks as they come and hands over each frame once it is whole. Throws an Error with code `bad-frame`. */
export function frameDecoder(): (chunk: Uint8Array) => Frame[] {
  let chunks: Uint8Array[] = [];
  let held = 0;
  let wanted = PREFIX;
  return (chunk) => {
    chunks.push(chunk);
    held += chunk.length;
    const frames: Frame[] = [];
    while (held >= wanted) {
      const whole = Buffer.concat(chunks);
      wanted = frameLength(whole);
      if (held >= wanted) {
        frames.push(decodeFrame(whole.subarray(0, wanted)));
        chunks = [whole.subarray(wanted)];
        held -= wanted;
        wanted = PREFIX;
      } else {
        chunks = [whole];
      }
    }
    return frames;
  };
}

function frameLength(from: Buffer): number {
  const length = PREFIX + from.readUInt32BE(0) + from.readUInt32BE(4);
  if (length <= LARGEST) return length;
  throw Object.assign(new Error(`A frame of ${length} bytes crossed the parser's pipe.`), {
    code: "bad-frame",
  });
}

function decodeFrame(frame: Buffer): Frame {
  const headEnd = PREFIX + frame.readUInt32BE(0);
  const head: unknown = JSON.parse(frame.toString("utf8", PREFIX, headEnd));
  return { head, bytes: new Uint8Array(frame.subarray(headEnd)) };
}
