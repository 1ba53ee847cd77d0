import type { LetterText } from "@chirograph/core";
import { afterEach, expect, test } from "vitest";
import { holderCalendar, newFeed, readFeed } from "../src/acts/coordination/calendar.ts";
import { moveSuspense, recallCopy } from "../src/acts/coordination/run-circulation.ts";
import { berthing, write } from "./letter.ts";
import { type Mailing, mailing, send } from "./mailing.ts";
import { onEachDatabase } from "./office.ts";
import type { Posted } from "./post-office.ts";
import { must } from "./staff.ts";

let open = new AsyncDisposableStack();
afterEach(async () => {
  await open.disposeAsync();
  open = new AsyncDisposableStack();
});

/** The calendar parts of a mail; there is never more than one entry in one, nor more than one for a mail program to find. */
function calendarsOf({ mail }: Posted): string[] {
  return mail.attachments
    .filter((one) => one.mimeType === "text/calendar")
    .map((one) => new TextDecoder().decode(one.content as ArrayBuffer));
}

type Said = {
  readonly method: string;
  readonly uid: string;
  readonly sequence: number;
  readonly status: string;
};

function fields(text: string): (name: string) => string {
  const lines = text.replace(/\r?\n /g, "").split(/\r?\n/);
  return (name) => lines.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1) ?? "";
}

function said(text: string): Said {
  const of = fields(text);
  return { method: of("METHOD"), uid: of("UID"), sequence: Number(of("SEQUENCE")), status: of("STATUS") };
}

/**
 * A calendar program by the letter of RFC 5546, 2.1.5: of one UID the higher SEQUENCE stands, of equal ones the later DTSTAMP; what is
 * older is left alone. It keeps what a person would see.
 */
function calendarProgram() {
  const entries = new Map<string, { rank: string; start: string; cancelled: boolean }>();
  return {
    take(text: string): void {
      const of = fields(text);
      const rank = `${of("SEQUENCE").padStart(9, "0")} ${of("DTSTAMP")}`;
      const before = entries.get(of("UID"));
      if (before && before.rank > rank) return;
      const cancelled = of("METHOD") === "CANCEL" || of("STATUS") === "CANCELLED";
      entries.set(of("UID"), { rank, start: of("DTSTART"), cancelled });
    },
    shown: () => [...entries.values()].filter((one) => !one.cancelled).map((one) => one.start),
  };
}

const [first, second, third] = [
  "2026-12-01T12:00:00.000Z",
  "2026-12-08T12:00:00.000Z",
  "2026-12-15T12:00:00.000Z",
];

onEachDatabase("a suspense in calendars, through versions", (openOffice) => {
  /** A letter that Bo and Cy have; Bo's suspense was moved once. */
  async function circulated() {
    const house = await mailing(openOffice(), open);
    const { office, ports } = house;
    const { id } = await office.letter().version().made();
    const { Bo, Cy } = await send(house, id, [{ name: "Bo" }, { name: "Cy" }], { suspense: first });
    must(await moveSuspense(ports, office.ilse, { letter: id, suspense: second, zone: "UTC", reason: "" }));
    return { house, id, Bo: Bo!, Cy: Cy!, mails: toBo(await house.sent()) };
  }
  const toBo = (mails: readonly Posted[]) => mails.filter(({ to }) => to.includes("bo@port.example"));
  async function secondVersion(house: Mailing, id: string): Promise<string> {
    await write(house.office, house.office.ilse, id, {
      ...berthing,
      subject: "Berthing, again",
    } as LetterText);
    const { Bo } = await send(house, id, [{ name: "Bo" }], { suspense: third });
    return Bo!;
  }

  test("a new version changes the old copy's entry, and leaves one in the holder's calendar", async () => {
    const { house, id, Bo, mails } = await circulated();
    const newer = await secondVersion(house, id);
    mails.push(...toBo(await house.sent()));
    const entries = mails.map((mail) => calendarsOf(mail));
    expect(entries.map((one) => one.length)).toEqual([1, 1, 1]);
    const all = entries.flat().map(said);
    expect(new Set(all.map(({ uid }) => uid))).toEqual(new Set([`${Bo}@localhost`]));
    expect(all.map(({ sequence }) => sequence)).toEqual([0, 1, 3]);
    const program = calendarProgram();
    for (const text of entries.flat()) program.take(text);
    expect(program.shown()).toEqual(["20261215T120000Z"]);
    // In whichever order they are opened.
    const late = calendarProgram();
    for (const text of entries.flat().reverse()) late.take(text);
    expect(late.shown()).toEqual(["20261215T120000Z"]);
    // The page gives the same entry, whichever copy it is asked of.
    for (const copy of [Bo, newer])
      expect(said(must(await holderCalendar(house.ports, copy)))).toEqual({ ...all[2], method: "PUBLISH" });
  });

  test("a recall takes it out; a recall of the copy before leaves it alone", async () => {
    const { house, id, Bo, mails } = await circulated();
    const { ports, office } = house;
    const newer = await secondVersion(house, id);
    mails.push(...toBo(await house.sent()));
    const program = calendarProgram();
    for (const text of mails.flatMap(calendarsOf)) program.take(text);
    must(await recallCopy(ports, office.ilse, { letter: id, copy: Bo, reason: "It went astray." }));
    const [old] = toBo(await house.sent());
    expect(calendarsOf(old!)).toEqual([]);
    program.take(must(await holderCalendar(ports, Bo)));
    expect(program.shown()).toEqual(["20261215T120000Z"]);
    must(await recallCopy(ports, office.ilse, { letter: id, copy: newer, reason: "It went astray." }));
    const [recalled] = toBo(await house.sent());
    const [text] = calendarsOf(recalled!);
    expect(said(text!)).toMatchObject({ method: "CANCEL", uid: `${Bo}@localhost`, sequence: 4 });
    program.take(text!);
    expect(program.shown()).toEqual([]);
  });

  test("a holder whom the next circulation leaves out has it taken out by their page", async () => {
    const { house, id, Cy } = await circulated();
    const program = calendarProgram();
    program.take(must(await holderCalendar(house.ports, Cy)));
    expect(program.shown()).toEqual(["20261208T120000Z"]);
    await secondVersion(house, id);
    program.take(must(await holderCalendar(house.ports, Cy)));
    expect(program.shown()).toEqual([]);
  });

  test("the office's feed has one entry a letter, each circulation a later one", async () => {
    const { house, id } = await circulated();
    const { ports, office } = house;
    const { link } = await newFeed(ports, office.ilse);
    const token = link.slice(link.lastIndexOf("/") + 1, -".ics".length);
    const before = must(await readFeed(ports, token));
    await secondVersion(house, id);
    const after = must(await readFeed(ports, token));
    expect([before, after].map(said)).toMatchObject([
      { uid: `${id}-1@localhost`, sequence: 1 },
      { uid: `${id}-1@localhost`, sequence: 2 },
    ]);
    expect(after.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    const program = calendarProgram();
    for (const text of [after, before]) program.take(text);
    expect(program.shown()).toEqual(["20261215T120000Z"]);
  });
});
