import { describe, expect, it } from "vitest";
import { dueDay, timeLeft } from "../src/day.ts";
import { type Gate, type Severity, gates, holderKey, standingPositions } from "../src/index.ts";
import * as act from "./act.ts";
import { does, given, harbour, harbourLetter, letter, officeWithSigners } from "./given.ts";
import { type World, id } from "./world.ts";

function gatesOf(w: World, now = "2026-11-23T09:00:00.000Z"): Gate[] {
  const known = w.letter();
  if (known.status === "none") throw new Error("There is no letter.");
  const copies = [...w.copies().values()];
  return gates({ letter: known, copies, office: w.office(), decisions: w.decisions(), now });
}
/** What the gates of one kind say, with their status. */
function said(w: World, kind: Gate["gate"], now?: string): string[] {
  const of = gatesOf(w, now).filter(({ gate }) => gate === kind);
  return of.map(({ status, sentence }) => `${status}: ${sentence}`);
}
const held = (w: World) => gatesOf(w).filter((gate) => gate.status === "held");
const objected = () =>
  given(harbour, harbourLetter().versions(1).circulated("bo", "cy").position("bo", "non-concur").closed());

describe("gates", () => {
  it("[G1] are held before the first version, and open with one that nobody objects to", () => {
    expect(held(given(harbour, harbourLetter())).map((gate) => gate.gate)).toEqual(["version"]);
    expect(does(given(harbour, harbourLetter()), "sid", act.approves(1))).toBe("other-version");
    expect(gatesOf(given(harbour, harbourLetter().versions(1))).map((gate) => gate.status)).toEqual([
      "open",
      "open",
      "open",
    ]);
  });

  it("[G2] hold the approval while a circulation is open", () => {
    const w = given(harbour, harbourLetter().versions(1).circulated("bo"));
    expect(held(w).map((gate) => gate.gate)).toEqual(["circulation"]);
    expect(does(w, "sid", act.approves(1))).toBe("not-in-this-state");
    expect(does(w, "ana", act.closes())).toBe("ok");
    expect(held(w)).toEqual([]);
  });

  it("[G3] hold the approval while a non-concur stands, with its reason, and come first", () => {
    const w = objected();
    expect(gatesOf(w)[0]).toMatchObject({ gate: "non-concur", status: "held", copies: [id("bo")] });
    expect(gatesOf(w)[0]?.sentence).toContain("Port of bo since 22 November 2026: It costs too much.");
    expect(does(w, "sid", act.approves(1))).toBe("held-by-gates");
    expect(does(w, "@bo", act.takes("bo", "concur-with-comment"))).toBe("ok");
    expect(does(w, "sid", act.approves(1))).toBe("ok");
  });

  it("[G3] are waived by a signer on the letter, by name and with a reason", () => {
    const w = objected();
    expect(does(w, "sid", act.overrides("bo", " "))).toBe("reason-required");
    expect(does(w, "ana", act.overrides("bo"))).toBe("not-allowed");
    expect(does(w, "sid", act.overrides("cy"))).toBe("nothing-to-change");
    expect(does(w, "sid", act.overrides("nowhere"))).toBe("nothing-to-change");
    expect(does(w, "sid", act.overrides("bo"))).toBe("ok");
    expect(gatesOf(w)[0]).toMatchObject({ gate: "non-concur", status: "waived" });
    expect(gatesOf(w)[0]?.sentence).toContain("overridden by sid: Answered in paragraph 2.");
    expect(does(w, "sue", act.approves(1))).toBe("ok");
  });

  it("[G3] are opened by no silence, no recall and no closing", () => {
    const w = objected();
    expect(does(w, "ana", act.recalls("bo"))).toBe("ok");
    expect(does(w, "ana", act.addsVersion(2))).toBe("ok");
    expect(does(w, "sid", act.approves(2))).toBe("held-by-gates");
  });

  it("[G5] hold again when the holder repeats the non-concur after it was overridden, in the same millisecond too", () => {
    const w = objected();
    expect(does(w, "sid", act.overrides("bo"))).toBe("ok");
    expect(does(w, "@bo", act.takes("bo", "non-concur", "Still."))).toBe("ok");
    expect(does(w, "sid", act.approves(1))).toBe("held-by-gates");
    expect(does(w, "sue", act.overrides("bo"))).toBe("ok");
    expect(does(w, "sid", act.approves(1))).toBe("ok");
  });

  it("[G5] are not waived by an override of a position that was replaced meanwhile", () => {
    const w = objected();
    expect(does(w, "@bo", act.takes("bo", "non-concur", "And the harbour wall."))).toBe("ok");
    expect(does(w, "sid", act.overrides("bo", "Answered.", 1))).toBe("other-version");
    expect(does(w, "sid", act.overrides("bo", "Answered.", 2))).toBe("ok");
  });
});

describe("the positions that stand", () => {
  it("[G4] are the newest of each holder over the copies the office issued to them", () => {
    const w = given(
      harbour,
      harbourLetter()
        .versions(1)
        .circulated("bo")
        .position("bo", "non-concur")
        .versions(1)
        .circulated("bo#2")
        .position("bo#2", "concur")
        .closed(),
    );
    expect(standingPositions([...w.copies().values()])).toEqual([w.copy("bo#2")]);
    expect(does(w, "sid", act.approves(2))).toBe("ok");
  });

  it("[G4] on a newer version replace those on an older one, whatever the clocks of two machines say", () => {
    const w = given(
      harbour,
      harbourLetter().versions(1).circulated("bo").position("bo", "concur").versions(1),
    );
    does(w, "ana", act.circulates(2, ["bo#2"]));
    w.passes(-60_000);
    expect(does(w, "@bo#2", act.takes("bo#2", "non-concur", "No."))).toBe("ok");
    expect(standingPositions([...w.copies().values()])).toEqual([w.copy("bo#2")]);
    expect(does(w, "ana", act.closes())).toBe("ok");
    expect(does(w, "sid", act.approves(2))).toBe("held-by-gates");
  });

  it("[G4] of two copies of one version in the same millisecond stand both", () => {
    const w = given(harbour, harbourLetter().versions(1).circulated("bo").circulated("bo#2"));
    does(w, "@bo", act.takes("bo", "non-concur", "No."));
    does(w, "@bo#2", act.takes("bo#2", "concur"));
    expect(standingPositions([...w.copies().values()])).toHaveLength(2);
    w.passes(1);
    does(w, "@bo#2", act.takes("bo#2", "concur"));
    expect(standingPositions([...w.copies().values()])).toEqual([w.copy("bo#2")]);
  });

  it("[G4] are not replaced through a copy handed over in the name of the one who objected", () => {
    const w = given(harbour, harbourLetter().versions(1).circulated("bo", "cy").position("bo", "non-concur"));
    expect(does(w, "@cy", act.passesOn("cy", "posed", "letter", act.holder("bo")))).toBe("ok");
    expect(does(w, "@posed", act.takes("posed", "concur"))).toBe("ok");
    expect(does(w, "ana", act.closes())).toBe("ok");
    expect(does(w, "sid", act.approves(1))).toBe("held-by-gates");
  });

  it("[G4] belong to a person in a capacity, not to a mailbox", () => {
    const bo = act.holder("bo");
    expect(holderKey({ ...bo, name: "BO ", organisation: "Elsewhere" })).toBe(holderKey(bo));
    expect(holderKey({ ...bo, name: "cy" })).not.toBe(holderKey(bo));
    expect(holderKey({ ...bo, actingFor: "the Navy" })).not.toBe(holderKey(bo));
    expect(holderKey({ ...bo, address: "" })).not.toBe(holderKey({ ...bo, address: "", organisation: "X" }));
  });

  it("[G4] count for a hand-over too", () => {
    const w = given(harbour, harbourLetter().versions(1).circulated("bo").position("bo", "concur"));
    expect(does(w, "@bo", act.passesOn("bo", "cy"))).toBe("ok");
    expect(does(w, "@cy", act.takes("cy", "non-concur", "Not us."))).toBe("ok");
    does(w, "ana", act.closes());
    expect(does(w, "sid", act.approves(1))).toBe("held-by-gates");
  });
});

describe("an approval", () => {
  it("[G6] is of exactly the newest version and its file, by a signer on the letter", () => {
    const w = given(harbour, harbourLetter().with("aud: signer").versions(2));
    expect(does(w, "sid", act.approves(1))).toBe("other-version");
    expect(does(w, "sid", act.approves(3))).toBe("other-version");
    expect(does(w, "sid", act.approves(2, "letter", act.versionFile("letter", 1)))).toBe("other-bytes");
    expect(does(w, "aud", act.approves(2))).toBe("not-allowed");
    expect(does(w, "rex", act.approves(2))).toBe("not-allowed");
    expect(does(w, "system", act.approves(2))).toBe("not-allowed");
    expect(does(w, "sid", act.approves(2))).toBe("ok");
    expect(w.letter()).toMatchObject({
      status: "approved",
      approvals: [{ by: id("sid"), version: 2, sha256: act.versionFile("letter", 2) }],
    });
  });

  it("[G6] carries a passkey that is enrolled for this signer now", () => {
    const w = given(harbour, harbourLetter().versions(1));
    expect(does(w, "sid", () => act.approves(1)("sue"))).toBe("not-allowed");
    expect(does(w, "sid", () => act.approves(1)("nobody"))).toBe("not-allowed");
    expect(does(w, "sid", act.removesKey("sid"))).toBe("ok");
    expect(does(w, "sid", act.approves(1))).toBe("not-allowed");
    expect(does(w, "sue", act.approves(1))).toBe("ok");
  });

  it("[G7] is complete when as many different signers as the office asks for gave it", () => {
    const w = given(
      officeWithSigners(2, "ana: author", "sid: signer", "sue: signer"),
      letter().with("sid: signer", "sue: signer").versions(1),
    );
    expect(does(w, "sid", act.approves(1))).toBe("ok");
    expect(w.letter().status).toBe("draft");
    expect(does(w, "sid", act.approves(1))).toBe("approved-already");
    expect(does(w, "system", act.seals(1))).toBe("not-in-this-state");
    expect(does(w, "sue", act.approves(1))).toBe("ok");
    expect(w.letter().status).toBe("approved");
  });

  it("[G7] between two signers is held by a non-concur that came in", () => {
    const w = given(
      officeWithSigners(2, "ana: author", "sid: signer", "sue: signer"),
      letter().with("sid: signer", "sue: signer").versions(1).circulated("bo").closed().approved("sid"),
    );
    expect(does(w, "@bo", act.takes("bo", "non-concur", "Wait."))).toBe("ok");
    expect(does(w, "sue", act.approves(1))).toBe("held-by-gates");
  });
});

/** Copies of version 1 asked for, the circulation closed again. */
function asked(copies: readonly act.Asked[], silence = false): World {
  const w = given(harbour, harbourLetter().versions(1));
  does(w, "ana", act.asks(1, copies, { silence }));
  w.passes(1000);
  return w;
}
const closed = (w: World) => does(w, "ana", act.closes());
const approved = (w: World) => does(w, "sid", act.approves(1));

describe("comments", () => {
  it("[G9] hold the approval while a critical one is open, or only deferred", () => {
    const w = asked([{ copy: "bo" }, { copy: "cy" }]);
    does(w, "@cy", act.remarks("cy", "administrative"));
    w.passes(1);
    does(w, "@bo", act.remarks("bo", "critical"));
    closed(w);
    expect(said(w, "comments")).toEqual(["held: Critical comment 2 is open (Port of bo)."]);
    expect(held(w)).toMatchObject([{ copies: [id("bo")], comments: [id("c bo")] }]);
    expect(w.asks(act.actor("sid"), act.approves(1)("sid"))).toMatchObject({
      code: "held-by-gates",
      message: "The approval was not entered. Critical comment 2 is open (Port of bo).",
    });
    does(w, "ana", act.disposes("bo", "deferred"));
    expect(said(w, "comments")).toEqual(["held: Critical comment 2 is only deferred (Port of bo)."]);
    expect(approved(w)).toBe("held-by-gates");
    does(w, "ana", act.disposes("bo", "partially-accept"));
    expect(said(w, "comments")).toEqual([]);
    expect(approved(w)).toBe("ok");
  });

  it.each(["accept", "partially-accept", "reject", "out-of-scope"] as const)(
    "[G9] open with the answer: %s",
    (disposition) => {
      const w = asked([{ copy: "bo" }]);
      does(w, "@bo", act.remarks("bo", "critical"));
      closed(w);
      expect(approved(w)).toBe("held-by-gates");
      does(w, "ana", act.disposes("bo", disposition, "So it is."));
      expect(approved(w)).toBe("ok");
    },
  );

  it("[G9] hold by their severity as the rules say, critical ones whatever they say", () => {
    const outcome = (severity: Severity, disposeFirst: readonly Severity[]) => {
      const w = asked([{ copy: "bo" }]);
      does(w, "ada", act.coordinates({ disposeFirst }));
      does(w, "@bo", act.remarks("bo", severity));
      closed(w);
      return approved(w);
    };
    expect(outcome("critical", [])).toBe("held-by-gates");
    expect(outcome("major", [])).toBe("ok");
    expect(outcome("major", ["major"])).toBe("held-by-gates");
    expect(outcome("substantive", ["major"])).toBe("ok");
    expect(outcome("administrative", ["administrative"])).toBe("held-by-gates");
  });

  it("[G9] hold deferred ones only where they are critical, and withdrawn ones never", () => {
    const w = asked([{ copy: "bo" }, { copy: "cy" }]);
    does(w, "@bo", act.remarks("bo", "major"));
    does(w, "@cy", act.remarks("cy", "critical"));
    closed(w);
    does(w, "ana", act.disposes("bo", "deferred"));
    does(w, "@cy", act.withdrawsComment("cy"));
    expect(approved(w)).toBe("ok");
  });

  it("[G9] are waived by nobody, and not by a recall, a new version or a signer", () => {
    const w = asked([{ copy: "bo", required: true }]);
    does(w, "@bo", act.remarks("bo", "critical"));
    does(w, "sid", act.waives("bo"));
    does(w, "ana", act.recalls("bo"));
    does(w, "ana", act.addsVersion(2));
    closed(w);
    expect(does(w, "sid", act.overrides("bo"))).toBe("nothing-to-change");
    expect(does(w, "sid", act.overridesObjection("bo"))).toBe("nothing-to-change");
    expect(held(w).map(({ gate }) => gate)).toEqual(["comments"]);
    expect(does(w, "sid", act.approves(2))).toBe("held-by-gates");
    does(w, "ana", act.disposes("bo"));
    expect(does(w, "sid", act.approves(2))).toBe("ok");
  });
});

describe("required holders", () => {
  const required = [
    { copy: "bo", required: true, of: "Pilot Service" },
    { copy: "cy", required: true, of: "Harbour Authority" },
    { copy: "di" },
  ];

  it("[G10] hold the approval while they are silent", () => {
    const w = asked(required);
    closed(w);
    const inThree = "2026-12-01T09:00:00.000Z";
    expect(said(w, "silent", inThree)).toEqual([
      "held: 2 required holders silent (Pilot Service and Harbour Authority), suspense in 3 h.",
    ]);
    expect(approved(w)).toBe("held-by-gates");
    does(w, "@cy", act.takes("cy", "concur"));
    expect(said(w, "silent", "2026-12-03T12:00:00.000Z")).toEqual([
      "held: 1 required holder silent (Pilot Service), suspense 2 days ago.",
    ]);
    does(w, "@bo", act.comments("bo"));
    does(w, "@bo", act.declines("bo"));
    expect(approved(w)).toBe("held-by-gates");
    does(w, "@bo", act.takes("bo", "concur-with-comment"));
    expect(said(w, "silent")).toEqual([]);
    expect(approved(w)).toBe("ok");
  });

  it("[G10] are named up to four, then counted, and those whose turn has not come with them", () => {
    const w = asked(
      ["a", "b", "c", "d", "e"].map((copy, i) => ({
        copy,
        required: true,
        stage: i === 0 ? 1 : 2,
      })),
    );
    expect(said(w, "silent", act.suspense)).toEqual([
      "held: 5 required holders silent (Port of a, Port of b, Port of c and 2 more), suspense now.",
    ]);
    does(w, "@a", act.takes("a", "concur"));
    expect(said(w, "silent", act.suspense)[0]).toContain("(Port of b, Port of c, Port of d and Port of e)");
  });

  it("[G10] are told of with the suspense of the circulation that asked them", () => {
    const w = asked([{ copy: "bo", required: true }]);
    does(w, "ana", act.asks(1, [{ copy: "cy" }], { suspense: "2026-12-24T12:00:00.000Z" }));
    expect(said(w, "silent", "2026-12-01T11:00:00.000Z")[0]).toContain("suspense in 1 h.");
  });

  it("[G10] are waived by a signer on the letter, by name and with a reason", () => {
    const w = asked(required);
    closed(w);
    expect(does(w, "sid", act.waives("bo", " "))).toBe("reason-required");
    expect(does(w, "ana", act.waives("bo"))).toBe("not-allowed");
    expect(does(w, "aud", act.waives("bo"))).toBe("not-found");
    expect(does(w, "sid", act.waives("di"))).toBe("nothing-to-change");
    expect(does(w, "sid", act.waives("nowhere"))).toBe("nothing-to-change");
    expect(does(w, "sid", act.waives("bo"))).toBe("ok");
    expect(does(w, "sid", act.waives("bo"))).toBe("nothing-to-change");
    expect(does(w, "@cy", act.takes("cy", "concur"))).toBe("ok");
    expect(does(w, "sid", act.waives("cy"))).toBe("nothing-to-change");
    expect(said(w, "silent")).toEqual([
      "waived: Not waited for: Pilot Service, by sid: They were asked twice.",
    ]);
    expect(approved(w)).toBe("ok");
  });

  it("[G10] who were waived are heard all the same, and asked anew in the next circulation", () => {
    const w = asked([{ copy: "bo", required: true }]);
    does(w, "sid", act.waives("bo"));
    does(w, "ana", act.asks(1, [{ copy: "bo#2", to: "bo", required: true }]));
    closed(w);
    expect(approved(w)).toBe("held-by-gates");
    does(w, "sid", act.waives("bo#2"));
    does(w, "@bo#2", act.takes("bo#2", "non-concur", "No."));
    expect(held(w).map(({ gate }) => gate)).toEqual(["non-concur"]);
  });

  it("[G10] are taken to concur by what was declared, and are named then", () => {
    const w = asked(required, true);
    closed(w);
    expect(approved(w)).toBe("held-by-gates");
    w.passes(10 * 86_400_000);
    expect(said(w, "silent", "2026-12-02T09:00:00.000Z")).toEqual([
      "open: Silent until the suspense, which was declared to count as concurrence: Pilot Service and Harbour Authority.",
    ]);
    expect(does(w, "sid", act.waives("bo"))).toBe("nothing-to-change");
    expect(approved(w)).toBe("ok");
  });

  it("[G10] are not those who are told only, were recalled, or answer through a colleague", () => {
    const of = "Port Authority";
    const w = asked([
      { copy: "bo", required: true, asked: false },
      { copy: "cy", required: true },
      { copy: "di", required: true, through: "ed", of },
      { copy: "ed", of },
    ]);
    closed(w);
    expect(held(w)).toMatchObject([{ gate: "silent", copies: [id("cy")] }]);
    does(w, "ana", act.recalls("cy"));
    expect(approved(w)).toBe("ok");
  });

  it("[G10] who never answered are named when they are required no more, and hold nothing", () => {
    const w = asked(required);
    const unrequired = [
      { copy: "bo#2", to: "bo" },
      { copy: "cy#2", to: "cy", required: true },
    ];
    expect(does(w, "ana", act.asks(1, unrequired))).toBe("ok");
    const dropped = (names: string) => `open: Required once, never answered, and not required now: ${names}.`;
    expect(said(w, "silent")).toContain(dropped("Pilot Service"));
    expect(does(w, "ana", act.recalls("cy#2"))).toBe("ok");
    expect(said(w, "silent")).toEqual([dropped("Pilot Service and Port of cy")]);
    expect(does(w, "@bo#2", act.takes("bo#2", "concur"))).toBe("ok");
    expect(said(w, "silent")).toEqual([dropped("Port of cy")]);
  });

  it("[G10] are not asked again by an older copy when the newest is recalled", () => {
    const w = asked([{ copy: "bo", required: true }]);
    does(w, "ana", act.asks(1, [{ copy: "bo#2", to: "bo", required: true }]));
    does(w, "ana", act.recalls("bo#2"));
    closed(w);
    expect(held(w)).toEqual([]);
  });
});

describe("objections to an answer", () => {
  function objection(severity: Severity): World {
    const w = asked([{ copy: "bo" }, { copy: "cy" }]);
    does(w, "@bo", act.remarks("bo", severity));
    closed(w);
    does(w, "ana", act.disposes("bo", "reject", "No."));
    does(w, "@bo", act.answers("bo", "objects"));
    return w;
  }

  it.each(["critical", "major"] as const)(
    "[G11] hold the approval, to the answer to a %s comment",
    (severity) => {
      const w = objection(severity);
      expect(said(w, "objections")).toEqual([
        "held: Port of bo objects to the answer to comment 1: It costs lives.",
      ]);
      expect(approved(w)).toBe("held-by-gates");
      does(w, "@bo", act.answers("bo"));
      expect(said(w, "objections")).toEqual([]);
      expect(approved(w)).toBe("ok");
    },
  );

  it.each(["substantive", "administrative"] as const)(
    "[G11] are shown and hold nothing, to the answer to a %s comment",
    (severity) => {
      const w = objection(severity);
      expect(said(w, "objections")[0]).toMatch(/^open: /);
      expect(approved(w)).toBe("ok");
    },
  );

  it("[G11] end when the answer changes, which asks again", () => {
    const w = objection("major");
    does(w, "ana", act.disposes("bo"));
    expect(said(w, "objections")).toEqual([]);
    expect(does(w, "@bo", act.answers("bo", "objects", 2))).toBe("ok");
    expect(approved(w)).toBe("held-by-gates");
  });

  it("[G11] are overridden by a signer on the letter, by the number of the answer, by name and with a reason", () => {
    const w = objection("major");
    expect(does(w, "sid", act.overridesObjection("bo", 1, " "))).toBe("reason-required");
    expect(does(w, "ana", act.overridesObjection("bo"))).toBe("not-allowed");
    expect(does(w, "sid", act.overridesObjection("cy"))).toBe("nothing-to-change");
    expect(does(w, "sid", act.overridesObjection("bo", 2))).toBe("other-version");
    expect(does(w, "sid", act.overridesObjection("bo"))).toBe("ok");
    expect(does(w, "sue", act.overridesObjection("bo"))).toBe("nothing-to-change");
    expect(said(w, "objections")).toEqual([
      "waived: Port of bo objects to the answer to comment 1, overridden by sid: Decided.",
    ]);
    does(w, "ana", act.disposes("bo", "reject", "No, by law."));
    does(w, "@bo", act.answers("bo", "objects", 2));
    expect(does(w, "sid", act.overridesObjection("bo", 1))).toBe("other-version");
    expect(approved(w)).toBe("held-by-gates");
    does(w, "sid", act.overridesObjection("bo", 2));
    expect(approved(w)).toBe("ok");
  });

  it("[G11] are overridden on one copy: another holder who gave a comment the same id opens nothing", () => {
    const w = objection("major");
    const same = "c bo";
    does(w, "@cy", act.comments("cy", "Mine.", "", "letter", same, "major"));
    does(w, "ana", act.disposes("cy", "reject", "No.", "letter", same));
    does(w, "@cy", act.answers("cy", "objects", 1, "Mine.", "letter", same));
    const overridden = act.overridesObjection("cy", 1, "Decided.", "letter", same);
    expect(does(w, "sid", overridden)).toBe("ok");
    expect(held(w)).toMatchObject([{ gate: "objections", copies: [id("bo")] }]);
    expect(approved(w)).toBe("held-by-gates");
    expect(does(w, "sid", act.overridesObjection("bo"))).toBe("ok");
    expect(approved(w)).toBe("ok");
  });

  it("[G11] to an answer of before the comment changed count no more", () => {
    const w = objection("major");
    does(w, "sid", act.overridesObjection("bo"));
    does(w, "@bo", act.remarks("bo", "critical"));
    expect(said(w, "objections")).toEqual([]);
    does(w, "ana", act.disposes("bo", "reject", "No."));
    does(w, "@bo", act.answers("bo", "objects", 2));
    expect(approved(w)).toBe("held-by-gates");
  });

  it("[G11] on a copy that was recalled stand until they are overridden or answered anew", () => {
    const w = objection("critical");
    does(w, "ana", act.recalls("bo"));
    expect(approved(w)).toBe("held-by-gates");
    expect(does(w, "sid", act.overridesObjection("bo"))).toBe("ok");
    expect(approved(w)).toBe("ok");
  });
});

describe("the office's rules", () => {
  it("[G12] show silence and objections instead of holding for them, where an administrator says so", () => {
    const w = asked([{ copy: "bo", required: true }]);
    does(w, "@bo", act.remarks("bo", "major"));
    closed(w);
    does(w, "ana", act.disposes("bo", "reject", "No."));
    does(w, "@bo", act.answers("bo", "objects"));
    expect(held(w).map(({ gate }) => gate)).toEqual(["silent", "objections"]);
    does(w, "ada", act.coordinates({ silentRequired: "show" }));
    expect(held(w).map(({ gate }) => gate)).toEqual(["objections"]);
    does(w, "ada", act.coordinates({ objections: "show" }));
    expect(held(w).map(({ gate }) => gate)).toEqual(["silent"]);
    does(w, "ada", act.coordinates({ silentRequired: "show", objections: "show" }));
    expect(gatesOf(w).map(({ gate, status }) => `${gate} ${status}`)).toContain("silent open");
    expect(approved(w)).toBe("ok");
  });

  it("[G12] are those in force when a signer approves, between two signers too", () => {
    const w = asked([{ copy: "bo" }]);
    does(w, "ada", act.sets(2));
    does(w, "@bo", act.remarks("bo", "substantive"));
    closed(w);
    expect(approved(w)).toBe("ok");
    does(w, "ada", act.coordinates({ disposeFirst: ["substantive"] }));
    expect(does(w, "sue", act.approves(1))).toBe("held-by-gates");
    does(w, "ada", act.coordinates({}));
    expect(does(w, "sue", act.approves(1))).toBe("ok");
  });
});

describe("how far off the suspense is", () => {
  const now = "2026-11-23T09:00:00.000Z";
  it.each([
    ["2026-11-23T09:00:29.000Z", "now"],
    ["2026-11-23T08:59:31.000Z", "now"],
    ["2026-11-23T09:01:00.000Z", "in 1 min"],
    ["2026-11-23T09:59:00.000Z", "in 59 min"],
    ["2026-11-23T10:00:00.000Z", "in 1 h"],
    ["2026-11-23T12:59:00.000Z", "in 3 h"],
    ["2026-11-24T08:59:00.000Z", "in 23 h"],
    ["2026-11-24T09:00:00.000Z", "in 1 day"],
    ["2026-12-01T08:00:00.000Z", "in 7 days"],
    ["2026-11-23T08:58:00.000Z", "2 min ago"],
    ["2026-11-23T05:30:00.000Z", "3 h ago"],
    ["2026-11-22T09:00:00.000Z", "1 day ago"],
    ["2026-11-20T10:00:00.000Z", "2 days ago"],
  ])("[G10] is told in the largest whole unit: %s is %s", (moment, words) => {
    expect(timeLeft(moment, now)).toBe(words);
  });

  it("[G2] is told with its weekday where a day is named", () => {
    expect(dueDay("2026-11-30T23:59:59.999Z")).toBe("Monday 30 November 2026");
  });
});
