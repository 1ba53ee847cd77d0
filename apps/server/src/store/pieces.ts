/** Bytes that come in pieces of any length, taken in exact lengths. */
export type Pieces = {
  /** The next `length` bytes. @throws what `early` makes when there are fewer */
  take(length: number): Buffer | Promise<Buffer>;
  /** What is at hand, up to `most` bytes; call it when `done` said no. */
  some(most: number): Buffer;
  /** The next line without its newline, up to `most` bytes. */
  line(most: number): Promise<string>;
  /** Whether nothing is left. */
  done(): Promise<boolean>;
};

export function piecesOf(source: AsyncIterable<Buffer>, early: () => Error): Pieces {
  const iterator = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  let at = 0;
  const left = () => held.length - at;
  async function more(length: number): Promise<boolean> {
    const parts = [held.subarray(at)];
    let bytes = left();
    while (bytes < length) {
      const next = await iterator.next();
      if (next.done) break;
      parts.push(next.value);
      bytes += next.value.length;
    }
    held = parts.length === 1 ? (parts[0] ?? held) : Buffer.concat(parts);
    at = 0;
    return bytes >= length;
  }
  function cut(length: number): Buffer {
    at += length;
    return held.subarray(at - length, at);
  }
  async function fill(length: number): Promise<Buffer> {
    if (!(await more(length))) throw early();
    return cut(length);
  }
  return {
    // Most fields are there already: no promise for those.
    take: (length) => (left() >= length ? cut(length) : fill(length)),
    some: (most) => cut(Math.min(most, left())),
    async line(most) {
      for (let length = 0; length <= most;) {
        const end = held.subarray(at).indexOf(10);
        if (end >= 0 && end <= most) {
          const line = cut(end).toString("utf8");
          cut(1);
          return line;
        }
        length = left() + 1;
        if (!(await more(length))) break;
      }
      throw early();
    },
    done: async () => !(await more(1)),
  };
}
