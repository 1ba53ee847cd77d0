import type { Entry, StreamId } from "@chirograph/core";
import { describe, expect, test } from "vitest";
import { expectedRows } from "../src/backup/expected-rows.ts";

const paper = "ab".repeat(32);
const assertion = { credential: "key", authenticatorData: "", clientData: "", signature: "" };
const signed = { nonce: "n", assertion };

/** A statement on the one paper, released at this minute. */
function statement(id: string, minute: number): { stream: StreamId; entries: Entry[] } {
  const stream: StreamId = `statement/${id}`;
  const subject = { about: "paper", title: "A letter", paper, words: null } as const;
  const at = `2026-11-22T10:${String(minute).padStart(2, "0")}:00.000Z`;
  const said = { statement: id, subject, text: "Not ours.", sha256: paper, signed };
  return {
    stream,
    entries: [
      { stream, seq: 1, at, by: "ilse", event: { type: "statement-proposed", ...said } },
      { stream, seq: 2, at, by: "sami", event: { type: "statement-released", signed } },
    ],
  };
}

describe("what the projections must hold", () => {
  const [older, newer] = [statement("b".repeat(32), 1), statement("a".repeat(32), 2)];
  test.each([
    ["the newer read last", [older, newer]],
    ["the newer read first", [newer, older]],
  ])("of two statements on one paper the one released last speaks: %s", (_, both) => {
    const expected = expectedRows();
    for (const { stream, entries } of both) expect(expected.fold(stream, entries)).toBe(true);
    expect(expected.tables.get("public_file")?.get(paper)).toBe(JSON.stringify([null, "a".repeat(32)]));
  });
});
