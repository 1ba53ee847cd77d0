import { describe, expect, it } from "vitest";
import { type Comment, isObjected, isOpen, matrix } from "../src/index.ts";
import * as act from "./act.ts";
import { does, given, harbour, harbourLetter } from "./given.ts";
import { type World, id } from "./world.ts";

const circulating = () => given(harbour, harbourLetter().versions(1).circulated("bo", "cy"));

/** bo made a comment, of major weight. */
function commented(): World {
  const w = circulating();
  does(w, "@bo", act.remarks("bo", "major"));
  w.passes(1000);
  return w;
}

function commentOf(w: World, copy: string): Comment {
  const known = w.copy(copy);
  const comment = known.status === "none" ? undefined : known.comments[0];
  if (!comment) throw new Error(`There is no comment on ${copy}.`);
  return comment;
}
const rows = (w: World) => matrix([...w.copies().values()]).map(({ n, comment }) => [n, comment.text]);
const said = (w: World, copy: string, name: string, text: string) => {
  w.passes(1);
  return does(w, `@${copy}`, act.comments(copy, text, "", "letter", name));
};

describe("a comment", () => {
  it("[C7] that changes keeps its place and its replies, and is left without a disposition", () => {
    const w = commented();
    const at = commentOf(w, "bo").at;
    does(w, "ana", act.replies("bo"));
    does(w, "ana", act.disposes("bo"));
    does(w, "@bo", act.answers("bo", "objects"));
    expect(commentOf(w, "bo")).toMatchObject({
      dispositions: 1,
      satisfaction: { answer: "objects" },
    });
    expect(does(w, "@bo", act.comments("bo", "And at night?", "", "letter", "c bo", "critical"))).toBe("ok");
    expect(commentOf(w, "bo")).toMatchObject({
      at,
      severity: "critical",
      disposed: null,
      satisfaction: null,
      dispositions: 1,
      replies: [{ text: "The north one." }],
    });
  });

  it("[C7] sent again in the same words takes no disposition away", () => {
    const w = commented();
    expect(does(w, "@bo", act.remarks("bo", "major"))).toBe("nothing-to-change");
    does(w, "ana", act.disposes("bo"));
    expect(does(w, "@bo", act.remarks("bo", "major"))).toBe("nothing-to-change");
    expect(commentOf(w, "bo")).toMatchObject({ disposed: { n: 1 } });
    expect(does(w, "@bo", act.remarks("bo", "critical"))).toBe("ok");
    expect(isOpen(commentOf(w, "bo"))).toBe(true);
  });

  it("[C7] that was withdrawn is brought back by a change, unanswered and in its place", () => {
    const w = commented();
    does(w, "ana", act.disposes("bo"));
    does(w, "@bo", act.withdrawsComment("bo"));
    expect(isOpen(commentOf(w, "bo"))).toBe(false);
    expect(does(w, "@bo", act.remarks("bo", "major"))).toBe("ok");
    expect(commentOf(w, "bo")).toMatchObject({ withdrawn: false, disposed: null, dispositions: 1 });
    expect(isOpen(commentOf(w, "bo"))).toBe(true);
  });
});

describe("the matrix", () => {
  it("[M1] numbers every comment of the letter by when it was first made", () => {
    const w = circulating();
    said(w, "cy", "c1", "first");
    said(w, "bo", "c2", "second");
    said(w, "cy", "c3", "third");
    expect(rows(w)).toEqual([
      [1, "first"],
      [2, "second"],
      [3, "third"],
    ]);
    said(w, "cy", "c1", "first, changed");
    does(w, "@bo", act.withdrawsComment("bo", "letter", "c2"));
    does(w, "ana", act.recalls("cy"));
    does(w, "ana", act.addsVersion(2));
    does(w, "ana", act.circulates(2, ["di"]));
    said(w, "di", "c4", "fourth");
    expect(rows(w)).toEqual([
      [1, "first, changed"],
      [2, "second"],
      [3, "third"],
      [4, "fourth"],
    ]);
  });

  it("[M1] gives comments of one millisecond one order, whichever copy is read first", () => {
    const w = circulating();
    does(w, "@cy", act.comments("cy", "cy's"));
    does(w, "@bo", act.comments("bo", "bo's"));
    const copies = [...w.copies().values()];
    expect(matrix(copies.toReversed())).toEqual(matrix(copies));
    expect(matrix(copies)).toHaveLength(2);
  });
});

describe("a disposition", () => {
  it("[M2] is an author's or an action officer's on the letter, and nobody else's", () => {
    const w = commented();
    for (const who of ["sid", "@bo", "system"])
      expect(does(w, who, act.disposes("bo")), who).toBe("not-allowed");
    expect(does(w, "aud", act.disposes("bo"))).toBe("not-found");
    expect(does(w, "ana", act.disposes("bo", "partially-accept", " Half of it. "))).toBe("ok");
    expect(commentOf(w, "bo")).toMatchObject({
      dispositions: 1,
      disposed: { n: 1, disposition: "partially-accept", response: "Half of it.", by: id("ana") },
    });
    expect(isOpen(commentOf(w, "bo"))).toBe(false);
  });

  it("[M2] that rejects says why", () => {
    const w = commented();
    expect(does(w, "ana", act.disposes("bo", "reject", " "))).toBe("reason-required");
    expect(does(w, "ana", act.disposes("bo", "reject", "The law says so."))).toBe("ok");
    expect(does(w, "ana", act.disposes("bo", "out-of-scope"))).toBe("ok");
  });

  it("[M2] is not given twice over, nor to a comment that is withdrawn or not there", () => {
    const w = commented();
    expect(does(w, "ana", act.disposes("bo", "deferred", "Later."))).toBe("ok");
    expect(does(w, "ana", act.disposes("bo", "deferred", "Later. "))).toBe("nothing-to-change");
    expect(does(w, "ana", act.disposes("bo", "deferred", "In spring."))).toBe("ok");
    expect(commentOf(w, "bo")).toMatchObject({ disposed: { n: 2 } });
    expect(does(w, "ana", act.disposes("cy"))).toBe("nothing-to-change");
    does(w, "@bo", act.withdrawsComment("bo"));
    expect(does(w, "ana", act.disposes("bo"))).toBe("nothing-to-change");
    expect(does(w, "ana", act.merges("bo", null))).toBe("nothing-to-change");
  });

  it("[M2] that names the words it answers is not given to others", () => {
    const w = commented();
    expect(does(w, "@bo", act.comments("bo", "Which of the two ports?"))).toBe("ok");
    const to = (edition: number) => act.disposes("bo", "accept", "", "letter", "c bo", edition);
    expect(does(w, "ana", to(1))).toBe("other-version");
    expect(does(w, "ana", to(3))).toBe("other-version");
    expect(does(w, "ana", to(2))).toBe("ok");
  });

  it("[M2] of a comment on another letter's copy is refused as if there were none", () => {
    const w = given(
      harbour,
      harbourLetter().versions(1),
      harbourLetter("other").versions(1).circulated("di"),
    );
    does(w, "@di", act.comments("di", "Which?", "", "other"));
    const asks = (copy: string) => w.asks(act.actor("ana"), act.disposes(copy)("ana"));
    expect(asks("di")).toEqual(asks("nowhere"));
  });

  it("[M2] is given before the approval, and not after it", () => {
    const w = given(harbour, harbourLetter().versions(1).circulated("bo").closed().approved("sid"));
    expect(does(w, "@bo", act.remarks("bo", "critical"))).toBe("ok");
    expect(does(w, "ana", act.disposes("bo"))).toBe("approved-already");
    expect(does(w, "ana", act.replies("bo"))).toBe("ok");
  });

  it("[M3] satisfies the commenter or not, who says why not", () => {
    const w = commented();
    expect(does(w, "@bo", act.answers("bo"))).toBe("other-version");
    does(w, "ana", act.disposes("bo", "reject", "No."));
    expect(does(w, "@bo", act.answers("bo", "objects", 1, " "))).toBe("reason-required");
    expect(does(w, "@bo", act.answers("bo", "objects", 1, " It leaks. "))).toBe("ok");
    expect(commentOf(w, "bo")).toMatchObject({
      satisfaction: { n: 1, answer: "objects", note: "It leaks." },
    });
    expect(isObjected(commentOf(w, "bo"))).toBe(true);
    expect(does(w, "@bo", act.answers("bo", "satisfied", 1, ""))).toBe("ok");
    expect(isObjected(commentOf(w, "bo"))).toBe(false);
    for (const who of ["ana", "sid", "system"])
      expect(does(w, who, act.answers("bo")), who).toBe("not-allowed");
    expect(does(w, "@cy", act.answers("bo"))).toBe("not-found");
  });

  it("[M3] that was replaced meanwhile is answered no more; the new one asks again", () => {
    const w = commented();
    does(w, "ana", act.disposes("bo", "reject", "No."));
    does(w, "@bo", act.answers("bo", "objects"));
    does(w, "ana", act.disposes("bo", "reject", "No, by law."));
    expect(commentOf(w, "bo")).toMatchObject({ disposed: { n: 2 }, satisfaction: null });
    expect(does(w, "@bo", act.answers("bo", "satisfied", 1))).toBe("other-version");
    expect(does(w, "@bo", act.answers("bo", "satisfied", 3))).toBe("other-version");
    expect(does(w, "@bo", act.answers("bo", "satisfied", 2))).toBe("ok");
  });

  it("[M3] counts on after the comment changed, so that no answer passes from one to another", () => {
    const w = commented();
    does(w, "ana", act.disposes("bo"));
    does(w, "@bo", act.remarks("bo", "critical"));
    expect(does(w, "@bo", act.answers("bo", "satisfied", 1))).toBe("other-version");
    does(w, "ana", act.disposes("bo"));
    expect(commentOf(w, "bo")).toMatchObject({ disposed: { n: 2 }, dispositions: 2 });
    expect(does(w, "@bo", act.answers("bo", "satisfied", 1))).toBe("other-version");
    expect(does(w, "@bo", act.answers("bo", "satisfied", 2))).toBe("ok");
  });

  it("[M6] is given on a recalled copy too, which takes neither replies nor answers", () => {
    const w = commented();
    does(w, "ana", act.recalls("bo"));
    expect(does(w, "ana", act.disposes("bo"))).toBe("ok");
    expect(does(w, "@bo", act.answers("bo"))).toBe("recalled");
    expect(does(w, "ana", act.replies("bo"))).toBe("recalled");
    expect(does(w, "@cy", act.comments("cy"))).toBe("ok");
    expect(does(w, "ana", act.merges("bo", "cy"))).toBe("ok");
    expect(does(w, "ana", act.merges("bo", null))).toBe("ok");
    expect(does(w, "ana", act.merges("cy", "bo"))).toBe("ok");
  });
});

describe("comments that say the same", () => {
  const both = () => {
    const w = commented();
    does(w, "@cy", act.remarks("cy", "critical"));
    return w;
  };

  it("[M4] stand one behind the other, and are taken apart again", () => {
    const w = both();
    expect(does(w, "sid", act.merges("bo", "cy"))).toBe("not-allowed");
    expect(does(w, "ana", act.merges("bo", null))).toBe("nothing-to-change");
    expect(does(w, "ana", act.merges("bo", "cy"))).toBe("ok");
    expect(commentOf(w, "bo")).toMatchObject({ merged: id("c cy") });
    expect(does(w, "ana", act.merges("bo", "cy"))).toBe("nothing-to-change");
    expect(does(w, "ana", act.merges("bo", null))).toBe("ok");
    expect(commentOf(w, "bo")).toMatchObject({ merged: null });
  });

  it("[M4] stand behind one that stands for itself, is another, and was not withdrawn", () => {
    const w = both();
    expect(does(w, "ana", act.merges("bo", "bo"))).toBe("not-found");
    does(w, "ana", act.merges("bo", "cy"));
    expect(does(w, "ana", act.merges("cy", "bo"))).toBe("not-found");
    does(w, "ana", act.merges("bo", null));
    does(w, "@cy", act.withdrawsComment("cy"));
    expect(does(w, "ana", act.merges("bo", "cy"))).toBe("not-found");
  });

  it("[M4] are of one letter: nothing is told of a comment on another", () => {
    const w = given(
      harbour,
      harbourLetter().versions(1).circulated("bo"),
      harbourLetter("other").versions(1).circulated("di"),
    );
    does(w, "@bo", act.comments("bo"));
    does(w, "@di", act.comments("di", "Which?", "", "other"));
    const asks = (into: string) => w.asks(act.actor("ana"), act.merges("bo", into)("ana"));
    expect(asks("di")).toMatchObject({ code: "not-found" });
    expect(asks("di")).toEqual(asks("nowhere"));
  });

  it("[M4] are rows: none stands behind a colleague's comment that the matrix does not show", () => {
    const w = given(harbour, harbourLetter().versions(1));
    const of = "Port Authority";
    const house = [
      { copy: "bo", of },
      { copy: "cy", of, through: "bo" },
    ];
    does(w, "ana", act.asks(1, house));
    does(w, "@bo", act.comments("bo"));
    does(w, "@cy", act.comments("cy"));
    expect(does(w, "ana", act.merges("bo", "cy"))).toBe("not-found");
  });

  it("[M4] are each answered: one that stands behind another still holds what it held", () => {
    const w = both();
    does(w, "ana", act.merges("cy", "bo"));
    does(w, "ana", act.disposes("bo"));
    does(w, "ana", act.closes());
    expect(does(w, "sid", act.approves(1))).toBe("held-by-gates");
    does(w, "ana", act.disposes("cy"));
    expect(does(w, "sid", act.approves(1))).toBe("ok");
  });

  it("[M4] part when one of them changes", () => {
    const w = both();
    does(w, "ana", act.merges("bo", "cy"));
    expect(does(w, "@bo", act.remarks("bo", "administrative"))).toBe("ok");
    expect(commentOf(w, "bo")).toMatchObject({ merged: null });
  });
});

describe("a reply", () => {
  it("[M5] is the holder's of the copy, or a writer's of the letter, with words", () => {
    const w = commented();
    expect(does(w, "@bo", act.replies("bo", "Both."))).toBe("ok");
    expect(does(w, "ana", act.replies("bo", " The north one. "))).toBe("ok");
    expect(does(w, "ana", act.replies("bo", " "))).toBe("reason-required");
    expect(commentOf(w, "bo").replies).toMatchObject([
      { by: `copy/${id("bo")}`, text: "Both." },
      { by: id("ana"), text: "The north one." },
    ]);
    for (const who of ["sid", "rex", "system"])
      expect(does(w, who, act.replies("bo")), who).toBe("not-allowed");
    expect(does(w, "aud", act.replies("bo"))).toBe("not-found");
    expect(does(w, "@cy", act.replies("bo"))).toBe("not-found");
  });

  it("[M5] is given to a comment that stands", () => {
    const w = commented();
    expect(does(w, "ana", act.replies("cy"))).toBe("nothing-to-change");
    does(w, "@bo", act.withdrawsComment("bo"));
    for (const who of ["ana", "@bo"]) expect(does(w, who, act.replies("bo"))).toBe("nothing-to-change");
  });

  it("[M5] changes nothing of the answer", () => {
    const w = commented();
    does(w, "ana", act.disposes("bo"));
    does(w, "@bo", act.replies("bo"));
    expect(commentOf(w, "bo")).toMatchObject({ disposed: { n: 1 } });
  });
});
