import type { CopyCommand } from "./command.ts";
import type { IssuedCopy } from "./copy.ts";
import { refuse } from "./refusal.ts";
import { type Context, type Ruling, copyEvents } from "./ruling.ts";

type Of<Type extends CopyCommand["type"]> = Extract<CopyCommand, { type: Type }>;

const closed = refuse(
  "not-in-this-state",
  "This reading is over, so nothing was entered. Thank you for your time.",
);

function roundOf(copy: IssuedCopy, { facts }: Context) {
  const { letter } = facts;
  return letter.status === "none" ? undefined : letter.rounds.find((one) => one.n === copy.round);
}

/** First the reader's own words, before they have seen a point: they are not changed afterwards. */
function paraphrase(command: Of<"paraphrase">, copy: IssuedCopy): Ruling {
  const text = command.text.trim();
  if (copy.reading.paraphrase)
    return refuse("exists-already", "You wrote this already, and it stands as you wrote it.");
  if (!text) return refuse("reason-required", "Write in a sentence what will happen because of this letter.");
  return copyEvents(copy.id, { type: "letter-paraphrased", text });
}

function answer(command: Of<"answer-points">, copy: IssuedCopy, context: Context): Ruling {
  if (!copy.reading.paraphrase)
    return refuse("not-in-this-state", "First write in a sentence what will happen because of this letter.");
  if (copy.reading.answers)
    return refuse("exists-already", "You answered already. Each link answers once, so nothing was changed.");
  const points = roundOf(copy, context)?.points ?? [];
  const asked = new Set(points.map((one) => one.id));
  const given = new Set(command.answers.map((one) => one.point));
  if (
    given.size !== command.answers.length ||
    given.size !== asked.size ||
    [...given].some((one) => !asked.has(one))
  )
    return refuse(
      "reason-required",
      "Some statements have no answer yet. Nothing was entered. Answer each one.",
    );
  return copyEvents(copy.id, { type: "points-answered", answers: command.answers });
}

/** Decides what a reader answers on the copy that is theirs. Pure. */
export function decideReading(
  command: Of<"paraphrase" | "answer-points">,
  copy: IssuedCopy,
  context: Context,
): Ruling {
  if (!roundOf(copy, context)?.open) return closed;
  return command.type === "paraphrase" ? paraphrase(command, copy) : answer(command, copy, context);
}
