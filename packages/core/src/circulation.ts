import type { Moment } from "./ids.ts";

/** The coordination of one version. Circulations of a letter are numbered from 1; the newest one counts. */
export type Circulation = {
  readonly n: number;
  readonly version: number;
  readonly suspense: Moment;
  /** The IANA time zone in which the office named the suspense: "Asia/Dubai". */
  readonly zone: string;
  readonly instructions: string;
  /** Whether it was declared beforehand that silence after the suspense counts as concurrence. */
  readonly silence: boolean;
  /** Whether holders see each other's comments; told to them from the start. */
  readonly shared: boolean;
  /** How many turns there are, and up to which one holders have theirs now. */
  readonly stages: number;
  readonly stage: number;
  /** When each turn was opened, the first one's first. */
  readonly turns: readonly Moment[];
  /** How often the suspense was changed: a calendar takes it as the event's SEQUENCE. */
  readonly changes: number;
  readonly opened: Moment;
  readonly open: boolean;
};

export type CirculationEvent =
  | {
      readonly type: "circulation-opened";
      readonly n: number;
      readonly version: number;
      readonly suspense: Moment;
      readonly zone: string;
      readonly instructions: string;
      readonly silence: boolean;
      readonly shared: boolean;
      readonly stages: number;
    }
  | {
      readonly type: "suspense-changed";
      readonly n: number;
      readonly suspense: Moment;
      readonly zone: string;
      readonly reason: string;
    }
  | { readonly type: "stage-opened"; readonly n: number; readonly stage: number }
  | { readonly type: "circulation-closed"; readonly n: number };

export function openCirculation(
  event: Extract<CirculationEvent, { type: "circulation-opened" }>,
  at: Moment,
): Circulation {
  const { type: _, ...given } = event;
  return { ...given, stage: 1, turns: [at], changes: 0, opened: at, open: true };
}

/** The circulation after something else happened to it. Pure. */
export function evolveCirculation(
  circulation: Circulation,
  event: Exclude<CirculationEvent, { type: "circulation-opened" }>,
  at: Moment,
): Circulation {
  switch (event.type) {
    case "suspense-changed": {
      const { suspense, zone } = event;
      return { ...circulation, suspense, zone, changes: circulation.changes + 1 };
    }
    case "stage-opened":
      return { ...circulation, stage: event.stage, turns: [...circulation.turns, at] };
    case "circulation-closed":
      return { ...circulation, open: false };
  }
}
