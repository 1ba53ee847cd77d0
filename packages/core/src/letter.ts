import { type Added, withAdded } from "./added.ts";
import type { Deed, Signed } from "./assertion.ts";
import {
  type Circulation,
  type CirculationEvent,
  evolveCirculation,
  openCirculation,
} from "./circulation.ts";
import type { CommentId, CopyId, DecisionId, LetterId, Moment, PersonId, Sha256 } from "./ids.ts";
import { type Point, type PointEvent, evolvePoints } from "./point.ts";
import { type Round, type RoundEvent, evolveRounds } from "./reading.ts";
import type { Effect } from "./text.ts";

export const letterStatuses = [
  "draft",
  "in-coordination",
  "adjudication",
  "returned",
  "approved",
  "signed-not-released",
  "in-force",
  "superseded",
  "withdrawn",
  "cancelled",
] as const;
export type LetterStatus = (typeof letterStatuses)[number];

/** What a person is to one letter. Without a part in it nobody sees it: need to know. */
export const parts = ["author", "action-officer", "signer", "releaser", "reader"] as const;
export type Part = (typeof parts)[number];

export type Version = {
  readonly n: number;
  readonly publicId: string;
  readonly sha256: Sha256;
  readonly pages: number;
  readonly source: "typeset" | "uploaded";
  readonly effect: Effect;
  /** The comments whose proposed wording it took up. */
  readonly credits: readonly CommentId[];
  readonly at: Moment;
  readonly by: PersonId;
};

export type Approval = Deed & {
  readonly version: number;
  readonly sha256: Sha256;
  readonly signed: Signed;
};
/** `position` numbers the position on that copy which it answers. */
export type Override = Deed & {
  readonly copy: CopyId;
  readonly position: number;
  readonly reason: string;
};
/** A required holder whose answer is not waited for any more. */
export type Waiver = Deed & { readonly copy: CopyId; readonly reason: string };
/** `disposition` numbers the disposition of that comment to which the commenter objects. */
export type ObjectionOverride = Deed & {
  readonly copy: CopyId;
  readonly comment: CommentId;
  readonly disposition: number;
  readonly reason: string;
};
/** A version that is let through though it was not read back as the office asks. */
export type ReadBackWaiver = Deed & { readonly version: number; readonly reason: string };
/** What a released letter announced, and on which decision. */
export type Announcement = { readonly text: string; readonly decision: DecisionId };
export type Seal = { readonly version: number; readonly sha256: Sha256; readonly at: Moment };

/** What every letter has, whatever became of it. */
export type LetterBase = {
  readonly id: LetterId;
  readonly reference: string;
  readonly opened: Deed;
  readonly access: ReadonlyMap<PersonId, ReadonlySet<Part>>;
  readonly versions: readonly Version[];
  readonly circulations: readonly Circulation[];
  readonly overrides: readonly Override[];
  readonly waivers: readonly Waiver[];
  readonly objectionOverrides: readonly ObjectionOverride[];
  readonly points: readonly Point[];
  readonly rounds: readonly Round[];
  readonly readBackWaivers: readonly ReadBackWaiver[];
  readonly archived: boolean;
  /** A silent letter's drafts are never answered to the public. */
  readonly silent: boolean;
};

type WithSeal = { readonly approvals: readonly Approval[]; readonly seal: Seal };
type WithRelease = WithSeal & {
  readonly release: Deed & {
    readonly supersedes: LetterId | null;
    readonly announces: readonly Announcement[];
  };
};

/** A letter's state: what a status needs is there exactly in that status. */
export type Letter =
  | { readonly status: "none" }
  | (LetterBase &
      (
        | { readonly status: "draft"; readonly approvals: readonly Approval[] }
        | { readonly status: "in-coordination"; readonly circulation: Circulation }
        | { readonly status: "adjudication"; readonly approvals: readonly Approval[] }
        | {
            readonly status: "returned";
            readonly note: string;
            readonly return: Deed & { readonly version: number };
          }
        | { readonly status: "approved"; readonly approvals: readonly Approval[] }
        | (WithSeal & {
            readonly status: "signed-not-released";
            readonly release: WithRelease["release"] | null;
          })
        | (WithRelease & { readonly status: "in-force"; readonly inForceFrom: Moment })
        | (WithRelease & {
            readonly status: "superseded";
            readonly inForceFrom: Moment;
            readonly until: Moment;
            readonly successor: LetterId;
          })
        | (WithRelease & {
            readonly status: "withdrawn";
            readonly inForceFrom: Moment;
            readonly until: Moment;
            readonly reason: string;
          })
        | { readonly status: "cancelled"; readonly reason: string; readonly until: Moment }
      ));

export type ExistingLetter = Exclude<Letter, { status: "none" }>;

export type LetterEvent =
  | { readonly type: "letter-opened"; readonly letter: LetterId; readonly reference: string }
  | { readonly type: "access-granted"; readonly person: PersonId; readonly part: Part }
  | { readonly type: "access-revoked"; readonly person: PersonId }
  | {
      readonly type: "version-added";
      readonly n: number;
      readonly publicId: string;
      readonly sha256: Sha256;
      readonly pages: number;
      readonly source: "typeset" | "uploaded";
      readonly effect: Effect;
      readonly credits: readonly CommentId[];
    }
  | CirculationEvent
  | PointEvent
  | RoundEvent
  | { readonly type: "read-back-waived"; readonly version: number; readonly reason: string }
  | { readonly type: "holder-waived"; readonly copy: CopyId; readonly reason: string }
  | {
      readonly type: "objection-overridden";
      readonly copy: CopyId;
      readonly comment: CommentId;
      readonly disposition: number;
      readonly reason: string;
    }
  | {
      readonly type: "non-concur-overridden";
      readonly copy: CopyId;
      readonly position: number;
      readonly reason: string;
    }
  | {
      readonly type: "version-approved";
      readonly version: number;
      readonly sha256: Sha256;
      readonly signed: Signed;
      /** Whether this was the last approval that the office's settings asked for. */
      readonly complete: boolean;
    }
  | { readonly type: "letter-returned"; readonly version: number; readonly note: string }
  | { readonly type: "letter-sealed"; readonly version: number; readonly sha256: Sha256 }
  | {
      readonly type: "letter-released";
      readonly sha256: Sha256;
      readonly supersedes: LetterId | null;
      readonly announces: readonly Announcement[];
      readonly signed: Signed;
    }
  | { readonly type: "entered-into-force"; readonly checkpoint: number }
  | { readonly type: "letter-superseded"; readonly successor: LetterId }
  | { readonly type: "letter-withdrawn"; readonly reason: string; readonly signed: Signed }
  | { readonly type: "letter-cancelled"; readonly reason: string }
  | { readonly type: "letter-archived"; readonly archived: boolean }
  | { readonly type: "letter-silenced"; readonly silent: boolean };

const added: Added<LetterEvent> = {
  "version-added": { credits: [] },
  "letter-released": { announces: [] },
  "circulation-opened": { zone: "UTC", silence: false, shared: false, stages: 1 },
};

export const noLetter: Letter = { status: "none" };

function base(letter: ExistingLetter): LetterBase {
  const { id, reference, opened, access, versions, circulations, archived, silent } = letter;
  const { overrides, waivers, objectionOverrides } = letter;
  const { points, rounds, readBackWaivers } = letter;
  const settled = { overrides, waivers, objectionOverrides, points, rounds, readBackWaivers };
  return { id, reference, opened, access, versions, circulations, ...settled, archived, silent };
}

function broken(letter: Letter, event: LetterEvent): never {
  throw new Error(`The record is broken: ${event.type} cannot follow in state ${letter.status}.`);
}

type LaterEvent = Exclude<LetterEvent, { type: "letter-opened" }>;

const coordinating: readonly LetterStatus[] = ["draft", "in-coordination", "adjudication"];
const beforeRelease: readonly LetterStatus[] = [
  ...coordinating,
  "returned",
  "approved",
  "signed-not-released",
];

/** In which states an event can have happened. Wider than the policies: they may change, the record stays. */
const follows: Readonly<Record<LaterEvent["type"], readonly LetterStatus[]>> = {
  "access-granted": letterStatuses,
  "access-revoked": letterStatuses,
  "version-added": [...coordinating, "returned"],
  "circulation-opened": coordinating,
  "suspense-changed": ["in-coordination"],
  "stage-opened": ["in-coordination"],
  "circulation-closed": ["in-coordination"],
  "holder-waived": coordinating,
  "objection-overridden": coordinating,
  "non-concur-overridden": coordinating,
  "points-stated": [...coordinating, "returned"],
  "decision-cited": [...coordinating, "returned"],
  "citation-waived": coordinating,
  "read-back-waived": coordinating,
  "read-back-opened": [...coordinating, "returned"],
  "read-back-closed": beforeRelease,
  "model-read": beforeRelease,
  "version-approved": ["draft", "adjudication"],
  "letter-returned": beforeRelease,
  "letter-sealed": ["approved"],
  "letter-released": ["signed-not-released"],
  "entered-into-force": ["signed-not-released"],
  "letter-superseded": ["in-force"],
  "letter-withdrawn": ["in-force"],
  "letter-cancelled": beforeRelease,
  "letter-archived": letterStatuses,
  "letter-silenced": letterStatuses,
};

/** The turn of the newest circulation that can be opened; null when all are. */
export function nextTurn(letter: ExistingLetter): number | null {
  const circulation = letter.circulations.at(-1);
  return circulation && circulation.stage < circulation.stages ? circulation.stage + 1 : null;
}

/** Whether an event says of the letter what its record does not bear out: a version, a file, a release under way. */
function contradicts(letter: ExistingLetter, event: LaterEvent): boolean {
  switch (event.type) {
    case "version-added":
      return event.n !== letter.versions.length + 1;
    case "circulation-opened":
      return event.n !== letter.circulations.length + 1;
    case "stage-opened":
      return event.n !== letter.circulations.length || event.stage !== nextTurn(letter);
    case "read-back-opened":
      return event.n !== letter.rounds.length + 1 || event.version !== latestVersion(letter)?.n;
    case "read-back-closed":
    case "model-read":
      return !letter.rounds.some((one) => one.n === event.n && one.open);
    case "decision-cited":
    case "citation-waived":
      return !letter.points.some((one) => one.id === event.point);
    case "suspense-changed":
    case "circulation-closed":
      return event.n !== letter.circulations.length;
    case "version-approved":
      return (
        event.version !== latestVersion(letter)?.n ||
        event.sha256 !== versionOf(letter, event.version)?.sha256
      );
    case "letter-sealed":
      return letter.status !== "approved" || letter.approvals.at(-1)?.version !== event.version;
    case "letter-released":
      return (
        letter.status !== "signed-not-released" || !!letter.release || letter.seal.sha256 !== event.sha256
      );
    case "letter-returned":
    case "letter-cancelled":
      return letter.status === "signed-not-released" && letter.release !== null;
    default:
      return false;
  }
}

/** A circulation ends with the letter's coordination, whichever way that ends. */
function closedCirculations(letter: ExistingLetter): readonly Circulation[] {
  return letter.circulations.map((one) => ({ ...one, open: false }));
}

function withAccess(
  letter: ExistingLetter,
  person: PersonId,
  change: (had: ReadonlySet<Part>) => ReadonlySet<Part>,
) {
  const access = new Map(letter.access);
  const now = change(access.get(person) ?? new Set());
  if (now.size === 0) access.delete(person);
  else access.set(person, now);
  return { ...letter, access };
}

function opened(event: Extract<LetterEvent, { type: "letter-opened" }>, deed: Deed): Letter {
  return {
    status: "draft",
    approvals: [],
    id: event.letter,
    reference: event.reference,
    opened: deed,
    access: new Map([[deed.by, new Set<Part>(["author", "action-officer"])]]),
    versions: [],
    circulations: [],
    overrides: [],
    waivers: [],
    objectionOverrides: [],
    points: [],
    rounds: [],
    readBackWaivers: [],
    archived: false,
    silent: false,
  };
}

/** A letter leaves coordination, approval or rework with a new version; what was approved before is void. */
function versionAdded(
  letter: ExistingLetter,
  event: Extract<LetterEvent, { type: "version-added" }>,
  deed: Deed,
): Letter {
  const { type: _, ...given } = event;
  const version: Version = { ...given, at: deed.at, by: deed.by };
  const next = { ...base(letter), versions: [...letter.versions, version] };
  switch (letter.status) {
    case "in-coordination":
      return { ...next, status: "in-coordination", circulation: letter.circulation };
    case "draft":
    case "returned":
      return { ...next, status: "draft", approvals: [] };
    case "adjudication":
      return { ...next, status: "adjudication", approvals: [] };
    default:
      return broken(letter, event);
  }
}

function circulationOpened(
  letter: ExistingLetter,
  event: Extract<LetterEvent, { type: "circulation-opened" }>,
  at: Moment,
): Letter {
  const circulation = openCirculation(event, at);
  const circulations = [...closedCirculations(letter), circulation];
  return { ...base(letter), status: "in-coordination", circulation, circulations };
}

/** What happens to the open circulation, in both places that know it. */
function circulationChanged(
  letter: ExistingLetter,
  event: Extract<CirculationEvent, { type: "suspense-changed" | "stage-opened" }>,
  at: Moment,
): Letter {
  if (letter.status !== "in-coordination") return broken(letter, event);
  const circulation = evolveCirculation(letter.circulation, event, at);
  return {
    ...letter,
    circulation,
    circulations: [...letter.circulations.slice(0, -1), circulation],
  };
}

/** Whoever approved did so knowing what the letter was to announce, and on what it rested: with that they approve anew. */
function repointed(letter: ExistingLetter): Letter {
  return letter.status === "draft" || letter.status === "adjudication"
    ? { ...letter, approvals: [] }
    : letter;
}

function approved(
  letter: ExistingLetter,
  event: Extract<LetterEvent, { type: "version-approved" }>,
  deed: Deed,
): Letter {
  if (letter.status !== "draft" && letter.status !== "adjudication") return broken(letter, event);
  const { version, sha256, signed, complete } = event;
  const approvals = [...letter.approvals, { ...deed, version, sha256, signed }];
  return complete ? { ...base(letter), status: "approved", approvals } : { ...letter, approvals };
}

function returned(
  letter: ExistingLetter,
  event: Extract<LetterEvent, { type: "letter-returned" }>,
  deed: Deed,
): Letter {
  const kept = { ...base(letter), circulations: closedCirculations(letter) };
  return {
    ...kept,
    status: "returned",
    note: event.note,
    return: { ...deed, version: event.version },
  };
}

function sealed(
  letter: ExistingLetter,
  event: Extract<LetterEvent, { type: "letter-sealed" }>,
  at: Moment,
): Letter {
  if (letter.status !== "approved") return broken(letter, event);
  const seal: Seal = { version: event.version, sha256: event.sha256, at };
  return {
    ...base(letter),
    status: "signed-not-released",
    approvals: letter.approvals,
    seal,
    release: null,
  };
}

function cancelled(
  letter: ExistingLetter,
  event: Extract<LetterEvent, { type: "letter-cancelled" }>,
  at: Moment,
): Letter {
  const kept = { ...base(letter), circulations: closedCirculations(letter) };
  return { ...kept, status: "cancelled", reason: event.reason, until: at };
}

function ended(letter: ExistingLetter, event: LetterEvent, at: Moment): Letter {
  if (letter.status !== "in-force") return broken(letter, event);
  const { approvals, seal, release, inForceFrom } = letter;
  const kept = { ...base(letter), approvals, seal, release, inForceFrom, until: at };
  if (event.type === "letter-superseded")
    return { ...kept, status: "superseded", successor: event.successor };
  if (event.type === "letter-withdrawn") return { ...kept, status: "withdrawn", reason: event.reason };
  return broken(letter, event);
}

/** The letter after one more event. Pure; a record that cannot be is a broken invariant and throws. */
export function evolveLetter(letter: Letter, entered: LetterEvent, deed: Deed): Letter {
  const event = withAdded(entered, added);
  if (event.type === "letter-opened")
    return letter.status === "none" ? opened(event, deed) : broken(letter, event);
  if (letter.status === "none") return broken(letter, event);
  if (!follows[event.type]?.includes(letter.status) || contradicts(letter, event))
    return broken(letter, event);
  switch (event.type) {
    case "access-granted":
      return withAccess(letter, event.person, (had) => new Set([...had, event.part]));
    case "access-revoked":
      return withAccess(letter, event.person, () => new Set());
    case "version-added":
      return versionAdded(letter, event, deed);
    case "circulation-opened":
      return circulationOpened(letter, event, deed.at);
    case "suspense-changed":
    case "stage-opened":
      return circulationChanged(letter, event, deed.at);
    case "circulation-closed":
      return {
        ...base(letter),
        circulations: closedCirculations(letter),
        status: "adjudication",
        approvals: [],
      };
    case "points-stated":
    case "decision-cited":
      return repointed({ ...letter, points: evolvePoints(letter.points, event, deed) });
    case "citation-waived":
      return { ...letter, points: evolvePoints(letter.points, event, deed) };
    case "read-back-opened":
    case "read-back-closed":
    case "model-read":
      return { ...letter, rounds: evolveRounds(letter.rounds, event, deed.at) };
    case "read-back-waived": {
      const waiver = { ...deed, version: event.version, reason: event.reason };
      return { ...letter, readBackWaivers: [...letter.readBackWaivers, waiver] };
    }
    case "non-concur-overridden":
      return {
        ...letter,
        overrides: [
          ...letter.overrides,
          { ...deed, copy: event.copy, position: event.position, reason: event.reason },
        ],
      };
    case "holder-waived": {
      const { copy, reason } = event;
      return { ...letter, waivers: [...letter.waivers, { ...deed, copy, reason }] };
    }
    case "objection-overridden": {
      const { type: _, ...answer } = event;
      return {
        ...letter,
        objectionOverrides: [...letter.objectionOverrides, { by: deed.by, at: deed.at, ...answer }],
      };
    }
    case "version-approved":
      return approved(letter, event, deed);
    case "letter-returned":
      return returned(letter, event, deed);
    case "letter-sealed":
      return sealed(letter, event, deed.at);
    case "letter-released":
      if (letter.status !== "signed-not-released") return broken(letter, event);
      return {
        ...letter,
        release: { ...deed, supersedes: event.supersedes, announces: event.announces },
      };
    case "entered-into-force":
      if (letter.status !== "signed-not-released" || letter.release === null) return broken(letter, event);
      return { ...letter, release: letter.release, status: "in-force", inForceFrom: deed.at };
    case "letter-superseded":
    case "letter-withdrawn":
      return ended(letter, event, deed.at);
    case "letter-cancelled":
      return cancelled(letter, event, deed.at);
    case "letter-archived":
      return { ...letter, archived: event.archived };
    case "letter-silenced":
      return { ...letter, silent: event.silent };
  }
}

/** The newest version, or null before the first. */
export function latestVersion(letter: ExistingLetter): Version | null {
  return letter.versions.at(-1) ?? null;
}

export function versionOf(letter: ExistingLetter, n: number): Version | null {
  return letter.versions[n - 1] ?? null;
}

export function hasPart(letter: ExistingLetter, person: PersonId, part: Part): boolean {
  return letter.access.get(person)?.has(part) ?? false;
}
