import { describe, expect, it } from "vitest";
import { type Gate, gates, holderKey, standingPositions } from "../src/index.ts";
import * as act from "./act.ts";
import { does, given, harbour, harbourLetter, letter, officeWithSigners } from "./given.ts";
import { type World, id } from "./world.ts";

function gatesOf(w: World): Gate[] {
  const known = w.letter();
  if (known.status === "none") throw new Error("There is no letter.");
  return gates(known, [...w.copies().values()], w.office());
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
    const w = given(harbour, harbourLetter().versions(1).circulated("bo", "bo#2"));
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
