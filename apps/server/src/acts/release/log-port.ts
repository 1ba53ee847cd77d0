import type { Moment } from "@chirograph/core";

/** What the sequencer needs of the log's tables. */
export type LogPort = {
  /** Takes the sequencer's turn until the transaction ends; the token only grows. */
  lease(): Promise<number>;
  unsequenced(
    limit: number,
  ): Promise<readonly { stream: string; seq: number; type: string; commitment: Uint8Array }[]>;
  head(): Promise<{ size: number; note: string; frontier: Uint8Array } | null>;
  addLeaves(from: number, commitments: readonly Uint8Array[]): Promise<void>;
  addNodes(nodes: readonly { level: number; index: number; hash: Uint8Array }[]): Promise<void>;
  addCheckpoint(size: number, note: string, frontier: Uint8Array, at: Moment): Promise<void>;
};
