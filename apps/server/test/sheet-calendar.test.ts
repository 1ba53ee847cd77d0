import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { suspenseCalendar, type SuspenseEntry } from "../src/sheet/suspense-calendar.ts";

const ENTRY: SuspenseEntry = {
  uid: "circulation-7f3a@letters.port.example",
  sequence: 2,
  start: "2026-12-01T12:00:00Z",
  zone: "Asia/Dubai",
  summary: "Suspense: HA/2026/14, Ferry",
  description: "Check paragraph 3 against the port plan.",
  url: "https://letters.port.example/c/a1;b2,c3#d4",
  cancelled: false,
  stamp: "2026-11-22T08:30:00Z",
};

type Property = { readonly name: string; readonly value: string };
type Component = { readonly name: string; readonly properties: Property[]; readonly parts: Component[] };

/** Reads iCalendar by the letter of RFC 5545, 3.1 and 3.4; throws at whatever it does not allow. */
function parse(calendar: string): Component {
  if (!calendar.endsWith("\r\n")) throw new Error("The last line does not end.");
  const physical = calendar.slice(0, -2).split("\r\n");
  for (const line of physical) {
    if (Buffer.byteLength(line) > 75) throw new Error(`Longer than 75 octets: ${line}`);
    if (/\p{Cc}|\ufffd/u.test(line))
      throw new Error(`A control character, or a character cut in two: ${line}`);
  }
  const root: Component = { name: "", properties: [], parts: [] };
  const open = [root];
  for (const line of physical.join("\r\n").replaceAll("\r\n ", "").split("\r\n")) {
    const [, name, value] = /^([A-Z-]+)(?:;[A-Z-]+=[A-Za-z-]+)*:(.*)$/s.exec(line) ?? [];
    if (name === undefined || value === undefined) throw new Error(`No property: ${line}`);
    const here = open.at(-1)!;
    if (name === "BEGIN") {
      const part: Component = { name: value, properties: [], parts: [] };
      here.parts.push(part);
      open.push(part);
    } else if (name === "END") {
      if (open.pop()?.name !== value) throw new Error(`Ends what did not begin: ${value}`);
    } else if (here.parts.length > 0) throw new Error(`A property after a component: ${line}`);
    else here.properties.push({ name, value });
  }
  const [calendarPart, more] = root.parts;
  if (!calendarPart || more || open.length !== 1) throw new Error("Not exactly one calendar.");
  return calendarPart;
}

/** A property's value, which stands there once. */
function value(component: Component, name: string): string | undefined {
  const found = component.properties.filter((one) => one.name === name);
  expect(found.length).toBeLessThanOrEqual(1);
  return found[0]?.value;
}

/** RFC 5545, 3.3.11: TEXT. */
function text(component: Component, name: string): string {
  const escaped = value(component, name) ?? "";
  expect(escaped).toMatch(/^(?:[^\\;,]|\\[\\;,n])*$/s);
  return escaped.replace(/\\(.)/g, (_, mark) => (mark === "n" ? "\n" : mark));
}

describe("the suspense calendar", () => {
  it("says when, what, and where to go, and warns a day before", () => {
    const calendar = parse(suspenseCalendar([ENTRY], "Suspenses", "PUBLISH"));
    const [event] = calendar.parts;
    expect(calendar.properties.map(({ name, value }) => [name, value])).toEqual([
      ["VERSION", "2.0"],
      ["PRODID", "-//Chirograph//Suspense//EN"],
      ["METHOD", "PUBLISH"],
      ["NAME", "Suspenses"],
      ["X-WR-CALNAME", "Suspenses"],
    ]);
    expect(event!.properties.map(({ name, value }) => [name, value])).toEqual([
      ["UID", ENTRY.uid],
      ["SEQUENCE", "2"],
      ["DTSTAMP", "20261122T083000Z"],
      ["DTSTART", "20261201T120000Z"],
      ["SUMMARY", "Suspense: HA/2026/14\\, Ferry"],
      ["TRANSP", "TRANSPARENT"],
      [
        "DESCRIPTION",
        "Check paragraph 3 against the port plan.\\n\\nTuesday\\, 1 December 2026 at 16:00\\, Asia/Dubai time.",
      ],
      ["URL", "https://letters.port.example/c/a1%3Bb2%2Cc3#d4"],
      ["STATUS", "CONFIRMED"],
    ]);
    expect(event!.parts).toEqual([
      {
        name: "VALARM",
        parts: [],
        properties: [
          { name: "ACTION", value: "DISPLAY" },
          { name: "TRIGGER", value: "-P1D" },
          { name: "DESCRIPTION", value: "Suspense: HA/2026/14\\, Ferry" },
        ],
      },
    ]);
  });

  it("is the same bytes for the same entries, on any machine and at any time", () => {
    expect(suspenseCalendar([ENTRY], "S")).toBe(suspenseCalendar([{ ...ENTRY }], "S"));
    const elsewhere = { ...ENTRY, start: "2026-12-01T16:00:00+04:00" };
    expect(suspenseCalendar([elsewhere], "S")).toBe(suspenseCalendar([ENTRY], "S"));
  });

  it("calls off what is cancelled, without an alarm", () => {
    const withdrawn = (entry: SuspenseEntry, method?: "CANCEL") =>
      parse(suspenseCalendar([entry], "S", method)).parts.map((event) => [
        value(event, "STATUS"),
        event.parts.length,
      ]);
    expect(withdrawn({ ...ENTRY, cancelled: true })).toEqual([["CANCELLED", 0]]);
    expect(withdrawn(ENTRY, "CANCEL")).toEqual([["CANCELLED", 0]]);
    expect(withdrawn(ENTRY)).toEqual([["CONFIRMED", 1]]);
    expect(parse(suspenseCalendar([], "S")).parts).toEqual([]);
  });

  it("keeps whatever people wrote in its place", () => {
    const bad = [
      "a\r\nBEGIN:VEVENT",
      "END:VALARM\r\nEND:VEVENT\u2028END:VALARM",
      "\u0000\u001b\u0085",
      "\\n;,:\"'",
      "😀".repeat(60),
      "م".repeat(200),
      "\ud83d",
      `${"x".repeat(66)}END:VALARM`,
      "\u202eturned",
      "a\tb",
    ];
    const anyWords = fc.oneof(
      fc.constantFrom(...bad),
      fc.string({ unit: "binary" }),
      fc.string({ unit: "grapheme", maxLength: 300 }),
    );
    const anyEntry = fc.record({
      sequence: fc.nat(),
      summary: anyWords,
      description: anyWords,
      cancelled: fc.boolean(),
      zone: fc.constantFrom("Asia/Dubai", "Europe/London", "UTC"),
      url: fc.webUrl({ withFragments: true, withQueryParameters: true }),
    });
    const shown = (words: string) =>
      words
        .toWellFormed()
        .replace(/\r\n?|[\u2028\u2029]/g, "\n")
        .replaceAll("\t", " ")
        .replace(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "");
    const noReplacement = (words: string) => shown(words).replaceAll("\ufffd", "");
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 4 }), anyWords, (entries, name) => {
        const given = entries.map((one, i) => ({
          ...ENTRY,
          ...one,
          uid: `${i}@x.example`,
          summary: noReplacement(one.summary),
          description: noReplacement(one.description),
        }));
        const calendar = parse(suspenseCalendar(given, noReplacement(name)));
        expect(text(calendar, "X-WR-CALNAME")).toBe(noReplacement(name));
        expect(calendar.parts.map((event) => value(event, "UID"))).toEqual(given.map(({ uid }) => uid));
        calendar.parts.forEach((event, i) => {
          const { sequence, summary, description, url } = given[i]!;
          expect([value(event, "SEQUENCE"), text(event, "SUMMARY")]).toEqual([String(sequence), summary]);
          expect(text(event, "DESCRIPTION").startsWith(description.trimStart())).toBe(true);
          expect(new URL(value(event, "URL")!).host).toBe(new URL(url).host);
        });
      }),
      { numRuns: 400 },
    );
    for (const words of bad) parseable(words);
  });

  it("throws at what no caller may give", () => {
    for (const uid of ["", "a b", "a\r\nb", "a,b"]) {
      expect(() => suspenseCalendar([{ ...ENTRY, uid }], "S")).toThrow(
        expect.objectContaining({ code: "bad-uid" }),
      );
    }
    for (const start of ["tomorrow", "2026-12-01", "2026-12-01T12:00:00"]) {
      expect(() => suspenseCalendar([{ ...ENTRY, start }], "S")).toThrow(
        expect.objectContaining({ code: "bad-moment" }),
      );
    }
  });
});

/** A half of a character becomes U+FFFD, which the strict reader above takes for a character cut by a fold. */
function parseable(words: string): void {
  const calendar = suspenseCalendar([{ ...ENTRY, summary: words, description: words }], words);
  const read = parse(calendar.replaceAll("\ufffd", "?"));
  expect(read.parts.map(({ name }) => name)).toEqual(["VEVENT"]);
}
