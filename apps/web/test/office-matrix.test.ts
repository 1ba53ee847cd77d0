import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deskSearchOf } from "../src/office/desk/desk-search.ts";
import { deskSentence, sinceWords } from "../src/office/desk/desk-words.ts";
import { countBySeverity } from "../src/office/matrix/matrix-picture.tsx";
import { rowsFor, searchOf } from "../src/office/matrix/matrix-view.ts";
import { placeWords, severities, type Row } from "../src/office/matrix/matrix-words.ts";

const row = (n: number, more: Partial<Row> = {}): Row => ({
  id: `${n}`.padStart(32, "0"),
  n,
  copy: "c",
  label: "1/9",
  holder: "Jonas Wrede",
  organisation: "Pilots' Guild",
  version: 1,
  passage: null,
  severity: "substantive",
  text: "Which number?",
  proposed: "",
  rationale: "",
  attachments: [],
  from: null,
  edition: 1,
  at: "2026-11-22T10:00:00.000Z",
  late: false,
  withdrawn: false,
  merged: null,
  disposed: null,
  satisfaction: null,
  replies: [],
  paragraph: "",
  line: null,
  attached: null,
  credited: null,
  ...more,
});
const disposed = (disposition: "accept" | "reject" | "deferred") => ({
  n: 1,
  disposition,
  response: "The tariff says so.",
  at: "2026-11-22T11:00:00.000Z",
  by: "Ilse",
});
const objects = { answer: "objects" as const, note: "It does not.", at: "2026-11-22T12:00:00.000Z" };
const passage = (page: number, start: number) => ({
  page,
  start,
  end: start + 4,
  quote: "east",
  prefix: "",
  suffix: "",
});
const numbers = (rows: readonly Row[]) => rows.map((one) => one.n);

describe("what of the matrix is shown", () => {
  const rows = [
    row(1, {
      severity: "critical",
      passage: passage(2, 5),
      disposed: disposed("reject"),
      satisfaction: objects,
    }),
    row(2, { organisation: "Tug Owners", passage: passage(1, 90), proposed: "west" }),
    row(3, { disposed: disposed("accept"), late: true }),
    row(4, { withdrawn: true, severity: "critical" }),
    row(5, { disposed: disposed("deferred"), severity: "major", passage: passage(1, 7) }),
  ];

  test.each([
    [{}, [1, 2, 3, 4, 5]],
    [{ severity: "critical" }, [1, 4]],
    [{ answer: "open" }, [2, 5]],
    [{ answer: "withdrawn" }, [4]],
    [{ answer: "reject" }, [1]],
    [{ mark: "objected" }, [1]],
    [{ mark: "wording" }, [2]],
    [{ mark: "late" }, [3]],
    [{ holder: "Tug Owners" }, [2]],
    [{ q: "TARIFF number" }, [1, 3, 5]],
    [{ sort: "place" }, [3, 4, 5, 2, 1]],
    [{ sort: "severity" }, [1, 4, 5, 2, 3]],
    [{ sort: "answer" }, [1, 2, 5, 3, 4]],
  ] as const)("%o", (search, expected) => {
    // However they come, equal ones stand by number.
    expect(numbers(rowsFor(rows.toReversed(), search))).toEqual(expected);
  });

  test("an address that was asked for comes back, and nonsense asks for nothing", () => {
    const some = fc.record(
      {
        severity: fc.constantFrom(...severities),
        holder: fc.string({ minLength: 1 }),
        answer: fc.constantFrom("open", "reject", "withdrawn"),
        mark: fc.constantFrom("objected", "late", "moved"),
        q: fc.string({ minLength: 1 }),
        sort: fc.constantFrom("place", "severity", "holder", "answer"),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(some, (search) => {
        expect(searchOf(search)).toEqual(search);
      }),
    );
    expect(searchOf({ severity: "grave", answer: 7, mark: null, sort: "n", q: "" })).toEqual({});
  });

  test("every row is counted once, unless it was withdrawn", () => {
    const counts = countBySeverity(rows);
    expect(counts.reduce((sum, one) => sum + one.all, 0)).toBe(4);
    expect(counts[0]).toEqual({ severity: "critical", all: 1, open: 0, objected: 1 });
    expect(counts[1]).toEqual({ severity: "major", all: 1, open: 1, objected: 0 });
  });

  test("a place is said as far as it is known", () => {
    expect(placeWords(row(1))).toBe("The whole letter");
    expect(placeWords(row(1, { passage: passage(2, 1), paragraph: "3.a", line: 14 }))).toBe(
      "Page 2, paragraph 3.a, line 14",
    );
    expect(placeWords(row(1, { passage: passage(2, 1) }))).toBe("Page 2");
  });
});

describe("what the desk says", () => {
  const counts = { mine: 0, blocked: 0, due: 0, all: 0, archived: 0 };

  test("first, in one sentence", () => {
    expect(deskSentence(counts, 0)).toBe("Your desk is empty.");
    expect(deskSentence({ ...counts, all: 3 }, 0)).toBe("Nothing waits for you.");
    expect(deskSentence({ ...counts, all: 3, mine: 1 }, 0)).toBe("One thing waits for you.");
    expect(deskSentence({ ...counts, all: 30, mine: 12 }, 2)).toBe("12 things wait for you. Two are late.");
  });

  test("since when someone keeps a letter", () => {
    const now = Date.parse("2026-11-22T12:00:00.000Z");
    const since = (hours: number) => sinceWords(new Date(now - hours * 3_600_000).toISOString(), now);
    expect([0.2, 1, 23, 24, 80].map(since)).toEqual([
      "just now",
      "for 1 hour",
      "for 23 hours",
      "for 1 day",
      "for 3 days",
    ]);
  });

  test("only what the address rightly asks for", () => {
    expect(deskSearchOf({ show: "due", status: "in-force", q: "quay", page: "3" })).toEqual({
      show: "due",
      status: "in-force",
      q: "quay",
      page: 3,
    });
    expect(deskSearchOf({ show: "mine too", status: "gone", q: "", page: "0" })).toEqual({});
  });
});
