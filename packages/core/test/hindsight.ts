import type { Entry, Holder, Part, RecordEvent, Role } from "../src/index.ts";

/**
 * What was true before an entry, read from the raw entries alone and in their order: a second opinion that shares no code
 * with what it judges.
 */
type Typed<Type extends RecordEvent["type"]> = Extract<RecordEvent, { type: Type }>;

function is<Type extends RecordEvent["type"]>(
  entry: Entry,
  ...types: readonly Type[]
): entry is Entry & { event: Typed<Type> } {
  return types.some((type) => entry.event.type === type);
}

export function rolesOf(before: readonly Entry[], person: string): readonly Role[] {
  const last = before.findLast(
    (entry) => is(entry, "person-added", "roles-changed", "person-left") && entry.event.person === person,
  );
  return last && is(last, "person-added", "roles-changed") ? last.event.roles : [];
}

export function hasLeft(before: readonly Entry[], person: string): boolean {
  return before.some((entry) => is(entry, "person-left") && entry.event.person === person);
}

export function keysOf(before: readonly Entry[], person: string): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { event } of before) {
    if (!("person" in event) || event.person !== person) continue;
    if (event.type === "credential-added") keys.add(event.credential.id);
    if (event.type === "credential-removed") keys.delete(event.credential);
    if (event.type === "person-left") keys.clear();
  }
  return keys;
}

export function partsOf(before: readonly Entry[], stream: string, person: string): ReadonlySet<Part> {
  const parts = new Set<Part>();
  for (const entry of before.filter((one) => one.stream === stream)) {
    if (is(entry, "letter-opened") && entry.by === person) parts.add("author").add("action-officer");
    if (is(entry, "access-granted") && entry.event.person === person) parts.add(entry.event.part);
    if (is(entry, "access-revoked") && entry.event.person === person) parts.clear();
  }
  return parts;
}

export function signersRequired(before: readonly Entry[]): number {
  const last = before.findLast((entry) => is(entry, "office-founded", "settings-changed"));
  return last && is(last, "office-founded", "settings-changed") ? last.event.settings.signersRequired : 0;
}

export function newestVersion(before: readonly Entry[], stream: string): Typed<"version-added"> | null {
  const last = before.findLast((entry) => entry.stream === stream && is(entry, "version-added"));
  return last && is(last, "version-added") ? last.event : null;
}

/** The approvals since the letter last changed its version, went into circulation, came out of it, or was returned. */
export function standingApprovals(before: readonly Entry[], stream: string) {
  const own = before.filter((entry) => entry.stream === stream);
  const start = own.findLastIndex((entry) =>
    is(
      entry,
      "version-added",
      "letter-returned",
      "circulation-opened",
      "circulation-closed",
      "points-stated",
      "decision-cited",
    ),
  );
  return own.slice(start + 1).filter((entry) => is(entry, "version-approved"));
}

type Objection = { readonly copy: string; readonly at: number };

function sameHolder(a: Holder, b: Holder): boolean {
  return a.name === b.name && a.address === b.address && a.actingFor === b.actingFor;
}

/** The copies whose last position is a non-concur that nobody overrode since, and no later copy of the holder replaced. */
export function openObjections(before: readonly Entry[], letter: string): readonly Objection[] {
  const issued = before
    .filter((entry) => is(entry, "copy-issued"))
    .map((entry) => entry.event)
    .filter((event) => event.letter === letter && event.kind === "circulation");
  const last = (copy: string) =>
    before.findLastIndex((entry) => entry.stream === `copy/${copy}` && is(entry, "position-taken"));
  const positions = issued.map((event) => ({ ...event, at: last(event.copy) })).filter(({ at }) => at >= 0);
  return positions.filter(({ copy, holder, at }) => {
    const entry = before[at];
    if (!entry || !is(entry, "position-taken") || entry.event.position !== "non-concur") return false;
    const answered = before
      .slice(at)
      .some((one) => is(one, "non-concur-overridden") && one.event.copy === copy);
    const replaced = positions.some(
      (other) => other.parent === null && other.at > at && sameHolder(other.holder, holder),
    );
    return !answered && !replaced;
  });
}

/** A copy as it was issued, and at which entry. */
type Issued = Typed<"copy-issued"> & { readonly index: number };

function issuedCopies(before: readonly Entry[], letter: string): readonly Issued[] {
  return before.flatMap((entry, index) =>
    is(entry, "copy-issued") && entry.event.letter === letter && entry.event.kind === "circulation"
      ? [{ ...entry.event, task: taskNow(before, entry.stream, entry.event.task), index }]
      : [],
  );
}

/** Whether both of these were recalled with their whole circulation: it was closed, and nothing but recalls follows up to the later one. */
function recalledWhole(before: readonly Entry[], first: number, later: number): boolean {
  const closed = before.slice(0, first).findLastIndex((entry) => !is(entry, "copy-recalled"));
  const ended = before[closed];
  return (
    ended !== undefined &&
    is(ended, "circulation-closed") &&
    before.slice(first, later).every((entry) => is(entry, "copy-recalled"))
  );
}

/** Whoever answered through a colleague whose copy was recalled since is asked themselves, unless both were recalled at once. */
function taskNow(before: readonly Entry[], stream: string, task: Typed<"copy-issued">["task"]) {
  const recalled = (copy: string) =>
    before.findIndex((entry) => entry.stream === copy && is(entry, "copy-recalled"));
  const [spokesman, own] = [recalled(`copy/${task.through}`), recalled(stream)];
  const alone = own < 0 || (spokesman < own && !recalledWhole(before, spokesman, own));
  return spokesman >= 0 && alone ? { ...task, through: null, asked: true } : task;
}

export function rulesInForce(before: readonly Entry[]) {
  const last = before.findLast((entry) => is(entry, "coordination-changed"));
  const { silentRequired, objections, disposeFirst } =
    last && is(last, "coordination-changed")
      ? last.event.coordination
      : ({
          silentRequired: "hold",
          objections: "hold",
          disposeFirst: ["critical", "major"],
        } as const);
  const first: readonly string[] = disposeFirst;
  return { silentRequired, objections, first: new Set(["critical", ...first]) };
}

/** What was said on a copy about one comment, from the last time its words changed: nothing when it was withdrawn. */
type Remark = {
  readonly copy: string;
  readonly comment: string;
  readonly severity: string;
  /** The last disposition of these words, and the number it has among all of this comment. */
  readonly answer: Typed<"comment-disposed"> | null;
  readonly n: number;
  readonly objected: boolean;
};

/** `own` are the entries of the copy's stream alone. */
export function remark(own: readonly Entry[], copy: string, comment: string): Remark | null {
  const about = own.filter(({ event }) => "comment" in event && event.comment === comment);
  const from = about.findLastIndex(({ event }) => event.type === "comment-made");
  const made = about[from]?.event;
  const since = about.slice(from + 1);
  if (made?.type !== "comment-made" || since.some(({ event }) => event.type === "comment-withdrawn"))
    return null;
  const n = about.filter(({ event }) => event.type === "comment-disposed").length;
  const at = since.findLastIndex(({ event }) => event.type === "comment-disposed");
  const answer = since[at]?.event;
  const reaction = since.slice(at + 1).findLast(({ event }) => event.type === "disposition-answered")?.event;
  return {
    copy,
    comment,
    severity: made.severity,
    answer: answer?.type === "comment-disposed" ? answer : null,
    n,
    objected: reaction?.type === "disposition-answered" && reaction.answer === "objects" && reaction.n === n,
  };
}

/** Every comment that stands on a copy whose holder speaks for themselves. */
function remarks(before: readonly Entry[], letter: string): readonly Remark[] {
  return issuedCopies(before, letter)
    .filter(({ task }) => task.through === null)
    .flatMap(({ copy }) => {
      const own = before.filter((entry) => entry.stream === `copy/${copy}`);
      const comments = new Set(own.flatMap(({ event }) => ("comment" in event ? [event.comment] : [])));
      return [...comments].flatMap((comment) => remark(own, copy, comment) ?? []);
    });
}

/** The comments that have no answer, and the critical ones whose answer is that they wait. */
export function unansweredRemarks(before: readonly Entry[], letter: string): readonly Remark[] {
  return remarks(before, letter).filter(
    ({ answer, severity }) =>
      answer === null || (severity === "critical" && answer.disposition === "deferred"),
  );
}

/** The objections to the answer of a critical or major comment that no signer overrode. */
export function standingObjections(before: readonly Entry[], letter: string): readonly Remark[] {
  const overrides = before.filter((entry) => entry.stream === `letter/${letter}`);
  return remarks(before, letter)
    .filter(({ objected, severity }) => objected && (severity === "critical" || severity === "major"))
    .filter(
      ({ copy, comment, n }) =>
        !overrides.some(
          (entry) =>
            is(entry, "objection-overridden") &&
            entry.event.copy === copy &&
            entry.event.comment === comment &&
            entry.event.disposition === n,
        ),
    );
}

/** The copies on which an answer can come: the one that asked, its delegate's, the delegate's delegate's. */
function answering(before: readonly Entry[], copy: string): readonly string[] {
  const handed = before.findLast(
    (entry) => entry.stream === `copy/${copy}` && is(entry, "copy-passed-on") && entry.event.delegated,
  );
  return handed && is(handed, "copy-passed-on") ? [copy, ...answering(before, handed.event.child)] : [copy];
}

function spokeOn(before: readonly Entry[], copies: readonly string[]): boolean {
  const on = (entry: Entry) => copies.some((copy) => entry.stream === `copy/${copy}`);
  const standing = copies.flatMap((copy) => {
    const own = before.filter((entry) => entry.stream === `copy/${copy}`);
    const ids = own.flatMap(({ event }) => (event.type === "comment-made" ? [event.comment] : []));
    return ids.flatMap((comment) => remark(own, copy, comment) ?? []);
  });
  return (
    standing.length > 0 || before.some((entry) => on(entry) && is(entry, "position-taken", "copy-declined"))
  );
}

/** Until when, whether silence was declared to count, and when each turn was opened. */
export function termsOf(before: readonly Entry[], letter: string, n: number) {
  const own = before.filter((entry) => entry.stream === `letter/${letter}`);
  const opened = own.find((entry) => is(entry, "circulation-opened") && entry.event.n === n);
  if (!opened || !is(opened, "circulation-opened")) throw new Error(`There is no circulation ${n}.`);
  const moved = own.findLast((entry) => is(entry, "suspense-changed") && entry.event.n === n);
  const suspense = moved && is(moved, "suspense-changed") ? moved.event.suspense : opened.event.suspense;
  const turns = new Map([[1, opened.at]]);
  for (const entry of own)
    if (is(entry, "stage-opened") && entry.event.n === n) turns.set(entry.event.stage, entry.at);
  const ends = ["circulation-opened", "circulation-closed", "letter-returned", "letter-cancelled"];
  const open = !own.slice(own.indexOf(opened) + 1).some(({ event }) => ends.includes(event.type));
  return { suspense, silence: opened.event.silence, turns, open };
}

/** Of each holder the newest copy that the office sent them to be answered, by them or by a colleague. */
function lastAsked(before: readonly Entry[], letter: string): readonly Issued[] {
  const own = issuedCopies(before, letter).filter(({ parent }) => parent === null);
  const asking = own.filter(({ task }) => task.asked || task.through !== null);
  return asking.filter(
    (one) => !asking.some((two) => two.index > one.index && sameHolder(two.holder, one.holder)),
  );
}

export type Silent = {
  readonly copy: string;
  readonly circulation: number;
  readonly stage: number;
};

/** The required holders who gave no answer, and whom neither a waiver nor declared silence lets pass at this moment. */
export function silentHolders(before: readonly Entry[], letter: string, now: string): readonly Silent[] {
  const papers = issuedCopies(before, letter).filter(
    ({ parent, task }) => parent === null && task.through === null,
  );
  return lastAsked(before, letter).flatMap(({ copy, task, holder, index }) => {
    const { required, through, circulation, stage } = task;
    const recalled = before.some((entry) => entry.stream === `copy/${copy}` && is(entry, "copy-recalled"));
    if (!required || through !== null || recalled) return [];
    const hands = answering(before, copy);
    const answered = before.some((entry, at) => {
      if (!is(entry, "position-taken")) return false;
      const theirs = papers.some(
        (one) => entry.stream === `copy/${one.copy}` && sameHolder(one.holder, holder),
      );
      return hands.some((one) => entry.stream === `copy/${one}`) || (theirs && at > index);
    });
    const waived = before.some((entry) => is(entry, "holder-waived") && entry.event.copy === copy);
    const terms = termsOf(before, letter, circulation);
    const turn = terms.turns.get(stage);
    const heard = turn !== undefined && turn < terms.suspense;
    const taken = terms.silence && heard && terms.suspense < now && !spokeOn(before, hands);
    return answered || waived || taken ? [] : [{ copy, circulation, stage }];
  });
}

/** The task of a copy, as it was issued. */
export function taskOf(before: readonly Entry[], stream: string) {
  const issued = before.find((entry) => entry.stream === stream && is(entry, "copy-issued"));
  return issued && is(issued, "copy-issued")
    ? { letter: issued.event.letter, ...taskNow(before, stream, issued.event.task) }
    : null;
}

/** A point with the last time its words were stated anew, as an index into the letter's own entries. */
type Said = Typed<"points-stated">["points"][number] & { readonly since: number };

function saidPoints(own: readonly Entry[]): readonly Said[] {
  return own.reduce<readonly Said[]>((points, entry, index) => {
    if (!is(entry, "points-stated")) return points;
    return entry.event.points.map(
      (now) =>
        points.find((was) => was.id === now.id && was.text === now.text && was.kind === now.kind) ?? {
          ...now,
          since: index,
        },
    );
  }, []);
}

function stands(before: readonly Entry[], decision: string, at: string): boolean {
  const own = before.filter((entry) => entry.stream === `decision/${decision}`);
  const entered = own.find((entry) => is(entry, "decision-entered"));
  if (!entered || !is(entered, "decision-entered")) return false;
  if (own.some((entry) => is(entry, "decision-superseded", "decision-revoked"))) return false;
  const until = entered.event.text.validUntil;
  return until === null || at <= `${until}T23:59:59.999Z`;
}

/** The announcements of a letter that rest on nothing at this moment: no decision that stands, and nobody's waiver. */
export function groundless(before: readonly Entry[], stream: string, at: string): readonly string[] {
  const own = before.filter((entry) => entry.stream === stream);
  return saidPoints(own).flatMap(({ id, kind, since }) => {
    if (kind !== "announced") return [];
    const later = own.slice(since + 1);
    const waived = later.some((entry) => is(entry, "citation-waived") && entry.event.point === id);
    const cited = later.findLast((entry) => is(entry, "decision-cited") && entry.event.point === id);
    const decision = cited && is(cited, "decision-cited") ? cited.event.decision : null;
    return waived || (decision !== null && stands(before, decision, at)) ? [] : [id];
  });
}

function readBackRule(before: readonly Entry[]) {
  const last = before.findLast((entry) => is(entry, "read-back-rule-changed"));
  return last && is(last, "read-back-rule-changed")
    ? last.event.rule
    : ({ hold: "with-points", readers: 5, share: 100 } as const);
}

/** Whether the letter's newest version was read back as the rule of the moment asks, or waived. */
export function readBack(before: readonly Entry[], stream: string): boolean {
  const own = before.filter((entry) => entry.stream === stream);
  const rule = readBackRule(before);
  const points = saidPoints(own);
  if (rule.hold === "never" || (rule.hold === "with-points" && points.length === 0)) return true;
  const version = newestVersion(before, stream)?.n;
  if (own.some((entry) => is(entry, "read-back-waived") && entry.event.version === version)) return true;
  const round = own.findLast((entry) => is(entry, "read-back-opened") && entry.event.version === version);
  if (!round || !is(round, "read-back-opened") || points.length === 0) return false;
  const letter = stream.slice("letter/".length);
  const issued = before.flatMap((entry) =>
    is(entry, "copy-issued") && entry.event.letter === letter && entry.event.kind !== "office" ? [entry] : [],
  );
  const fresh = issued.filter(
    (one, index) =>
      one.event.kind === "read-back" &&
      one.event.round === round.event.n &&
      !issued.slice(0, index).some((other) => sameHolder(other.event.holder, one.event.holder)),
  );
  const given = fresh.flatMap(({ stream: copy }) => {
    const answered = before.find((entry) => entry.stream === copy && is(entry, "points-answered"));
    return answered && is(answered, "points-answered") ? [answered.event.answers] : [];
  });
  const right = ({ id, kind }: Said) =>
    given.filter((answers) => {
      const take = answers.find((one) => one.point === id)?.take;
      return kind === "announced" ? take === "says-so" : take !== "says-so";
    }).length;
  const asked = (point: Said) =>
    round.event.points.some(
      (one) => one.id === point.id && one.text === point.text && one.kind === point.kind,
    );
  return (
    given.length >= rule.readers &&
    points.every((point) => asked(point) && right(point) * 100 >= rule.share * given.length)
  );
}
