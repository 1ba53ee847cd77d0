import { goTo, usePageStage } from "./page-stage.ts";
import { look, shots, sizes } from "./look.ts";
import { join } from "node:path";
import { type BrowserContext, type Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { beginning, openStandIn } from "./office-stand-in.ts";
import {
  circulation,
  copyOf,
  LETTER,
  letterOf,
  objects,
  ODILE,
  rejected,
  rowOf,
  said,
  sessionOf,
} from "./office-views.ts";

const stage = usePageStage("office", openStandIn, (office) => {
  Object.assign(office.told, beginning());
  office.sent.length = 0;
});

/** One device: a browser context of its own. */
function device(where: keyof typeof sizes = "desktop"): Promise<BrowserContext> {
  return stage.device({ viewport: sizes[where], timezoneId: "Europe/Paris" });
}

async function at(context: BrowserContext, path: string): Promise<Page> {
  return goTo(await stage.page(context), path);
}

const circulatePage = `/office/letters/${LETTER}/circulation`;
const name = (page: Page, n: number) =>
  page.getByRole("listitem", { name: `Holder ${n}`, exact: true }).getByLabel("Name");

describe("a half-filled circulation", () => {
  test("waits on the device for the one who began it, says since when, and is gone once it is sent", async () => {
    const context = await device();
    const first = await at(context, circulatePage);
    await name(first, 1).fill("Mirela Stroud");
    await first.getByLabel("What you ask of all of them").fill("Check paragraph 2.");
    await first.close();

    const page = await at(context, circulatePage);
    expect(await name(page, 1).inputValue()).toBe("Mirela Stroud");
    expect(await page.getByLabel("What you ask of all of them").inputValue()).toBe("Check paragraph 2.");
    await page.getByText(/Kept on this device from today \d\d:\d\d; nothing of it was sent/u).waitFor();
    await look(page, "circulate-kept");

    await page.getByRole("button", { name: "Start over" }).click();
    expect(await name(page, 1).inputValue()).toBe("");
    await page.getByRole("button", { name: "Bring back what was kept" }).click();
    expect(await name(page, 1).inputValue()).toBe("Mirela Stroud");
    await page.getByRole("button", { name: "Circulate version 1 to 1 holder" }).click();
    await page.getByRole("table").filter({ hasText: "Code, by telephone" }).waitFor();
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("circulate"))),
    ).toEqual([]);
  });

  test("is shown to nobody else on the same device", async () => {
    const context = await device();
    const first = await at(context, circulatePage);
    await name(first, 1).fill("Mirela Stroud");
    stage.office().told.session = sessionOf(ODILE, "Odile Brandt", ["signer", "action-officer"]);
    const other = await at(context, circulatePage);
    expect(await name(other, 1).inputValue()).toBe("");
    expect(await other.getByText("Kept on this device").count()).toBe(0);
  });

  test("stays when the office refuses it, and a form that was only looked at is not kept", async () => {
    stage.office().told.refused = "Your part in this letter was taken back. Nothing was sent.";
    const context = await device("phone");
    const page = await at(context, circulatePage);
    const kept = () =>
      page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("circulate")).length);
    expect(await kept()).toBe(0);
    await name(page, 1).fill("Mirela Stroud");
    await page.getByRole("button", { name: "Circulate version 1 to 1 holder" }).click();
    await page.getByText("Your part in this letter was taken back.").waitFor();
    expect(await kept()).toBe(1);
    await name(page, 1).fill("");
    expect(await kept()).toBe(0);
    // The browser says of each refusal that a request failed.
    stage.forgive((line) => line.includes("status of 409"));
  });
});

test("a saved list brings back all that a row says: who must answer, in which turn, and through whom", async () => {
  const page = await at(await device(), circulatePage);
  await name(page, 1).fill("Edda Quill, Harbour Works");
  await name(page, 1).press("Enter");
  await name(page, 2).fill("Piet Vos, Harbour Works");
  await name(page, 2).press("Enter");
  await page.getByRole("button", { name: "More on holder 2" }).click();
  await page.getByLabel("Answers through").selectOption("Edda Quill");
  await page.getByRole("listitem", { name: "Holder 1", exact: true }).getByLabel("Must answer").check();
  await page.getByText("Saved lists").click();
  await page.getByLabel("Keep the 2 holders above as a list").fill("Harbour");
  await page.getByRole("button", { name: "Keep it" }).click();
  await page.getByText("Kept.", { exact: true }).waitFor();

  const again = await at(await device(), circulatePage);
  await again.getByText("Saved lists").click();
  await again.getByRole("button", { name: "Add them" }).click();
  await again.getByText("answers through Edda Quill").waitFor();
  await again.getByRole("button", { name: "Circulate version 1 to 2 holders" }).click();
  await again.getByRole("table").filter({ hasText: "Code, by telephone" }).waitFor();
  const asked = stage.office().sent.findLast(({ path }) => path.endsWith("/circulate"))?.body;
  expect(asked).toMatchObject({
    holders: [
      { name: "Edda Quill", required: true, through: null },
      { name: "Piet Vos", required: false, through: 0 },
    ],
  });
});

describe("the signer’s page", () => {
  const many = [
    rowOf(1, { severity: "administrative", disposed: rejected }),
    ...[2, 3, 4, 5, 6, 7, 8, 9].map((n) => rowOf(n, { disposed: rejected })),
    rowOf(10, { severity: "critical", disposed: rejected }),
    rowOf(11, { severity: "administrative", disposed: rejected, satisfaction: objects }),
    rowOf(12, { severity: "major", disposed: rejected }),
    rowOf(13, { disposed: { ...rejected, disposition: "accept" } }),
  ];
  const copies = Array.from({ length: 12 }, (_, at) =>
    copyOf(at + 1, 12, {
      position: said(at === 2 ? "non-concur" : "concur", at === 2 ? "The basin is too small." : ""),
    }),
  );
  const view = () =>
    letterOf({
      status: "adjudication",
      copies,
      standings: copies.map((copy) => ({ copy: copy.id, standing: "answered" })),
      circulation: circulation({ open: false }),
      comments: many,
      gates: [
        {
          gate: "non-concur",
          status: "held",
          sentence: "Non-concur from House 3 since 9 April: The basin is too small.",
          copies: [copies[2]?.id ?? ""],
          comments: [],
          points: [],
        },
      ],
      acts: { approve: "1 gate holds this letter. Nothing was changed." },
    });
  const signPage = `/office/letters/${LETTER}/sign`;
  const cards = (page: Page) => page.getByRole("article").getByRole("link", { name: /^Comment \d/u });

  test("reads the gravest comments first and folds the rest behind their count; print opens it", async () => {
    Object.assign(stage.office().told, { view: view(), rows: many });
    const page = await at(await device(), signPage);
    await page.getByText("13 comments, 1 objection to the answers").waitFor();
    const shown = async () =>
      (await cards(page).filter({ visible: true }).allTextContents()).map((text) => Number(text.slice(8)));
    expect(await shown()).toEqual([10, 11, 12, 2, 3]);
    const rest = page.getByText("7 more, none objected to: 6 substantive, 1 administrative");
    await rest.waitFor();
    await look(page, "sign-folded");
    // By the document and not by role: what is folded has none.
    const drawn = () =>
      page
        .locator("article")
        .last()
        .evaluate((card) => card.checkVisibility());
    expect(await drawn()).toBe(false);
    await page.emulateMedia({ media: "print" });
    expect(await drawn()).toBe(true);
    if (shots) await page.pdf({ path: join(shots, "sign.pdf"), format: "A4" });
    await page.emulateMedia({ media: "screen" });
    await rest.click();
    expect(await shown()).toEqual([10, 11, 12, 2, 3, 4, 5, 6, 7, 8, 9, 1]);
  });

  test("names every objection, and of many who are silent the first, with the number of the others", async () => {
    const all = Array.from({ length: 30 }, (_, at) =>
      copyOf(at + 1, 30, at > 27 ? { position: said("non-concur", "The basin is too small.") } : {}),
    );
    const standings = all.map((copy) => ({
      copy: copy.id,
      standing: copy.position ? ("answered" as const) : ("waiting" as const),
    }));
    const gates = all.slice(28).map((copy) => ({
      gate: "non-concur" as const,
      status: "held" as const,
      sentence: `Non-concur from ${copy.holder.organisation}.`,
      copies: [copy.id],
      comments: [],
      points: [],
    }));
    stage.office().told.view = letterOf({ copies: all, standings, gates, circulation: circulation() });
    const page = await at(await device(), signPage);
    const named = page.getByRole("region", { name: "Positions on version 1" }).getByText(/^House \d+$/u);
    await page.getByText("23 more who must answer and did not").waitFor();
    expect(await named.filter({ visible: true }).allTextContents()).toEqual(
      [29, 30, 1, 2, 3, 4, 5].map((n) => `House ${n}`),
    );
    await page.getByText("23 more who must answer and did not").click();
    expect(await named.filter({ visible: true }).count()).toBe(30);
  });

  test.each(["desktop", "phone"] as const)(
    "the decision covers nothing on the %s, and is one step away",
    async (where) => {
      Object.assign(stage.office().told, { view: view(), rows: many });
      const page = await at(await device(where), signPage);
      await page.getByText("13 comments, 1 objection to the answers").waitFor();
      const box = page.getByRole("region", { name: "Your decision" });
      // Wherever one has scrolled to, the box lies on no other text.
      const covered = await page.evaluate(async () => {
        const decision = document.querySelector(".decision");
        const others = [
          ...document.querySelectorAll("main h2, main article, main .gates li, main blockquote"),
        ].filter((one) => one.checkVisibility());
        const found: string[] = [];
        for (let y = 0; y < document.documentElement.scrollHeight; y += 200) {
          scrollTo(0, y);
          await new Promise(requestAnimationFrame);
          const own = decision?.getBoundingClientRect();
          for (const one of others) {
            const at = one.getBoundingClientRect();
            const over =
              own && at.top < own.bottom && at.bottom > own.top && at.left < own.right && at.right > own.left;
            if (over && !decision?.contains(one)) found.push(`${y}: ${one.textContent?.slice(0, 40)}`);
          }
        }
        scrollTo(0, 0);
        return found;
      });
      expect(covered).toEqual([]);
      await page.getByRole("link", { name: "Go to your decision" }).click();
      await expect
        .poll(() => box.evaluate((one) => one.getBoundingClientRect().top < innerHeight))
        .toBe(true);
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Approve version 1");
      if (where === "phone") await look(page, "sign-phone");
    },
  );
});

test.each([
  ["coordination", "Save the rules"],
  ["", "Save the settings"],
] as const)("settings, %s: says what is saved, and no longer once it is changed", async (page, act) => {
  const shown = await at(await device(), `/office/settings/${page}`.replace(/\/$/u, ""));
  await shown.getByRole("button", { name: act }).click();
  await shown.getByText("Saved.", { exact: true }).waitFor();
  if (page === "") await shown.getByLabel("Name", { exact: true }).fill("Varrow Sound");
  else
    await shown
      .getByRole("radio", { name: /^The signer sees it/u })
      .first()
      .check({ force: true });
  await shown.getByText("Changed since it was saved.").waitFor();
});

test("of many holders one is found by name, and whom a gate leads to is shown whatever is looked for", async () => {
  const copies = Array.from({ length: 60 }, (_, at) => copyOf(at + 1, 60));
  stage.office().told.view = letterOf({
    status: "in-coordination",
    copies,
    standings: copies.map((copy) => ({ copy: copy.id, standing: "waiting" })),
    circulation: circulation(),
  });
  const page = await at(await device("phone"), `${circulatePage}#copy-${copies[3]?.id}`);
  const rows = page.getByRole("rowheader");
  await expect.poll(() => rows.count()).toBe(60);
  await page.getByLabel("Find a holder").fill("house 17");
  await page.getByText("1 of 60 holders.").waitFor();
  await expect
    .poll(async () => (await rows.allTextContents()).map((text) => text.slice(0, 8)))
    .toEqual(["House 4H", "House 17"]);
  await look(page, "circulation-found");
});

test("a holder that is taken out leaves the keyboard on the one who stands there now, closed", async () => {
  const page = await at(await device(), circulatePage);
  for (const [n, who] of ["Edda", "Piet", "Lio"].entries()) {
    await name(page, n + 1).fill(who);
    await name(page, n + 1).press("Enter");
  }
  await page.getByRole("button", { name: "More on holder 2" }).click();
  await page.getByRole("button", { name: "Take out holder 2" }).click();
  await expect
    .poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement).value))
    .toBe("Lio");
  expect(await page.getByRole("button", { name: /^Less on holder/u }).count()).toBe(0);
});

test("a question that asks for nothing but yes is not answered by the key that opened it", async () => {
  stage.office().told.lists = [{ id: "a".repeat(32), name: "Harbour", holders: [] }];
  const page = await at(await device(), circulatePage);
  await page.getByText("Saved lists").click();
  await page.getByRole("button", { name: "Delete the list" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Delete the list “Harbour”?" }).waitFor();
  await page.keyboard.press("Enter");
  expect(stage.office().sent).toEqual([]);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect
    .poll(() => stage.office().sent.map(({ path }) => path))
    .toEqual([`/api/lists/${"a".repeat(32)}`]);
});
