import { describe, expect, it } from "vitest";
import { type Letter, type Match, isReleased, noLetter, verdict } from "../src/index.ts";
import * as act from "./act.ts";
import { does, given, harbour, harbourLetter } from "./given.ts";
import { inEveryState, inForceAsVersion2, releasing } from "./states.ts";

const all: Readonly<Record<string, Letter>> = {
  ...inEveryState(),
  releasing: releasing(),
  "in-force-as-version-2": inForceAsVersion2(),
};
const one = (state: string): Letter => all[state] ?? noLetter;
const releasedStates = ["in-force", "superseded", "withdrawn"] as const;
const unreleased = Object.keys(all).filter((state) => !isReleased(one(state)));

const matches: readonly Match[] = [
  { by: "released-file" },
  { by: "seal" },
  { by: "seal", version: 1 },
  { by: "seal", version: 2 },
  { by: "version" },
  { by: "draft-words" },
  { by: "released-words", exact: true },
  { by: "released-words", exact: false },
  { by: "statement" },
  { by: "nothing" },
];
const nothing = { origin: "nothing-public", status: null, effect: null };
const signed = { origin: "ours", status: "signed-not-released", effect: "decides-nothing" };
const draft = { origin: "ours", status: "unsigned-draft", effect: "decides-nothing" };

describe("ours, in force, superseded or withdrawn", () => {
  it.each(releasedStates)(
    "[A1] is the answer on the released file, or our seal on the released version: %s",
    (state) => {
      const ours = { origin: "ours", status: state, effect: "binding" };
      expect(verdict({ by: "released-file" }, one(state))).toEqual(ours);
      expect(verdict({ by: "seal", version: 1 }, one(state))).toEqual(ours);
    },
  );

  it("[A1] is never the answer from likeness", () => {
    for (const state of releasedStates)
      for (const exact of [true, false])
        expect(verdict({ by: "released-words", exact }, one(state)).origin).not.toBe("ours");
  });

  it("[A2] is never the answer from a signature alone: that is signed, not released", () => {
    for (const state of unreleased) expect(verdict({ by: "seal", version: 1 }, one(state))).toEqual(signed);
    for (const state of releasedStates) expect(verdict({ by: "seal" }, one(state))).toEqual(signed);
    expect(verdict({ by: "seal", version: 1 }, one("in-force-as-version-2"))).toEqual(signed);
    expect(verdict({ by: "seal", version: 2 }, one("in-force-as-version-2")).status).toBe("in-force");
    expect(verdict({ by: "seal" }, noLetter)).toEqual(signed);
  });

  it("[A1] is never the answer before the release entered into force, not even on the very file", () => {
    expect(unreleased).toContain("releasing");
    for (const state of unreleased) expect(verdict({ by: "released-file" }, one(state))).toEqual(nothing);
  });
});

describe("ours, unsigned draft, decides nothing", () => {
  it("[A3] is the answer on a draft's file, copy, code or words, whatever became of the letter", () => {
    for (const state of Object.keys(all).filter((name) => name !== "cancelled"))
      for (const by of ["version", "draft-words"] as const)
        expect(verdict({ by }, one(state)), state).toEqual(draft);
  });

  it("[A3] says so when the letter was cancelled", () => {
    expect(verdict({ by: "version" }, one("cancelled"))).toEqual({ ...draft, status: "cancelled" });
  });

  it("[A3] never tells whose copy, which number or what differs: it is the same for every draft", () => {
    const said = new Set(
      ["draft", "in-coordination", "adjudication", "returned", "approved"].flatMap((state) =>
        (["version", "draft-words"] as const).map((by) => JSON.stringify(verdict({ by }, one(state)))),
      ),
    );
    expect(said.size).toBe(1);
    expect(Object.keys(draft).sort()).toEqual(["effect", "origin", "status"]);
  });

  it("[A4] is nothing public while the letter is silent, exactly as if there were no letter", () => {
    const w = given(harbour, harbourLetter().with("sec: reader").versions(1));
    expect(does(w, "sec", act.silences())).toBe("ok");
    for (const by of ["version", "draft-words", "nothing"] as const)
      expect(verdict({ by }, w.letter())).toEqual(verdict({ by: "nothing" }, noLetter));
  });
});

describe("the other answers", () => {
  it.each(releasedStates)(
    "[A5] words of ours, when all words of a released letter are there: %s",
    (state) => {
      const known = { origin: "words-of-ours", status: state, effect: "binding" };
      expect(verdict({ by: "released-words", exact: true }, one(state))).toEqual(known);
    },
  );

  it("[A6] altered, when most words of a released letter are there, with neither status nor effect", () => {
    const altered = { origin: "altered", status: null, effect: null };
    for (const state of releasedStates)
      expect(verdict({ by: "released-words", exact: false }, one(state))).toEqual(altered);
  });

  it("[A6] never altered or words of ours against a draft", () => {
    for (const state of unreleased)
      for (const exact of [true, false])
        expect(verdict({ by: "released-words", exact }, one(state)), state).toEqual(nothing);
  });

  it("[A7] not ours, by a statement and never from absence", () => {
    expect(verdict({ by: "statement" }, noLetter)).toEqual({
      origin: "not-ours",
      status: null,
      effect: null,
    });
    for (const match of matches.filter(({ by }) => by !== "statement"))
      for (const letter of [noLetter, ...Object.values(all)])
        expect(verdict(match, letter).origin).not.toBe("not-ours");
  });

  it("[A8] nothing public, for all else, the same whatever letter there may be", () => {
    for (const letter of [noLetter, ...Object.values(all)])
      expect(verdict({ by: "nothing" }, letter)).toEqual(nothing);
    for (const by of ["version", "draft-words", "released-file"] as const)
      expect(verdict({ by }, noLetter)).toEqual(nothing);
  });

  it("[A9] could not check is never said of a paper that was checked", () => {
    for (const match of matches)
      for (const letter of [noLetter, ...Object.values(all)])
        expect(verdict(match, letter).origin).not.toBe("could-not-check");
  });

  it("[A10] a status only with words that are ours, an effect that decides only after a release", () => {
    for (const match of matches)
      for (const letter of [noLetter, ...Object.values(all)]) {
        const { origin, status, effect } = verdict(match, letter);
        expect(status !== null).toBe(origin === "ours" || origin === "words-of-ours");
        const decides = effect !== null && effect !== "decides-nothing";
        expect(decides).toBe(status !== null && (releasedStates as readonly string[]).includes(status));
      }
  });
});
