import { createHash } from "node:crypto";
import type { IssuedCopy, PointAnswer, PointText, Round } from "@chirograph/core";
import { type Sentence, sentencesOf } from "@chirograph/find/sentences";
import { loadCopies, loadLetter, loadOffice } from "../facts.ts";
import { holderDoes, wrongLink } from "../coordination/holder.ts";
import { type Outcome, done } from "../outcome.ts";
import type { Ports } from "../ports.ts";

export type ReadingSeen = {
  readonly office: { readonly name: string; readonly trial: boolean; readonly contact: string };
  readonly copy: IssuedCopy;
  readonly reference: string;
  readonly subject: string;
  readonly date: string;
  readonly language: "en" | "ar";
  readonly step: "read" | "points" | "done" | "closed" | "recalled";
  readonly pages: readonly string[];
  readonly sentences: readonly (Sentence & { readonly page: number })[];
  /** In this copy's own order, without their kinds; none before the reader's own words are in. */
  readonly points: readonly Pick<PointText, "id" | "text">[];
  readonly draft: { readonly body: string; readonly revision: number };
};

/** Another order for each copy, and the same one whenever it is asked for. */
function shuffled(points: readonly PointText[], copy: string): readonly PointText[] {
  const key = ({ id }: PointText) => createHash("sha256").update(`${copy}/${id}`).digest("hex");
  return points
    .map((point) => ({ point, key: key(point) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ point }) => point);
}

/** A letter that is approved, or came further, takes no answer of a reader any more, whatever its rounds say. */
const beingWritten: ReadonlySet<string> = new Set(["draft", "in-coordination", "adjudication", "returned"]);

function stepOf(copy: IssuedCopy, letter: string, round: Round | undefined): ReadingSeen["step"] {
  if (copy.status === "recalled") return "recalled";
  if (copy.reading.answers) return "done";
  if (!round?.open || !beingWritten.has(letter)) return "closed";
  return copy.reading.paraphrase ? "points" : "read";
}

/** A reader's page: the letter, and of the points what they are to see now. */
export async function readerPage(ports: Ports, id: string): Promise<Outcome<ReadingSeen>> {
  return ports.transact(async (unit) => {
    const copy = (await loadCopies(unit, [id])).get(id);
    if (!copy || copy.status === "none" || copy.kind !== "read-back") return wrongLink;
    const { office } = await loadOffice(unit, ports);
    const letter = await loadLetter(unit, copy.letter);
    const version = await unit.letters.version(copy.letter, copy.version);
    if (letter.status === "none" || !version) throw new Error("A copy without its version.");
    const round = letter.rounds.find((one) => one.n === copy.round);
    const step = stepOf(copy, letter.status, round);
    const language = version.text?.language ?? "en";
    const subject = version.text?.subject ?? "";
    // Whoever answered, or whose copy was recalled, does not go on reading.
    const pages = step === "read" || step === "points" ? version.pages.map((page) => page.text) : [];
    const settings = office.status === "empty" ? null : office.settings;
    return done({
      office: {
        name: settings?.name ?? "",
        trial: settings?.trial ?? false,
        contact: settings?.contact ?? "",
      },
      copy,
      reference: letter.reference,
      subject,
      date: version.text?.date ?? letter.versions[copy.version - 1]?.at.slice(0, 10) ?? "",
      language,
      step,
      pages,
      sentences: pages.flatMap((text, i) =>
        sentencesOf(text, language, subject).map((sentence) => ({ ...sentence, page: i + 1 })),
      ),
      points:
        step === "points"
          ? shuffled(round?.points ?? [], id).map(({ id: point, text }) => ({ id: point, text }))
          : [],
      draft: (await unit.copies.draft(id)) ?? { body: "", revision: 0 },
    });
  });
}

/** The reader's own words, before any point: they stand as they were written. */
export async function paraphrase(ports: Ports, copy: string, text: string): Promise<Outcome<null>> {
  return holderDoes(ports, copy, (letter) => ({ type: "paraphrase" as const, letter, copy, text }));
}

/** The reader's answer to every point. */
export async function answerPoints(
  ports: Ports,
  copy: string,
  answers: readonly PointAnswer[],
): Promise<Outcome<null>> {
  return holderDoes(ports, copy, (letter) => ({ type: "answer-points" as const, letter, copy, answers }));
}
