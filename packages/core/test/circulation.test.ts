import { describe, expect, it } from "vitest";
import { type Circulation, type Standing, matrix, tasks } from "../src/index.ts";
import * as act from "./act.ts";
import { does, given, harbour, harbourLetter } from "./given.ts";
import { type World, id } from "./world.ts";

const hour = 3_600_000;
const day = 24 * hour;
/** The harbour's clock starts at 9:00 on 22 November 2026; the usual suspense is noon on 1 December. */
const pastSuspense = 10 * day;
const drafted = () => given(harbour, harbourLetter().versions(1));

function asked(copies: readonly act.Asked[], more: { silence?: boolean; shared?: boolean } = {}): World {
  const w = drafted();
  const answer = does(w, "ana", act.asks(1, copies, more));
  if (answer !== "ok") throw new Error(`This was given, and refused: ${answer}`);
  w.passes(hour);
  return w;
}

function newest(w: World): Circulation {
  const letter = w.letter();
  const circulation = letter.status === "none" ? undefined : letter.circulations.at(-1);
  if (!circulation) throw new Error("Nothing circulated.");
  return circulation;
}

/** How the tasks stand, by the copies' names. */
function standing(w: World, at = Date.UTC(2026, 10, 23)): Record<string, Standing> {
  const letter = w.letter();
  if (letter.status === "none") throw new Error("There is no letter.");
  const all = tasks(letter, [...w.copies().values()], new Date(at).toISOString());
  const name = (copy: string) => Buffer.from(copy, "hex").toString().replaceAll("\0", "");
  return Object.fromEntries(all.map((one) => [name(one.copy.id), one.standing]));
}
const afterSuspense = Date.UTC(2026, 11, 2);

const twoTurns = [
  { copy: "bo", required: true },
  { copy: "cy" },
  { copy: "di", stage: 2, required: true },
  { copy: "ed", stage: 3 },
] as const;

describe("turns", () => {
  it.each([[[2, 3]], [[1, 3]], [[0, 1]], [[1, 1.5]], [[-1]]])(
    "[K1] are numbered 1, 2, 3 without a gap: %j is refused",
    (stages) => {
      const copies = stages.map((stage, index) => ({ copy: `h${index}`, stage }));
      expect(does(drafted(), "ana", act.asks(1, copies))).toBe("not-found");
    },
  );

  it("[K1] may be in any order in the list", () => {
    const w = asked([
      { copy: "bo", stage: 2 },
      { copy: "cy", stage: 1 },
    ]);
    expect(newest(w)).toMatchObject({ stages: 2, stage: 1 });
  });

  it("[K1] let those who wait read, and neither comment nor take a position", () => {
    const w = asked(twoTurns);
    for (const copy of ["di", "ed"]) {
      expect(does(w, `@${copy}`, act.opensCopy(copy))).toBe("ok");
      expect(does(w, `@${copy}`, act.downloads(copy))).toBe("ok");
      expect(does(w, `@${copy}`, act.comments(copy))).toBe("not-your-turn");
      expect(does(w, `@${copy}`, act.takes(copy, "non-concur", "No."))).toBe("not-your-turn");
    }
    expect(does(w, "@cy", act.comments("cy"))).toBe("ok");
    expect(does(w, "ana", act.opensStage(2))).toBe("ok");
    expect(does(w, "@di", act.comments("di"))).toBe("ok");
    expect(does(w, "@di", act.takes("di", "concur"))).toBe("ok");
    expect(does(w, "@ed", act.takes("ed", "concur"))).toBe("not-your-turn");
    expect(does(w, "@bo", act.takes("bo", "concur"))).toBe("ok");
  });

  it("[K1] bind those to whom a waiting holder handed the copy", () => {
    const w = asked(twoTurns);
    expect(does(w, "@di", act.delegates("di", "fy"))).toBe("ok");
    expect(does(w, "@fy", act.takes("fy", "concur"))).toBe("not-your-turn");
    expect(w.copy("fy")).toMatchObject({
      task: { stage: 2, circulation: 1, required: false, asked: true },
    });
  });

  it("[K1] end with the circulation: whoever waited is heard then", () => {
    const w = asked(twoTurns);
    expect(does(w, "ana", act.closes())).toBe("ok");
    expect(does(w, "@di", act.takes("di", "non-concur", "Nobody asked us."))).toBe("ok");
    expect(does(w, "sid", act.approves(1))).toBe("held-by-gates");
  });

  it("[K2] are opened by the office at any time, one by one", () => {
    const w = asked(twoTurns);
    expect(does(w, "ana", act.opensStage(3))).toBe("nothing-to-change");
    expect(does(w, "ana", act.opensStage(1))).toBe("nothing-to-change");
    expect(does(w, "sid", act.opensStage(2))).toBe("not-allowed");
    expect(does(w, "ana", act.opensStage(2))).toBe("ok");
    expect(does(w, "ana", act.opensStage(2))).toBe("nothing-to-change");
    expect(does(w, "ana", act.opensStage(3))).toBe("ok");
    expect(does(w, "ana", act.opensStage(4))).toBe("nothing-to-change");
    expect(newest(w)).toMatchObject({ stage: 3 });
    expect(newest(w).turns).toHaveLength(3);
  });

  it("[K2] are opened by the system once the required holders of the turns before answered or are waived", () => {
    const w = asked([...twoTurns, { copy: "fy", required: true }]);
    expect(does(w, "system", act.opensStage(2))).toBe("not-in-this-state");
    expect(does(w, "@bo", act.takes("bo", "non-concur", "No."))).toBe("ok");
    expect(does(w, "@fy", act.declines("fy"))).toBe("ok");
    expect(does(w, "system", act.opensStage(2))).toBe("not-in-this-state");
    expect(does(w, "sid", act.waives("fy"))).toBe("ok");
    expect(does(w, "system", act.opensStage(2))).toBe("ok");
    expect(does(w, "system", act.opensStage(3))).toBe("not-in-this-state");
    expect(does(w, "@di", act.takes("di", "concur"))).toBe("ok");
    expect(does(w, "system", act.opensStage(3))).toBe("ok");
  });

  it("[K2] are opened by the system once silence counts as declared, and not a moment before", () => {
    const w = asked(twoTurns, { silence: true });
    w.passes(day);
    expect(does(w, "system", act.opensStage(2))).toBe("not-in-this-state");
    w.passes(pastSuspense);
    expect(does(w, "system", act.opensStage(2))).toBe("ok");
  });

  it("[K2] that require nobody wait for all who are asked in them", () => {
    const w = asked([{ copy: "bo" }, { copy: "cy" }, { copy: "in", asked: false }, { copy: "di", stage: 2 }]);
    expect(does(w, "system", act.opensStage(2))).toBe("not-in-this-state");
    expect(does(w, "@bo", act.takes("bo", "concur"))).toBe("ok");
    expect(does(w, "system", act.opensStage(2))).toBe("not-in-this-state");
    expect(does(w, "@cy", act.takes("cy", "concur"))).toBe("ok");
    expect(does(w, "system", act.opensStage(2))).toBe("ok");
  });

  it("[K2] do not wait for holders who were asked in another circulation", () => {
    const w = asked([{ copy: "xi", required: true }]);
    expect(does(w, "ana", act.asks(1, twoTurns))).toBe("ok");
    expect(does(w, "@bo", act.takes("bo", "concur"))).toBe("ok");
    expect(does(w, "system", act.opensStage(2))).toBe("ok");
  });

  it("[K2] are not opened after the circulation is closed", () => {
    const w = asked(twoTurns);
    expect(does(w, "ana", act.closes())).toBe("ok");
    for (const who of ["ana", "system"]) expect(does(w, who, act.opensStage(2))).toBe("not-in-this-state");
  });
});

describe("the suspense", () => {
  const later = "2026-12-05T12:00:00.000Z";

  it("[K3] is changed while the circulation is open, and each change is counted", () => {
    const w = asked([{ copy: "bo" }]);
    expect(newest(w)).toMatchObject({ suspense: act.suspense, zone: "UTC", changes: 0 });
    expect(does(w, "sid", act.movesSuspense(later))).toBe("not-allowed");
    expect(does(w, "ana", act.movesSuspense(later))).toBe("ok");
    expect(newest(w)).toMatchObject({ suspense: later, zone: "Asia/Dubai", changes: 1 });
    expect(w.letter()).toMatchObject({ circulation: newest(w) });
    expect(does(w, "ana", act.movesSuspense(later))).toBe("nothing-to-change");
    expect(does(w, "ana", act.movesSuspense(act.suspense))).toBe("ok");
    expect(newest(w).changes).toBe(2);
    expect(does(w, "ana", act.closes())).toBe("ok");
    expect(does(w, "ana", act.movesSuspense(later))).toBe("not-in-this-state");
  });

  it("[K3] that is over lets input in, and marks it as late", () => {
    const w = asked([{ copy: "bo" }, { copy: "cy" }]);
    expect(does(w, "@cy", act.comments("cy"))).toBe("ok");
    expect(does(w, "@cy", act.takes("cy", "concur"))).toBe("ok");
    w.passes(pastSuspense);
    expect(does(w, "@bo", act.comments("bo"))).toBe("ok");
    expect(does(w, "@bo", act.takes("bo", "non-concur", "No."))).toBe("ok");
    expect(w.copy("bo")).toMatchObject({ position: { late: true }, comments: [{ late: true }] });
    expect(w.copy("cy")).toMatchObject({ position: { late: false }, comments: [{ late: false }] });
    expect(does(w, "ana", act.closes())).toBe("ok");
    expect(does(w, "sid", act.approves(1))).toBe("held-by-gates");
  });

  it("[K3] marks words that were changed after it, however early the comment was first made", () => {
    const w = asked([{ copy: "bo" }]);
    expect(does(w, "@bo", act.comments("bo", "A comma."))).toBe("ok");
    w.passes(pastSuspense);
    expect(does(w, "@bo", act.comments("bo", "The whole of paragraph 2."))).toBe("ok");
    expect(w.copy("bo")).toMatchObject({ comments: [{ late: true }] });
  });

  it("[K3] is never moved so that declared silence counts sooner", () => {
    const w = asked([{ copy: "bo", required: true }], { silence: true });
    expect(does(w, "ana", act.movesSuspense("2026-11-23T12:00:00.000Z"))).toBe("not-in-this-state");
    expect(does(w, "ana", act.movesSuspense("2026-11-01T12:00:00.000Z"))).toBe("not-in-this-state");
    // Another zone for the same moment takes no time from anyone.
    expect(does(w, "ana", act.movesSuspense(act.suspense))).toBe("ok");
    w.passes(pastSuspense);
    expect(does(w, "ana", act.movesSuspense("2026-12-01T12:00:01.000Z"))).toBe("not-in-this-state");
    expect(does(w, "ana", act.movesSuspense("2026-12-20T12:00:00.000Z"))).toBe("ok");
    expect(standing(w, afterSuspense)).toEqual({ bo: "waiting" });
  });
});

describe("silence", () => {
  it("[K4] is nothing, however long it lasts", () => {
    const w = asked([{ copy: "bo", required: true }]);
    expect(standing(w, Date.UTC(2036, 0))).toEqual({ bo: "waiting" });
  });

  it("[K4] counts as concurrence where it was declared, once the suspense is over", () => {
    const w = asked([{ copy: "bo", required: true }, { copy: "cy" }], { silence: true });
    does(w, "@cy", act.takes("cy", "concur"));
    expect(standing(w, Date.parse(act.suspense))).toEqual({ bo: "waiting", cy: "answered" });
    expect(standing(w, Date.parse(act.suspense) + 1)).toEqual({
      bo: "taken-as-concur",
      cy: "answered",
    });
    expect(w.copy("bo")).toMatchObject({ position: null });
  });

  it("[K4] is broken by a comment that stands, by a decline, and by what a delegate says", () => {
    const names = ["bo", "cy", "di", "ed"].map((copy) => ({ copy, required: true }));
    const w = asked(names, { silence: true });
    does(w, "@bo", act.comments("bo"));
    does(w, "@cy", act.declines("cy", "cannot-by-then"));
    does(w, "@di", act.delegates("di", "fy"));
    does(w, "@fy", act.declines("fy"));
    does(w, "@ed", act.comments("ed"));
    does(w, "@ed", act.withdrawsComment("ed"));
    expect(standing(w, afterSuspense)).toEqual({
      bo: "waiting",
      cy: "waiting",
      di: "waiting",
      ed: "taken-as-concur",
    });
  });

  it("[K4] counts for nobody whose turn did not come before the suspense", () => {
    const w = asked(twoTurns, { silence: true });
    expect(standing(w, afterSuspense)).toMatchObject({
      bo: "taken-as-concur",
      di: "later",
      ed: "later",
    });
    w.passes(pastSuspense);
    expect(does(w, "system", act.opensStage(2))).toBe("ok");
    expect(standing(w, afterSuspense)).toMatchObject({ di: "waiting" });
    expect(does(w, "ana", act.movesSuspense("2026-12-20T12:00:00.000Z"))).toBe("ok");
    expect(standing(w, Date.UTC(2026, 11, 21))).toMatchObject({
      di: "taken-as-concur",
      ed: "later",
    });
    expect(does(w, "ana", act.closes())).toBe("ok");
    expect(standing(w, Date.UTC(2026, 11, 21))).toMatchObject({ ed: "waiting" });
  });

  it("[K4] is declared for the circulation that says so, and for those asked in it", () => {
    const w = asked([{ copy: "bo" }, { copy: "cy" }], { silence: true });
    expect(does(w, "ana", act.asks(1, [{ copy: "bo#2" }]))).toBe("ok");
    expect(standing(w, afterSuspense)).toEqual({ "bo#2": "waiting", cy: "taken-as-concur" });
  });

  it("[K4] cannot be declared for a suspense that is over", () => {
    const w = drafted();
    w.passes(pastSuspense);
    expect(does(w, "ana", act.asks(1, [{ copy: "bo" }], { silence: true }))).toBe("not-in-this-state");
    expect(does(w, "ana", act.asks(1, [{ copy: "bo" }]))).toBe("ok");
  });
});

describe("one voice of an organisation", () => {
  const port = { of: "Port Authority" };
  const house = [
    { copy: "bo", required: true, ...port },
    { copy: "cy", required: true, through: "bo", ...port },
  ];

  it("[K5] is a colleague's: the others comment, and take no position", () => {
    const w = asked(house);
    expect(does(w, "@cy", act.takes("cy", "non-concur", "No."))).toBe("answered-by-another");
    expect(does(w, "@cy", act.remarks("cy", "critical"))).toBe("ok");
    expect(does(w, "@bo", act.takes("bo", "concur"))).toBe("ok");
    expect(matrix([...w.copies().values()])).toEqual([]);
    expect(standing(w)).toEqual({ bo: "answered" });
    expect(does(w, "ana", act.closes())).toBe("ok");
    expect(does(w, "sid", act.approves(1))).toBe("ok");
  });

  it("[K5] is theirs again once the colleague's copy is recalled, and no comment's number is another's then", () => {
    const w = asked([...house, { copy: "ed" }]);
    expect(does(w, "@cy", act.remarks("cy", "critical"))).toBe("ok");
    w.passes(1000);
    expect(does(w, "@ed", act.comments("ed"))).toBe("ok");
    w.passes(1000);
    expect(does(w, "ana", act.recalls("bo"))).toBe("ok");
    expect(w.copy("cy")).toMatchObject({ status: "issued", task: { through: null, asked: true } });
    const rows = matrix([...w.copies().values()]).map(({ n, copy }) => [n, copy.id]);
    expect(rows).toEqual([
      [1, id("ed")],
      [2, id("cy")],
    ]);
    expect(standing(w)).toEqual({ cy: "waiting", ed: "waiting" });
    expect(does(w, "@cy", act.takes("cy", "non-concur", "No."))).toBe("ok");
    expect(does(w, "ana", act.closes())).toBe("ok");
    expect(does(w, "sid", act.approves(1))).toBe("held-by-gates");
  });

  it("[C6][K5] is nobody's once the circulation is recalled whole: closed, with every copy and hand-over of it", () => {
    const w = asked([...house, { copy: "ed" }]);
    expect(does(w, "@ed", act.delegates("ed", "fy"))).toBe("ok");
    expect(does(w, "@cy", act.comments("cy"))).toBe("ok");
    expect(does(w, "ana", act.asks(1, [{ copy: "gi" }, { copy: "ha", through: "gi" }]))).toBe("not-found");
    expect(does(w, "sid", act.recallsAll())).toBe("not-allowed");
    expect(does(w, "ana", act.recallsAll())).toBe("ok");
    expect(w.letter().status).toBe("adjudication");
    for (const copy of ["bo", "cy", "ed", "fy"]) expect(w.copy(copy)).toMatchObject({ status: "recalled" });
    expect(w.copy("cy")).toMatchObject({ task: { through: id("bo") } });
    expect(matrix([...w.copies().values()])).toEqual([]);
    expect(does(w, "ana", act.recallsAll())).toBe("not-in-this-state");
  });

  it("[K5] is lent on with the copy: no delegate of theirs speaks either", () => {
    const w = asked(house);
    expect(does(w, "@cy", act.delegates("cy", "di"))).toBe("ok");
    expect(w.copy("di")).toMatchObject({ task: { through: id("bo"), required: false } });
    expect(does(w, "@di", act.takes("di", "non-concur", "No."))).toBe("answered-by-another");
  });

  it("[K5] carries what a colleague said, by the colleague's comment", () => {
    const w = asked(house);
    does(w, "@cy", act.comments("cy"));
    const takenUp = act.comments("bo", "Which port?", "", "letter", "c bo", "critical", "c cy");
    expect(does(w, "@bo", takenUp)).toBe("ok");
    expect(matrix([...w.copies().values()])).toMatchObject([{ n: 1, comment: { from: id("c cy") } }]);
  });

  it.each([
    ["nobody of this circulation", [{ copy: "cy", through: "bo", ...port }]],
    ["themselves", [{ copy: "cy", through: "cy", ...port }]],
    ["someone of another organisation", [{ copy: "bo" }, { copy: "cy", through: "bo", ...port }]],
    [
      "someone of no organisation either",
      [
        { copy: "bo", of: "" },
        { copy: "cy", through: "bo", of: " " },
      ],
    ],
    ["someone who answers through another", [...house, { copy: "di", through: "cy", ...port }]],
  ])("[K5] is not lent by %s", (_, copies) => {
    expect(does(drafted(), "ana", act.asks(1, copies))).toBe("not-found");
  });

  it("[K5] keeps what a colleague said before, and asks them for nothing more", () => {
    const w = asked([{ copy: "cy", required: true, ...port }]);
    expect(standing(w)).toEqual({ cy: "waiting" });
    const again = [house[0]!, { ...house[1]!, copy: "cy#2", to: "cy" }];
    expect(does(w, "ana", act.asks(1, again))).toBe("ok");
    expect(standing(w)).toEqual({ bo: "waiting" });
    expect(does(w, "@cy", act.takes("cy", "non-concur", "No."))).toBe("ok");
    expect(does(w, "@bo", act.takes("bo", "concur"))).toBe("ok");
    expect(does(w, "ana", act.closes())).toBe("ok");
    expect(does(w, "sid", act.approves(1))).toBe("held-by-gates");
  });
});

describe("the holder of an earlier copy", () => {
  it("[K6] gets one that replaces it, and nobody else's", () => {
    const w = asked([{ copy: "bo" }, { copy: "cy" }]);
    does(w, "sid", act.takesOfficeCopy("s1"));
    const replaces = (replaced: string) => act.asks(1, [{ copy: "bo#2", to: "bo", replaces: replaced }]);
    for (const other of ["cy", "nowhere", "s1", "bo#2"])
      expect(does(w, "ana", replaces(other)), other).toBe("not-found");
    expect(does(w, "ana", replaces("bo"))).toBe("ok");
    expect(w.copy("bo#2")).toMatchObject({ task: { replaces: id("bo"), circulation: 2 } });
  });

  it("[K6] is not the one of another letter", () => {
    const w = given(
      harbour,
      harbourLetter("other").versions(1).circulated("bo"),
      harbourLetter().versions(1),
    );
    expect(does(w, "ana", act.asks(1, [{ copy: "bo#2", to: "bo", replaces: "bo" }]))).toBe("not-found");
  });

  it("[K7] is asked on the newest copy that asked, and what they said before stands until then", () => {
    const w = asked([{ copy: "bo", required: true }]);
    does(w, "@bo", act.takes("bo", "concur"));
    expect(standing(w)).toEqual({ bo: "answered" });
    does(w, "ana", act.addsVersion(2));
    does(w, "ana", act.asks(2, [{ copy: "bo#2", to: "bo", required: true }]));
    expect(standing(w)).toEqual({ "bo#2": "waiting" });
  });

  it("[K7] is asked for nothing by a copy for information, required or not", () => {
    const w = asked([
      { copy: "bo", required: true },
      { copy: "cy", asked: false, required: true },
    ]);
    does(w, "@bo", act.takes("bo", "concur"));
    does(w, "ana", act.addsVersion(2));
    expect(does(w, "ana", act.asks(2, [{ copy: "bo#2", to: "bo", asked: false, required: true }]))).toBe(
      "ok",
    );
    expect(standing(w)).toEqual({ bo: "answered" });
    does(w, "ana", act.closes());
    expect(does(w, "sid", act.approves(2))).toBe("ok");
  });

  it("[K7] answers on a later copy for information too, and on an earlier paper of the same version", () => {
    const w = asked([
      { copy: "bo", required: true },
      { copy: "cy", required: true },
    ]);
    does(
      w,
      "ana",
      act.asks(1, [
        { copy: "bo#2", to: "bo", asked: false },
        { copy: "cy#2", to: "cy" },
      ]),
    );
    w.passes(1);
    expect(standing(w)).toEqual({ bo: "waiting", "cy#2": "waiting" });
    expect(does(w, "@bo#2", act.takes("bo#2", "concur"))).toBe("ok");
    expect(does(w, "@cy", act.takes("cy", "concur"))).toBe("ok");
    expect(standing(w)).toEqual({ bo: "answered", "cy#2": "answered" });
  });

  it("[K7] is not answered for by a copy handed over in their name", () => {
    const w = asked([{ copy: "bo", required: true }, { copy: "cy" }]);
    does(w, "@cy", act.passesOn("cy", "posed", "letter", act.holder("bo")));
    expect(does(w, "@posed", act.takes("posed", "concur"))).toBe("ok");
    expect(standing(w)).toMatchObject({ bo: "waiting" });
  });

  it("[K7] is not asked twice in one circulation", () => {
    const twice = (more: Partial<act.Asked>) =>
      act.asks(1, [
        { copy: "bo", required: true },
        { copy: "bo#2", to: "bo", ...more },
      ]);
    expect(does(drafted(), "ana", twice({}))).toBe("exists-already");
    const w = drafted();
    expect(does(w, "ana", twice({ asked: false }))).toBe("ok");
    expect(standing(w)).toEqual({ bo: "waiting" });
  });
});

describe("a delegate", () => {
  it("[K8] answers in the holder's place, through however many hands", () => {
    const w = asked([{ copy: "bo", required: true }]);
    expect(does(w, "@bo", act.delegates("bo", "cy"))).toBe("ok");
    expect(does(w, "@cy", act.delegates("cy", "di"))).toBe("ok");
    expect(standing(w)).toEqual({ bo: "waiting" });
    expect(does(w, "@di", act.takes("di", "non-concur", "No."))).toBe("ok");
    expect(standing(w)).toEqual({ bo: "answered" });
    does(w, "ana", act.closes());
    expect(does(w, "sid", act.approves(1))).toBe("held-by-gates");
    expect(does(w, "@bo", act.takes("bo", "concur"))).toBe("ok");
    expect(does(w, "sid", act.approves(1))).toBe("held-by-gates");
  });

  it("[K8] is only whom the holder named as one, and the last one named", () => {
    const w = asked([{ copy: "bo", required: true }]);
    does(w, "@bo", act.passesOn("bo", "cy"));
    does(w, "@cy", act.takes("cy", "concur"));
    expect(w.copy("bo")).toMatchObject({ delegate: null });
    expect(standing(w)).toEqual({ bo: "waiting" });
    does(w, "@bo", act.delegates("bo", "di"));
    does(w, "@di", act.takes("di", "concur"));
    expect(standing(w)).toEqual({ bo: "answered" });
    does(w, "@bo", act.delegates("bo", "ed"));
    expect(standing(w)).toEqual({ bo: "waiting" });
  });

  it("[K8] is not named by the office when it hands over for the holder", () => {
    const w = drafted();
    does(w, "ana", act.circulates(1, ["bo"], "letter", "ask"));
    does(w, "@bo", act.asksToPassOn("bo", "cy"));
    expect(does(w, "ana", act.delegates("bo", "cy"))).toBe("ok");
    expect(w.copy("bo")).toMatchObject({ delegate: null, children: [id("cy")] });
  });

  it("[K8] whose copy was recalled still answers with what they said, and is otherwise followed by another", () => {
    const w = asked([
      { copy: "bo", required: true },
      { copy: "fy", required: true },
    ]);
    does(w, "@bo", act.delegates("bo", "cy"));
    does(w, "@fy", act.delegates("fy", "gus"));
    does(w, "@gus", act.takes("gus", "concur"));
    does(w, "ana", act.recalls("cy"));
    does(w, "ana", act.recalls("gus"));
    expect(standing(w)).toEqual({ bo: "waiting", fy: "answered" });
    expect(does(w, "@bo", act.delegates("bo", "di"))).toBe("ok");
    does(w, "@di", act.takes("di", "concur"));
    expect(standing(w)).toMatchObject({ bo: "answered" });
  });

  it("[K8] cannot be named where the copy may not be passed on", () => {
    const w = drafted();
    does(w, "ana", act.circulates(1, ["bo"], "letter", "never"));
    expect(does(w, "@bo", act.delegates("bo", "cy"))).toBe("passing-on-not-allowed");
  });
});
