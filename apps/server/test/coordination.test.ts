import type { LetterText, Passage, Severity } from "@chirograph/core";
import { expect, test } from "vitest";
import { berthingText, mended, misread } from "../../cli/src/demo/letter-text.ts";
import { dispose, merge } from "../src/acts/coordination/adjudicate.ts";
import { attachFile, attachmentForHolder, attachmentForStaff } from "../src/acts/coordination/attachments.ts";
import { applyWordings } from "../src/acts/coordination/apply-wording.ts";
import { holderCalendar, newFeed, readFeed } from "../src/acts/coordination/calendar.ts";
import { type Circulate, circulate } from "../src/acts/coordination/circulate.ts";
import type { NewHolder } from "../src/acts/coordination/new-holder.ts";
import { readDesk, refreshDesk } from "../src/acts/desk/desk.ts";
import { holderDoes, holderPage, openNewer } from "../src/acts/coordination/holder.ts";
import { makeVersion } from "../src/acts/letter/make-version.ts";
import { readMatrix } from "../src/acts/coordination/matrix.ts";
import { exportMatrix, readImport, sheetRow } from "../src/acts/coordination/matrix-sheet.ts";
import { writeMatrix } from "../src/sheet/write-matrix.ts";
import { personDoes } from "../src/acts/person-does.ts";
import { personLeaves } from "../src/acts/people/people.ts";
import { moveSuspense, recallCirculation, recallCopy } from "../src/acts/coordination/run-circulation.ts";
import { readRecord } from "../src/acts/read-record.ts";
import { viewLetter } from "../src/acts/view-letter.ts";
import { newest, remark, takePosition, unasked, usual, write } from "./letter.ts";
import { type TestOffice, onEachDatabase } from "./office.ts";
import { must } from "./staff.ts";

const first = berthingText("14", misread) as unknown as LetterText;
const second = berthingText("14", mended) as unknown as LetterText;

/** Sends the newest version out; gives the copies' ids by the holders' names. */
async function sent(
  office: TestOffice,
  letter: string,
  holders: readonly (Partial<NewHolder> & { name: string })[],
  more: Partial<Circulate> = {},
): Promise<Record<string, string>> {
  const { n: version } = await newest(office, letter);
  const filled = holders.map((holder) => ({
    organisation: `Port of ${holder.name}`,
    actingFor: "",
    address: "",
    passingOn: "allowed" as const,
    ...unasked,
    ...holder,
  }));
  const given = { version, ...usual, ...more, holders: filled };
  const { links } = must(await circulate(office.ports, office.ilse, letter, given, false));
  return Object.fromEntries(links.map(({ holder, copy }) => [holder, copy]));
}

/** A comment by a copy's holder; gives its id. */
async function says(
  office: TestOffice,
  copy: string,
  said: { passage?: Passage | null; severity?: Severity; text?: string; proposed?: string } = {},
): Promise<string> {
  const comment = office.ports.id();
  const words = { ...remark, ...said };
  must(
    await holderDoes(office.ports, copy, (letter) => ({ type: "comment", letter, copy, comment, ...words })),
  );
  return comment;
}

/** A passage of the newest version's first page, by its words. */
async function passageOf(office: TestOffice, letter: string, quote: string) {
  const { n } = await newest(office, letter);
  const version = await office.ports.transact((unit) => unit.letters.version(letter, n));
  const page = version?.pages.findIndex(({ text }) => text.includes(quote)) ?? -1;
  const text = version?.pages[page]?.text ?? "";
  const start = text.indexOf(quote);
  if (start < 0) throw new Error(`These words are on no page: ${quote}`);
  const [prefix, suffix] = [
    text.slice(Math.max(0, start - 30), start),
    text.slice(start + quote.length).slice(0, 30),
  ];
  return { page: page + 1, quote, prefix, suffix, start, end: start + quote.length };
}

const held = async (office: TestOffice, letter: string) =>
  must(await viewLetter(office.ports, office.ilse, letter)).gates.filter((gate) => gate.status === "held");

const answers = (
  list: readonly [copy: string, comment: string][],
  disposition: "accept" | "reject",
  response = "",
) => list.map(([copy, comment]) => ({ copy, comment, disposition, response }));

onEachDatabase("coordination", (open) => {
  test("comments are answered, in bulk, and who said the same is told the same", async () => {
    const office = await open();
    const { ports, ilse } = office;
    const { id } = await office.letter().version(first).made();
    const { Bo, Cy } = await sent(office, id, [{ name: "Bo" }, { name: "Cy" }]);
    const [one, two, three] = [
      await says(office, Bo!, { severity: "critical", text: "Which basin?" }),
      await says(office, Cy!, { text: "Which of the basins?" }),
      await says(office, Cy!, { text: "A comma." }),
    ];
    expect((await held(office, id)).map((gate) => gate.sentence).join(" ")).toContain(
      "Critical comment 1 is open (Port of Bo).",
    );
    expect(
      must(
        await merge(ports, ilse, id, {
          comments: [{ copy: Cy!, comment: two }],
          into: { copy: Bo!, comment: one },
        }),
      ),
    ).toMatchObject({ done: [two], refused: [] });
    const rejected = await dispose(ports, ilse, id, answers([[Cy!, three]], "reject"));
    expect(must(rejected).refused).toMatchObject([
      { comment: three, message: expect.stringContaining("told why") },
    ]);
    const done = must(
      await dispose(
        ports,
        ilse,
        id,
        answers(
          [
            [Bo!, one],
            [Cy!, three],
          ],
          "accept",
        ),
      ),
    );
    expect(new Set(done.done)).toEqual(new Set([one, two, three]));
    const { lines } = must(await readMatrix(ports, ilse, id));
    expect(lines.map(({ n, comment }) => [n, comment.disposed?.disposition, comment.merged])).toEqual([
      [1, "accept", null],
      [2, "accept", one],
      [3, "accept", null],
    ]);
    expect((await held(office, id)).map((gate) => gate.gate)).toEqual(["circulation"]);
    const page = must(await holderPage(ports, Cy!));
    expect(page.copy.comments[0]?.disposed?.disposition).toBe("accept");
  });

  test("an objection to the answer holds the letter until it is answered anew or overridden by number", async () => {
    const office = await open();
    const { ports, ilse, odile } = office;
    const { id } = await office.letter().version(first).made();
    const { Bo } = await sent(office, id, [{ name: "Bo" }]);
    const comment = await says(office, Bo!);
    must(await dispose(ports, ilse, id, answers([[Bo!, comment]], "reject", "The basin is closed.")));
    const objects = (n: number) =>
      holderDoes(ports, Bo!, (letter) => ({
        type: "answer-disposition",
        letter,
        copy: Bo!,
        comment,
        n,
        answer: "objects" as const,
        note: "It is open.",
      }));
    expect(await objects(2)).toMatchObject({ code: "other-version" });
    must(await objects(1));
    must(await personDoes(ports, ilse, { type: "close-circulation", letter: id }));
    expect((await held(office, id)).map((gate) => gate.gate)).toEqual(["objections"]);
    const over = {
      type: "override-objection" as const,
      letter: id,
      copy: Bo!,
      comment,
      disposition: 1,
      reason: "Decided.",
    };
    expect(await personDoes(ports, ilse, over)).toMatchObject({ code: "not-allowed" });
    must(await personDoes(ports, odile, over));
    expect(await held(office, id)).toEqual([]);
  });

  test("a proposed wording is taken up in the text, and the version made of it credits its comment", async () => {
    const office = await open();
    const { ports, ilse, tools } = office;
    const { id } = await office.letter().version(first).made();
    const { Bo } = await sent(office, id, [{ name: "Bo" }]);
    const words = first.paragraphs[1]!.text.split(" ").slice(2, 7).join(" ");
    const comment = await says(office, Bo!, {
      passage: await passageOf(office, id, words),
      proposed: "the outer wall",
    });
    const general = await says(office, Bo!, { proposed: "Shorter." });
    const { working } = must(await viewLetter(ports, ilse, id));
    const taken = must(
      await applyWordings(ports, ilse, id, {
        comments: [comment, general].map((one) => ({ copy: Bo!, comment: one })),
        revision: working.revision,
      }),
    );
    expect(taken).toMatchObject({
      done: [comment],
      refused: [{ comment: general }],
      revision: working.revision + 1,
    });
    expect(
      (await readMatrix(ports, ilse, id)).ok && must(await readMatrix(ports, ilse, id)).lines[0]?.credited,
    ).toBe(0);
    must(await makeVersion(ports, tools, ilse, id, { after: 1, revision: taken.revision }));
    const seen = must(await viewLetter(ports, ilse, id));
    expect(seen.letter.versions[1]?.credits).toEqual([comment]);
    expect(seen.versions[1]?.text?.paragraphs[1]?.text).toContain("the outer wall");
    const { lines } = must(await readMatrix(ports, ilse, id));
    expect(lines[0]).toMatchObject({ credited: 2, attached: { state: "gone" } });
  });

  test("the matrix goes out as a spreadsheet and comes back: what it would change, and which rows say nothing", async () => {
    const office = await open();
    const { ports, ilse, tools } = office;
    const { id } = await office.letter().version(first).made();
    const { Bo } = await sent(office, id, [{ name: "Bo" }]);
    const comments = [
      await says(office, Bo!, { text: "=1+1" }),
      await says(office, Bo!),
      await says(office, Bo!),
    ];
    must(await dispose(ports, ilse, id, answers([[Bo!, comments[2]!]], "accept")));
    const { bytes } = must(await exportMatrix(ports, ilse, id));
    const unchanged = must(await readImport(ports, tools, ilse, id, bytes));
    expect(unchanged).toEqual({ changes: [], unchanged: 3, missing: [], problems: [] });
    const { lines } = must(await readMatrix(ports, ilse, id));
    const rows = lines.map((line) => sheetRow(line));
    const edited = [
      { ...rows[0]!, disposition: "reject", response: "It is two." },
      { ...rows[1]!, id: "0".repeat(32), disposition: "accept" },
    ];
    const about = { reference: "", subject: "", version: "1", exported: "" };
    const read = must(await readImport(ports, tools, ilse, id, await writeMatrix(about, edited)));
    expect(read).toMatchObject({
      changes: [{ copy: Bo, comment: comments[0], n: 1, disposition: "reject", response: "It is two." }],
      missing: [{ n: 2 }, { n: 3 }],
      problems: [{ row: 3, why: expect.stringContaining("belongs to no comment") }],
    });
    expect(must(await dispose(ports, ilse, id, read.changes)).done).toEqual([comments[0]]);
    expect(await readImport(ports, tools, ilse, id, new Uint8Array([1, 2, 3]))).toMatchObject({ ok: false });
  });

  test("a new version asks again whose passage changed, and only them", async () => {
    const office = await open();
    const { ports, ilse } = office;
    const { id } = await office.letter().version(first).made();
    const names = ["Bo", "Cy", "Di"].map((name) => ({ name, required: true }));
    const copies = await sent(office, id, names);
    const changed = first.paragraphs.findIndex((one, i) => one.text !== second.paragraphs[i]?.text);
    const kept = first.paragraphs.findIndex((one, i) => i > 0 && one.text === second.paragraphs[i]?.text);
    const words = (index: number) => first.paragraphs[index]!.text.split(" ").slice(0, 5).join(" ");
    await says(office, copies["Bo"]!, { passage: await passageOf(office, id, words(changed)) });
    await says(office, copies["Cy"]!, { passage: await passageOf(office, id, words(kept)) });
    for (const copy of [copies["Bo"]!, copies["Cy"]!])
      must(await takePosition(office, { copy, label: "", token: "", code: "" }, "concur"));
    await write(office, ilse, id, second);
    const again = await sent(office, id, names, { ask: "changed" });
    const { copies: seen } = must(await viewLetter(ports, ilse, id));
    const asked = (name: string) => seen.find((copy) => copy.id === again[name])?.task.asked;
    expect([asked("Bo"), asked("Cy"), asked("Di")]).toEqual([true, false, true]);
    expect((await held(office, id)).find((gate) => gate.gate === "silent")?.sentence).toMatch(
      /^2 required holders silent \(Port of Bo and Port of Di\), suspense /,
    );
    const page = must(await holderPage(ports, copies["Bo"]!));
    expect(page.around.newer).toEqual({ copy: again["Bo"], version: 2 });
    expect(must(await openNewer(ports, copies["Bo"]!)).copy).toBe(again["Bo"]);
    const newer = must(await holderPage(ports, again["Bo"]!));
    expect(newer.around.earlier).toMatchObject({ version: 1 });
    expect(newer.around.earlier?.changes.some((run) => run.kind === "added")).toBe(true);
    expect(newer.around.earlier?.said).toHaveLength(1);
  });

  test("turns open by themselves once everyone required has answered", async () => {
    const office = await open();
    const { id } = await office.letter().version(first).made();
    const { Bo, Cy } = await sent(office, id, [
      { name: "Bo", required: true, stage: 1 },
      { name: "Cy", required: true, stage: 2 },
    ]);
    const takes = (copy: string) => takePosition(office, { copy, label: "", token: "", code: "" }, "concur");
    expect(await takes(Cy!)).toMatchObject({ code: "not-your-turn" });
    expect(must(await holderPage(office.ports, Cy!)).turn).toBe("later");
    const turn = async () => {
      await refreshDesk(office.ports, 100);
      return must(await holderPage(office.ports, Cy!)).turn;
    };
    expect(await turn()).toBe("later");
    must(await takes(Bo!));
    expect(await turn()).toBe("now");
    must(await takes(Cy!));
  });

  test("turns open when a signer waives who is silent, and when silence comes to count", async () => {
    const office = await open();
    const { ports, ilse, clock } = office;
    const turnsOf = (names: string) => [...names].map((name, i) => ({ name, required: true, stage: i + 1 }));
    const opened = async (letter: string) => {
      await refreshDesk(ports, 100);
      return must(await viewLetter(ports, ilse, letter)).letter.circulations.at(-1)?.stage;
    };
    const waived = await office.letter().version(first).made();
    const { B } = await sent(office, waived.id, turnsOf("BC"));
    expect(await opened(waived.id)).toBe(1);
    const waive = { type: "waive-holder" as const, letter: waived.id, copy: B!, reason: "Asked twice." };
    must(await personDoes(ports, office.odile, waive));
    expect(await opened(waived.id)).toBe(2);
    const silent = await office.letter().version(first).made();
    const suspense = new Date(Date.parse(clock.now()) + 3_600_000).toISOString();
    await sent(office, silent.id, turnsOf("BC"), { silence: true, suspense });
    clock.pass(59);
    expect(await opened(silent.id)).toBe(1);
    clock.pass(2);
    expect(await opened(silent.id)).toBe(2);
    const seen = must(await readRecord(ports, ilse, silent.id));
    const types = seen.map(({ entry }) => [entry.event.type, entry.by]);
    expect(types).toContainEqual(["stage-opened", "system"]);
  });

  test("whose colleague's copy is recalled answers for themselves, and is told so", async () => {
    const office = await open();
    const { ports, ilse } = office;
    const { id } = await office.letter().version(first).made();
    const house = { organisation: "Port Authority", address: "" };
    const { Bo, Cy } = await sent(office, id, [
      { name: "Bo", ...house },
      { name: "Cy", ...house, through: 0 },
    ]);
    await says(office, Cy!, { severity: "critical" });
    expect(must(await readMatrix(ports, ilse, id)).lines).toEqual([]);
    expect(await recallCopy(ports, ilse, { letter: id, copy: Bo!, reason: "" })).toMatchObject({ ok: true });
    expect(must(await readMatrix(ports, ilse, id)).lines).toMatchObject([{ n: 1, copy: { id: Cy } }]);
    must(await takePosition(office, { copy: Cy!, label: "", token: "", code: "" }, "concur"));
    expect(must(await holderPage(ports, Bo!)).around.colleagues).toEqual([]);
  });

  test("an answer is to the words that were read: what came meanwhile, or stands in an old file, is not answered", async () => {
    const office = await open();
    const { ports, ilse, tools } = office;
    const { id } = await office.letter().version(first).made();
    const { Bo } = await sent(office, id, [{ name: "Bo" }]);
    const comment = await says(office, Bo!);
    const { bytes } = must(await exportMatrix(ports, ilse, id));
    const { lines } = must(await readMatrix(ports, ilse, id));
    const filled = [{ ...sheetRow(lines[0]!), disposition: "accept", response: "Yes." }];
    const words = { ...remark, text: "Not at all." };
    must(
      await holderDoes(ports, Bo!, (letter) => ({ type: "comment", letter, copy: Bo!, comment, ...words })),
    );
    const answer = { copy: Bo!, comment, edition: 1, disposition: "accept" as const, response: "Yes." };
    expect(must(await dispose(ports, ilse, id, [answer]))).toMatchObject({
      done: [],
      refused: [{ comment, message: expect.stringContaining("changed this comment meanwhile") }],
    });
    const about = { reference: "", subject: "", version: "1", exported: "" };
    const read = must(await readImport(ports, tools, ilse, id, await writeMatrix(about, filled)));
    expect(read).toMatchObject({ changes: [], missing: [] });
    expect(read.problems).toEqual([{ row: 2, why: expect.stringContaining("changed comment 1 since") }]);
    expect(must(await readImport(ports, tools, ilse, id, bytes))).toMatchObject({
      changes: [],
      unchanged: 1,
    });
    const fresh = must(await readMatrix(ports, ilse, id)).lines.map((line) => ({
      ...sheetRow(line),
      disposition: "accept",
    }));
    const again = must(await readImport(ports, tools, ilse, id, await writeMatrix(about, fresh)));
    expect(must(await dispose(ports, ilse, id, again.changes))).toEqual({ done: [comment], refused: [] });
  });

  test("holders see of each other what the circulation was opened for, and nothing else", async () => {
    const office = await open();
    const { ports } = office;
    const { id } = await office.letter().version(first).made();
    const own = await sent(office, id, [{ name: "Bo" }, { name: "Cy" }]);
    await says(office, own["Bo"]!, { text: "Only for the office." });
    expect(must(await holderPage(ports, own["Cy"]!)).around.others).toEqual([]);
    const team = [{ name: "Ed", organisation: "Port of Bo", through: 0 }];
    const shared = await sent(office, id, [{ name: "Bo" }, { name: "Cy" }, ...team], {
      shared: true,
      ask: "all",
    });
    await says(office, shared["Bo"]!, { text: "For everyone." });
    await says(office, shared["Ed"]!, { text: "For Bo." });
    const page = async (name: string) => must(await holderPage(ports, shared[name]!)).around;
    const texts = (said: readonly { comment: { text: string } }[]) => said.map(({ comment }) => comment.text);
    expect(texts((await page("Cy")).others)).toEqual(["For everyone."]);
    expect(texts((await page("Bo")).colleagues)).toEqual(["For Bo."]);
    expect((await page("Ed")).answersThrough).toBe("Bo");
    expect((await page("Ed")).others).toEqual([]);
    expect(must(await readMatrix(ports, office.ilse, id)).lines.map((line) => line.comment.text)).toEqual([
      "Only for the office.",
      "For everyone.",
    ]);
    expect(
      await takePosition(office, { copy: shared["Ed"]!, label: "", token: "", code: "" }, "concur"),
    ).toMatchObject({
      code: "answered-by-another",
    });
  });

  test("a comment names files that its holder added, and no others of the office", async () => {
    const office = await open();
    const { ports, ilse } = office;
    const { id } = await office.letter().version(first).made();
    const { Bo, Cy } = await sent(office, id, [{ name: "Bo" }, { name: "Cy" }]);
    const { sha256 } = must(await attachFile(ports, Bo!, new Uint8Array([1, 2, 3])));
    const naming = (copy: string, file: string) =>
      holderDoes(ports, copy, (letter) => ({
        type: "comment" as const,
        letter,
        copy,
        comment: ports.id(),
        ...remark,
        attachments: [
          {
            name: "plan.pdf",
            sha256: file,
            bytes: 3,
          },
        ],
      }));
    must(await naming(Bo!, sha256));
    expect(must(await attachmentForHolder(ports, Bo!, sha256)).title).toBe("plan.pdf");
    expect(must(await attachmentForStaff(ports, ilse, id, sha256)).bytes).toHaveLength(3);
    const version = (await newest(office, id)).sha256;
    for (const file of [sha256, version])
      expect(await naming(Cy!, file)).toMatchObject({ ok: false, code: "not-found" });
    for (const file of [sha256, version])
      expect(await attachmentForHolder(ports, Cy!, file)).toMatchObject({ ok: false, code: "not-found" });
  });

  test("a recalled circulation is closed, and each of its copies says so and opens nothing newer", async () => {
    const office = await open();
    const { ports, ilse } = office;
    const { id } = await office.letter().version(first).made();
    const old = await sent(office, id, [{ name: "Bo" }, { name: "Cy" }]);
    expect(must(await recallCirculation(ports, ilse, id, "Sent too early."))).toEqual({ recalled: 2 });
    expect(must(await holderPage(ports, old["Bo"]!)).notice).toContain("recalled");
    await write(office, ilse, id, second);
    await sent(office, id, [{ name: "Bo" }]);
    expect(await openNewer(ports, old["Bo"]!)).toMatchObject({ code: "link-unknown" });
    expect(await recallCirculation(ports, ilse, id, "")).toMatchObject({ ok: true });
    expect(await recallCirculation(ports, ilse, id, "")).toMatchObject({ ok: false });
  });
});

onEachDatabase("calendars", (open) => {
  /** What a calendar reads of an entry: lines folded back (RFC 5545, 3.1). */
  const fields = (text: string) =>
    Object.fromEntries(
      text
        .replace(/\r\n /g, "")
        .split("\r\n")
        .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)]),
    );

  test("show a suspense under one id, and each change of it as a later one", async () => {
    const office = await open();
    const { ports, ilse } = office;
    const { id } = await office.letter().version(first).made();
    const { Bo } = await sent(office, id, [{ name: "Bo" }]);
    const { link } = await newFeed(ports, ilse);
    const token = link.slice(link.lastIndexOf("/") + 1, -".ics".length);
    const before = [must(await readFeed(ports, token)), must(await holderCalendar(ports, Bo!))].map(fields);
    must(
      await moveSuspense(ports, ilse, {
        letter: id,
        suspense: "2027-03-01T09:00:00.000Z",
        zone: "Asia/Dubai",
        reason: "",
      }),
    );
    const after = [must(await readFeed(ports, token)), must(await holderCalendar(ports, Bo!))].map(fields);
    for (const [i, entry] of after.entries()) {
      expect(entry["UID"]).toBe(before[i]?.["UID"]);
      expect([before[i]?.["SEQUENCE"], entry["SEQUENCE"]]).toEqual(["0", "1"]);
      expect(entry["DTSTART"]).toBe("20270301T090000Z");
      expect(entry["DTSTAMP"]! > before[i]!["DTSTAMP"]!).toBe(true);
    }
    expect(after[0]?.["UID"]).not.toBe(after[1]?.["UID"]);
  });

  test("a feed ends with its address, with its person, and shows nothing that is closed to them", async () => {
    const office = await open();
    const { ports, ilse, tomas, odile } = office;
    const { id } = await office.letter().version(first).made();
    await sent(office, id, [{ name: "Bo" }]);
    const feed = async (person: typeof ilse) => {
      const { link } = await newFeed(ports, person);
      return link.slice(link.lastIndexOf("/") + 1, -".ics".length);
    };
    expect(must(await readFeed(ports, await feed(tomas)))).not.toContain("BEGIN:VEVENT");
    const old = await feed(odile);
    const now = await feed(odile);
    expect(await readFeed(ports, old)).toMatchObject({ code: "not-found" });
    expect(must(await readFeed(ports, now))).toContain("BEGIN:VEVENT");
    must(await personLeaves(ports, ilse, odile.id, office.sami.id));
    expect(await readFeed(ports, now)).toMatchObject({ code: "not-found" });
  });
});

onEachDatabase("the desk", (open) => {
  const query = { show: "mine" as const, status: "", search: "", page: 1 };

  test("says what waits for whom, who blocks what since when, and what is due", async () => {
    const office = await open();
    const { ports, ilse, odile } = office;
    const { id } = await office.letter().version(first).made();
    const mine = async (person: typeof ilse) =>
      (await readDesk(ports, person, query)).rows.map((row) => [row.id, row.waitsForYou]);
    expect(await mine(odile)).toEqual([[id, "Approve or return version 1"]]);
    const { Bo } = await sent(office, id, [{ name: "Bo", required: true }]);
    expect(await mine(odile)).toEqual([]);
    await says(office, Bo!, { severity: "critical" });
    must(await takePosition(office, { copy: Bo!, label: "", token: "", code: "" }, "non-concur"));
    const { rows, counts } = await readDesk(ports, ilse, { ...query, show: "blocked" });
    expect(rows).toMatchObject([
      {
        id,
        held: 3,
        answered: 1,
        asked: 1,
        openComments: 1,
        blocked: { who: "Port of Bo", what: "non-concur", more: 1 },
      },
    ]);
    expect(counts).toMatchObject({ blocked: 1, all: 1, archived: 0 });
    must(await personDoes(ports, ilse, { type: "close-circulation", letter: id }));
    expect(await mine(ilse)).toEqual([[id, "Settle what holds the approval"]]);
    expect((await readDesk(ports, ilse, { ...query, show: "all", search: "no such_%" })).rows).toEqual([]);
  });

  test("shows nobody a letter that is closed to them, and is computed once for each change", async () => {
    const office = await open();
    const { ports, tomas } = office;
    await office.letter().version(first).made();
    expect((await readDesk(ports, tomas, { ...query, show: "all" })).counts.all).toBe(0);
    expect(await refreshDesk(ports, 10)).toBe(false);
    const { rows } = await office.pool.query("select 1 from desk_change");
    expect(rows).toEqual([]);
  });
});
