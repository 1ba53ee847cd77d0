import { describe, expect, it } from "vitest";
import { type Ruling, type Letter, type Version, hasPart, supersededBy } from "../src/index.ts";
import * as act from "./act.ts";
import { answer, does, given, harbour, harbourLetter, letter, office, officeWithSigners } from "./given.ts";
import { type World, id } from "./world.ts";

const asks = (w: World, who: string, doing: act.Act): Ruling => w.asks(act.actor(who), doing(who));
const status = (w: World, name = "letter") => w.letter(name).status;
const versions = (letter: Letter): readonly Version[] => (letter.status === "none" ? [] : letter.versions);

describe("who sees a letter", () => {
  const w = given(
    harbour,
    harbourLetter().versions(1).circulated("bo"),
    letter("closed").versions(1).circulated("di"),
  );
  const doings: readonly ((name: string) => act.Act)[] = [
    (name) => act.grants("sid", "signer", name),
    (name) => act.revokes("ana", name),
    (name) => act.addsVersion(2, name),
    (name) => act.circulates(1, ["ed"], name),
    (name) => act.closes(name),
    (name) => act.overrides("di", "No.", 1, name),
    (name) => act.approves(1, name),
    (name) => act.returns(1, "No.", name),
    (name) => act.releases(1, null, name),
    (name) => act.withdraws("No.", name),
    (name) => act.cancels("No.", name),
    (name) => act.archives(true, name),
    (name) => act.silences(true, name),
    (name) => act.takesOfficeCopy("s1", 1, name),
    (name) => act.downloads("di", name),
    (name) => act.passesOn("di", "fy", name),
    (name) => act.refusesPassingOn("di", name),
    (name) => act.recalls("di", name),
    (name) => act.proposes(act.onLetter(name)),
  ];

  it("[L1] refuses a letter that is closed to the person in the same words as one that is not there", () => {
    for (const who of ["sid", "sue", "rex", "sec", "ada", "aud"])
      for (const doing of doings) {
        const closed = asks(w, who, doing("closed"));
        expect(closed, `${who} ${doing("closed")("").type}`).toEqual(asks(w, who, doing("nowhere")));
        expect(closed.ok).toBe(false);
        if (doing("closed")(who).type !== "propose-statement") expect(answer(closed)).toBe("not-found");
      }
  });

  it("[L1] does not tell a releaser whether a letter they may not see could be superseded", () => {
    const releasing = given(
      harbour,
      harbourLetter().versions(1).approved("sid").sealed(),
      letter("closed").with("sid: signer", "sue: releaser").versions(1).approved("sid").sealed(),
    );
    const closed = asks(releasing, "rex", act.releases(1, "closed"));
    expect(closed).toEqual(asks(releasing, "rex", act.releases(1, "nowhere")));
    expect(answer(closed)).toBe("not-found");
  });

  it("[L1] tells a person on the letter that the part is missing, not that the letter is", () => {
    expect(answer(asks(w, "rex", act.approves(1)))).toBe("not-allowed");
    expect(answer(asks(w, "sid", act.addsVersion(2)))).toBe("not-allowed");
  });
});

describe("a letter", () => {
  it("[L2] is opened once, and its opener is author and action officer", () => {
    const w = given(harbour, letter());
    const known = w.letter();
    if (known.status === "none") throw new Error("It was opened.");
    expect([hasPart(known, id("ana"), "author"), hasPart(known, id("ana"), "action-officer")]).toEqual([
      true,
      true,
    ]);
    expect(does(w, "ana", act.opens())).toBe("exists-already");
    expect(does(w, "sid", act.opens("mine"))).toBe("not-allowed");
  });

  it("[L3] numbers its versions from 1, and makes none over a version the author has not seen", () => {
    const w = given(harbour, letter().versions(2));
    const before = versions(w.letter());
    expect(before.map((one) => one.n)).toEqual([1, 2]);
    expect(does(w, "ana", act.addsVersion(2))).toBe("other-version");
    expect(does(w, "ana", act.addsVersion(4))).toBe("other-version");
    expect(does(w, "ana", act.addsVersion(3))).toBe("ok");
    expect(versions(w.letter()).slice(0, 2)).toEqual(before);
  });

  it("[L4] forgets the approvals of an earlier version", () => {
    const w = given(
      officeWithSigners(2, "ana: author", "sid: signer", "sue: signer"),
      letter().with("sid: signer", "sue: signer").versions(1).approved("sid").versions(1),
    );
    expect(does(w, "sue", act.approves(2))).toBe("ok");
    expect(status(w)).toBe("draft");
    expect(does(w, "sid", act.approves(2))).toBe("ok");
    expect(status(w)).toBe("approved");
  });

  it("[L4] forgets them in adjudication too", () => {
    const w = given(
      officeWithSigners(2, "ana: author", "sid: signer", "sue: signer"),
      letter()
        .with("sid: signer", "sue: signer")
        .versions(1)
        .circulated("bo")
        .closed()
        .approved("sid")
        .versions(1),
    );
    expect(does(w, "sue", act.approves(2))).toBe("ok");
    expect(status(w)).toBe("adjudication");
  });

  it("[L4] comes back from rework with a new version, and not before", () => {
    const w = given(harbour, harbourLetter().versions(1).returned("sid"));
    expect(does(w, "sid", act.approves(1))).toBe("not-in-this-state");
    expect(does(w, "ana", act.circulates(1, ["bo"]))).toBe("not-in-this-state");
    expect(does(w, "ana", act.addsVersion(2))).toBe("ok");
    expect(status(w)).toBe("draft");
    expect(does(w, "sid", act.approves(1))).toBe("other-version");
  });

  it("[L4] stays in coordination when a version is added, so it cannot be approved past its circulation", () => {
    const w = given(harbour, harbourLetter().versions(1).circulated("bo").versions(1));
    expect(status(w)).toBe("in-coordination");
    expect(does(w, "sid", act.approves(2))).toBe("not-in-this-state");
    expect(does(w, "ana", act.closes())).toBe("ok");
    expect(does(w, "sid", act.approves(2))).toBe("ok");
  });

  it("[L5] is opened to people who work here, part by part", () => {
    const w = given(harbour, letter());
    expect(does(w, "ana", act.grants("nobody", "reader"))).toBe("not-found");
    expect(does(w, "ana", act.grants("sid", "reader"))).toBe("ok");
    expect(does(w, "ana", act.grants("sid", "reader"))).toBe("nothing-to-change");
    expect(does(w, "ana", act.grants("sid", "signer"))).toBe("ok");
    expect(does(w, "ana", act.revokes("sid"))).toBe("ok");
    expect(does(w, "ana", act.revokes("sid"))).toBe("nothing-to-change");
    expect(does(w, "sid", act.archives())).toBe("not-found");
  });

  it("[L5] keeps someone who can work on it: people who left do not count", () => {
    const w = given(office("ana: author", "bea: author"), letter().with("bea: author reader"));
    expect(does(w, "ada", act.leaves("bea"))).toBe("ok");
    expect(does(w, "ana", act.revokes("ana"))).toBe("not-allowed");
    expect(does(w, "ana", act.revokes("bea"))).toBe("ok");
  });

  it("[L7] is returned with a note, from what the signer read, and loses approval and seal", () => {
    const w = given(harbour, harbourLetter().versions(2).approved("sid").sealed());
    expect(does(w, "sid", act.returns(2, "  "))).toBe("reason-required");
    expect(does(w, "sid", act.returns(1))).toBe("other-version");
    expect(does(w, "sid", act.returns(2))).toBe("ok");
    expect(w.letter()).toMatchObject({
      status: "returned",
      note: "Say who pays.",
      return: { version: 2 },
    });
    expect(w.letter()).not.toHaveProperty("seal");
    expect(w.letter()).not.toHaveProperty("approvals");
    expect(does(w, "rex", act.releases(2))).toBe("not-in-this-state");
  });

  it("[L7] returned out of coordination has no circulation open any more", () => {
    const w = given(harbour, harbourLetter().versions(1).circulated("bo").returned("sid"));
    expect(w.letter()).toMatchObject({ circulations: [{ n: 1, open: false }] });
  });

  it("[L13] is cancelled with a reason, at any time before its release", () => {
    for (const built of [
      harbourLetter(),
      harbourLetter().versions(1).circulated("bo"),
      harbourLetter().versions(1).approved("sid"),
      harbourLetter().versions(1).approved("sid").sealed(),
    ]) {
      const w = given(harbour, built);
      expect(does(w, "ana", act.cancels(" "))).toBe("reason-required");
      expect(does(w, "ana", act.cancels())).toBe("ok");
      expect(status(w)).toBe("cancelled");
    }
  });

  it("[L13] once cancelled takes nothing but archive, silence, access, recall and being looked at", () => {
    const w = given(
      harbour,
      harbourLetter().with("sec: reader").versions(1).circulated("bo", "cy").cancelled(),
    );
    const refused = [
      ["ana", act.addsVersion(2)],
      ["ana", act.circulates(1, ["di"])],
      ["sid", act.approves(1)],
      ["sid", act.returns(1)],
      ["system", act.seals(1)],
      ["rex", act.releases(1)],
      ["ana", act.cancels()],
      ["@bo", act.comments("bo")],
      ["@bo", act.takes("bo", "concur")],
      ["@bo", act.passesOn("bo", "di")],
      ["ana", act.passesOn("bo", "di")],
    ] as const;
    for (const [who, doing] of refused)
      expect(does(w, who, doing), doing(who).type).toBe("not-in-this-state");
    const entered = [
      ["ana", act.archives()],
      ["sec", act.silences()],
      ["ana", act.grants("aud", "reader")],
      ["ana", act.revokes("aud")],
      ["@bo", act.opensCopy("bo")],
      ["@bo", act.downloads("bo")],
      ["sid", act.takesOfficeCopy("s1")],
      ["ana", act.recalls("bo")],
    ] as const;
    for (const [who, doing] of entered) expect(does(w, who, doing), doing(who).type).toBe("ok");
  });

  it("[L14] is archived and silenced in any state, and again only if that changes it", () => {
    const w = given(harbour, harbourLetter().with("sec: reader").versions(1));
    expect(does(w, "ana", act.archives(false))).toBe("nothing-to-change");
    expect(does(w, "ana", act.archives())).toBe("ok");
    expect(does(w, "ana", act.archives())).toBe("nothing-to-change");
    expect(does(w, "sec", act.silences(false))).toBe("nothing-to-change");
    expect(does(w, "sec", act.silences())).toBe("ok");
    expect(w.letter()).toMatchObject({ archived: true, silent: true, status: "draft" });
  });

  it("[L6] tells the one who came too late who approved", () => {
    const w = given(harbour, harbourLetter().versions(1).approved("sid"));
    const late = asks(w, "sue", act.approves(1));
    expect(late).toMatchObject({
      code: "approved-already",
      message: expect.stringMatching(/^sid approved version 1/),
    });
  });

  it("[L6] tells a holder neither who approved nor what became of the letter", () => {
    const letters = [
      harbourLetter().versions(1).circulated("bo").closed().approved("sid"),
      harbourLetter().versions(1).circulated("bo").closed().approved("sid").sealed(),
      harbourLetter()
        .versions(1)
        .circulated("bo")
        .closed()
        .approved("sid")
        .sealed()
        .released("rex")
        .inForce(),
      harbourLetter().versions(1).circulated("bo").cancelled(),
    ];
    const told = letters.map((built) => asks(given(harbour, built), "@bo", act.takes("bo", "concur")));
    expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(told[0]).toMatchObject({ code: "not-in-this-state" });
    expect(JSON.stringify(told)).not.toMatch(/sid|approved|signed|force|cancel/);
  });
});

const approved = () => given(harbour, harbourLetter().versions(2).approved("sid"));
const sealed = () => given(harbour, harbourLetter().versions(2).approved("sid").sealed());
const inForce = (name: string) =>
  harbourLetter(name).versions(1).approved("sid").sealed().released("rex").inForce();

describe("seal and release", () => {
  it("[L8] is sealed by the system alone, and only the approved version", () => {
    const w = approved();
    for (const who of ["ana", "sid", "rex", "ada"]) expect(does(w, who, act.seals(2))).toBe("not-allowed");
    expect(() => does(w, "system", act.seals(1))).toThrow("not the approved one");
    expect(does(w, "system", act.seals(2))).toBe("ok");
    expect(does(w, "system", act.seals(2))).toBe("approved-already");
    expect(does(given(harbour, harbourLetter().versions(1)), "system", act.seals(1))).toBe(
      "not-in-this-state",
    );
  });

  it("[L9] is released by a releaser on the letter, exactly the sealed file, once, with the passkey of the releaser", () => {
    const w = sealed();
    expect(does(w, "sid", act.releases(2))).toBe("not-allowed");
    expect(does(w, "system", act.releases(2))).toBe("not-allowed");
    expect(does(w, "rex", act.releases(2, null, "letter", act.versionFile("letter", 2)))).toBe("other-bytes");
    expect(does(w, "rex", () => act.releases(2)("sid"))).toBe("not-allowed");
    expect(does(w, "rex", act.releases(2))).toBe("ok");
    expect(does(w, "rex", act.releases(2))).toBe("exists-already");
    expect(does(given(harbour, harbourLetter().versions(1)), "rex", act.releases(1))).toBe(
      "not-in-this-state",
    );
  });

  it("[L10] enters into force by the system, and never before someone released it", () => {
    const w = sealed();
    expect(does(w, "system", act.entersIntoForce())).toBe("not-in-this-state");
    expect(does(w, "rex", act.releases(2))).toBe("ok");
    expect(status(w)).toBe("signed-not-released");
    expect(does(w, "rex", act.entersIntoForce())).toBe("not-allowed");
    expect(does(w, "system", act.entersIntoForce())).toBe("ok");
    expect(status(w)).toBe("in-force");
    expect(does(w, "system", act.entersIntoForce())).toBe("not-in-this-state");
  });

  it("[L7][L13] can be neither returned nor cancelled while its release is under way", () => {
    const w = given(harbour, harbourLetter().versions(1).approved("sid").sealed().released("rex"));
    expect(does(w, "ana", act.cancels())).toBe("not-in-this-state");
    expect(does(w, "sid", act.returns(1))).toBe("not-in-this-state");
    expect(does(w, "rex", act.withdraws())).toBe("approved-already");
    expect(does(w, "system", act.entersIntoForce())).toBe("ok");
    expect(does(w, "rex", act.withdraws())).toBe("ok");
  });

  it("[L11] ends the letter it replaces when it enters into force, not before", () => {
    const next = harbourLetter("next").versions(1).approved("sid").sealed().released("rex", "old");
    const w = given(harbour, inForce("old"), next);
    expect(status(w, "old")).toBe("in-force");
    expect(does(w, "system", act.entersIntoForce("next"))).toBe("ok");
    expect(w.letter("old")).toMatchObject({ status: "superseded", successor: id("next") });
    expect(does(w, "rex", act.withdraws("No.", "old"))).toBe("not-in-this-state");
  });

  it("[L11] replaces only another letter that is in force", () => {
    const w = given(harbour, harbourLetter("draft"), harbourLetter().versions(1).approved("sid").sealed());
    expect(does(w, "rex", act.releases(1, "letter"))).toBe("not-in-this-state");
    expect(does(w, "rex", act.releases(1, "draft"))).toBe("not-in-this-state");
  });

  it("[L11] ends no other letter than the one its release names, and none before the release", () => {
    const next = harbourLetter("next").versions(1).approved("sid").sealed();
    const w = given(harbour, inForce("old"), inForce("third"), next);
    expect(supersededBy(w.letter("next"), w.letter("old"))).toEqual([]);
    expect(does(w, "rex", act.releases(1, "old", "next"))).toBe("ok");
    expect(supersededBy(w.letter("next"), w.letter("third"))).toEqual([]);
    expect(supersededBy(w.letter("next"), w.letter("old"))).toHaveLength(1);
  });

  it("[L11] enters into force all the same when the letter it replaces was withdrawn meanwhile", () => {
    const next = harbourLetter("next").versions(1).approved("sid").sealed().released("rex", "old");
    const w = given(harbour, inForce("old"), next);
    expect(does(w, "rex", act.withdraws("No.", "old"))).toBe("ok");
    expect(does(w, "system", act.entersIntoForce("next"))).toBe("ok");
    expect([status(w, "old"), status(w, "next")]).toEqual(["withdrawn", "in-force"]);
  });

  it("[L12] is withdrawn in force, with a public reason and the passkey of the releaser", () => {
    const w = given(harbour, inForce("letter"));
    expect(does(w, "rex", act.withdraws(" "))).toBe("reason-required");
    expect(does(w, "sid", act.withdraws())).toBe("not-allowed");
    expect(does(w, "rex", () => act.withdraws()("sid"))).toBe("not-allowed");
    expect(does(w, "rex", act.withdraws())).toBe("ok");
    expect(w.letter()).toMatchObject({ status: "withdrawn", reason: "The ferry runs again." });
  });
});
