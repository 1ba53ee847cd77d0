import { describe, expect, it } from "vitest";
import {
  type Entry,
  RecordError,
  actorName,
  challengeBytes,
  decodeEntry,
  encodeEntry,
  foldCopy,
  foldLetter,
  gates,
} from "../src/index.ts";
import { evolveCopy } from "../src/copy.ts";
import { type LetterEvent, evolveLetter, noLetter } from "../src/letter.ts";
import { type DecisionEvent, evolveDecision, noDecision } from "../src/decision.ts";
import type { ReadingEvent } from "../src/reading.ts";
import { evolveOffice } from "../src/office.ts";
import { evolveStatement, noStatement } from "../src/statement.ts";
import { actor, asks, enters, sealedFile, sha, signedBy, versionFile } from "./act.ts";
import { does, given, harbour, harbourLetter } from "./given.ts";
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
    const act = {
      act: "approve",
      letter: id("letter"),
      version: 2,
      sha256: sha("x"),
      nonce: "00",
    } as const;
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
    closed: given(harbour, harbourLetter().versions(1).circulated("bo").closed()),
    turns: given(harbour, harbourLetter().versions(1), (w) => {
      const stages = [1, 2, 3].map((stage) => ({ copy: `h${stage}`, stage }));
      w.gives(actor("ana"), asks(1, stages)("ana"));
    }),
    approved: given(harbour, harbourLetter().versions(2).approved("sid")),
    sealed: given(harbour, harbourLetter().versions(1).approved("sid").sealed()),
    releasing: given(harbour, harbourLetter().versions(1).approved("sid").sealed().released("rex")),
    force: given(harbour, harbourLetter().versions(1).approved("sid").sealed().released("rex").inForce()),
    cancelled: given(harbour, harbourLetter().versions(1).cancelled()),
  };
  const signed = signedBy("sid");
  const version = {
    publicId: id("v"),
    pages: 1,
    source: "typeset",
    effect: "binding",
    credits: [],
  } as const;
  const approval = { type: "version-approved", signed, complete: true } as const;
  const release = { type: "letter-released", supersedes: null, announces: [], signed } as const;
  const suspense = { suspense: "2026-12-05T12:00:00.000Z", zone: "UTC", reason: "" };
  const circulation = (n: number): LetterEvent => {
    const { suspense: until, zone } = suspense;
    const declared = { silence: false, shared: false, stages: 1 };
    return {
      type: "circulation-opened",
      n,
      version: 1,
      suspense: until,
      zone,
      instructions: "",
      ...declared,
    };
  };
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
    ["draft", { type: "read-back-opened", n: 2, version: 2, points: [] }],
    ["draft", { type: "read-back-opened", n: 1, version: 1, points: [] }],
    ["draft", { type: "read-back-closed", n: 1 }],
    ["draft", { type: "model-read", n: 1, model: "m", paraphrase: "", answers: [] }],
    ["draft", { type: "decision-cited", point: id("p"), decision: null }],
    ["draft", { type: "citation-waived", point: id("p"), reason: "no" }],
    ["force", { type: "points-stated", points: [] }],
    ["draft", { type: "suspense-changed", n: 0, ...suspense }],
    ["circulating", { type: "suspense-changed", n: 2, ...suspense }],
    ["closed", { type: "suspense-changed", n: 1, ...suspense }],
    ["circulating", { type: "circulation-closed", n: 2 }],
    ["circulating", circulation(1)],
    ["circulating", circulation(3)],
    ["turns", { type: "stage-opened", n: 1, stage: 3 }],
    ["turns", { type: "stage-opened", n: 1, stage: 1 }],
    ["turns", { type: "stage-opened", n: 2, stage: 2 }],
    ["circulating", { type: "stage-opened", n: 1, stage: 2 }],
    ["closed", { type: "stage-opened", n: 1, stage: 2 }],
    ["approved", { type: "holder-waived", copy: id("bo"), reason: "no" }],
    ["cancelled", { type: "holder-waived", copy: id("bo"), reason: "no" }],
    [
      "approved",
      {
        type: "objection-overridden",
        copy: id("bo"),
        comment: id("c"),
        disposition: 1,
        reason: "",
      },
    ],
    [
      "force",
      {
        type: "objection-overridden",
        copy: id("bo"),
        comment: id("c"),
        disposition: 1,
        reason: "",
      },
    ],
    ["cancelled", circulation(1)],
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

  const comment = { comment: id("c nobody") } as const;
  it.each([
    { type: "comment-withdrawn", ...comment },
    { type: "comment-replied", ...comment, reply: id("r"), text: "no" },
    { type: "comment-merged", ...comment, into: null },
    { type: "comment-disposed", ...comment, disposition: "accept", response: "" },
    { type: "disposition-answered", ...comment, n: 1, answer: "satisfied", note: "" },
  ] as const)("[R7] throws: of a comment that was never made, %o", (event) => {
    const copy = states.circulating.copy("bo");
    expect(() => evolveCopy(copy, event, deed)).toThrow("before the comment was made");
    expect(() => evolveCopy({ status: "none" }, event, deed)).toThrow("before the copy was issued");
  });

  it.each([
    { type: "position-taken", position: "concur", reason: "", version: 1, late: false },
    { type: "copy-declined", why: "not-mine", note: "", until: null },
    { type: "copy-passed-on", child: id("cy"), delegated: true },
  ] as const)("[R7] throws: on a copy that was never issued, %o", (event) => {
    expect(() => evolveCopy({ status: "none" }, event, deed)).toThrow("before the copy was issued");
  });

  it("[R7] throws when a reader is heard twice, or answers before their own words", () => {
    const w = given(harbour, harbourLetter().versions(1).circulated("bo"));
    const said: ReadingEvent = { type: "letter-paraphrased", text: "It moves." };
    const answered: ReadingEvent = { type: "points-answered", answers: [] };
    const after = (...events: readonly ReadingEvent[]) =>
      events.reduce((copy, event) => evolveCopy(copy, event, deed), w.copy("bo"));
    expect(() => after(answered)).toThrow("broken");
    expect(() => after(said, said)).toThrow("broken");
    expect(() => after(said, answered, answered)).toThrow("broken");
    expect(after(said, answered)).toMatchObject({ reading: { answers: { list: [] } } });
  });

  it("[R7] throws when a decision is entered twice, or ends when it does not stand", () => {
    const w = given(harbour);
    does(w, "sid", enters("d1"));
    const first = w.entries.at(-1)!;
    const standing = w.decisions().get(id("d1"))!;
    const gone = { type: "decision-revoked", reason: "no", signed: signedBy("sid") } as const;
    const entered = first.event as DecisionEvent;
    expect(() => evolveDecision(standing, entered, deed)).toThrow("broken");
    expect(() => evolveDecision(noDecision, gone, deed)).toThrow("broken");
    const revoked = evolveDecision(standing, gone, deed);
    for (const event of [gone, { type: "decision-superseded", successor: id("d2") } as const])
      expect(() => evolveDecision(revoked, event, deed)).toThrow("broken");
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

  it("[R1][R4] made before events got more members folds to what it meant, and takes new events", () => {
    const [holder, passage] = [{ name: "Bo", organisation: "", actingFor: "", address: "" }, null];
    const old = (stream: string, ...events: readonly object[]) =>
      events.map((event, i) => decodeEntry(utf8({ v: 1, ...deed, stream, seq: i + 1, event })));
    const { credits: _, ...first } = version;
    const letter = foldLetter(
      old(
        "letter/x",
        { type: "letter-opened", letter: id("x"), reference: "" },
        { type: "version-added", n: 1, sha256: sha("x"), ...first },
        {
          type: "circulation-opened",
          n: 1,
          version: 1,
          suspense: suspense.suspense,
          instructions: "",
        },
      ),
    );
    const issued = {
      copy: id("bo"),
      letter: id("x"),
      version: 1,
      kind: "circulation",
      label: "1/1",
      parent: null,
    };
    const copy = foldCopy(
      old(
        `copy/${id("bo")}`,
        { type: "copy-issued", ...issued, holder, passingOn: "allowed", stamper: "1" },
        { type: "copy-passed-on", child: id("cy") },
        {
          type: "comment-made",
          comment: id("c"),
          passage,
          severity: "critical",
          text: "No.",
          proposed: "",
        },
        { type: "position-taken", position: "concur", reason: "", version: 1 },
      ),
    );
    if (letter.status === "none" || copy.status === "none") throw new Error("It was opened.");
    expect(letter).toMatchObject({
      versions: [{ credits: [] }],
      circulation: { zone: "UTC", silence: false },
    });
    expect(copy).toMatchObject({
      delegate: null,
      position: { late: false },
      comments: [{ attachments: [] }],
    });
    const facts = {
      letter,
      copies: [copy],
      office: given(harbour).office(),
      decisions: new Map(),
      now: deed.at,
    };
    const held = gates(facts).filter(({ status }) => status === "held");
    expect(held.map(({ gate }) => gate)).toEqual(["circulation", "comments"]);
    const disposed = {
      type: "comment-disposed",
      comment: id("c"),
      disposition: "accept",
      response: "",
    } as const;
    expect(evolveCopy(copy, disposed, deed)).toMatchObject({ comments: [{ disposed: { n: 1 } }] });
  });

  it("[R4] folds to the state that evolving gave", () => {
    const w = states.force;
    expect(foldLetter(w.stream(`letter/${id("letter")}`))).toEqual(w.letter());
    expect(foldLetter([])).toBe(noLetter);
    expect(world().entries).toEqual([]);
  });
});
