import type { ChildProcess } from "node:child_process";
import { refuse, type Refusal } from "@chirograph/read";
import { encodeFrame, frameDecoder, type Frame } from "./frame.ts";
import type { Begun, Question, Reply, Wired } from "./question.ts";
import { spawnChild } from "./spawn-child.ts";

/** One parsing child. It answers one question at a time; after a death, natural or not, it is of no more use. */
export type Worker = {
  /** Resolves when the child is ready for questions; false where it died before. */
  readonly ready: Promise<boolean>;
  /** The child's answer, or why there was none. A child that gave none is dead. */
  ask(question: Question, bytes: Uint8Array, timeMs: number): Promise<Wired | Refusal>;
  readonly alive: () => boolean;
  /** Whether it is gone and nobody here told it to go, killed from outside or by its file; "unread" where it had not begun to read one. */
  readonly died: () => false | "unread" | "reading";
  readonly kill: () => void;
};

type Waiting = (answer: Wired | Refusal) => void;

/** Starts a child; onDeath is told once, when it is gone. */
export function startWorker(onDeath: (how: string) => void): Worker {
  const child = spawnChild();
  const { promise: ready, resolve: setReady } = Promise.withResolvers<boolean>();
  let alive = true; // until it is gone
  let wanted = true; // until it is told to go
  let begun = false; // the last question has reached the child
  let waiting: Waiting | null = null;
  const kill = () => {
    wanted = false;
    child.kill("SIGKILL");
  };
  const settle = (answer: Wired | Refusal) => {
    const settled = waiting;
    waiting = null;
    settled?.(answer);
  };
  const gone = (code: number | null, signal: NodeJS.Signals | null) => {
    if (!alive) return;
    alive = false;
    setReady(false);
    settle(refuse(ranOut(code, signal) ? "too-large-inside" : "damaged"));
    onDeath(signal ?? `exit code ${String(code)}`);
  };
  child.on("error", () => gone(null, null));
  child.on("exit", gone);
  child.stdin?.on("error", () => {}); // a dead child's pipe: its exit is what is answered
  receive(child, (frame) => {
    if (!waiting) return setReady(true);
    const reply = frame.head as Reply | Begun;
    if ("begun" in reply) return (begun = true);
    if (reply.last) kill();
    settle({ head: reply.answer, bytes: frame.bytes });
  });
  const ask = (question: Question, bytes: Uint8Array, timeMs: number) =>
    new Promise<Wired | Refusal>((resolve) => {
      if (!alive || !wanted) return resolve(refuse("damaged"));
      const timer = setTimeout(() => {
        kill();
        settle(refuse("too-slow"));
      }, timeMs);
      begun = false;
      waiting = (answer) => {
        clearTimeout(timer);
        resolve(answer);
      };
      for (const part of encodeFrame({ head: question, bytes })) child.stdin?.write(part);
    });
  const died = () => !alive && wanted && (begun ? "reading" : "unread");
  return { ready, ask, alive: () => alive && wanted, died, kill };
}

function receive(child: ChildProcess, take: (frame: Frame) => void): void {
  const decode = frameDecoder();
  child.stdout?.on("data", (chunk: Buffer) => {
    try {
      decode(chunk).forEach(take);
    } catch {
      child.kill("SIGKILL"); // what it writes is no frame of ours
    }
  });
}

/** Node and V8 abort when memory ends; the operating system kills. */
function ranOut(code: number | null, signal: NodeJS.Signals | null): boolean {
  return signal !== null || (code !== null && code >= 128);
}
