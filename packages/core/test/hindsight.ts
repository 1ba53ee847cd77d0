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
    is(entry, "version-added", "letter-returned", "circulation-opened", "circulation-closed"),
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
