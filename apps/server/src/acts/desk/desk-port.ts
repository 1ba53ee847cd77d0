import type { LetterId, Moment, PersonId } from "@chirograph/core";

/** What a letter waits for from who writes, signs or releases it, as a sentence; from the writer not before `since`. */
export type DeskWaits = {
  readonly writer: { readonly what: string; readonly since: Moment | null } | null;
  readonly signer: string | null;
  readonly releaser: string | null;
};

/** What the desk keeps of one letter. */
export type DeskPut = {
  readonly letter: LetterId;
  readonly held: number;
  readonly blocked: {
    readonly who: string;
    readonly what: string;
    readonly since: Moment | null;
    readonly more: number;
  } | null;
  readonly answered: number;
  readonly asked: number;
  readonly openComments: number;
  readonly until: Moment | null;
  readonly waits: DeskWaits;
};

export type DeskRow = Omit<DeskPut, "letter" | "until" | "waits"> & {
  readonly id: LetterId;
  readonly reference: string;
  readonly subject: string;
  readonly status: string;
  readonly version: number;
  readonly suspense: Moment | null;
  readonly updatedAt: Moment;
  readonly archived: boolean;
  readonly waitsForYou: string | null;
};

export type DeskView = "mine" | "blocked" | "due" | "all" | "archived";
export type DeskCounts = Readonly<Record<DeskView, number>>;

export type DeskAsked = {
  readonly person: PersonId;
  /** What the person's roles let them do now: a part whose role they lost waits for nobody. */
  readonly may: Readonly<Record<keyof DeskWaits, boolean>>;
  readonly show: DeskView;
  readonly status: string;
  readonly search: string;
  readonly now: Moment;
  readonly limit: number;
  readonly offset: number;
};

export type DeskPort = {
  /** Notes that something happened to a letter; what the desk says of it is computed at the next look. */
  changed(letter: LetterId): Promise<void>;
  /** The same of every letter that is not over: the office's rules changed. */
  allChanged(): Promise<void>;
  /** Letters whose rows are to be computed, of one person's or of all, with the mark up to which they were noted. */
  stale(of: { person: PersonId | null; now: Moment; limit: number }): Promise<ReadonlyMap<LetterId, number>>;
  /** Writes a row and forgets the changes up to the mark. */
  put(row: DeskPut, mark: number): Promise<void>;
  page(asked: DeskAsked): Promise<{ readonly rows: readonly DeskRow[]; readonly counts: DeskCounts }>;
};
