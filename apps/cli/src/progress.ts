/** How often a line is written where nobody watches, and on a terminal, in milliseconds. */
const [inLog, onTerminal] = [10_000, 500];

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(bytes < 1e8 ? 1 : 0)} MB`;

/** Says on standard error how far a long work is: nothing in the first second, then one line, written over on a terminal. */
export function progressLine(): { tell(what: string, bytes: number): void; end(): void } {
  const isTerminal = process.stderr.isTTY;
  let next = performance.now() + 1_000;
  let written = false;
  return {
    tell(what, bytes) {
      if (performance.now() < next) return;
      next = performance.now() + (isTerminal ? onTerminal : inLog);
      process.stderr.write(
        isTerminal ? `\r\u001b[K${what}: ${megabytes(bytes)}` : `${what}: ${megabytes(bytes)}\n`,
      );
      written = isTerminal;
    },
    end() {
      if (written) process.stderr.write("\r\u001b[K");
    },
  };
}
