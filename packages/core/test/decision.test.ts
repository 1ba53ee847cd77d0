import { describe, expect, it } from "vitest";
import { type Effect, type Version, decisionHash, latestVersion, misfits } from "../src/index.ts";
import * as act from "./act.ts";
import { does, given, harbour, harbourLetter } from "./given.ts";
import { type World, id } from "./world.ts";

const office = () => given(harbour);
const decision = (w: World, name: string) => w.decisions().get(id(name));

describe("a decision", () => {
  it("[D1] is entered by a signer, once, with what is decided, by whom and from when", () => {
    const w = office();
    for (const who of ["ana", "rex", "ada", "system", "@bo"])
      expect(does(w, who, act.enters("d1"))).toBe("not-allowed");
    expect(does(w, "sid", act.enters("d1", { what: " " }))).toBe("reason-required");
    expect(does(w, "sid", act.enters("d1", { authority: "" }))).toBe("reason-required");
    expect(does(w, "sid", act.enters("d1", { validFrom: "soon" }))).toBe("not-in-this-state");
    expect(does(w, "sid", act.enters("d1", { validUntil: "2026-10-31" }))).toBe("not-in-this-state");
    expect(does(w, "sid", act.enters("d1"))).toBe("ok");
    expect(does(w, "sue", act.enters("d1"))).toBe("exists-already");
    expect(decision(w, "d1")).toMatchObject({
      status: "standing",
      open: false,
      text: { reference: "D-d1" },
    });
  });

  it("[D1] is signed as it stands: with a passkey of theirs, over exactly these words", () => {
    const w = office();
    const other = decisionHash(act.decisionText("d1", { what: "Something else." }));
    expect(does(w, "sid", () => ({ ...act.enters("d1")("sid"), sha256: other }) as never)).toBe(
      "other-bytes",
    );
    expect(does(w, "sid", () => act.enters("d1")("sue"))).toBe("not-allowed");
  });

  it("[D2] is never edited: a later one supersedes it, and ends it in the same breath", () => {
    const w = office();
    does(w, "sid", act.enters("d1"));
    expect(does(w, "sid", act.enters("d2", { supersedes: id("d2") }))).toBe("not-in-this-state");
    expect(does(w, "sid", act.enters("d2", { supersedes: id("d9") }))).toBe("not-in-this-state");
    expect(does(w, "sue", act.enters("d2", { supersedes: id("d1") }))).toBe("ok");
    expect(decision(w, "d1")).toMatchObject({ status: "superseded", successor: id("d2") });
    expect(does(w, "sue", act.enters("d3", { supersedes: id("d1") }))).toBe("not-in-this-state");
    expect(does(w, "sid", act.revokesDecision("d1"))).toBe("not-in-this-state");
  });

  it("[D3] is revoked by a signer with a reason, once, and what it said stays", () => {
    const w = office();
    does(w, "sid", act.enters("d1"));
    expect(does(w, "sid", act.revokesDecision("d0"))).toBe("not-found");
    expect(does(w, "sid", act.revokesDecision("d1", " "))).toBe("reason-required");
    expect(does(w, "ana", act.revokesDecision("d1"))).toBe("not-allowed");
    expect(does(w, "sid", () => act.revokesDecision("d1")("sue"))).toBe("not-allowed");
    expect(does(w, "sue", act.revokesDecision("d1"))).toBe("ok");
    expect(decision(w, "d1")).toMatchObject({
      status: "revoked",
      text: { what: "That d1 is so." },
    });
    expect(does(w, "sue", act.revokesDecision("d1"))).toBe("not-in-this-state");
  });

  it("[D4] is internal until a signer makes it public, for good", () => {
    const w = office();
    does(w, "sid", act.enters("d1"));
    does(w, "sid", act.enters("d2", {}, true));
    expect(does(w, "sid", act.opensDecision("d2"))).toBe("nothing-to-change");
    expect(does(w, "ana", act.opensDecision("d1"))).toBe("not-allowed");
    expect(does(w, "sid", () => act.opensDecision("d1")("sue"))).toBe("not-allowed");
    expect(does(w, "sid", act.opensDecision("d1"))).toBe("ok");
    expect(decision(w, "d1")).toMatchObject({ open: true });
    does(w, "sid", act.revokesDecision("d2"));
    expect(decision(w, "d2")).toMatchObject({ open: true, status: "revoked" });
  });
});

const waived = (w: World) => does(w, "sid", act.waivesReadBack(1));
function pointed(): World {
  const w = given(harbour, harbourLetter().versions(1));
  expect(does(w, "ana", act.states(act.threePoints))).toBe("ok");
  expect(waived(w)).toBe("ok");
  return w;
}
function versionOf(w: World): Version {
  const letter = w.letter();
  const newest = letter.status === "none" ? undefined : latestVersion(letter);
  if (!newest) throw new Error("The letter has no version.");
  return newest;
}
const approves = (w: World) => does(w, "sid", act.approves(1));

describe("an announcement", () => {
  it("[D5] holds the approval until it rests on a decision that stands", () => {
    const w = pointed();
    expect(approves(w)).toBe("held-by-gates");
    does(w, "sue", act.enters("d1"));
    expect(does(w, "ana", act.cites("p2", "d1"))).toBe("not-found");
    expect(does(w, "ana", act.cites("p1", "d9"))).toBe("not-in-this-state");
    expect(does(w, "sid", act.cites("p1", "d1"))).toBe("not-allowed");
    expect(does(w, "ana", act.cites("p1", "d1"))).toBe("ok");
    expect(does(w, "ana", act.cites("p1", "d1"))).toBe("nothing-to-change");
    expect(approves(w)).toBe("ok");
  });

  it("[D5] loses its ground with the decision: revoked, superseded or over", () => {
    for (const ends of [act.revokesDecision("d1"), act.enters("d2", { supersedes: id("d1") })]) {
      const w = pointed();
      does(w, "sue", act.enters("d1"));
      does(w, "ana", act.cites("p1", "d1"));
      expect(does(w, "sue", ends)).toBe("ok");
      expect(approves(w)).toBe("held-by-gates");
      expect(does(w, "ana", act.cites("p1", null))).toBe("ok");
      expect(does(w, "ana", act.cites("p1", "d1"))).toBe("not-in-this-state");
    }
    const w = pointed();
    does(w, "sue", act.enters("d1", { validUntil: "2026-11-23" }));
    w.passes(24 * 3_600_000);
    expect(does(w, "ana", act.cites("p1", "d1"))).toBe("ok");
    w.passes(24 * 3_600_000);
    expect(approves(w)).toBe("held-by-gates");
  });

  it("[D7] may rest on a decision that is not valid yet or binds otherwise than the letter; both are told", () => {
    const w = pointed();
    does(w, "sue", act.enters("d1", { effect: "binding", validFrom: "2027-05-01" }));
    expect(does(w, "ana", act.cites("p1", "d1"))).toBe("ok");
    const one = decision(w, "d1");
    if (!one || one.status === "none") throw new Error("The decision was not entered.");
    const says = (effect: Effect, now = "2026-11-22T10:00:00.000Z") =>
      misfits(one, { ...versionOf(w), effect }, now);
    const later = "D-d1 is not valid yet: it is from 1 May 2027.";
    expect(says("binding")).toEqual([later]);
    expect(says("binding", "2027-04-30T23:59:59.999Z")).toEqual([later]);
    expect(says("binding", "2027-05-01T00:00:00.000Z")).toEqual([]);
    expect(says("informational")).toEqual([
      later,
      "D-d1 binds; version 1 says of itself that it only informs.",
    ]);
    expect(misfits(one, null, "2026-11-22T10:00:00.000Z")).toEqual([later]);
    expect(approves(w)).toBe("ok");
  });

  it("[D5] is let stand without one by a signer on the letter, by name and with a reason, for these words only", () => {
    const w = pointed();
    expect(does(w, "ana", act.waivesCitation("p1"))).toBe("not-allowed");
    expect(does(w, "sid", act.waivesCitation("p1", " "))).toBe("reason-required");
    expect(does(w, "sid", act.waivesCitation("p2"))).toBe("not-found");
    expect(does(w, "sid", act.waivesCitation("p1"))).toBe("ok");
    expect(does(w, "sid", act.waivesCitation("p1"))).toBe("nothing-to-change");
    for (const other of [
      ["p1:Other words.", "-p2", "-p3"],
      ["-p1", "-p2", "-p3"],
    ]) {
      expect(does(w, "ana", act.states(other, act.threePoints))).toBe("ok");
      expect(does(w, "ana", act.states(act.threePoints, other))).toBe("ok");
      expect(approves(w)).toBe("held-by-gates");
      expect(does(w, "sid", act.waivesCitation("p1"))).toBe("ok");
    }
    expect(approves(w)).toBe("ok");
    does(w, "system", act.seals(1));
    expect(does(w, "rex", act.releases(1))).toBe("ok");
    expect(w.letter()).toMatchObject({ release: { announces: [] } });
  });

  it("[D6] holds the release too, and what was released names the decisions it announced", () => {
    const w = pointed();
    does(w, "sue", act.enters("d1"));
    does(w, "ana", act.cites("p1", "d1"));
    expect(approves(w)).toBe("ok");
    expect(does(w, "system", act.seals(1))).toBe("ok");
    does(w, "sue", act.revokesDecision("d1"));
    expect(does(w, "rex", act.releases(1))).toBe("held-by-gates");
    expect(does(w, "sid", act.returns(1, "The board changed its mind."))).toBe("ok");
    does(w, "sue", act.enters("d2"));
    does(w, "ana", act.cites("p1", "d2"));
    does(w, "ana", act.addsVersion(2));
    does(w, "sid", act.waivesReadBack(2));
    expect(does(w, "sid", act.approves(2))).toBe("ok");
    does(w, "system", act.seals(2));
    expect(does(w, "rex", act.releases(2))).toBe("ok");
    expect(w.letter()).toMatchObject({
      release: { announces: [{ text: "The letter says p1.", decision: id("d2") }] },
    });
  });
});
