import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changedPlaces } from "../src/holder/answers/changed-places.ts";
import { tallyWords } from "../src/holder/answers/disposition-words.ts";
import { answeredComments } from "../src/holder/answers/waits.ts";
import { termsOf } from "../src/holder/asked/terms.ts";
import { takenUpIn } from "../src/holder/colleagues/take-up.ts";
import { remarkHere } from "../src/holder/letter/passage-here.ts";
import { freshComment, noForms } from "../src/holder/unsent/forms.ts";
import { inBothZones, sameClockOn, zoneWords } from "../src/holder/zones.ts";
import { boats, disposed, earlier, id, said, viewOf } from "./holder-views.ts";

const now = new Date("2026-11-22T09:00:00Z");

describe("a moment in two zones", () => {
  test("is said once where both clocks show the same, else with the place and the reader's clock", () => {
    const moment = "2026-11-30T13:00:00.000Z";
    expect(inBothZones(moment, "Asia/Dubai", "Asia/Muscat", now)).toEqual({
      there: "Monday 30 November, 17:00",
      here: null,
    });
    expect(inBothZones(moment, "Asia/Dubai", "Europe/Paris", now)).toEqual({
      there: "Monday 30 November, 17:00 Dubai time",
      here: "14:00",
    });
    expect(inBothZones(moment, "UTC", "Pacific/Auckland", now)).toEqual({
      there: "Monday 30 November, 13:00 UTC",
      here: "Tuesday 1 December, 02:00",
    });
    expect(inBothZones("2027-01-04T00:00:00Z", "UTC", "UTC", now).there).toBe("Monday 4 January 2027, 00:00");
  });

  test("names places by their names, and what is no place by its distance", () => {
    const date = new Date("2026-07-01T00:00:00Z");
    expect(zoneWords("America/Argentina/Buenos_Aires", date)).toBe("Buenos Aires time");
    expect(zoneWords("Etc/UTC", date)).toBe("UTC");
    // By POSIX the sign of these names is turned round.
    expect(zoneWords("Etc/GMT-4", date)).toBe("GMT+4");
  });

  test("another day at the same clock is that clock, also over a change of the clocks", () => {
    const clock = (moment: string, timeZone: string) =>
      new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }).format(
        new Date(moment),
      );
    const zones = ["Asia/Dubai", "Europe/Paris", "America/St_Johns", "Pacific/Apia", "UTC"];
    const day = fc.date({ min: new Date("2026-01-01"), max: new Date("2030-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(day, day, fc.constantFrom(...zones), (moment, other, zone) => {
        // From 04:00 on no clock of these zones skips an hour.
        const at = new Date(Math.floor(moment.getTime() / 60_000) * 60_000).toISOString();
        const [, time = ""] = clock(at, zone).split(" ");
        fc.pre(time >= "04:00");
        const wanted = other.toISOString().slice(0, 10);
        expect(clock(sameClockOn(wanted, at, zone), zone)).toBe(`${wanted} ${time}`);
      }),
    );
  });
});

describe("what counts", () => {
  const facts = (...view: Parameters<typeof viewOf>) => termsOf(viewOf(...view)).map(({ fact }) => fact);

  test("silence is said to count only where it was declared, and only for those whose position is asked", () => {
    expect(facts({ silence: true })[0]).toBe("Silence counts.");
    expect(facts({ silence: true, task: { asked: false } })).not.toContain("Silence counts.");
    expect(facts({ silence: true, answersThrough: "Mirela Stroud" })).not.toContain("Silence counts.");
    expect(facts()).toEqual(["Only the office sees what you write."]);
    expect(facts({ silence: true, takesInput: false })).toEqual([]);
  });

  test("after the suspense it counted only for those who said nothing", () => {
    const past = { silence: true, suspense: "2026-04-10T13:00:00.000Z" };
    expect(facts(past)[0]).toBe("Your silence counts.");
    expect(facts({ ...past, comments: [said(1)] })).not.toContain("Your silence counts.");
    expect(facts({ ...past, comments: [said(1, { withdrawn: true })] })).toContain("Your silence counts.");
    const why = { why: "not-mine" as const, note: "", until: null, at: "2026-04-01T09:00:00.000Z" };
    expect(facts({ ...past, copy: { declined: why } })).not.toContain("Your silence counts.");
  });
});

describe("what became of comments", () => {
  test("those that wait for a word come first, what was not answered on this copy does not come", () => {
    const view = viewOf({
      copy: { version: 2 },
      comments: [said(1), said(2, { version: 2, disposed: disposed("accept", "") })],
      earlier,
    });
    expect(answeredComments(view).map((one) => one.id)).toEqual([id(2), id(21), id(22), id(23)]);
    expect(tallyWords([disposed("reject", ""), null, disposed("reject", "")])).toBe(
      "2 not accepted, 1 not answered yet",
    );
    expect(tallyWords([disposed("deferred", "")])).toBe("Put off");
  });

  test("a redline is folded to its places, and every changed word is in one of them", () => {
    const run = fc.record({
      kind: fc.constantFrom("same" as const, "removed" as const, "added" as const),
      text: fc.string({ minLength: 1, maxLength: 200 }),
    });
    fc.assert(
      fc.property(fc.array(run, { maxLength: 12 }), (runs) => {
        const changed = (list: readonly { kind: string }[]) => list.filter(({ kind }) => kind !== "same");
        expect(changed(changedPlaces(runs).flat())).toEqual(changed(runs));
        for (const place of changedPlaces(runs)) expect(changed(place).length).toBeGreaterThan(0);
      }),
    );
    expect(changedPlaces(earlier.changes).length).toBe(2);
  });
});

test("a colleague's comment is taken up once, and again after it was withdrawn", () => {
  const form = { ...freshComment(null), from: id(41) };
  expect(takenUpIn(viewOf(), noForms, id(41))).toBeNull();
  expect(takenUpIn(viewOf(), { ...noForms, comments: { [id(5)]: form } }, id(41))).toEqual({
    id: id(5),
    sent: false,
  });
  const sent = said(6, { from: id(41) });
  expect(takenUpIn(viewOf({ comments: [sent] }), noForms, id(41))).toEqual({ id: id(6), sent: true });
  const gone = viewOf({ comments: [{ ...sent, withdrawn: true }] });
  expect(takenUpIn(gone, noForms, id(41))).toBeNull();
});

test("a remark typed on an earlier version is put where its passage stands; words that are gone are quoted", () => {
  const moved = { ...boats, page: 3, start: 7, end: 7 + boats.quote.length };
  expect(remarkHere(viewOf(), { ...freshComment(moved), text: "Two stay." }).passage).toEqual(boats);
  const gone = { ...boats, quote: "The old quay crane is moved." };
  expect(remarkHere(viewOf(), { ...freshComment(gone), text: "Which?" })).toMatchObject({
    passage: null,
    text: "“The old quay crane is moved.”\nWhich?",
  });
});
