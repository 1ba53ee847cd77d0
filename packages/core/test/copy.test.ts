import { describe, expect, it } from "vitest";
import type { Copy, Ruling } from "../src/index.ts";
import * as act from "./act.ts";
import { answer, does, given, harbour, harbourLetter, letter } from "./given.ts";
import { type World, id } from "./world.ts";

const asks = (w: World, who: string, doing: act.Act): Ruling => w.asks(act.actor(who), doing(who));
const label = (copy: Copy) => (copy.status === "none" ? "" : copy.label);
const circulating = () => given(harbour, harbourLetter().versions(1).circulated("bo", "cy"));

describe("a circulation", () => {
  it("[C1] issues numbered copies of the newest version, one event each", () => {
    const w = circulating();
    expect([label(w.copy("bo")), label(w.copy("cy"))]).toEqual(["1/2", "2/2"]);
    expect(w.entries.filter((one) => one.event.type === "copy-issued")).toHaveLength(2);
    expect(does(w, "ana", act.circulates(1, []))).toBe("nothing-to-change");
    expect(does(w, "ana", act.addsVersion(2))).toBe("ok");
    expect(does(w, "ana", act.circulates(1, ["di"]))).toBe("other-version");
    expect(does(w, "ana", act.circulates(3, ["di"]))).toBe("other-version");
    expect(does(w, "ana", act.circulates(2, ["di"]))).toBe("ok");
    expect(label(w.copy("di"))).toBe("1/1");
    expect(w.letter()).toMatchObject({
      circulations: [{ open: false }, { open: true, version: 2 }],
    });
  });

  it("[C1] issues no copy twice", () => {
    const w = circulating();
    expect(does(w, "ana", act.circulates(1, ["di", "di"]))).toBe("exists-already");
    expect(does(w, "ana", act.circulates(1, ["di", "bo"]))).toBe("exists-already");
  });

  it("[C1] goes on counting when the same version circulates again", () => {
    const w = circulating();
    expect(does(w, "@bo", act.passesOn("bo", "ed"))).toBe("ok");
    expect(does(w, "ana", act.circulates(1, ["di", "fy"]))).toBe("ok");
    expect([label(w.copy("di")), label(w.copy("fy"))]).toEqual(["3/4", "4/4"]);
  });
});

describe("the link of a holder", () => {
  const w = given(
    harbour,
    harbourLetter().versions(1).circulated("bo", "cy"),
    harbourLetter("other").versions(1).circulated("di").closed().approved("sid"),
  );
  const byHolder: readonly ((copy: string, name?: string) => act.Act)[] = [
    act.opensCopy,
    act.downloads,
    (copy, name) => act.comments(copy, "Which?", "", name),
    act.withdrawsComment,
    (copy, name) => act.takes(copy, "concur", "", name),
    (copy, name) => act.passesOn(copy, "ed", name),
    (copy, name) => act.asksToPassOn(copy, "ed", name),
    (copy, name) => act.replies(copy, "Both.", name),
    (copy, name) => act.answers(copy, "satisfied", 1, "", name),
    (copy, name) => act.declines(copy, "not-mine", name),
  ];

  it("[C2] opens its own copy of its own letter, and tells nothing of any other", () => {
    for (const doing of byHolder) {
      const absent = asks(w, "@bo", doing("nowhere", "letter"));
      expect(answer(absent)).toBe("not-found");
      expect(asks(w, "@bo", doing("cy", "letter"))).toEqual(absent);
      expect(asks(w, "@bo", doing("bo", "other"))).toEqual(absent);
      expect(asks(w, "@bo", doing("di", "other"))).toEqual(absent);
      expect(asks(w, "@bo", doing("bo", "nowhere"))).toEqual(absent);
    }
  });

  it("[C2] gives no command about the letter or the office", () => {
    for (const doing of [
      act.closes(),
      act.addsVersion(2),
      act.approves(1),
      act.adds("eve"),
      act.recalls("bo"),
      act.disposes("bo"),
      act.merges("bo", "cy"),
      act.waives("bo"),
      act.opensStage(2),
      act.movesSuspense("2026-12-05T12:00:00.000Z"),
      act.coordinates({}),
    ])
      expect(answer(asks(w, "@bo", doing))).toBe("not-allowed");
  });

  it("[C2] does not exist for a copy of the staff", () => {
    const staff = given(harbour, harbourLetter().versions(1));
    expect(does(staff, "sid", act.takesOfficeCopy("s1"))).toBe("ok");
    for (const doing of [act.comments("s1"), act.takes("s1", "non-concur", "No."), act.downloads("s1")])
      expect(does(staff, "@s1", doing)).toBe("not-found");
  });

  it("[C9] records the first opening, and no second", () => {
    const once = circulating();
    expect(does(once, "@bo", act.opensCopy("bo"))).toBe("ok");
    expect(does(once, "@bo", act.opensCopy("bo"))).toBe("nothing-to-change");
    expect(does(once, "ana", act.opensCopy("cy"))).toBe("not-allowed");
  });
});

describe("input", () => {
  it("[C3] asks for the reason of a non-concur, and of nothing else", () => {
    const w = circulating();
    expect(does(w, "@bo", act.takes("bo", "non-concur", " "))).toBe("reason-required");
    expect(does(w, "@bo", act.takes("bo", "concur"))).toBe("ok");
    expect(does(w, "@bo", act.takes("bo", "concur-with-comment"))).toBe("ok");
    expect(does(w, "@bo", act.takes("bo", "non-concur", " No. "))).toBe("ok");
    expect(w.copy("bo")).toMatchObject({
      position: { position: "non-concur", reason: "No.", version: 1, n: 3 },
    });
    expect(does(w, "ana", act.takes("bo", "concur"))).toBe("not-allowed");
  });

  it("[C3] takes no position on a version once a newer one circulates, and names only that one", () => {
    const w = given(harbour, harbourLetter().versions(1).circulated("bo").versions(1));
    expect(does(w, "@bo", act.takes("bo", "concur"))).toBe("ok");
    does(w, "ana", act.circulates(2, ["cy"]));
    does(w, "ana", act.addsVersion(3));
    expect(asks(w, "@bo", act.takes("bo", "concur"))).toMatchObject({
      code: "other-version",
      message: expect.stringMatching(/^Version 2 replaced/),
    });
  });

  it("[C7] needs words, can be changed and withdrawn", () => {
    const w = circulating();
    expect(does(w, "@bo", act.comments("bo", " ", ""))).toBe("reason-required");
    expect(does(w, "@bo", act.comments("bo", "", "the north port"))).toBe("ok");
    expect(does(w, "@bo", act.comments("bo", "Which port?"))).toBe("ok");
    expect(w.copy("bo")).toMatchObject({ comments: [{ text: "Which port?", withdrawn: false }] });
    expect(does(w, "@bo", act.withdrawsComment("bo"))).toBe("ok");
    expect(w.copy("bo")).toMatchObject({ comments: [{ withdrawn: true }] });
    expect(does(w, "@bo", act.withdrawsComment("bo"))).toBe("nothing-to-change");
    expect(does(w, "@cy", act.withdrawsComment("cy", "letter", "c bo"))).toBe("nothing-to-change");
  });
});

describe("a task that is not the holder's", () => {
  it("[C10] is said not to be, or not by then, and stays asked until they answer", () => {
    const w = circulating();
    expect(does(w, "@bo", act.declines("bo"))).toBe("ok");
    expect(w.copy("bo")).toMatchObject({
      declined: { why: "not-mine", note: "Ask the pilots.", until: null },
    });
    expect(does(w, "@bo", act.declines("bo"))).toBe("nothing-to-change");
    expect(does(w, "@bo", act.declines("bo", "cannot-by-then"))).toBe("ok");
    expect(does(w, "ana", act.declines("bo"))).toBe("not-allowed");
    expect(does(w, "@bo", act.takes("bo", "concur"))).toBe("ok");
    expect(w.copy("bo")).toMatchObject({ declined: null, position: { position: "concur" } });
  });

  it("[C10] waits for a signer's waiver where the holder was required, declared silence or not", () => {
    const w = given(harbour, harbourLetter().versions(1));
    does(w, "ana", act.asks(1, [{ copy: "bo", required: true }], { silence: true }));
    does(w, "@bo", act.declines("bo"));
    does(w, "ana", act.closes());
    w.passes(30 * 86_400_000);
    expect(does(w, "sid", act.approves(1))).toBe("held-by-gates");
    expect(does(w, "sid", act.waives("bo"))).toBe("ok");
    expect(does(w, "sid", act.approves(1))).toBe("ok");
  });

  it("[C10] can be taken up after all, and handed on", () => {
    const w = circulating();
    does(w, "@bo", act.declines("bo"));
    expect(does(w, "@bo", act.delegates("bo", "ed"))).toBe("ok");
    expect(does(w, "@ed", act.takes("ed", "concur"))).toBe("ok");
    does(w, "ana", act.recalls("cy"));
    expect(does(w, "@cy", act.declines("cy"))).toBe("recalled");
  });
});

const withPassing = (passingOn: "allowed" | "ask" | "never") => {
  const w = given(harbour, harbourLetter().versions(1));
  does(w, "ana", act.circulates(1, ["bo"], "letter", passingOn));
  return w;
};

describe("passing on", () => {
  it("[C4] goes through the record: a child copy under its parent's number, in both streams", () => {
    const w = withPassing("allowed");
    expect(does(w, "@bo", act.passesOn("bo", "cy"))).toBe("ok");
    expect(does(w, "@bo", act.passesOn("bo", "di"))).toBe("ok");
    expect(does(w, "@cy", act.passesOn("cy", "ed"))).toBe("ok");
    expect(["cy", "di", "ed"].map((name) => label(w.copy(name)))).toEqual(["1.1/1", "1.2/1", "1.1.1/1"]);
    expect(w.copy("bo")).toMatchObject({ children: [id("cy"), id("di")] });
    expect(w.copy("ed")).toMatchObject({ parent: id("cy"), version: 1, passingOn: "allowed" });
    expect(does(w, "@bo", act.passesOn("bo", "ed"))).toBe("exists-already");
  });

  it("[C4] of a copy never to be passed on is refused to everyone", () => {
    const w = withPassing("never");
    for (const who of ["@bo", "ana"])
      expect(does(w, who, act.passesOn("bo", "cy"))).toBe("passing-on-not-allowed");
    expect(does(w, "@bo", act.asksToPassOn("bo", "cy"))).toBe("passing-on-not-allowed");
  });

  it("[C5] is asked for where the office wants to be asked, and then done or refused by the office", () => {
    const w = withPassing("ask");
    expect(does(w, "@bo", act.passesOn("bo", "cy"))).toBe("passing-on-not-allowed");
    expect(does(w, "ana", act.refusesPassingOn("bo"))).toBe("nothing-to-change");
    expect(does(w, "@bo", act.asksToPassOn("bo", "cy"))).toBe("ok");
    expect(does(w, "ana", act.refusesPassingOn("bo"))).toBe("ok");
    expect(w.copy("bo")).toMatchObject({ asked: null, refused: { holder: { name: "cy" } } });
    expect(does(w, "@bo", act.asksToPassOn("bo", "cy"))).toBe("ok");
    expect(w.copy("bo")).toMatchObject({ refused: null });
    expect(does(w, "ana", act.refusesPassingOn("bo"))).toBe("ok");
    expect(does(w, "ana", act.passesOn("bo", "cy"))).toBe("ok");
    expect(w.copy("bo")).toMatchObject({ asked: null, refused: null, children: [id("cy")] });
  });

  it("[C4] of an old version hands over that version, on which the child takes no position", () => {
    const w = given(harbour, harbourLetter().versions(1).circulated("bo").versions(1).circulated("cy"));
    expect(does(w, "@bo", act.passesOn("bo", "di"))).toBe("ok");
    expect(w.copy("di")).toMatchObject({ version: 1 });
    expect(does(w, "@di", act.takes("di", "concur"))).toBe("other-version");
  });

  it("[C6] ends with a recall: the copy takes no input, what was said is kept, its children are recalled one by one", () => {
    const w = withPassing("allowed");
    does(w, "@bo", act.takes("bo", "non-concur", "No."));
    does(w, "@bo", act.passesOn("bo", "cy"));
    expect(does(w, "sid", act.recalls("bo"))).toBe("not-allowed");
    expect(does(w, "ana", act.recalls("bo"))).toBe("ok");
    expect(does(w, "ana", act.recalls("bo"))).toBe("nothing-to-change");
    for (const doing of [
      act.comments("bo"),
      act.takes("bo", "concur"),
      act.passesOn("bo", "di"),
      act.opensCopy("bo"),
      act.downloads("bo"),
    ])
      expect(does(w, "@bo", doing), doing("").type).toBe("recalled");
    expect(w.copy("bo")).toMatchObject({ status: "recalled", position: { reason: "No." } });
    expect(does(w, "ana", act.downloads("bo"))).toBe("ok");
    expect(does(w, "@cy", act.takes("cy", "concur"))).toBe("ok");
    expect(does(w, "ana", act.recalls("cy"))).toBe("ok");
    does(w, "ana", act.closes());
    expect(does(w, "sid", act.approves(1))).toBe("held-by-gates");
  });
});

describe("copies of the staff", () => {
  const w = given(
    harbour,
    harbourLetter().with("aud: reader").versions(1).circulated("bo"),
    letter("closed").versions(1),
  );

  it("[C8] are issued to whoever may see the letter, in their own name and never to be passed on", () => {
    expect(does(w, "aud", act.takesOfficeCopy("s1"))).toBe("ok");
    expect(w.copy("s1")).toMatchObject({
      kind: "office",
      passingOn: "never",
      holder: { name: "aud", address: id("aud") },
    });
    expect(does(w, "aud", act.takesOfficeCopy("s1"))).toBe("exists-already");
    expect(does(w, "aud", act.takesOfficeCopy("s2", 2))).toBe("not-found");
    expect(does(w, "aud", act.takesOfficeCopy("s3", 1, "closed"))).toBe("not-found");
  });

  it("[C8] are downloaded by their own holder, and a holder's copy only by those who send it", () => {
    expect(does(w, "aud", act.downloads("s1"))).toBe("ok");
    expect(w.copy("s1")).toMatchObject({ downloads: [{ by: id("aud") }] });
    expect(does(w, "sid", act.downloads("s1"))).toBe("not-allowed");
    expect(does(w, "ana", act.downloads("s1"))).toBe("not-allowed");
    expect(does(w, "aud", act.downloads("bo"))).toBe("not-allowed");
    expect(does(w, "ana", act.downloads("bo"))).toBe("ok");
  });
});
