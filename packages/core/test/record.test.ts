import { describe, expect, it } from "vitest";
import {
  type Entry,
  RecordError,
  actorName,
  challengeBytes,
  decodeEntry,
  encodeEntry,
  foldLetter,
} from "../src/index.ts";
import { evolveCopy } from "../src/copy.ts";
import { type LetterEvent, evolveLetter, noLetter } from "../src/letter.ts";
import { evolveOffice } from "../src/office.ts";
import { evolveStatement, noStatement } from "../src/statement.ts";
import { actor, sealedFile, sha, signedBy, versionFile } from "./act.ts";
import { given, harbour, harbourLetter } from "./given.ts";
import { id, world } from "./world.ts";

const deed = { by: id("ana"), at: "2026-11-22T10:41:07.125Z" };
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const utf8 = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

const entry: Entry = {
  ...deed,
  stream: `letter/${id("letter")}`,
  seq: 3,
  event: { type: "letter-returned", version: 2, note: "Qui paye ? – «le port»" },
};

describe("the bytes of an event", () => {
  it("[R1] are RFC 8785 of {at, by, event, seq, stream, v: 1}: this golden text may never change", () => {
    expect(text(encodeEntry(entry))).toBe(
      '{"at":"2026-11-22T10:41:07.125Z","by":"616e6100000000000000000000000000","event":{"note":"Qui paye ? – «le port»","type":"letter-returned","version":2},"seq":3,"stream":"letter/6c657474657200000000000000000000","v":1}',
    );
  });

  it("[R3] decode to the entry they were", () => {
    expect(decodeEntry(encodeEntry(entry))).toEqual(entry);
  });

  const whole = { v: 1, ...entry };
  it.each([
    ["nothing", new Uint8Array()],
    ["no UTF-8", Uint8Array.of(0x22, 0xff, 0x22)],
    ["null", utf8(null)],
    ["another version", utf8({ ...whole, v: 2 })],
    ["a seq that is no whole number", utf8({ ...whole, seq: 1.5 })],
    ["no actor", utf8({ ...whole, by: undefined })],
    ["an event without a type", utf8({ ...whole, event: {} })],
    ["a member more", utf8({ ...whole, salt: "00" })],
    ["a byte order mark", Uint8Array.of(0xef, 0xbb, 0xbf, ...encodeEntry(entry))],
  ])("[R3] are damaged when they hold %s", (_, bytes) => {
    expect(() => decodeEntry(bytes)).toThrow(RecordError);
    expect(() => decodeEntry(bytes)).toThrow(expect.objectContaining({ code: "record-damaged" }));
  });

  it("[R8] name an actor by an id, never by a name", () => {
    expect(actorName(actor("sid"))).toBe(id("sid"));
    expect(actorName(actor("@bo"))).toBe(`copy/${id("bo")}`);
    expect(actorName(actor("system"))).toBe("system");
  });

  it("[R8] in a letter's stream never name a holder", () => {
    const w = given(
      harbour,
      harbourLetter().versions(1).circulated("bo", "cy").position("bo", "non-concur").closed(),
    );
    const letter = w.stream(`letter/${id("letter")}`).map((one) => text(encodeEntry(one)));
    expect(letter.length).toBeGreaterThan(5);
    expect(letter.join("\n")).not.toMatch(/Port of|example\.test/);
    const copies = w.entries.filter((one) => one.event.type === "copy-issued");
    expect(copies.map((one) => text(encodeEntry(one)).includes("cy@example.test"))).toEqual([false, true]);
  });

  it("[R9] that a passkey signs are the act alone, in canonical form", () => {
    const act = { act: "approve", letter: id("letter"), version: 2, sha256: sha("x"), nonce: "00" } as const;
    expect(text(challengeBytes(act))).toBe(
      `{"act":"approve","letter":"${id("letter")}","nonce":"00","sha256":"${sha("x")}","version":2}`,
    );
  });
});

describe("a record that cannot be", () => {
  const states = {
    none: given(harbour),
    draft: given(harbour, harbourLetter().versions(2)),
    circulating: given(harbour, harbourLetter().versions(1).circulated("bo")),
    approved: given(harbour, harbourLetter().versions(2).approved("sid")),
    sealed: given(harbour, harbourLetter().versions(1).approved("sid").sealed()),
    releasing: given(harbour, harbourLetter().versions(1).approved("sid").sealed().released("rex")),
    force: given(harbour, harbourLetter().versions(1).approved("sid").sealed().released("rex").inForce()),
    cancelled: given(harbour, harbourLetter().versions(1).cancelled()),
  };
  const signed = signedBy("sid");
  const version = { publicId: id("v"), pages: 1, source: "typeset", effect: "binding" } as const;
  const approval = { type: "version-approved", signed, complete: true } as const;
  const release = { type: "letter-released", supersedes: null, signed } as const;
  const cases: readonly (readonly [keyof typeof states, LetterEvent])[] = [
    ["none", { type: "circulation-closed", n: 1 }],
    ["draft", { type: "letter-opened", letter: id("letter"), reference: "" }],
    ["draft", { type: "version-added", n: 4, sha256: sha("x"), ...version }],
    ["draft", { ...approval, version: 1, sha256: versionFile("letter", 1) }],
    ["draft", { ...approval, version: 2, sha256: versionFile("letter", 1) }],
    ["draft", { type: "letter-sealed", version: 2, sha256: sealedFile("letter", 2) }],
    ["draft", { ...release, sha256: sealedFile("letter", 2) }],
    ["draft", { type: "circulation-closed", n: 1 }],
    ["circulating", { ...approval, version: 1, sha256: versionFile("letter", 1) }],
    ["approved", { type: "letter-sealed", version: 1, sha256: sealedFile("letter", 1) }],
    ["approved", { type: "version-added", n: 3, sha256: sha("x"), ...version }],
    ["sealed", { type: "entered-into-force", checkpoint: 1 }],
    ["sealed", { ...release, sha256: sealedFile("letter", 2) }],
    ["releasing", { ...release, sha256: sealedFile("letter", 1) }],
    ["releasing", { type: "letter-cancelled", reason: "no" }],
    ["releasing", { type: "letter-returned", version: 1, note: "no" }],
    ["force", { type: "letter-cancelled", reason: "no" }],
    ["force", { type: "letter-returned", version: 1, note: "no" }],
    ["cancelled", { type: "letter-withdrawn", reason: "no", signed }],
    ["cancelled", { type: "circulation-opened", n: 1, version: 1, suspense: "", instructions: "" }],
  ];

  it.each(cases)("[R7] throws: a letter that is %s, and %o", (state, event) => {
    expect(() => evolveLetter(states[state].letter(), event, deed)).toThrow("The record is broken");
  });

  it("[R7] throws for people, copies and statements that were never there, or are there already", () => {
    const { office } = given(harbour);
    const nobody = { type: "roles-changed", person: id("nobody"), roles: [] } as const;
    expect(() => evolveOffice(office(), nobody, deed.at)).toThrow("never added");
    const copy = states.circulating.copy("bo");
    const issued = states.circulating.entries.find((one) => one.event.type === "copy-issued")?.event;
    if (issued?.type !== "copy-issued") throw new Error("No copy was issued.");
    expect(() => evolveCopy(copy, issued, deed)).toThrow("issued twice");
    expect(() => evolveCopy({ status: "none" }, { type: "copy-opened", how: "code" }, deed)).toThrow(
      "broken",
    );
    expect(() => evolveStatement(noStatement, { type: "statement-released", signed }, deed)).toThrow(
      "broken",
    );
  });

  it("[R7] throws when a retracted statement would be released", () => {
    const proposed = {
      type: "statement-proposed",
      statement: id("statement"),
      subject: { about: "paper", paper: sha("x"), words: null, title: "" },
      text: "No.",
      sha256: sha("No."),
      signed,
    } as const;
    const one = evolveStatement(noStatement, proposed, deed);
    const gone = evolveStatement(one, { type: "statement-retracted", reason: "x" }, deed);
    expect(() => evolveStatement(gone, { type: "statement-released", signed }, deed)).toThrow("broken");
    expect(() => evolveStatement(one, proposed, deed)).toThrow("twice");
  });

  it("[R4] folds to the state that evolving gave", () => {
    const w = states.force;
    expect(foldLetter(w.stream(`letter/${id("letter")}`))).toEqual(w.letter());
    expect(foldLetter([])).toBe(noLetter);
    expect(world().entries).toEqual([]);
  });
});
