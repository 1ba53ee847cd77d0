import type { Answer } from "@chirograph/wire/check";
import { inquireFile, inquireTyped, type Asks, type Paper } from "@chirograph/page";
import { describe, expect, test } from "vitest";
import { byWords, inForce, LETTER } from "./given.ts";

const HASH = "9be207f4c11d6a83".repeat(4);
const nothing: Answer = {
  ...inForce,
  match: "nothing",
  origin: "nothing-public",
  status: null,
  effect: null,
  letter: null,
};
const draft: Answer = { ...nothing, match: "version", origin: "ours", status: "unsigned-draft" };
const disavowed: Answer = { ...nothing, match: "statement", origin: "not-ours" };
const CODE = "CODE 7F3K-2M9Q-XT4C-9A2P";

/** A record that answers as told, and what it was asked. */
function record(given: Partial<Record<"words" | "code", Answer>> & { file?: string }) {
  const asked: string[] = [];
  const asks: Asks = {
    async bucket(prefix) {
      asked.push(`bucket ${prefix}`);
      return { files: given.file ? [{ sha256: given.file, answer: inForce }] : [], asOf: inForce.asOf };
    },
    words: async () => (asked.push("words"), given.words ?? nothing),
    code: async (code) => (asked.push(`code ${code}`), given.code ?? nothing),
    reference: async () => nothing,
    version: async () => draft,
  };
  return { asks, asked };
}

const paper = (more: Partial<Paper> = {}): Paper => ({
  sha256: HASH,
  sealed: async () => false,
  words: async () => ({ ok: true, text: LETTER, stamp: [] }),
  ...more,
});

describe("a file", () => {
  test("is known by its whole hash only, of which three digits are told", async () => {
    const { asks, asked } = record({ file: HASH });
    expect((await inquireFile(asks, paper())).answer.status).toBe("in-force");
    expect(asked).toEqual(["bucket 9be"]);
    const near = record({ file: HASH.replace(/.$/, "0"), words: byWords });
    expect((await inquireFile(near.asks, paper())).answer.origin).toBe("words-of-ours");
  });

  test("with our seal is signed and not released, whatever its words are", async () => {
    for (const words of [nothing, byWords, { ...draft, match: "words" as const }]) {
      const { answer } = await inquireFile(record({ words }).asks, paper({ sealed: async () => true }));
      expect(answer.status).toBe("signed-not-released");
    }
    const unread = paper({ sealed: async () => true, words: async () => ({ ok: false, message: "No." }) });
    expect((await inquireFile(record({}).asks, unread)).answer.status).toBe("signed-not-released");
  });

  test("whose signature cannot be looked at is not called unsigned", async () => {
    const { asks } = record({ words: { ...draft, match: "words" } });
    const { answer, trouble } = await inquireFile(asks, paper({ sealed: async () => null }));
    expect(answer.origin).toBe("could-not-check");
    expect(trouble?.next).toContain("This says nothing about the letter.");
  });

  test("that bears our stamp is that draft, also when its words were released since", async () => {
    const stamped = paper({ words: async () => ({ ok: true, text: LETTER, stamp: [CODE] }) });
    const { asks, asked } = record({ words: byWords, code: draft });
    expect((await inquireFile(asks, stamped)).answer.status).toBe("unsigned-draft");
    expect(asked).toContain("code 7F3K-2M9Q-XT4C-9A2P");
    const spoken = record({ words: disavowed, code: draft });
    expect((await inquireFile(spoken.asks, stamped)).answer.origin).toBe("not-ours");
    const unknown = record({ words: byWords });
    expect((await inquireFile(unknown.asks, stamped)).answer.origin).toBe("words-of-ours");
  });

  test("that cannot be read may be sent; one that is only unknown may not", async () => {
    const unread = await inquireFile(
      record({}).asks,
      paper({ words: async () => ({ ok: false, message: "Torn. Mend it." }) }),
    );
    expect(unread).toMatchObject({
      readable: false,
      trouble: { what: "Torn.", next: "This says nothing about the letter. Mend it." },
    });
    expect((await inquireFile(record({}).asks, paper())).readable).toBe(true);
  });
});

test("words longer than we compare are not cut, but refused", async () => {
  const typed = { kind: "words", value: "word ".repeat(2_000_000) } as const;
  const { answer, trouble } = await inquireTyped(record({}).asks, typed, (text) => ({ text, stamp: [] }));
  expect(answer.origin).toBe("could-not-check");
  expect(trouble?.what).toBe("This is more text than we compare at once.");
});
