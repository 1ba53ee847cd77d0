import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FrameError, readFrames, writeFrame } from "../src/frame.ts";
import { MalformedError } from "../src/parse.ts";
import { parseQuestion } from "../src/question.ts";
import { enrolAct, grant, paper, person, request, settings } from "./given.ts";

async function* pieces(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length]!;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function all(stream: AsyncIterable<Buffer>): Promise<{ head: unknown; body: string }[]> {
  const found: { head: unknown; body: string }[] = [];
  for await (const { head, body } of readFrames(stream))
    found.push({ head, body: Buffer.from(body).toString("hex") });
  return found;
}

describe("frames", () => {
  test("come out as they went in, however the stream is cut", async () => {
    const frame = fc.record({
      head: fc.dictionary(fc.string(), fc.string()),
      body: fc.uint8Array({ maxLength: 300 }),
    });
    const cut = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1 });
    const property = fc.asyncProperty(fc.array(frame, { maxLength: 6 }), cut, async (frames, sizes) => {
      const bytes = Buffer.concat(frames.map(({ head, body }) => writeFrame(head, body)));
      const expected = frames.map(({ head, body }) => ({
        head: JSON.parse(JSON.stringify(head)),
        body: Buffer.from(body).toString("hex"),
      }));
      expect(await all(pieces(bytes, sizes))).toEqual(expected);
    });
    await fc.assert(property, { numRuns: 300 });
  });

  test.each([
    "ffffffff00000000",
    "00000000ffffffff",
    "00040001 00000000".replace(" ", ""),
    "0000000100000000ff",
  ])("with lengths over the limits or without JSON end the conversation: %s", async (hex) => {
    await expect(all(pieces(Buffer.from(hex, "hex"), [4]))).rejects.toThrow(FrameError);
  });
});

const [ada, sam] = [person("ada", "administrator"), person("sam", "signer")];
const granted = grant(ada, enrolAct(sam.enrolment, 1));
const questions: object[] = [
  { ask: "hello" },
  { ask: "set-up", ...settings, first: ada.enrolment },
  { ask: "enrol", ...sam.enrolment, grant: granted },
  { ask: "revoke", credential: sam.credential.id, grant: granted },
  { ask: "configure", signers: 2, grant: granted },
  { ask: "seal", ...request(paper(), sam) },
];

/** Every path to a part of the value. */
function paths(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [[...path, key], ...paths(part, [...path, key])]);
}

function changed(
  value: unknown,
  path: readonly string[],
  change: (holder: Record<string, unknown>, key: string) => void,
): unknown {
  const copy: unknown = structuredClone(value);
  let holder = copy as Record<string, unknown>;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  change(holder, path.at(-1)!);
  return copy;
}

describe.each(questions)("the question $ask", (question) => {
  test("is read as it is written", () => {
    expect(parseQuestion(JSON.parse(JSON.stringify(question)))).toEqual(question);
  });

  test.each(paths(question).map((path) => ({ path, name: path.join(".") })))(
    "is refused with $name wrong or one more",
    ({ path }) => {
      const wrong = [null, [], {}, "", -1, 1.5, true, "\u0000", "x".repeat(10_000), { more: 1 }];
      for (const value of wrong) {
        const spoiled = changed(question, path, (holder, key) => (holder[key] = value));
        const parse = (): unknown => parseQuestion(spoiled);
        if (["approvals", "roles"].includes(String(path.at(-1))) && Array.isArray(value))
          expect(parse).not.toThrow();
        else expect(parse, JSON.stringify(value)?.slice(0, 40)).toThrow(MalformedError);
      }
      const extra = changed(question, path, (holder) => {
        if (Array.isArray(holder)) holder.push({ more: 1 });
        else holder.more = 1;
      });
      expect(() => parseQuestion(extra)).toThrow(MalformedError);
    },
  );
});

test("anything else is no question, and never more than that", () => {
  const property = fc.property(fc.jsonValue(), (value) => {
    expect(() => parseQuestion(value)).toThrow(MalformedError);
  });
  fc.assert(property, { numRuns: 500 });
  for (const ask of ["__proto__", "constructor", "toString", "sign"])
    expect(() => parseQuestion({ ask })).toThrow(MalformedError);
});
