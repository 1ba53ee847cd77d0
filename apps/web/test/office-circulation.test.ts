import { coordination, type letter } from "@chirograph/wire";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answeredSentence } from "../src/office/circulation/answered-sentence.ts";
import { csvCharacters } from "../src/office/circulation/csv-characters.ts";
import { positionFor, stateOf } from "../src/office/circulation/copy-state.ts";
import { foundCopies } from "../src/office/circulation/copy-search.ts";
import { earlierRows } from "../src/office/circulation/earlier-rows.ts";
import {
  emptyRow,
  holdersOf,
  placeError,
  rowsOf,
  spokesmenFor,
  spokesmenOf,
  turnGap,
  withChange,
  withMore,
} from "../src/office/circulation/holder-rows.ts";
import { parseKept } from "../src/office/circulation/kept-form.ts";
import { knownZones, momentOf, wallClock } from "../src/office/circulation/suspense.ts";
import { sinceMoment } from "../src/office/moments.ts";

const row = (name: string, organisation = "", more: Partial<typeof emptyRow> = {}) => ({
  ...emptyRow,
  name,
  organisation,
  ...more,
});
const task = {
  circulation: 1,
  required: false,
  asked: true,
  stage: 1,
  instructions: "",
  through: null,
  replaces: null,
};
const copy = (id: string, more: Partial<letter.CopyView> = {}) =>
  ({
    id,
    label: `${id}/9`,
    kind: "circulation",
    parent: null,
    holder: { name: id, organisation: "", actingFor: "", address: "" },
    passingOn: "ask",
    task,
    declined: null,
    delegate: null,
    recalled: false,
    position: null,
    ...more,
  }) as letter.CopyView;
const said = (position: "concur" | "non-concur") => ({
  position,
  reason: "",
  version: 1,
  n: 1,
  at: "2026-11-22T10:00:00.000Z",
  late: false,
});

describe("the holders of a circulation", () => {
  const rows = [
    row("Edda", "Works"),
    row("Piet", "Works ", { through: "Edda", required: true }),
    emptyRow,
    row("Lio", "Legal", { stage: 2 }),
  ];

  test("are sent without empty rows, with the place of who answers for them", () => {
    expect(holdersOf(rows).map(({ name, through, required }) => [name, through, required])).toEqual([
      ["Edda", null, false],
      ["Piet", 0, false],
      ["Lio", null, false],
    ]);
  });

  test("follow a spokesman who is renamed, and say so when there is none", () => {
    const renamed = withChange(rows, 0, { name: "Edda Quill" });
    expect(renamed[1]?.through).toBe("Edda Quill");
    expect(placeError(renamed, 1)).toBeNull();
    expect(placeError(withChange(rows, 0, { organisation: "Elsewhere" }), 1)).toMatch(
      /^Edda does not answer/u,
    );
  });

  test("answer only through a colleague who answers for themselves", () => {
    expect(spokesmenFor(rows, 1)).toEqual(["Edda"]);
    expect(spokesmenFor(rows, 0)).toEqual([]);
    expect(spokesmenFor(rows, 3)).toEqual([]);
  });

  test("have turns without a gap", () => {
    expect(turnGap([1, 2, 2, 3].map((stage) => row("A", "", { stage })))).toBeNull();
    expect(turnGap([1, 3].map((stage) => row("A", "", { stage })))).toBe(2);
    expect(turnGap([2].map((stage) => row("A", "", { stage })))).toBe(1);
  });

  test("are added once, behind those who are there", () => {
    const more = withMore(rows, [row("lio", "legal"), row("Ana", "Coast")]);
    expect(more.map((one) => one.name)).toEqual(["Edda", "Piet", "Lio", "Ana", ""]);
  });

  test("come again as they were asked the last time, without copies that were handed on or recalled", () => {
    const copies = [
      copy("a", { task: { ...task, required: true, stage: 2, instructions: "Paragraph 3" } }),
      copy("b", { task: { ...task, through: "a" } }),
      copy("c", { parent: "a" }),
      copy("d", { recalled: true }),
      copy("e", { task: { ...task, circulation: 0 } }),
    ];
    const circulation = { n: 1 } as letter.LetterView["circulation"];
    expect(
      earlierRows({ circulation, copies }).map((one) => [one.name, one.required, one.stage, one.through]),
    ).toEqual([
      ["a", true, 2, ""],
      ["b", false, 1, "a"],
    ]);
  });
});

describe("how a holder's task stands", () => {
  const view = (copies: letter.CopyView[], standings: Record<string, letter.Standing>) => ({
    copies,
    standings: Object.entries(standings).map(([id, standing]) => ({ copy: id, standing })),
  });

  test.each([
    [{}, "waiting", "no-response"],
    [{}, "later", "later"],
    [{}, "waived", "waived"],
    [{}, "taken-as-concur", "taken-as-concur"],
    [{}, undefined, "informed"],
    [{ position: said("non-concur") }, "answered", "non-concur"],
    [{ position: said("concur"), recalled: true }, undefined, "concur"],
    [{ recalled: true }, undefined, "recalled"],
    [{ task: { ...task, through: "x" } }, undefined, "through"],
    [{ declined: { why: "not-mine" as const, note: "", until: null, at: "" } }, "waiting", "declined"],
    [{ delegate: "x" }, "waiting", "delegated"],
  ] as const)("%o, %s: %s", (more, standing, expected) => {
    const one = copy("a", more as Partial<letter.CopyView>);
    expect(stateOf(view([one], standing ? { a: standing } : {}), one)).toBe(expected);
  });

  test("a delegate's answer is that of the one who delegated, through any number of hands", () => {
    const copies = [
      copy("a", { delegate: "b" }),
      copy("b", { parent: "a", delegate: "c" }),
      copy("c", { parent: "b", position: said("concur") }),
    ];
    const seen = view(copies, { a: "answered" });
    expect(positionFor(seen, copies[0]!)?.position).toBe("concur");
    expect(stateOf(seen, copies[0]!)).toBe("concur");
    const waiting = view([copies[0]!, copy("b", { parent: "a" })], { a: "waiting" });
    expect(stateOf(waiting, waiting.copies[1]!)).toBe("no-response");
  });
});

test.each([
  [["answered", "answered"], "All 2 have answered on version 1."],
  [["answered"], "The one who was asked has answered on version 1."],
  [["answered", "waiting", "waived"], "1 of 3 has answered on version 1; 1 is not waited for."],
  [
    ["answered", "answered", "taken-as-concur"],
    "2 of 3 have answered on version 1, and nobody else is waited for.",
  ],
  [["waiting", "later"], "0 of 2 have answered on version 1."],
  [[], "Nobody is asked for a position on version 1."],
] as const)("of %j who were asked it is said: %s", (standings, sentence) => {
  const copies = standings.map((one, at) =>
    copy(`${at}`, one === "answered" ? { position: said("concur") } : {}),
  );
  const view = {
    copies,
    standings: standings.map((standing, at) => ({ copy: `${at}`, standing })),
    circulation: { version: 1, open: true } as letter.LetterView["circulation"],
  };
  expect(answeredSentence(view, copies)).toBe(sentence);
});

describe("a date on the clock of a place", () => {
  test("is the moment at which that clock shows it", () => {
    const at = (local: string, zone: string) => momentOf({ local, zone })?.toISOString();
    expect(at("2026-12-01T17:00", "Asia/Dubai")).toBe("2026-12-01T13:00:00.000Z");
    expect(at("2026-07-01T17:00", "Europe/Berlin")).toBe("2026-07-01T15:00:00.000Z");
    // The clock shows 02:30 twice that night; and never, in spring.
    expect(at("2026-10-25T02:30", "Europe/Berlin")).toBe("2026-10-25T00:30:00.000Z");
    expect(at("2026-03-29T02:30", "Europe/Berlin")).toBe("2026-03-29T01:30:00.000Z");
    expect(momentOf({ local: "", zone: "UTC" })).toBeNull();
  });

  test("comes back from every moment in every zone", () => {
    const zones = fc.constantFrom(...knownZones());
    const moments = fc.date({
      min: new Date("2024-01-01T00:00:00Z"),
      max: new Date("2034-01-01T00:00:00Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, zones, (at, zone) => {
        const local = wallClock(at, zone);
        const moment = momentOf({ local, zone });
        expect(moment && wallClock(moment, zone)).toBe(local);
        // Another moment with the same clock only where it was set back.
        expect(Math.abs((moment?.getTime() ?? 0) - at.getTime())).toBeLessThan(24 * 3_600_000);
      }),
    );
  });
});

test("a CSV file is read in the characters it was written in", () => {
  expect(csvCharacters(new TextEncoder().encode("Größe, منى"))).toBe("Größe, منى");
  expect(csvCharacters(Uint8Array.of(0x47, 0x72, 0xf6, 0xdf, 0x65))).toBe("Größe");
  expect(csvCharacters(Uint8Array.of(0xff, 0xfe, 0x41, 0x00, 0xdf, 0x00))).toBe("Aß");
  const text = "Name;Pérez";
  expect(csvCharacters(Buffer.from(text))).toBe(text);
  expect(csvCharacters(Buffer.from(text, "latin1"))).toBe(text);
  expect(csvCharacters(Buffer.from(`\ufeff${text}`, "utf16le"))).toBe(text);
  expect(csvCharacters(Buffer.from(`\ufeff${text}`, "utf16le").swap16())).toBe(text);
  expect(csvCharacters(Buffer.from([0x80]))).toBe("€");
});

describe("a saved list", () => {
  const name = fc
    .string({ minLength: 1, maxLength: 12 })
    .filter((text) => text.trim() === text && text !== "");
  const one = fc.record({
    name,
    organisation: fc.constantFrom("Works", "Legal", "Coast"),
    actingFor: fc.constantFrom("", "the Harbour Master"),
    address: fc.constantFrom("", "edda@port.example"),
    passingOn: fc.constantFrom("allowed" as const, "ask" as const, "never" as const),
    required: fc.boolean(),
    stage: fc.integer({ min: 1, max: 3 }),
    instructions: fc.constantFrom("", "Check the plan."),
  });
  const named = fc.uniqueArray(one, { selector: (row) => row.name, minLength: 1, maxLength: 12 });

  test("brings back all that a row says, also who answers through whom", () => {
    fc.assert(
      fc.property(named, (people) => {
        // Every second one of an organisation answers through its first.
        const rows = people.map((row, at) => {
          const first = people.findIndex((other) => other.organisation === row.organisation);
          const through = at > first && (at - first) % 2 === 1 ? (people[first]?.name ?? "") : "";
          return { ...row, required: row.required && through === "", through };
        });
        const kept = coordination.DistributionList.parse({
          id: "a".repeat(32),
          name: "L",
          holders: holdersOf(rows),
        });
        expect(rowsOf(kept.holders)).toEqual(rows);
      }),
    );
  });

  test("read from a file names whom one answers through as they are written there", () => {
    const piet = { ...row("Piet", "Works"), through: "EDDA roos" };
    const rows = withMore([], [piet, row("Edda Roos", "Works")]);
    expect(rows.map(({ through }) => through)).toEqual(["Edda Roos", "", ""]);
  });

  test("kept before anyone could answer through a colleague says nobody does", () => {
    const { through: _, ...holder } = holdersOf([row("Edda", "Works")])[0]!;
    const kept = coordination.DistributionList.parse({ id: "a".repeat(32), name: "L", holders: [holder] });
    expect(rowsOf(kept.holders)).toEqual([row("Edda", "Works")]);
  });

  test.each([
    ["themselves", 0, "Works"],
    ["nobody of the list", 7, "Works"],
    ["someone of another organisation", 1, "Legal"],
  ])("in which one answers through %s is refused", (_, through, organisation) => {
    const [edda, piet] = holdersOf([row("Edda", "Works"), row("Piet", organisation)]);
    const holders = [{ ...edda, through }, piet];
    const list = { id: "a".repeat(32), name: "L", holders };
    expect(coordination.DistributionList.safeParse(list).success).toBe(false);
  });

  test("added to holders who stand there joins them, whatever the capitals", () => {
    const added = withMore(
      [row("edda", "works")],
      [row("Edda", "Works"), row("Piet", "works", { through: "Edda" })],
    );
    expect(added.map(({ name: who, through }) => [who, through])).toEqual([
      ["edda", ""],
      ["Piet", "edda"],
      ["", ""],
    ]);
    expect(placeError(added, 1)).toBeNull();
  });
});

test("spokesmen of all rows at once are those of each row", () => {
  const rows = [
    row("Edda", "Works"),
    row("Piet", "Works ", { through: "Edda" }),
    row("Lio", "Works"),
    row("Mo"),
  ];
  expect([...spokesmenOf(rows)]).toEqual([["Works", "Edda\nLio"]]);
  expect(spokesmenFor(rows, 1)).toEqual(["Edda", "Lio"]);
});

test("holders are looked for by any words of theirs, in any order", () => {
  const copies = [
    copy("1", { holder: { name: "Edda Quill", organisation: "Harbour Works", actingFor: "", address: "" } }),
    copy("2", {
      holder: { name: "Piet Vos", organisation: "Legal", actingFor: "", address: "piet@port.example" },
    }),
  ];
  const found = (typed: string) => foundCopies(copies, typed).map(({ id }) => id);
  expect(found("  ")).toEqual(["1", "2"]);
  expect(found("works EDDA")).toEqual(["1"]);
  expect(found("piet@")).toEqual(["2"]);
  expect(found("edda legal")).toEqual([]);
});

describe("a form kept on this device", () => {
  const form = {
    rows: [row("Edda")],
    suspense: { local: "2026-12-01T17:00", zone: "UTC" },
    instructions: "",
    silence: false,
    shared: false,
    ask: "changed",
  };
  const stored = (change: object) => ({
    at: "2026-11-22T10:00:00.000Z",
    after: 0,
    form: { ...form, ...change },
  });

  test("is read as it was kept", () => {
    expect(parseKept(stored({}))?.form).toEqual(form);
  });

  test.each([
    { rows: [] },
    { rows: [{ ...row("Edda"), passingOn: "sometimes" }] },
    { rows: [{ name: "Edda" }] },
    { suspense: null },
    { silence: "no" },
    { ask: "nobody" },
  ])("and is left where another page wrote it: %o", (change) => {
    expect(parseKept(stored(change))).toBeNull();
    expect(parseKept("{")).toBeNull();
    expect(parseKept(null)).toBeNull();
  });

  test.each([
    ["2026-11-24T08:41:00.000Z", /^today \d\d:41$/u],
    ["2026-11-23T08:41:00.000Z", /^Monday \d\d:41$/u],
    ["2026-11-10T08:41:00.000Z", /^10 November, \d\d:41$/u],
  ])("of %s says since when", (at, words) => {
    expect(sinceMoment(at, Date.parse("2026-11-24T11:00:00.000Z"))).toMatch(words);
  });
});
