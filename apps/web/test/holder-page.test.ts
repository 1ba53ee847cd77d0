import { describe, expect, test } from "vitest";
import { button, saved, useHolderStage } from "./holder-stage.ts";
import {
  arabic,
  arabicBoats,
  boats,
  bram,
  COPY,
  disposed,
  EARLIER,
  earlier,
  id,
  NEWER,
  OTHER,
  given,
  said,
  viewOf,
} from "./holder-views.ts";

const { read, look, office, forgive } = useHolderStage();

describe("what is asked", () => {
  test("is said before anything else: by when in both zones, whether silence counts, who reads, for whom", async () => {
    const page = await read(
      viewOf({
        silence: true,
        shared: true,
        copy: {
          holder: {
            name: "Jonas Wrede",
            organisation: "Ness Quay Pilots’ Guild",
            actingFor: "the Harbour Master",
            address: "",
          },
        },
      }),
    );
    const top = await page.locator(".for").innerText();
    expect(top).toContain("yours, for the Harbour Master");
    expect(top).toContain("Monday 30 November 2099, 17:00 Dubai time; for you 14:00");
    expect(top).toContain("Silence counts. If you send nothing by then, the record takes you to concur.");
    expect(top).toContain("Others see what you write.");
    expect(top).toContain("You act for the Harbour Master.");
    expect(top.indexOf("Silence counts")).toBeLessThan(top.indexOf("Check paragraph 3"));
    expect(await page.getByRole("link", { name: "Put it into your calendar" }).getAttribute("href")).toBe(
      `/api/copies/${COPY}/suspense.ics`,
    );
    await look(page, "01-asked-phone");
  });

  test("after the suspense everything still counts, and is said to be late", async () => {
    const page = await read(viewOf({ suspense: "2026-04-10T13:00:00.000Z", silence: true }));
    const top = await page.locator(".for").innerText();
    expect(top).toMatch(/It was due Friday 10 April.*What you send now counts all the same/u);
    expect(top).toContain("Your silence counts.");
    await page.getByRole("radio", { name: /^Concur You/u }).check({ force: true });
    await page.getByText("After the suspense: it counts, and is shown as late.").waitFor();
    await button(page, "Send position").click();
    await page.getByText(/, after the suspense/u).waitFor();
    expect(await page.locator(".for").innerText()).not.toContain("Your silence counts.");
  });

  test("before one's turn one reads and writes, and nothing is sent", async () => {
    const page = await read(viewOf({ turn: "later" }));
    await page.getByText("It is not your turn yet.").waitFor();
    await button(page, /^Comment on this: 3\. From/u).click();
    await page.getByLabel("What you want to say").fill("Two boats stay.");
    await button(page, "Send the comment").click({ force: true });
    await saved(page);
    expect(office().done()).toEqual([]);
    expect(await button(page, "Send position").count()).toBe(0);
    await look(page, "02-later-phone");
  });

  test("a colleague answers for the organisation: no position is asked", async () => {
    const page = await read(viewOf({ answersThrough: "Mirela Stroud", task: { through: OTHER } }));
    await page.getByText("Mirela Stroud answers for your organisation.").waitFor();
    expect(await button(page, "Send position").count()).toBe(0);
    expect(await button(page, "Not mine").count()).toBe(0);
    await look(page, "03-through-phone");
  });
});

describe("a copy that is not the newest", () => {
  const notice =
    "A later version replaced this one. Read your copy of it; if you have none, ask the office().";

  test("says so first, and one press opens the newer one with what was not sent", async () => {
    office().copies.set(NEWER, viewOf({ copy: { id: NEWER, version: 2, label: "3/12" }, earlier }));
    const body = JSON.stringify({
      comments: { [id(5)]: { passage: boats, severity: "major", text: "Not sent yet.", proposed: "" } },
      position: null,
      passOn: null,
    });
    const view = viewOf({
      notice,
      takesInput: false,
      newer: { copy: NEWER, version: 2 },
      draft: { body, revision: 3 },
    });
    const page = await read(view);
    expect(await page.locator("main").innerText()).toMatch(/^A later version replaced this one\./u);
    await look(page, "04-outdated-phone");
    await button(page, "Open your copy of version 2").click();
    await page.waitForURL(new RegExp(NEWER, "u"));
    await page.getByText("Not sent yet.").waitFor();
    expect(office().done()).toEqual([{ act: "newer", copy: COPY, said: null }]);
  });

  test("a recalled copy says so first, and opens nothing", async () => {
    const recalled =
      "The office recalled this copy. Do not use it or pass it on. It takes no input any more; what you wrote before is kept.";
    const page = await read(
      viewOf({
        notice: recalled,
        takesInput: false,
        pages: [],
        copy: { recalled: true },
        newer: { copy: NEWER, version: 2 },
        comments: [said(1)],
      }),
    );
    expect(await page.locator("main").innerText()).toMatch(/^The office recalled this copy\./u);
    expect(await button(page, /Open your copy/u).count()).toBe(0);
    await look(page, "05-recalled-phone");
  });
});

describe("a comment", () => {
  test("has a passage, other wording shown as a redline, a reason and files, and is kept as it is typed", async () => {
    const page = await read(viewOf());
    await button(page, /^Comment on this: 3\. From/u).click();
    await page.getByLabel("What you want to say").fill("Two boats must stay for the night watch.");
    await button(page, "Propose other wording").click();
    const wording = page.getByLabel("Wording you propose");
    await wording.fill(
      (await wording.inputValue()).replace("the 14 pilot boats", "12 of the 14 pilot boats"),
    );
    await page.locator(".proposal ins").waitFor();
    await button(page, "Give the reason").click();
    await page.getByLabel("The reason").fill("Boarding takes 40 minutes longer.");
    await page.getByLabel("Add files").setInputFiles([
      { name: "watch plan.pdf", mimeType: "application/pdf", buffer: Buffer.from("a plan") },
      { name: "empty.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) },
    ]);
    await page.getByText("This file is empty.").waitFor();
    await button(page, "Take away empty.txt").click();
    await button(page, "Take away watch plan.pdf").waitFor();
    await saved(page);
    await look(page, "06-comment-phone");
    // Another device with the same link has all of it.
    const second = await read(office().copies.get(COPY) ?? viewOf());
    await second.getByText("watch plan.pdf").waitFor();
    expect(await second.getByLabel("The reason").inputValue()).toBe("Boarding takes 40 minutes longer.");
    await button(page, "Send the comment").click();
    await page.getByRole("link", { name: "watch plan.pdf" }).waitFor();
    const [attached, sent] = office().done();
    expect(attached).toMatchObject({ act: "attach", said: "watch plan.pdf" });
    expect(sent).toMatchObject({
      act: "comment",
      said: {
        passage: { page: 1, quote: expect.stringContaining("14 pilot boats") },
        proposed: expect.stringContaining("12 of the 14 pilot boats"),
        rationale: "Boarding takes 40 minutes longer.",
        attachments: [{ name: "watch plan.pdf", bytes: 6 }],
        from: null,
      },
    });
  });

  test("is not sent while a file is on its way; a file taken away meanwhile does not come", async () => {
    const page = await read(viewOf());
    let arrive = (): void => undefined;
    const held = new Promise<void>((resolve) => (arrive = resolve));
    await page.route("**/attachments", (route) => held.then(() => route.continue()).catch(() => undefined));
    await button(page, "Comment on the whole letter").click();
    await page.getByLabel("What you want to say").fill("See the plan.");
    const file = { name: "plan.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(200_000, "x") };
    await page.getByLabel("Add files").setInputFiles([file]);
    await page.getByRole("progressbar", { name: "Adding plan.pdf" }).waitFor();
    await button(page, "Send the comment").click();
    await page.getByText("A file is still on its way.").waitFor();
    await page.evaluate(() => document.getElementById("comments")?.scrollIntoView());
    await look(page, "18-adding-phone");
    await button(page, "Take away plan.pdf").click();
    arrive();
    await button(page, "Send the comment").click();
    await page.getByRole("article", { name: /See the plan/u }).waitFor();
    // Its last bytes may have been on the network when it was taken away; the comment does not name it.
    const comments = office()
      .done()
      .filter(({ act }) => act === "comment");
    expect(comments).toMatchObject([{ said: { attachments: [] } }]);
  });

  test("waits for the network, and is then sent once", async () => {
    const page = await read(viewOf());
    await button(page, "Comment on the whole letter").click();
    await page.getByLabel("What you want to say").fill("Who tells the agents?");
    await saved(page);
    office().offline(true);
    await button(page, "Send the comment").click();
    await page.getByText("We cannot reach the server.").first().waitFor();
    office().offline(false);
    await page.evaluate(() => window.dispatchEvent(new Event("online")));
    await page.getByRole("article", { name: /Who tells the agents/u }).waitFor();
    expect(
      office()
        .done()
        .map(({ act }) => act),
    ).toEqual(["comment"]);
    // The browser's own word for the lost requests.
    forgive((line) => line.includes("ERR_EMPTY_RESPONSE"));
  });

  test("has a thread in which the office and its holder speak", async () => {
    const asks = {
      id: id(70),
      by: "Varrow Sound Port Authority",
      at: "2026-11-12T10:00:00.000Z",
      text: "Which two?",
    };
    const page = await read(viewOf({ comments: [said(1, { passage: boats, replies: [asks] })] }));
    await page.getByText("Which two?").waitFor();
    await button(page, "Reply").click();
    await page.getByLabel("Your reply").fill("The two at the inner wall.");
    await saved(page);
    await button(page, "Send it").click();
    await page.locator(".replies").getByText("The two at the inner wall.").waitFor();
    expect(office().done()).toEqual([
      { act: "reply", copy: COPY, said: { comment: id(1), text: "The two at the inner wall." } },
    ]);
    await look(page, "07-thread-phone");
  });
});

describe("what became of comments", () => {
  const asks = viewOf({ copy: { version: 2 }, earlier, task: { replaces: EARLIER } });

  test("on a new version: what changed, where passages stand, and what the office answered", async () => {
    const page = await read(asks);
    await page.getByText("What changed since version 1").click();
    expect(await page.locator(".places ins").allInnerTexts()).toEqual([
      expect.stringContaining("move to Orrin Head"),
      "14",
    ]);
    const answers = page.locator("#answers-fold");
    expect(await answers.locator("summary").innerText()).toBe(
      "What became of your 3 comments\n1 accepted, 1 not accepted, 1 not answered yet. 2 wait for your word.",
    );
    await answers.getByText("Version 1 said, and version 2 says still:").waitFor();
    await answers.getByText("Version 2 says there now:").waitFor();
    await answers.getByText("The old quay crane is moved aside.").waitFor();
    await answers.getByText("Version 2 does not have this passage any more.").waitFor();
    await look(page, "08-since-phone");
    await answers
      .getByRole("link", { name: /^See it in the letter/u })
      .first()
      .click();
    await page.locator(".earlier-here:focus").waitFor();
  });

  test("one press says that one is satisfied; an objection needs its sentence", async () => {
    const page = await read(asks, "desktop");
    const first = page.locator(`#answer-${id(21)}`);
    await first.getByRole("button", { name: "I am satisfied" }).click();
    await first.getByText("You are satisfied.").waitFor();
    const second = page.locator(`#answer-${id(22)}`);
    await second.getByRole("button", { name: "I object" }).click();
    await second.getByRole("button", { name: "Send the objection" }).click();
    await second.getByText("An objection needs its reason.").waitFor();
    await second.getByLabel("Why you object").fill("The fast boats are laid up until May.");
    await saved(page);
    await look(page, "09-answers-desktop");
    await second.getByRole("button", { name: "Send the objection" }).click();
    await second.getByText("You object.").waitFor();
    await first.getByRole("button", { name: "Reply" }).click();
    await first.getByLabel("Your reply").fill("It does.");
    await first.getByRole("button", { name: "Send it" }).click();
    await first.locator(".replies").getByText("It does.").waitFor();
    const note = "The fast boats are laid up until May.";
    expect(
      office()
        .done()
        .map((one) => one.said),
    ).toEqual([
      { comment: id(21), n: 1, answer: "satisfied", note: "" },
      { comment: id(22), n: 1, answer: "objects", note },
      { comment: id(21), text: "It does." },
    ]);
  });

  test("on the same version the answer is read with the comment, and leads to where one answers it", async () => {
    const answered = said(1, {
      passage: boats,
      disposed: disposed("deferred", "We ask the tug owners first."),
    });
    const page = await read(viewOf({ comments: [answered] }));
    const card = page.locator(`#comment-${id(1)}`);
    await card.getByText("We ask the tug owners first.").waitFor();
    await card.getByRole("link", { name: "Say whether this answers it" }).click();
    await page.locator(`#answer-${id(1)}:focus`).waitFor();
    await look(page, "10-answered-phone");
  });
});

describe("others", () => {
  test("their comments stand beside the passage as theirs, and cannot be changed", async () => {
    const theirs = said(31, { ...bram, passage: boats, text: "The east basin is ours until August." });
    const onAll = said(32, { ...bram, text: "Send it to the fishing harbour too." });
    const page = await read(
      viewOf({ shared: true, comments: [said(1, { passage: boats })], others: [theirs, onAll] }),
      "desktop",
    );
    const card = page.getByRole("article", { name: /^Bram Ostel, major: The east basin/u });
    await card.getByText("Bram Ostel, Tug Owners’ Circle").waitFor();
    expect(await card.getByRole("button").count()).toBe(0);
    expect(await card.evaluate((one) => one.closest(".para")?.textContent?.startsWith("3. From"))).toBe(true);
    await page.locator("#comments").getByText("Send it to the fishing harbour too.").waitFor();
    await look(page, "11-others-desktop");
  });

  test("a colleague's comment that a delegate took up says so, and asks nothing more", async () => {
    const up = { ...said(41, { copy: OTHER, holder: "Tilde Aroon" }), takenBy: "Ed Voss" };
    const page = await read(viewOf({ colleagues: [up, given(said(42, { copy: OTHER }))] }));
    await page.getByText("Taken up by Ed Voss.").waitFor();
    expect(await button(page, /^Take it up: /u).count()).toBe(1);
    await page.getByText("One comment of your colleagues is not in your answer so far.").waitFor();
  });

  test("a colleague's comment is taken up with its passage and words, or left", async () => {
    const colleague = { copy: OTHER, holder: "Tilde Aroon" };
    const up = said(41, { ...colleague, passage: boats, proposed: "12 of the 14 pilot boats" });
    const leave = said(42, { ...colleague, text: "I do not like the letterhead." });
    const page = await read(viewOf({ colleagues: [up, leave].map(given) }));
    await button(page, /^Leave it: I do not like/u).click();
    await button(page, /^Take it up: Two boats/u).click();
    const words = page.getByLabel("What you want to say");
    expect(await words.inputValue()).toBe(up.text);
    await words.fill("The Guild asks that two boats stay at Ness Quay.");
    await saved(page);
    await look(page, "12-colleagues-phone");
    await button(page, "Send the comment").click();
    await page.getByText("Taken up and sent.").waitFor();
    expect(office().done()).toMatchObject([
      { act: "comment", said: { from: up.id, passage: boats, proposed: "12 of the 14 pilot boats" } },
    ]);
    // What was left is left on any device.
    const second = await read(office().copies.get(COPY) ?? viewOf());
    await second.getByText("One is left").waitFor();
  });
});

describe("who does not answer", () => {
  test("says that it is not theirs, or by when they could, in one press and one field", async () => {
    const page = await read(viewOf());
    await button(page, "Not mine").click();
    await page.getByLabel("Whose it is, if you know").fill("The berthing master.");
    await saved(page);
    await look(page, "13-not-mine-phone");
    await button(page, "Tell the office").click();
    await page.getByText("You said that this is not yours.").waitFor();
    await button(page, "Cannot by then").click();
    await page.getByLabel("By when you could").fill("2099-12-04");
    await button(page, "Tell the office").click();
    await page.getByText("You could by Friday 4 December 2099.").waitFor();
    expect(
      office()
        .done()
        .map((one) => one.said),
    ).toEqual([
      { why: "not-mine", note: "The berthing master.", until: null },
      { why: "cannot-by-then", note: "", until: "2099-12-04T13:00:00.000Z" },
    ]);
    await button(page, "Take a position all the same").click();
    await page.getByRole("radio", { name: /^Concur You/u }).check({ force: true });
    await button(page, "Send position").click();
    await button(page, "Change the position").waitFor();
  });

  test("lets another person answer in their place", async () => {
    const page = await read(viewOf());
    await button(page, "Name the other person").click();
    await page.getByLabel("Name", { exact: true }).fill("Aina Berg");
    await page.getByRole("radio", { name: /^They answer in my place/u }).check({ force: true });
    office().copies.set(COPY, viewOf({ copy: { children: [id(99)], delegate: id(99) } }));
    await look(page, "14-pass-on-phone");
    await button(page, "Issue copy 3.1").click();
    await page.getByText("Aina Berg answers in your place.").waitFor();
    await page.getByText("Copy 3.1 answers in your place.").waitFor();
    expect(office().done()).toMatchObject([
      { act: "pass-on", said: { holder: { name: "Aina Berg" }, delegated: true } },
    ]);
    await look(page, "15-delegated-phone");
  });
});

describe("the narrowest window", () => {
  test("holds all of it", async () => {
    const view = viewOf({ copy: { version: 2 }, earlier, colleagues: [given(said(41, { copy: OTHER }))] });
    const page = await read(view);
    await page.setViewportSize({ width: 320, height: 700 });
    await button(page, /^Comment on this: 3\. From/u).click();
    await button(page, "Cannot by then").click();
    await look(page, "19-narrow");
  });
});

describe("by keyboard alone", () => {
  test("an answer is judged and the task declined", async () => {
    const page = await read(viewOf({ copy: { version: 2 }, earlier }));
    const to = async (name: string): Promise<void> => {
      for (let i = 0; i < 80; i++) {
        await page.keyboard.press("Tab");
        const here = await page.evaluate(() => document.activeElement?.textContent);
        if (here === name) return;
      }
      throw new Error(`Tab does not come to ${name}.`);
    };
    await to("I am satisfied");
    await page.keyboard.press("Enter");
    await page.locator(`#answer-${id(21)}:focus`).waitFor();
    await to("Not mine");
    await page.keyboard.press("Enter");
    await page.keyboard.type("The berthing master.");
    await to("Tell the office");
    await page.keyboard.press("Enter");
    await page.getByText("You said that this is not yours.").waitFor();
    expect(
      office()
        .done()
        .map(({ act }) => act),
    ).toEqual(["answer", "decline"]);
  });
});

describe("an Arabic letter", () => {
  test("runs from right to left, and what is said around it does not break", async () => {
    const view = viewOf({
      ...arabic,
      shared: true,
      comments: [
        said(1, {
          passage: arabicBoats,
          text: "يجب أن يبقى زورقان في رصيف نيس.",
          proposed: "يرسو اثنا عشر زورقًا في الحوض الشرقي",
          disposed: disposed("partially-accept", "نضيف زورقًا واحدًا."),
        }),
      ],
      others: [said(31, { ...bram, passage: arabicBoats, text: "The east basin is ours until August." })],
    });
    const phone = await read(view);
    expect(await phone.locator("#words").evaluate((words) => getComputedStyle(words).direction)).toBe("rtl");
    await look(phone, "16-arabic-phone");
    await look(await read(view, "desktop"), "17-arabic-desktop");
  });
});
