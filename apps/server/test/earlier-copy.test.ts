import type { LetterText } from "@chirograph/core";
import { expect, test } from "vitest";
import { berthingText, mended, misread } from "../../cli/src/demo/letter-text.ts";
import { dispose } from "../src/acts/coordination/adjudicate.ts";
import { holderAnswers, holderDoes, holderPage } from "../src/acts/coordination/holder.ts";
import { personDoes } from "../src/acts/person-does.ts";
import { circulateTo, remark, write } from "./letter.ts";
import { type TestOffice, onEachDatabase } from "./office.ts";
import { must } from "./staff.ts";

const first = berthingText("14", misread) as unknown as LetterText;
const second = berthingText("14", mended) as unknown as LetterText;

/** Bo comments on version 1, the office answers, and version 2 goes to Bo and Cy. */
async function answered(office: TestOffice) {
  const { ports, ilse } = office;
  const { id } = await office.letter().version(first).made();
  const { bo } = await circulateTo(office, id, ["bo"]);
  const [text = ""] = must(await holderPage(ports, bo!.copy)).pages.map((page) => page.text);
  const place = (quote: string) => ({
    page: 1,
    quote,
    prefix: "",
    suffix: "",
    start: text.indexOf(quote),
    end: text.indexOf(quote) + quote.length,
  });
  const comments = [place("From 1 June 2027"), place("the old quay crane"), null].map((passage) => ({
    comment: ports.id(),
    words: { ...remark, passage },
  }));
  for (const { comment, words } of comments)
    must(
      await holderDoes(ports, bo!.copy, (letter) => ({
        type: "comment" as const,
        letter,
        copy: bo!.copy,
        comment,
        ...words,
      })),
    );
  const said = comments.map(({ comment }) => ({ copy: bo!.copy, comment }));
  const answers = said.map((one) => ({ ...one, disposition: "reject" as const, response: "No." }));
  must(await dispose(ports, ilse, id, answers));
  await write(office, ilse, id, second);
  const { bo: again, cy } = await circulateTo(office, id, ["bo", "cy"]);
  return {
    id,
    old: bo!.copy,
    newer: again!.copy,
    other: cy!.copy,
    comments: comments.map((one) => one.comment),
  };
}

const answer = (comment: string) => (letter: string, copy: string) => ({
  type: "answer-disposition" as const,
  letter,
  copy,
  comment,
  n: 1,
  answer: "objects" as const,
  note: "It matters.",
});

onEachDatabase("an earlier copy", (open) => {
  test("its comments are answered from the newer one, by the same holder alone", async () => {
    const office = await open();
    const { ports } = office;
    const { newer, other, comments } = await answered(office);
    const [comment = ""] = comments;
    must(await holderAnswers(ports, newer, comment, answer(comment)));
    const { around } = must(await holderPage(ports, newer));
    expect(around.earlier?.said.map((one) => one.comment.satisfaction?.answer)).toEqual([
      "objects",
      undefined,
      undefined,
    ]);
    expect(await holderAnswers(ports, other, comment, answer(comment))).toMatchObject({ ok: false });
  });

  test("its comments say where their passages stand, or that they are gone", async () => {
    const office = await open();
    const { newer } = await answered(office);
    const { around } = must(await holderPage(office.ports, newer));
    expect(around.earlier?.said.map((one) => one.attached?.state ?? null)).toEqual(["here", "gone", null]);
    expect(around.earlier?.changes.some((run) => run.kind === "removed")).toBe(true);
  });

  test("a recalled copy tells nothing of the letter through it, and answers no more", async () => {
    const office = await open();
    const { ports, ilse } = office;
    const { id, newer, comments } = await answered(office);
    const recall = { type: "recall-copy" as const, letter: id, copy: newer, reason: "Sent in error." };
    must(await personDoes(ports, ilse, recall));
    const { around, pages } = must(await holderPage(ports, newer));
    expect([pages, around.earlier?.changes, around.others]).toEqual([[], [], []]);
    const [comment = ""] = comments;
    expect(await holderAnswers(ports, newer, comment, answer(comment))).toMatchObject({ ok: false });
  });
});
