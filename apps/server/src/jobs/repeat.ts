export type Repeating = { stop(): Promise<void> };

/** Runs a turn again and again with a pause between, until stopped. A failure is told and tried again by the next turn. */
export function repeat(
  pause: number,
  turn: () => Promise<void>,
  failed: (error: unknown) => void,
): Repeating {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  async function once(): Promise<void> {
    try {
      await turn();
    } catch (error) {
      if (!stopped) failed(error);
    }
  }
  function next(): void {
    if (stopped) return;
    timer = setTimeout(() => {
      running = once().then(next);
    }, pause);
  }
  next();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
