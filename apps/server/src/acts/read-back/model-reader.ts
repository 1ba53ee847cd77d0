import { type Person, type PointAnswer, type PointText, authorize, hasRole, takes } from "@chirograph/core";
import { sentencesOf } from "@chirograph/find/sentences";
import { z } from "zod";
import { openTo } from "../access.ts";
import { loadOffice } from "../facts.ts";
import { type Outcome, done, refused } from "../outcome.ts";
import { perform } from "../perform.ts";
import type { Ports } from "../ports.ts";
import type { ModelPort, ModelReader, ModelTurn } from "./model-port.ts";

const notAdministrator = refused(
  "not-allowed",
  "Your roles do not allow this. Nothing was changed. An administrator chooses which program may read drafts.",
);

export type ModelSetting = { readonly reader: Omit<ModelReader, "key"> | null; readonly keyKept: boolean };

export async function readModelSetting(ports: Ports): Promise<ModelSetting> {
  return ports.transact(async (unit) => {
    const reader = await unit.models.reader();
    return {
      reader: reader && { address: reader.address, model: reader.model },
      keyKept: (reader?.key ?? "") !== "",
    };
  });
}

/** Sets which program may be asked, or none. A key that is not given again stays. */
export async function changeModelSetting(
  ports: Ports,
  actor: Person,
  given: { readonly reader: Omit<ModelReader, "key"> | null; readonly key: string | null },
): Promise<Outcome<null>> {
  return ports.transact(async (unit) => {
    const { office } = await loadOffice(unit, ports);
    if (!hasRole(office, actor.id, "administrator")) return notAdministrator;
    const before = await unit.models.reader();
    // A key is sent to the address it was given for, and to no other.
    const kept = before && before.address === given.reader?.address ? before.key : "";
    await unit.models.put(given.reader && { ...given.reader, key: given.key ?? kept });
    return done(null);
  });
}

const reads = `You read letters of public offices as an attentive member of the public would. You know nothing but the letter itself.`;
const firstAsked = `Read this letter. Then write in one sentence, in the letter's language, what will happen because of it.\n\n`;
const thenAsked = `Now answer for each numbered statement what the letter says: "says-so" if the letter says it, "says-opposite" if it says the opposite, "does-not-say" if it says neither. Quote the sentence of the letter from which you took it, word for word, or "" if there is none. Answer with JSON only: {"answers":[{"n":1,"take":"says-so","sentence":"..."}]}\n\n`;

const Answers = z.object({
  answers: z
    .array(
      z.object({ n: z.number().int(), take: z.enum(takes), sentence: z.string().max(5_000).default("") }),
    )
    .max(20),
});

const plain = (text: string) => text.replace(/\s+/gu, " ").trim().toLowerCase();

/** The sentence of the letter that was quoted, if it stands in it. */
function passageOf(quote: string, pages: readonly string[], language: string): PointAnswer["passage"] {
  const wanted = plain(quote);
  if (wanted === "") return null;
  for (const [index, text] of pages.entries())
    for (const { start, end } of sentencesOf(text, language)) {
      const here = plain(text.slice(start, end));
      if (!here.includes(wanted) && !wanted.includes(here)) continue;
      const beside = {
        prefix: text.slice(Math.max(0, start - 32), start),
        suffix: text.slice(end, end + 32),
      };
      return { page: index + 1, quote: text.slice(start, end), ...beside, start, end };
    }
  return null;
}

function answersIn(
  said: string,
  points: readonly PointText[],
  pages: readonly string[],
  language: string,
): readonly PointAnswer[] | null {
  try {
    const { answers } = Answers.parse(JSON.parse(/\{[^]*\}/u.exec(said)?.[0] ?? ""));
    const list = points.map((point, i) => {
      const answer = answers.find(({ n }) => n === i + 1);
      return (
        answer && { point: point.id, take: answer.take, passage: passageOf(answer.sentence, pages, language) }
      );
    });
    const whole = list.filter((one) => one !== undefined);
    return whole.length === points.length ? whole : null;
  } catch {
    return null;
  }
}

const unclear = refused(
  "model-unclear",
  "The program did not answer every statement in a form that can be read. Nothing was entered. Try again, or another program.",
);

/** As a person is asked: its own words first, then the statements, without their kinds. */
async function conversation(
  model: ModelPort,
  reader: ModelReader,
  points: readonly PointText[],
  pages: readonly string[],
): Promise<{ paraphrase: string; said: string }> {
  const first: ModelTurn[] = [
    { role: "system", text: reads },
    { role: "user", text: firstAsked + pages.join("\n\n") },
  ];
  const paraphrase = (await model.ask(reader, first)).trim().slice(0, 2_000);
  const statements = points.map(({ text }, i) => `${i + 1}. ${text}`).join("\n");
  const said = await model.ask(reader, [
    ...first,
    { role: "assistant", text: paraphrase },
    { role: "user", text: thenAsked + statements },
  ]);
  return { paraphrase, said };
}

type Asked = {
  readonly reader: ModelReader;
  readonly points: readonly PointText[];
  readonly pages: readonly string[];
  readonly language: string;
};

async function asked(ports: Ports, actor: Person, letter: string, n: number): Promise<Outcome<Asked>> {
  return ports.transact(async (unit) => {
    const opened = await openTo(unit, letter, actor.id);
    if (!opened.ok) return opened;
    const { office } = await loadOffice(unit, ports);
    const by = { kind: "person" as const, person: actor.id };
    const refusal = authorize("invite-readers", by, office, opened.value);
    if (refusal) return refusal;
    const reader = await unit.models.reader();
    if (!reader)
      return refused("not-found", "No program is set up to read letters. An administrator can set one up.");
    const round = opened.value.rounds.find((one) => one.n === n);
    if (!round?.open || round.model)
      return refused("not-in-this-state", "This round is closed, or a program has read it already.");
    const version = await unit.letters.version(letter, round.version);
    const pages = (version?.pages ?? []).map((page) => page.text);
    return done({ reader, points: round.points, pages, language: version?.text?.language ?? "en" });
  });
}

/** Has the program read a round's version, and enters what it said under its own name. It never counts towards the gate. */
export async function modelReads(
  ports: Ports,
  model: ModelPort,
  actor: Person,
  letter: string,
  round: number,
): Promise<Outcome<null>> {
  const question = await asked(ports, actor, letter, round);
  if (!question.ok) return question;
  const { reader, points, pages, language } = question.value;
  try {
    const { paraphrase, said } = await conversation(model, reader, points, pages);
    const answers = answersIn(said, points, pages, language);
    if (!answers || paraphrase === "") return unclear;
    return await ports.transact(async (unit) => {
      const named = { letter, round, model: reader.model, paraphrase, answers };
      const command = { type: "enter-model-reading" as const, ...named };
      const performed = await perform(ports, unit, command, { kind: "system" });
      return performed.ok ? done(null) : performed;
    });
  } catch (error) {
    if (error instanceof Error && error.message.includes("Nothing was entered"))
      return refused("model-silent", error.message);
    throw error;
  }
}
