import {
  type Decision,
  type ExistingLetter,
  type IssuedCopy,
  type Office,
  type Person,
  type PointAnswer,
  type Round,
  type RoundResult,
  asIntended,
  isFresh,
  roundResult,
} from "@chirograph/core";
import { type Sentence, sentencesOf } from "@chirograph/find/sentences";
import { openTo } from "../access.ts";
import { decisionsOf, loadOffice } from "../facts.ts";
import { letterCopies } from "../letter/letter-copies.ts";
import { type Outcome, done } from "../outcome.ts";
import type { Ports, Unit } from "../ports.ts";

/** A sentence that was read, with the labels of the copies whose readers took something unmeant from it. */
export type ReadSentence = Sentence & { readonly page: number; readonly misled: readonly string[] };

export type ReaderSeen = {
  readonly copy: IssuedCopy;
  readonly fresh: boolean;
  readonly answers: readonly (PointAnswer & { readonly intended: boolean })[];
};

export type RoundSeen = {
  readonly round: Round;
  readonly result: RoundResult;
  readonly readers: readonly ReaderSeen[];
  readonly sentences: readonly ReadSentence[];
};

export type ReadBackSeen = {
  readonly letter: ExistingLetter;
  readonly office: Office;
  readonly decisions: ReadonlyMap<string, Decision>;
  readonly rounds: readonly RoundSeen[];
  readonly pages: ReadonlyMap<number, readonly string[]>;
  /** The program that can be asked, by its name; null where none is set up. */
  readonly model: string | null;
};

/** Each answer with whether it is what was meant. */
export function judged(round: Round, answers: readonly PointAnswer[]) {
  const kinds = new Map(round.points.map(({ id, kind }) => [id, kind]));
  return answers.map((answer) => ({
    ...answer,
    intended: asIntended(kinds.get(answer.point) ?? "announced", answer.take),
  }));
}

/** The sentences of a version, each with who was misled by it: a reader counts once for a sentence. */
function shaded(readers: readonly ReaderSeen[], pages: readonly string[], language: string): ReadSentence[] {
  const marks = readers.flatMap(({ copy, answers }) =>
    answers.flatMap(({ passage, intended }) =>
      passage && !intended ? [{ label: copy.label, passage }] : [],
    ),
  );
  return pages.flatMap((text, index) =>
    sentencesOf(text, language).map((sentence) => {
      const here = marks.filter(
        ({ passage }) =>
          passage.page === index + 1 && passage.start < sentence.end && passage.end > sentence.start,
      );
      return { ...sentence, page: index + 1, misled: [...new Set(here.map(({ label }) => label))] };
    }),
  );
}

function roundSeen(
  round: Round,
  copies: readonly IssuedCopy[],
  pages: readonly string[],
  language: string,
): RoundSeen {
  const result = roundResult(round, copies);
  const readers = result.invited.map((copy) => ({
    copy,
    fresh: isFresh(copy, copies),
    answers: judged(round, copy.reading.answers?.list ?? []),
  }));
  // Whoever is not counted shades nothing either: the picture and the figures speak of the same readers.
  const counted = readers.filter(({ copy }) => result.counted.includes(copy));
  return { round, result, readers, sentences: shaded(counted, pages, language) };
}

async function versionPages(unit: Unit, letter: string, n: number) {
  const version = await unit.letters.version(letter, n);
  return {
    pages: (version?.pages ?? []).map((page) => page.text),
    language: version?.text?.language ?? "en",
  };
}

/** What the letter is meant to say, and what its readers took it to say, round by round. */
export async function readReadBack(ports: Ports, actor: Person, id: string): Promise<Outcome<ReadBackSeen>> {
  return ports.transact(async (unit) => {
    const opened = await openTo(unit, id, actor.id);
    if (!opened.ok) return opened;
    const letter = opened.value;
    const { office } = await loadOffice(unit, ports);
    const copies = await letterCopies(unit, id);
    const pages = new Map<number, readonly string[]>();
    const rounds: RoundSeen[] = [];
    for (const round of letter.rounds) {
      const read = await versionPages(unit, id, round.version);
      pages.set(round.version, read.pages);
      rounds.push(roundSeen(round, copies, read.pages, read.language));
    }
    const model = (await unit.models.reader())?.model ?? null;
    return done({ letter, office, decisions: await decisionsOf(unit, letter), rounds, pages, model });
  });
}
