import { describe, expect, it } from "vitest";
import { activePerson, coordinationOf, hasRole, usualCoordination } from "../src/index.ts";
import * as act from "./act.ts";
import { does, given, harbour, harbourLetter, letter, office } from "./given.ts";
import { id, world } from "./world.ts";

describe("the rules for coordination", () => {
  it("[G12] are the usual ones at first, and change by an administrator alone, each time with an event", () => {
    const w = given(harbour);
    expect(coordinationOf(world().office())).toEqual(usualCoordination);
    expect(coordinationOf(w.office())).toEqual(usualCoordination);
    for (const who of ["ana", "sid", "rex", "@bo", "system"])
      expect(does(w, who, act.coordinates({ silentRequired: "show" })), who).toBe("not-allowed");
    expect(coordinationOf(w.office())).toEqual(usualCoordination);
    expect(does(w, "ada", act.coordinates({ silentRequired: "show" }))).toBe("ok");
    expect(does(w, "ada", act.coordinates({ disposeFirst: [] }))).toBe("ok");
    expect(coordinationOf(w.office())).toEqual({ ...usualCoordination, disposeFirst: [] });
    const changes = w.entries.filter(({ event }) => event.type === "coordination-changed");
    expect(changes.map(({ by }) => by)).toEqual([id("ada"), id("ada")]);
  });
});

describe("the office", () => {
  it("[O1] is founded once, and its first person is an administrator", () => {
    const w = world();
    expect(does(w, "system", act.founds("ada", ["author"]))).toBe("last-administrator");
    expect(does(w, "system", act.founds("ada", ["administrator"]))).toBe("ok");
    expect(does(w, "system", act.founds("eve", ["administrator"]))).toBe("exists-already");
    expect(does(w, "ada", act.founds("ada", ["administrator"]))).toBe("exists-already");
  });

  it("[O2] adds nobody over an id or an address in use", () => {
    const w = given(harbour);
    expect(does(w, "ada", act.adds("sid", "signer"))).toBe("exists-already");
    const twin = { ...act.newPerson("tom", []), address: "sid@office.test" };
    expect(does(w, "ada", () => ({ type: "add-person", ...twin }))).toBe("exists-already");
    expect(does(w, "ada", act.leaves("sid"))).toBe("ok");
    expect(does(w, "ada", act.adds("sid", "signer"))).toBe("exists-already");
    expect(does(w, "ada", () => ({ type: "add-person", ...twin }))).toBe("ok");
  });

  it("[O3] keeps an administrator", () => {
    const w = given(harbour);
    expect(does(w, "ada", act.changesRoles("ada", "author"))).toBe("last-administrator");
    expect(does(w, "ada", act.leaves("ada"))).toBe("last-administrator");
    expect(does(w, "ada", act.changesRoles("ana", "administrator"))).toBe("ok");
    expect(does(w, "ana", act.leaves("ada"))).toBe("ok");
    expect(does(w, "ana", act.leaves("ana"))).toBe("last-administrator");
  });

  it("[O4] lets only the person add their passkey, or the system what was proved", () => {
    const w = given(harbour);
    expect(does(w, "sid", act.enrols("sid", "own", "sid's second"))).toBe("ok");
    expect(does(w, "sid", act.enrols("sid", "two-administrators", "sid's third"))).toBe("not-allowed");
    for (const how of ["recovery-code", "two-administrators"] as const)
      expect(does(w, "system", act.enrols("sid", how, how))).toBe("ok");
    expect(does(w, "system", act.enrols("nobody"))).toBe("not-found");
  });

  it("[O4] lets one administrator remove a passkey, and neither add one nor make recovery codes", () => {
    const w = given(harbour);
    for (const how of ["own", "invitation", "recovery-code", "two-administrators"] as const)
      expect(does(w, "ada", act.enrols("sid", how, "ada's own")), how).toBe("not-allowed");
    expect(does(w, "ada", act.issuesCodes("sid"))).toBe("not-allowed");
    expect(does(w, "sid", act.issuesCodes("sid"))).toBe("ok");
    expect(does(w, "ana", act.removesKey("sid"))).toBe("not-allowed");
    expect(does(w, "ada", act.removesKey("sid"))).toBe("ok");
    expect(does(w, "ada", act.removesKey("sid"))).toBe("not-found");
  });

  it("[O4] gives by invitation the first passkey only, also after the others were removed", () => {
    const w = given(harbour);
    expect(does(w, "system", act.enrols("sid", "invitation", "second"))).toBe("not-allowed");
    expect(does(w, "ada", act.removesKey("sid"))).toBe("ok");
    expect(does(w, "system", act.enrols("sid", "invitation", "second"))).toBe("not-allowed");
    expect(does(w, "system", act.enrols("sid", "two-administrators", "second"))).toBe("ok");
  });

  it("[O5] enrols a passkey for one person only", () => {
    const w = given(harbour);
    expect(does(w, "sue", act.enrols("sue", "own", "sid"))).toBe("exists-already");
    expect(does(w, "sid", act.enrols("sid", "own", "sid"))).toBe("exists-already");
  });

  it("[O6] ends a leaver's roles, passkeys and access at once", () => {
    const w = given(harbour, harbourLetter().versions(1));
    expect(does(w, "ada", act.leaves("sid", "sue"))).toBe("ok");
    expect(activePerson(w.office(), id("sid"))).toBeNull();
    const known = w.office();
    const gone = known.status === "empty" ? undefined : known.people.get(id("sid"));
    expect(gone).toMatchObject({ roles: [], credentials: [] });
    expect(hasRole(w.office(), id("sid"), "signer")).toBe(false);
    expect(does(w, "sid", act.approves(1))).toBe("not-allowed");
    expect(does(w, "sid", act.enrols("sid", "own", "new"))).toBe("not-allowed");
    expect(does(w, "system", act.enrols("sid", "recovery-code", "new"))).toBe("not-found");
    expect(does(w, "ana", act.grants("sid", "reader"))).toBe("not-found");
    expect(does(w, "sue", (by) => ({ ...act.approves(1)(by), signed: act.signedBy("sid") }) as never)).toBe(
      "not-allowed",
    );
  });

  it("[O6] tells someone who left the same of an open, a closed and an absent letter", () => {
    const w = given(harbour, harbourLetter().versions(1), letter("other"));
    does(w, "ada", act.leaves("rex"));
    const asks = (name: string) => w.asks(act.actor("rex"), act.withdraws("Because.", name)("rex"));
    expect(asks("letter")).toEqual(asks("nothing"));
    expect(asks("other")).toEqual(asks("nothing"));
  });

  it("[O7] hands a leaver's parts to a successor who works here", () => {
    const w = given(
      office("ana: author", "bea: author", "cam: author"),
      letter().with("bea: reader").versions(1),
    );
    expect(does(w, "ada", act.reassigns("ana", "bea"))).toBe("not-allowed");
    expect(does(w, "ada", act.leaves("ana", "ana"))).toBe("not-found");
    expect(does(w, "ada", act.leaves("ana", "nobody"))).toBe("not-found");
    expect(does(w, "ada", act.leaves("ana", "bea"))).toBe("ok");
    expect(does(w, "ada", act.reassigns("ana", "ana"))).toBe("not-found");
    expect(does(w, "ada", act.reassigns("ana", "nobody"))).toBe("not-found");
    expect(does(w, "bea", act.reassigns("ana", "bea"))).toBe("not-allowed");
    expect(does(w, "ada", act.reassigns("ana", "bea"))).toBe("ok");
    const known = w.letter();
    if (known.status === "none") throw new Error("It was opened.");
    expect([...known.access]).toEqual([[id("bea"), new Set(["reader", "author", "action-officer"])]]);
    expect(does(w, "bea", act.addsVersion(2))).toBe("ok");
  });

  it("[O7] tells an administrator nothing of letters in which the leaver has no part", () => {
    const w = given(office("ana: author", "bea: author"), letter());
    const asks = (name: string) => w.asks(act.actor("ada"), act.reassigns("bea", "ada", name)("ada"));
    expect(asks("letter")).toEqual(asks("nowhere"));
  });
});
