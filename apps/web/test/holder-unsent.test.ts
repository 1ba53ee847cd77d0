import { describe, expect, test } from "vitest";
import { freshComment, type Forms, noForms, writeForms } from "../src/holder/unsent/forms.ts";
import { holdersForms } from "../src/holder/unsent/holders-forms.ts";
import { AGAIN, createKeeper, PAUSE, type Ports, type Saved } from "../src/holder/unsent/keeper.ts";
import type { Kept } from "../src/holder/unsent/kept-here.ts";
import { mergeForms } from "../src/holder/unsent/merge-forms.ts";
import { readForms } from "../src/holder/unsent/read-forms.ts";

const a = "aa".repeat(16);
const b = "bb".repeat(16);
const remark = (text: string) => ({ ...freshComment(null), severity: "major" as const, text });
const typed = (words: Record<string, string>): Forms => ({
  ...noForms,
  comments: Object.fromEntries(Object.entries(words).map(([id, text]) => [id, remark(text)])),
});

/** A server, a device and a clock; time passes when `pass` is called. */
function stage(start = { body: "", revision: 0 }, kept: Kept | null = null) {
  const server = { ...start, answers: true, refusal: "" };
  const device: { kept: Kept | null } = { kept };
  const waiting: { at: number; run: () => void }[] = [];
  let clock = 0;
  async function save(draft: { body: string; revision: number }): Promise<Saved> {
    if (!server.answers) return { outcome: "unreachable" };
    if (server.refusal) return { outcome: "refused", message: server.refusal };
    if (draft.revision !== server.revision)
      return { outcome: "other-revision", theirs: { body: server.body, revision: server.revision } };
    Object.assign(server, { body: draft.body, revision: draft.revision + 1 });
    return { outcome: "saved", revision: server.revision };
  }
  const ports: Ports = {
    save,
    keep: (words) => (device.kept = words),
    after: (ms, then) => {
      const job = { at: clock + ms, run: then };
      waiting.push(job);
      return () => void waiting.splice(waiting.indexOf(job) >>> 0, waiting.includes(job) ? 1 : 0);
    },
    now: () => new Date(clock),
  };
  const keeper = createKeeper(start, kept, ports, holdersForms);
  async function pass(ms: number): Promise<void> {
    const end = clock + ms;
    for (;;) {
      const next = waiting.filter((job) => job.at <= end).sort((x, y) => x.at - y.at)[0];
      if (!next) break;
      clock = next.at;
      waiting.splice(waiting.indexOf(next), 1);
      next.run();
      for (let i = 0; i < 10; i++) await Promise.resolve();
    }
    clock = end;
  }
  const type = (words: Record<string, string>) =>
    keeper.change((now) => ({ ...now, comments: { ...now.comments, ...typed(words).comments } }));
  return { server, device, keeper, pass, type };
}

describe("unsent words", () => {
  test("forms are read back as they were written; a form without a word is nothing", () => {
    const forms: Forms = {
      ...typed({ [a]: "one", [b]: "two" }),
      position: { position: "non-concur", reason: "why" },
    };
    expect(readForms(writeForms(forms))).toEqual(forms);
    expect(writeForms(typed({ [a]: " " }))).toBe("");
    for (const strange of ["", "{", "7", '{"comments":{"x":1}}', '{"comments":[],"position":4}'])
      expect(readForms(strange)).toEqual(noForms);
  });

  test("every kind of form is read back; a draft of before there were so many is read, and written as it was", () => {
    const passOn = { name: "Aina", organisation: "", actingFor: "", address: "", delegated: true };
    const file = { name: "plan.pdf", sha256: "0".repeat(64), bytes: 7 };
    const forms: Forms = {
      comments: { [a]: { ...remark("one"), rationale: "why", attachments: [file], from: b } },
      position: { position: "concur", reason: "" },
      passOn,
      decline: { why: "cannot-by-then", note: "", day: "2026-12-04" },
      replies: { [b]: "so it is" },
      objections: { [b]: { n: 2, note: "no" } },
      left: { [b]: true },
    };
    expect(readForms(writeForms(forms))).toEqual(forms);
    const before = JSON.stringify({
      comments: { [a]: { passage: null, severity: "major", text: "one", proposed: "" } },
      position: null,
      passOn: { name: "Aina", organisation: "", actingFor: "", address: "" },
    });
    expect(readForms(before).comments[a]).toEqual(remark("one"));
    expect(writeForms(readForms(before))).toBe(before);
    const opened = { ...noForms, replies: { [a]: " " }, objections: { [a]: { n: 1, note: "" } } };
    expect(writeForms({ ...opened, decline: { why: "not-mine", note: "", day: "" } })).toBe("");
  });

  test("two devices are joined; a form that both changed keeps both", () => {
    const { forms, aside } = mergeForms(
      typed({ [a]: "base" }),
      typed({ [a]: "ours" }),
      typed({ [a]: "theirs", [b]: "new" }),
    );
    expect(forms.comments[a]?.text).toBe("ours");
    expect(forms.comments[b]?.text).toBe("new");
    expect(aside.comments[a]?.text).toBe("theirs");
    expect(mergeForms(typed({ [a]: "x" }), typed({ [a]: "x" }), noForms).forms.comments).toEqual({});
  });

  test("are on the device at once and on the server after a pause", async () => {
    const { server, device, keeper, pass, type } = stage();
    type({ [a]: "one" });
    expect(device.kept?.body).toContain("one");
    await pass(PAUSE - 1);
    expect(server.body).toBe("");
    await pass(1);
    expect(server.body).toContain("one");
    expect(device.kept).toBeNull();
    expect(keeper.snapshot().keeping.state).toBe("saved");
  });

  test("wait for the server, are tried again every 10 seconds, and arrive whole", async () => {
    const { server, device, keeper, pass, type } = stage();
    server.answers = false;
    type({ [a]: "one" });
    await pass(PAUSE);
    expect(keeper.snapshot().keeping.state).toBe("unreachable");
    type({ [a]: "one, and more" });
    server.answers = true;
    await pass(AGAIN - 1);
    expect(device.kept?.body).toContain("and more");
    await pass(PAUSE);
    expect(server.body).toContain("one, and more");
    expect(keeper.snapshot().keeping.state).toBe("saved");
  });

  test("of another device are taken over, not overwritten", async () => {
    const { server, keeper, pass, type } = stage();
    Object.assign(server, { body: writeForms(typed({ [b]: "theirs" })), revision: 4 });
    type({ [a]: "ours" });
    await pass(PAUSE * 2);
    expect(Object.keys(readForms(server.body).comments)).toEqual([a, b]);
    expect(Object.keys(keeper.snapshot().forms.comments).sort()).toEqual([a, b]);
  });

  test("that a closed page left on the device come back and go to the server", async () => {
    const kept = { body: writeForms(typed({ [a]: "left here" })), base: "", revision: 0 };
    const { server, keeper, pass } = stage(
      { body: writeForms(typed({ [b]: "since then" })), revision: 3 },
      kept,
    );
    expect(Object.keys(keeper.snapshot().forms.comments).sort()).toEqual([a, b]);
    await pass(1);
    expect(readForms(server.body)).toEqual(typed({ [a]: "left here", [b]: "since then" }));
  });

  test("that the server refuses stay on the device, with its sentence", async () => {
    const { server, device, keeper, pass, type } = stage();
    server.refusal = "This copy takes no input any more.";
    type({ [a]: "one" });
    await pass(PAUSE);
    expect(keeper.snapshot().keeping).toEqual({ state: "refused", message: server.refusal });
    expect(device.kept?.body).toContain("one");
  });
});
