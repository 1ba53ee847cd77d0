import type { HolderView } from "@chirograph/wire/copy";
import { describe, expect, test } from "vitest";
import { button, saved, useHolderStage } from "./holder-stage.ts";
import { given, boats, COPY, disposed, EARLIER, earlier, id, OTHER, said, viewOf } from "./holder-views.ts";

const { read, look, office } = useHolderStage();

const mara = { name: "Mara Quill", organisation: "Harbour Authority", actingFor: "" };
const odd = { name: "Odd Renn", organisation: "Ministry of Ports", actingFor: "the Minister" };
const tilde = { name: "Tilde Aroon", organisation: "Ness Quay Pilots’ Guild", actingFor: "" };
const handed = { by: mara, at: "2099-11-03T09:30:00.000Z", inPlace: true, behind: [] };
const child = { parent: OTHER, label: "3.1/12" };

describe("for whom the holder answers", () => {
  const top = async (...view: Parameters<typeof viewOf>) =>
    (await read(viewOf(...view))).locator(".for").innerText();

  test("a delegate reads it before the date: for whom, who handed it over, whose position counts", async () => {
    const page = await read(viewOf({ copy: child, handed: { ...handed, behind: [odd] } }));
    const words = await page.locator(".for").innerText();
    expect(words).toContain(
      "You answer for Mara Quill, Harbour Authority, who handed this to you on Tuesday 3 November 2099.",
    );
    expect(words).toContain("Mara Quill answers for Odd Renn, acting for the Minister.");
    expect(words).toContain("Your position counts as theirs");
    expect(words.indexOf("You answer for")).toBeLessThan(words.indexOf("Due "));
    await look(page, "20-delegate-phone");
  });

  test("whoever only got it passed on answers for nobody else", async () => {
    const on = { ...handed, inPlace: false };
    const words = await top({ copy: child, handed: on });
    expect(words).toContain(
      "Mara Quill, Harbour Authority passed this on to you on Tuesday 3 November 2099.",
    );
    expect(words).toContain("You answer for yourself, not for them.");
    expect(words).not.toContain("You answer for Mara");
    expect(await top({ copy: { ...child, passingOn: "ask" }, handed: on })).toContain(
      "asked the office to send you this, and it did on Tuesday 3 November 2099.",
    );
  });

  test("a spokesman reads for which organisation, and who sends them comments", async () => {
    const words = await top({ answersFor: [tilde, { ...tilde, name: "Bo Lind" }] });
    expect(words).toContain("You answer for Ness Quay Pilots’ Guild.");
    expect(words).toContain("Tilde Aroon and Bo Lind send their comments to you, not to the office.");
    expect(words).not.toContain("Only the office sees what you write.");
    const many = ["A", "B", "C", "D", "E"].map((name) => ({ ...tilde, name }));
    expect(await top({ answersFor: many })).toContain("A, B and 3 more send their comments");
  });

  test("one who holds the copy for themselves alone reads nothing of it", async () => {
    const words = await top();
    expect(words).not.toContain("You answer for");
    expect(words).not.toContain("handed");
  });

  test("without organisation the copy is the reader's by name, not for somebody of their name", async () => {
    const holder = { name: "Aina Berg", organisation: "", actingFor: "", address: "" };
    expect(await top({ copy: { ...child, holder } })).toContain("Copy 3.1 of 12 is yours, Aina Berg");
  });
});

describe("a position for the organisation", () => {
  test("says before it is sent what of the colleagues it does not carry", async () => {
    const colleague = { copy: OTHER, holder: "Tilde Aroon" };
    const colleagues = [said(41, colleague), said(42, colleague)].map(given);
    const some = await read(viewOf({ colleagues, comments: [said(1, { from: id(41) })] }));
    await some.getByText("One comment of your colleagues is not in your answer so far.").waitFor();
    const taken = [said(1, { from: id(41) }), said(2, { from: id(42) })];
    const all = await read(viewOf({ colleagues, comments: taken }));
    expect(await all.getByText("in your answer so far").count()).toBe(0);
  });
});

describe("a colleague's comment", () => {
  const given = { comment: id(1), by: "Mirela Stroud" };
  const carried = { text: "The Guild asks that two boats stay.", proposed: "", disposed: null };
  const view = (gathered: HolderView["gathered"], takesInput = true) =>
    viewOf({
      answersThrough: "Mirela Stroud",
      takesInput,
      task: { through: OTHER },
      comments: [said(1, { passage: boats }), said(2, { text: "I do not like the letterhead." })],
      gathered,
    });

  test("that was taken up shows the words that were sent, and what the office answered", async () => {
    const answered = { ...carried, disposed: disposed("accept", "Two boats stay.") };
    const page = await read(view([{ ...given, state: "taken-up", carried: answered }]));
    const fold = page.locator("#answers-fold");
    expect(await fold.locator("summary").innerText()).toContain("Taken up.");
    await fold.locator("summary").click();
    const words = await fold.innerText();
    for (const one of ["Taken up by Mirela Stroud", carried.text, "Accepted", "Two boats stay."])
      expect(words).toContain(one);
    expect(await fold.getByRole("button", { name: "I object" }).count()).toBe(0);
    await look(page, "21-taken-up-phone");
  });

  test("that the organisation's answer does not carry says so, and who can still take it up", async () => {
    const left = { comment: id(2), by: "Mirela Stroud", state: "left-out" as const, carried: null };
    const waits = { ...given, state: "waiting" as const, carried: null };
    const page = await read(view([waits, left]));
    const card = page.locator(`#comment-${id(2)}`);
    expect(await card.innerText()).toContain(
      "Not taken up by Mirela Stroud: your organisation’s answer does not carry this comment",
    );
    expect(await card.innerText()).toContain("who can still take it up");
    expect(await page.locator(`#comment-${id(1)}`).innerText()).toContain("has not taken it up yet");
    await look(page, "22-left-out-phone");
    const closed = await read(view([left], false));
    const then = await closed.locator(`#comment-${id(2)}`).innerText();
    expect(then).toContain("does not carry this comment");
    expect(then).not.toContain("can still");
  });

  test("after the spokesman's copy was recalled: what that means, and with whom to speak", async () => {
    const since = "2026-11-20T09:00:00.000Z";
    const page = await read(viewOf({ answersItselfSince: since, comments: [said(1)] }));
    const words = await page.locator(".for").innerText();
    expect(words).toContain("You answer for yourself now.");
    expect(words).toContain("Your comments are kept and go to the office as they stand");
    expect(words).toContain("Ask Varrow Sound Port Authority: letters@varrow-sound.example");
    expect(await button(page, "Send position").count()).toBe(1);
    await look(page, "23-answers-itself-phone");
  });
});

describe("an objection to what was said of an earlier version", () => {
  const asks = viewOf({ copy: { version: 2 }, earlier, task: { replaces: EARLIER } });

  test("says which version, what the passage is now, and what objecting does", async () => {
    const page = await read(asks);
    const card = page.locator(`#answer-${id(22)}`);
    expect(await card.innerText()).toContain("Your comment on version 1, major, which version 2 replaced");
    await card
      .getByText("Does this, and version 2 as it stands now, settle what you said of version 1?")
      .waitFor();
    await card.getByRole("button", { name: "I object" }).click();
    const does = await card.locator("form").innerText();
    expect(does).toContain(
      "Your objection stands with your comment on version 1, and says that version 2 does not settle it.",
    );
    expect(does).toContain("It holds the letter until you say that you are satisfied");
    await look(page, "24-objecting-phone");
    const shown = await read({ ...asks, objectionsHold: false });
    await shown
      .locator(`#answer-${id(22)}`)
      .getByRole("button", { name: "I object" })
      .click();
    await shown.getByText("It does not hold the letter, but whoever signs reads it.").waitFor();
  });

  test("on a recalled copy there is none; one press says it again on the copy that counts", async () => {
    const comments = earlier.comments.map((one) => ({ ...one, recalled: true }));
    const page = await read({ ...asks, earlier: { ...earlier, comments } });
    await page.locator("#answers-fold summary").click();
    const card = page.locator(`#answer-${id(22)}`);
    expect(await card.innerText()).toContain("on a copy that the office recalled");
    expect(await page.locator("#answers-fold").getByRole("button", { name: "I object" }).count()).toBe(0);
    expect(await page.locator("#answers-fold summary").innerText()).not.toContain("your word");
    await look(page, "25-on-recalled-phone");
    await card.getByRole("button", { name: "Say it again on version 2" }).click();
    expect(await page.getByLabel("What you want to say").inputValue()).toContain("Two boats must stay");
    await saved(page);
    await button(page, "Send the comment").click();
    await page.locator(`article[id^="comment-"]`).waitFor();
    expect(office().done()).toMatchObject([
      { act: "comment", copy: COPY, said: { passage: boats, severity: "major" } },
    ]);
  });
});

describe("a recalled copy", () => {
  test("shows in place of the letter that it is shown no more, and offers no way to it", async () => {
    const page = await read(viewOf({ copy: { recalled: true }, pages: [], takesInput: false }));
    await page.getByText("so the letter is not shown here any more").waitFor();
    expect(await page.getByRole("link", { name: "Pages as typeset" }).count()).toBe(0);
    expect(await page.locator("#words").count()).toBe(0);
  });
});

describe("a copy that takes no input", () => {
  const notice = "This draft takes no input any more. It is not signed and decides nothing.";

  test("says once that it decides nothing, and leads nowhere where nothing can be said", async () => {
    const answered = said(1, { passage: boats, disposed: disposed("reject", "No.") });
    const page = await read(viewOf({ notice, takesInput: false, comments: [answered] }));
    expect((await page.locator(".for").innerText()).match(/decides nothing/gu)).toHaveLength(1);
    const card = page.locator(`#comment-${id(1)}`);
    await card.getByText("Not accepted").waitFor();
    expect(await card.getByRole("link").count()).toBe(0);
  });
});

describe("answers that wait", () => {
  const waiting = (count: number) =>
    Array.from({ length: count }, (_, i) => said(50 + i, { disposed: disposed("reject", "No.") }));
  const isOpen = async (count: number) =>
    (await read(viewOf({ comments: waiting(count) })))
      .locator("#answers-fold")
      .evaluate((fold) => (fold as HTMLDetailsElement).open);

  test("stand open while they are few; many leave the letter in sight", async () => {
    expect([await isOpen(3), await isOpen(4)]).toEqual([true, false]);
  });
});
