import {
  type Decision,
  type Version,
  holdsGood,
  latestVersion,
  misfits,
  personName,
  readBackRuleOf,
  ruleSentence,
} from "@chirograph/core";
import type { readBack as wire } from "@chirograph/wire";
import { type ReadBackSeen, type ReaderSeen, type RoundSeen, judged } from "../acts/read-back/read-back.ts";

function stateOf({ copy }: ReaderSeen): wire.Reader["state"] {
  if (copy.reading.answers) return "answered";
  if (copy.reading.paraphrase) return "paraphrased";
  return copy.opened ? "opened" : "invited";
}

function showReader(reader: ReaderSeen): wire.Reader {
  const { copy, fresh, answers } = reader;
  return {
    copy: copy.id,
    label: copy.label,
    name: copy.holder.name,
    organisation: copy.holder.organisation,
    state: stateOf(reader),
    recalled: copy.status === "recalled",
    fresh,
    paraphrase: copy.reading.paraphrase?.text ?? null,
    answers: answers.map((one) => ({ ...one })),
  };
}

function showRound({ round, result, readers, sentences }: RoundSeen): wire.RoundView {
  const { n, version, opened, open, model } = round;
  return {
    n,
    version,
    opened,
    open,
    readers: readers.map(showReader),
    points: result.points.map(({ point, readers: of, intended, interval }) => ({
      ...point,
      share: { intended, readers: of, ...interval },
    })),
    sentences: sentences.map((one) => ({ ...one, misled: [...one.misled] })),
    model: model && {
      model: model.model,
      at: model.at,
      paraphrase: model.paraphrase,
      answers: judged(round, model.answers),
    },
  };
}

function showDecision(
  decision: Decision | undefined,
  newest: Version | null,
  now: string,
): wire.PointView["decision"] {
  if (!decision || decision.status === "none") return null;
  const { reference, what } = decision.text;
  const good = holdsGood(decision, now);
  return { id: decision.id, reference, what, good, misfits: good ? misfits(decision, newest, now) : [] };
}

/** A letter's points and what its readers took it to say, as the office's app reads it. */
export function showReadBack(seen: ReadBackSeen, now: string): wire.ReadBackView {
  const { letter, office, decisions, rounds, pages } = seen;
  const rule = readBackRuleOf(office);
  return {
    points: letter.points.map(({ id, kind, text, decision, waived }) => ({
      id,
      kind,
      text,
      decision: showDecision(
        decision === null ? undefined : decisions.get(decision),
        latestVersion(letter),
        now,
      ),
      waived: waived && { by: personName(office, waived.by), at: waived.at, reason: waived.reason },
    })),
    rule: { ...rule },
    sentence: ruleSentence(rule),
    rounds: rounds.map(showRound),
    pages: Object.fromEntries([...pages].map(([n, texts]) => [String(n), texts.map((text) => ({ text }))])),
    model: seen.model,
  };
}
