import { type Standing, type TaskStanding, answerOn, standingPositions, tasks } from "./answers.ts";
import { isObjected, isOpen } from "./comment.ts";
import { type Copy, type IssuedCopy, holderKey } from "./copy.ts";
import { dayOf, dueDay, timeLeft } from "./day.ts";
import { decisionGates } from "./decision-gates.ts";
import { type Gate, type GateFacts, gate, listed, organisationOf } from "./gate.ts";
import type { CopyId, Moment } from "./ids.ts";
import { readBackGates } from "./read-back-gates.ts";
import { type ExistingLetter, latestVersion } from "./letter.ts";
import { type MatrixRow, matrix } from "./matrix.ts";
import { type Coordination, coordinationOf, personName } from "./office.ts";

function nonConcurGates({ letter, copies, office }: GateFacts): Gate[] {
  const against = standingPositions(copies).filter((copy) => copy.position?.position === "non-concur");
  const gates = against.map((copy): Gate => {
    // An override answers the non-concur it was given for; a later one needs its own. By number: clocks may tie.
    const override = letter.overrides.find(
      (one) => one.copy === copy.id && one.position === copy.position?.n,
    );
    const reason = copy.position?.reason ?? "";
    const sentence = override
      ? `Non-concur from ${organisationOf(copy)}, overridden by ${personName(office, override.by)}: ${override.reason}`
      : `Non-concur from ${organisationOf(copy)} since ${dayOf(copy.position?.at ?? "")}: ${reason}`;
    return gate("non-concur", override ? "waived" : "held", sentence, { copies: [copy.id] });
  });
  return gates.length > 0 ? gates : [gate("non-concur", "open", "Nobody non-concurs.")];
}

function circulationGate({ letter }: GateFacts): Gate {
  if (letter.status === "in-coordination") {
    const { version, suspense } = letter.circulation;
    return gate(
      "circulation",
      "held",
      `The circulation of version ${version} is open until ${dueDay(suspense)}. Close it to go on.`,
    );
  }
  const none = letter.circulations.length === 0;
  return gate("circulation", "open", none ? "The letter was not circulated." : "The circulation is closed.");
}

function versionGate({ letter }: GateFacts): Gate {
  const version = latestVersion(letter);
  if (!version) return gate("version", "held", "There is no version yet. Make one from the text.");
  if (letter.status === "returned")
    return gate("version", "held", `Version ${version.n} was returned for rework. Make the next one.`);
  return gate("version", "open", `Version ${version.n} can be approved.`);
}

/** The suspense of the newest of the circulations in which these were asked. */
function lastSuspense(asked: readonly TaskStanding[]): Moment | undefined {
  const circulations = asked.flatMap(({ circulation }) => circulation ?? []);
  return circulations.sort((a, b) => a.n - b.n).at(-1)?.suspense;
}

/** Copies on which an answer was required, never came, and is required no more: nobody should be dropped unseen. */
function requiredOnce(
  letter: ExistingLetter,
  copies: readonly Copy[],
  now: readonly TaskStanding[],
): IssuedCopy[] {
  const asked = new Set(now.map(({ copy }) => holderKey(copy.holder)));
  const answered = new Set(
    copies.flatMap((copy) => (copy.status !== "none" && copy.position ? [holderKey(copy.holder)] : [])),
  );
  const known = new Map(copies.flatMap((copy) => (copy.status === "none" ? [] : [[copy.id, copy] as const])));
  const once = copies.filter(
    (copy): copy is IssuedCopy =>
      copy.status !== "none" &&
      copy.task.required &&
      copy.task.through === null &&
      !asked.has(holderKey(copy.holder)) &&
      !answered.has(holderKey(copy.holder)) &&
      answerOn(copy, known) === null &&
      !letter.waivers.some((one) => one.copy === copy.id),
  );
  return [...new Map(once.map((copy) => [holderKey(copy.holder), copy])).values()];
}

/** Required holders who gave no position: waited for, taken as concurring by what was declared, or waived by name. */
function silentGates({ letter, copies, office, now }: GateFacts, rules: Coordination): Gate[] {
  const required = tasks(letter, copies, now).filter(({ copy }) => copy.task.required);
  const of = (...standings: readonly Standing[]) =>
    required.filter(({ standing }) => standings.includes(standing)).map(({ copy }) => copy);
  const silent = of("waiting", "later");
  const taken = of("taken-as-concur");
  const gates: Gate[] = [];
  if (silent.length > 0) {
    const suspense = lastSuspense(required.filter(({ copy }) => silent.includes(copy))) ?? now;
    const who = `${silent.length} required ${silent.length === 1 ? "holder" : "holders"} silent (${listed(silent.map(organisationOf))})`;
    const status = rules.silentRequired === "hold" ? "held" : "open";
    gates.push(gate("silent", status, `${who}, suspense ${timeLeft(suspense, now)}.`, idsOf(silent)));
  }
  if (taken.length > 0)
    gates.push(
      gate(
        "silent",
        "open",
        `Silent until the suspense, which was declared to count as concurrence: ${listed(taken.map(organisationOf))}.`,
        idsOf(taken),
      ),
    );
  const dropped = requiredOnce(letter, copies, required);
  if (dropped.length > 0)
    gates.push(
      gate(
        "silent",
        "open",
        `Required once, never answered, and not required now: ${listed(dropped.map(organisationOf))}.`,
        idsOf(dropped),
      ),
    );
  for (const copy of of("waived")) {
    const waiver = letter.waivers.find((one) => one.copy === copy.id);
    const by = waiver ? `${personName(office, waiver.by)}: ${waiver.reason}` : "";
    gates.push(gate("silent", "waived", `Not waited for: ${organisationOf(copy)}, by ${by}`, idsOf([copy])));
  }
  return gates;
}

function idsOf(copies: readonly IssuedCopy[]): { copies: CopyId[] } {
  return { copies: copies.map((copy) => copy.id) };
}

function commentGate(row: MatrixRow): Gate {
  const { copy, comment, n } = row;
  const what = comment.disposed ? "is only deferred" : "is open";
  const severity = comment.severity.charAt(0).toUpperCase() + comment.severity.slice(1);
  return gate("comments", "held", `${severity} comment ${n} ${what} (${organisationOf(copy)}).`, {
    copies: [copy.id],
    comments: [comment.id],
  });
}

function commentGates(rows: readonly MatrixRow[], rules: Coordination): Gate[] {
  const first = new Set(["critical", ...rules.disposeFirst]);
  return rows.filter(({ comment }) => first.has(comment.severity) && isOpen(comment)).map(commentGate);
}

function objectionGates(
  { letter, office }: GateFacts,
  rows: readonly MatrixRow[],
  rules: Coordination,
): Gate[] {
  return rows
    .filter(({ comment }) => isObjected(comment))
    .map(({ n, copy, comment }) => {
      const about = { copies: [copy.id], comments: [comment.id] };
      const override = letter.objectionOverrides.find(
        // By copy too: holders choose the ids of their comments, and one could take another's.
        (one) =>
          one.copy === copy.id && one.comment === comment.id && one.disposition === comment.disposed?.n,
      );
      const said = `${organisationOf(copy)} objects to the answer to comment ${n}`;
      if (override)
        return gate(
          "objections",
          "waived",
          `${said}, overridden by ${personName(office, override.by)}: ${override.reason}`,
          about,
        );
      const serious = comment.severity === "critical" || comment.severity === "major";
      const status = serious && rules.objections === "hold" ? "held" : "open";
      return gate("objections", status, `${said}: ${comment.satisfaction?.note ?? ""}`, about);
    });
}

/** What holds the approval of the letter's newest version, and what does not. Held ones first. Pure. */
export function gates(facts: GateFacts): Gate[] {
  const rules = coordinationOf(facts.office);
  const rows = matrix(facts.copies);
  const all = [
    versionGate(facts),
    circulationGate(facts),
    ...nonConcurGates(facts),
    ...silentGates(facts, rules),
    ...commentGates(rows, rules),
    ...objectionGates(facts, rows, rules),
    ...readBackGates(facts),
    ...decisionGates(facts.letter, facts.office, facts.decisions, facts.now),
  ];
  const order = { held: 0, waived: 1, open: 2 };
  return all.sort((a, b) => order[a.status] - order[b.status]);
}
