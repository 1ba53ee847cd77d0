import { describe, expect, it } from "vitest";
import { spokesmen } from "../src/index.ts";
import * as act from "./act.ts";
import { does, given, harbour, letter, office } from "./given.ts";
import { type World, id } from "./world.ts";

const proposed = (): World => {
  const w = given(harbour, letter().with("rex: reader", "sec: reader").versions(1));
  expect(does(w, "sec", act.proposes())).toBe("ok");
  return w;
};

describe("a statement", () => {
  it("[S1] says something of a letter that its writer may see, or of a paper that is there", () => {
    const w = given(harbour, letter().with("sec: reader").versions(1));
    expect(does(w, "sec", act.proposes(act.onPaper, " "))).toBe("reason-required");
    expect(does(w, "sec", act.proposes({ about: "paper", paper: null, words: null, title: "A paper" }))).toBe(
      "reason-required",
    );
    expect(does(w, "rex", act.proposes(act.onLetter()))).toBe("not-found");
    expect(does(w, "sid", act.proposes())).toBe("not-allowed");
    expect(does(w, "sec", act.proposes(act.onLetter()))).toBe("ok");
    expect(does(w, "sec", act.proposes())).toBe("exists-already");
  });

  it("[S2] is released by two different people, the second a releaser", () => {
    const w = proposed();
    expect(spokesmen(w.statement())).toEqual([id("sec")]);
    expect(does(w, "sec", act.releasesStatement())).toBe("not-allowed");
    expect(does(w, "sid", act.releasesStatement())).toBe("not-allowed");
    expect(does(w, "rex", act.releasesStatement())).toBe("ok");
    expect(does(w, "rex", act.releasesStatement())).toBe("not-in-this-state");
    expect(spokesmen(w.statement())).toEqual([id("sec"), id("rex")]);
  });

  it("[S2] is not released by the releaser who wrote it", () => {
    const w = given(office("rex: releaser", "rae: releaser"));
    expect(does(w, "rex", act.proposes())).toBe("ok");
    expect(does(w, "rex", act.releasesStatement())).toBe("same-person");
    expect(does(w, "rae", act.releasesStatement())).toBe("ok");
  });

  it("[S3] is released in the words that were proposed, each with a passkey of their own", () => {
    const w = proposed();
    expect(does(w, "rex", act.releasesStatement("This paper is ours."))).toBe("other-bytes");
    expect(does(w, "rex", () => act.releasesStatement()("sec"))).toBe("not-allowed");
    expect(does(w, "sec", () => act.proposes(act.onPaper, "No.", "second")("rex"))).toBe("not-allowed");
    expect(does(w, "rex", act.releasesStatement("No.", "absent"))).toBe("not-found");
  });

  it("[S4] is retracted with a reason, before or after its release, and then for good", () => {
    for (const released of [false, true]) {
      const w = proposed();
      if (released) does(w, "rex", act.releasesStatement());
      expect(does(w, "rex", act.retracts(" "))).toBe("reason-required");
      expect(does(w, "sec", act.retracts())).toBe("not-allowed");
      expect(does(w, "rex", act.retracts())).toBe("ok");
      expect(spokesmen(w.statement())).toHaveLength(released ? 2 : 1);
      expect(does(w, "rex", act.retracts())).toBe("nothing-to-change");
      expect(does(w, "rex", act.releasesStatement())).toBe("not-in-this-state");
    }
  });
});
