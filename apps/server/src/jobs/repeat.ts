export type Repeating = { stop(): Promise<void> };

/**
 * Runs a turn again and again until stopped: with a pause between, or at once where a turn says that there is more to do. A
 * failure is told and tried again by the next turn.
 */
export function repeat(
  pause: number,
  turn: () => Promise<boolean | void>,
  failed: (error: unknown) => void,
): Repeating {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  async function once(): Promise<boolean> {
    try {
      return (await turn()) === true;
    } catch (error) {
      if (!stopped) failed(error);
      return false;
    }
  }
  function after(wait: number): void {
    if (stopped) return;
    timer = setTimeout(() => {
      running = once().then((more) => after(more ? 0 : pause));
    }, wait);
  }
  after(pause);
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
