import { describe, expect, it } from "vitest";
import { type Gate, type Take, gates, roundResult } from "../src/index.ts";
import * as act from "./act.ts";
import { does, given, harbour, harbourLetter, officeWithSigners, letter } from "./given.ts";
import { type World, id } from "./world.ts";

const six = ["r1", "r2", "r3", "r4", "r5", "r6"] as const;
const right = { p1: "says-so", p2: "does-not-say", p3: "says-opposite" } as const;

/** A letter with three points whose announcement needs no decision. */
function pointed(): World {
  const w = given(harbour, harbourLetter().versions(1));
  does(w, "ana", act.states(act.threePoints));
  does(w, "sid", act.waivesCitation("p1"));
  return w;
}
function opened(readers: readonly string[] = six): World {
  const w = pointed();
  expect(does(w, "ana", act.opensReadBack(1, readers))).toBe("ok");
  w.passes(1000);
  return w;
}
function answers(w: World, copy: string, takes: Readonly<Record<string, Take>> = right): string {
  const first = does(w, `@${copy}`, act.paraphrases(copy));
  return first === "ok" ? does(w, `@${copy}`, act.readsBack(copy, takes)) : first;
}
function known(w: World) {
  const found = w.letter();
  if (found.status === "none") throw new Error("There is no letter.");
  return found;
}
function readBack(w: World): string[] {
  const facts = {
    letter: known(w),
    copies: [...w.copies().values()],
    office: w.office(),
    now: w.now(),
  };
  const all: Gate[] = gates({ ...facts, decisions: w.decisions() });
  return all
    .filter(({ gate }) => gate === "read-back")
    .map(({ status, sentence }) => `${status}: ${sentence}`);
}
const result = (w: World, n = 1) => roundResult(known(w).rounds[n - 1]!, [...w.copies().values()]);

describe("points", () => {
  it("[B1] are three to ten, or none, each with words, and stated by a writer of the letter", () => {
    const w = given(harbour, harbourLetter().versions(1));
    const many = Array.from({ length: 11 }, (_, i) => `p${i}`);
    expect(does(w, "ana", act.states(["p1", "p2"]))).toBe("not-in-this-state");
    expect(does(w, "ana", act.states(many))).toBe("not-in-this-state");
    expect(does(w, "ana", act.states(["p1", "p2", "p3: "]))).toBe("reason-required");
    expect(does(w, "ana", act.states(["p1", "p2", "p1"]))).toBe("exists-already");
    expect(does(w, "sid", act.states(act.threePoints))).toBe("not-allowed");
    expect(does(w, "ana", act.states(many.slice(1)))).toBe("ok");
    expect(does(w, "ana", act.states(many.slice(1), many.slice(1)))).toBe("nothing-to-change");
    expect(does(w, "ana", act.states([], many.slice(1)))).toBe("ok");
  });

  it("[B1] are changed over what their writer saw, and keep what was given for the same words", () => {
    const w = pointed();
    expect(does(w, "ana", act.states(["p1", "p2", "p4"], ["p1"]))).toBe("other-version");
    expect(does(w, "ana", act.states(["-p3", "p1", "p5"], act.threePoints))).toBe("ok");
    expect(known(w).points).toMatchObject([
      { id: id("p3") },
      { id: id("p1"), waived: { by: id("sid") } },
      {},
    ]);
  });

  it("[B1] void the approvals that were given over others, as the decisions they rest on do", () => {
    const w = given(
      officeWithSigners(2, "ana: author", "sid: signer", "sue: signer"),
      letter().with("sid: signer", "sue: signer").versions(1),
    );
    const all = (before: readonly string[], now: readonly string[]) => act.states(now, before);
    does(w, "ana", all([], act.threePoints));
    does(w, "sid", act.waivesReadBack(1));
    does(w, "sue", act.enters("d1"));
    does(w, "ana", act.cites("p1", "d1"));
    expect(does(w, "sid", act.approves(1))).toBe("ok");
    does(w, "sue", act.enters("d2"));
    expect(does(w, "ana", act.cites("p1", "d2"))).toBe("ok");
    expect(known(w)).toMatchObject({ approvals: [] });
    expect(does(w, "sid", act.approves(1))).toBe("ok");
    expect(does(w, "ana", all(act.threePoints, ["p1", "-p2", "-p4"]))).toBe("ok");
    expect(known(w)).toMatchObject({ approvals: [] });
  });
});

describe("a round", () => {
  it("[B2] is of the newest version and its points as they stand, one copy a reader, numbered on over the version", () => {
    const w = given(harbour, harbourLetter().versions(1));
    expect(does(w, "ana", act.opensReadBack(1, six))).toBe("not-in-this-state");
    does(w, "ana", act.states(act.threePoints));
    expect(does(w, "ana", act.opensReadBack(2, six))).toBe("other-version");
    expect(does(w, "ana", act.opensReadBack(1, []))).toBe("nothing-to-change");
    expect(does(w, "ana", act.opensReadBack(1, ["r1", "r1#2"]))).toBe("exists-already");
    expect(does(w, "sid", act.opensReadBack(1, six))).toBe("not-allowed");
    expect(does(w, "ana", act.opensReadBack(1, ["r1", "r2"]))).toBe("ok");
    expect(does(w, "ana", act.invitesReaders(1, ["r2#2"]))).toBe("exists-already");
    expect(does(w, "ana", act.invitesReaders(1, ["r3"]))).toBe("ok");
    expect(w.copy("r3")).toMatchObject({
      kind: "read-back",
      label: "R3",
      round: 1,
      passingOn: "never",
    });
    expect(does(w, "ana", act.opensReadBack(1, ["r4"]))).toBe("ok");
    expect(w.copy("r4")).toMatchObject({ label: "R4", round: 2 });
    expect(known(w).rounds.map(({ open }) => open)).toEqual([false, true]);
    expect(does(w, "ana", act.invitesReaders(1, ["r5"]))).toBe("not-in-this-state");
  });

  it("[B3] hears each reader once: first their own words, then every point", () => {
    const w = opened();
    expect(does(w, "@r1", act.readsBack("r1", right))).toBe("not-in-this-state");
    expect(does(w, "@r1", act.paraphrases("r1", " "))).toBe("reason-required");
    expect(does(w, "@r2", act.paraphrases("r1"))).toBe("not-found");
    expect(does(w, "@r1", act.paraphrases("r1"))).toBe("ok");
    expect(does(w, "@r1", act.paraphrases("r1", "Something else."))).toBe("exists-already");
    expect(does(w, "@r1", act.readsBack("r1", { p1: "says-so" }))).toBe("reason-required");
    expect(does(w, "@r1", act.readsBack("r1", { ...right, p9: "says-so" }))).toBe("reason-required");
    expect(does(w, "@r1", act.readsBack("r1", right))).toBe("ok");
    expect(does(w, "@r1", act.readsBack("r1", right))).toBe("exists-already");
    expect(w.copy("r1")).toMatchObject({
      reading: { paraphrase: { text: "The boats move to Orrin Head." } },
    });
  });

  it("[B3] is over when it is closed, recalled for whom it is recalled, and open while a new version is written", () => {
    const w = opened();
    expect(does(w, "ana", act.recalls("r2"))).toBe("ok");
    expect(does(w, "@r2", act.paraphrases("r2"))).toBe("recalled");
    expect(does(w, "ana", act.addsVersion(2))).toBe("ok");
    expect(answers(w, "r1")).toBe("ok");
    expect(does(w, "ana", act.closesReadBack(1))).toBe("ok");
    expect(does(w, "ana", act.closesReadBack(1))).toBe("not-in-this-state");
    expect(does(w, "ana", act.invitesReaders(1, ["r9"]))).toBe("not-in-this-state");
    expect(does(w, "@r3", act.paraphrases("r3"))).toBe("not-in-this-state");
  });

  it("[B3] is over with the letter's approval: nobody is heard on what is decided", () => {
    const w = opened();
    expect(does(w, "@r1", act.paraphrases("r1"))).toBe("ok");
    expect(does(w, "sid", act.waivesReadBack(1))).toBe("ok");
    expect(does(w, "sid", act.approves(1))).toBe("ok");
    expect(does(w, "@r1", act.readsBack("r1", right))).toBe("not-in-this-state");
    expect(does(w, "@r2", act.paraphrases("r2"))).toBe("not-in-this-state");
  });

  it("[B4] asks its readers nothing else, and its questions of nobody else", () => {
    const w = opened();
    does(w, "ana", act.circulates(1, ["bo"]));
    expect(does(w, "@bo", act.paraphrases("bo"))).toBe("not-found");
    expect(does(w, "@r1", act.opensCopy("r1"))).toBe("ok");
    expect(does(w, "@r1", act.downloads("r1"))).toBe("ok");
    expect(does(w, "@r1", act.comments("r1"))).toBe("not-allowed");
    expect(does(w, "@r1", act.takes("r1", "non-concur", "No."))).toBe("not-allowed");
    expect(does(w, "@r1", act.delegates("r1", "r9"))).toBe("not-allowed");
    expect(does(w, "ana", act.passesOn("r1", "r9"))).toBe("not-allowed");
    expect(does(w, "@r1", act.declines("r1"))).toBe("not-allowed");
  });
});

describe("what a round found", () => {
  it("[B5] takes as intended what says what is announced, and does not say what is ruled out", () => {
    const w = opened(["r1", "r2", "r3", "r4"]);
    answers(w, "r1");
    answers(w, "r2", { p1: "does-not-say", p2: "says-so", p3: "does-not-say" });
    answers(w, "r3", { p1: "says-opposite", p2: "says-opposite", p3: "says-so" });
    const { points, invited, counted } = result(w);
    expect([invited.length, counted.length]).toEqual([4, 3]);
    expect(points.map(({ intended, readers }) => [intended, readers])).toEqual([
      [1, 3],
      [2, 3],
      [2, 3],
    ]);
    expect(points[1]?.misread).toMatchObject([{ copy: { id: id("r2") }, answer: { take: "says-so" } }]);
  });

  it("[B6] counts who had no copy of the letter before, and counts no program", () => {
    const w = pointed();
    does(w, "ana", act.circulates(1, ["bo"]));
    does(w, "@bo", act.delegates("bo", "cy"));
    w.passes(1000);
    expect(does(w, "ana", act.opensReadBack(1, ["bo#2", "cy#2", "r1"]))).toBe("ok");
    for (const reader of ["bo#2", "cy#2", "r1"]) expect(answers(w, reader)).toBe("ok");
    expect(does(w, "ana", act.entersModel(1))).toBe("not-allowed");
    expect(does(w, "system", act.entersModel(1))).toBe("ok");
    expect(does(w, "system", act.entersModel(1))).toBe("not-in-this-state");
    expect(result(w).counted.map((copy) => copy.id)).toEqual([id("r1")]);
    w.passes(1000);
    does(w, "ana", act.opensReadBack(1, ["r1#2", "r2"]));
    answers(w, "r1#2");
    answers(w, "r2");
    expect(result(w, 2).counted.map((copy) => copy.id)).toEqual([id("r2")]);
  });

  it("[B6] keeps the answers of whom the office recalls since", () => {
    const w = opened(["r1", "r2"]);
    answers(w, "r1", { ...right, p2: "says-so" });
    expect(does(w, "ana", act.recalls("r1"))).toBe("ok");
    expect(result(w).points[1]).toMatchObject({ readers: 1, intended: 0 });
  });
});

describe("the gate", () => {
  const approves = (w: World, version = 1) => does(w, "sid", act.approves(version));

  it("[B7] holds a letter with points until every one was read as intended by all of the readers asked for", () => {
    const w = pointed();
    expect(readBack(w)).toEqual([
      "held: Version 1 was not read back; the office asks for at least 5 fresh readers.",
    ]);
    expect(approves(w)).toBe("held-by-gates");
    does(w, "ana", act.opensReadBack(1, six));
    w.passes(1000);
    for (const reader of six.slice(0, 4)) answers(w, reader);
    expect(readBack(w)).toEqual([
      "held: 4 fresh readers have read version 1 back; the office asks for at least 5 fresh readers.",
    ]);
    answers(w, "r5", { ...right, p2: "says-so" });
    answers(w, "r6", { ...right, p2: "says-so" });
    expect(readBack(w)).toEqual([
      "held: Point 2 was read as intended by 4 of 6 fresh readers (30 to 90 %); the office asks for all.",
    ]);
    expect(approves(w)).toBe("held-by-gates");
    // The text is mended, and others read it: nobody who knows the first text is asked again.
    does(w, "ana", act.addsVersion(2));
    expect(readBack(w)[0]).toContain("Version 2 was not read back");
    const others = ["s1", "s2", "s3", "s4", "s5"];
    does(w, "ana", act.opensReadBack(2, others));
    for (const reader of others) answers(w, reader);
    expect(readBack(w)).toEqual([
      "open: Every point was read as intended by 5 of 5 fresh readers or more (57 to 100 %).",
    ]);
    expect(approves(w, 2)).toBe("ok");
  });

  it("[B7] holds for points that were stated or changed since", () => {
    const w = opened();
    for (const reader of six) answers(w, reader);
    does(w, "ana", act.states(["p1", "-p2:The service ends.", "-p3", "-p4"], act.threePoints));
    expect(readBack(w)).toEqual([
      "held: Point 2 was stated after the last round: nobody has read it back.",
      "held: Point 4 was stated after the last round: nobody has read it back.",
    ]);
  });

  it("[B7] is the last round's alone", () => {
    const w = opened();
    for (const reader of six) answers(w, reader);
    expect(readBack(w)[0]).toContain("open: ");
    does(w, "ana", act.opensReadBack(1, ["s1"]));
    expect(readBack(w)[0]).toContain("held: 0 fresh readers have read");
  });

  it("[B7] is as strict as the office says, in every case and in none", () => {
    const w = opened();
    for (const reader of six.slice(0, 5)) answers(w, reader);
    answers(w, "r6", { ...right, p3: "says-so" });
    expect(does(w, "ana", act.asksOfReaders({}))).toBe("not-allowed");
    does(w, "ada", act.asksOfReaders({ share: 80, readers: 6 }));
    expect(readBack(w)).toEqual([
      "open: Every point was read as intended by 5 of 6 fresh readers or more (44 to 97 %).",
    ]);
    does(w, "ada", act.asksOfReaders({ share: 90 }));
    expect(readBack(w)[0]).toContain("(44 to 97 %); the office asks for at least 90 %.");
    does(w, "ada", act.asksOfReaders({ hold: "never" }));
    expect(readBack(w)[0]).toMatch(/^open: Point 3 was read/);
    const bare = given(harbour, harbourLetter().versions(1));
    expect(readBack(bare)).toEqual([]);
    does(bare, "ada", act.asksOfReaders({ hold: "always" }));
    expect(readBack(bare)).toEqual(["held: No points are stated, so the letter cannot be read back."]);
    expect(approves(bare)).toBe("held-by-gates");
  });

  it("[B7] is waived by a signer on the letter, for the version they read, by name and with a reason", () => {
    const w = pointed();
    expect(does(w, "ana", act.waivesReadBack(1))).toBe("not-allowed");
    expect(does(w, "sid", act.waivesReadBack(2))).toBe("other-version");
    expect(does(w, "sid", act.waivesReadBack(1, " "))).toBe("reason-required");
    expect(does(w, "sid", act.waivesReadBack(1))).toBe("ok");
    expect(does(w, "sid", act.waivesReadBack(1))).toBe("nothing-to-change");
    expect(readBack(w)[0]).toContain("waived by sid: There is no time.");
    does(w, "ana", act.addsVersion(2));
    expect(approves(w, 2)).toBe("held-by-gates");
  });
});
