import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import * as fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { stampCopy } from "@chirograph/marks";
import { openReader } from "@chirograph/read";
import { linesOf, pagesPdf } from "../../../packages/read/test/made-pdf.ts";
import { has, pdfiumWasm, producersPdfs } from "../../../packages/read/test/samples.ts";
import { createParser } from "../src/parse/parser.ts";
import { encodePng } from "../src/parse/png.ts";
import { encodeFrame, frameDecoder } from "../src/parse/frame.ts";
import { deepArrays, endlessTree, flateBomb, selfDrawingForm, slowPage } from "./hostile-pdfs.ts";

const letter = pagesPdf([{ content: linesOf(["The ferry runs daily."]) }]);
const mark = {
  versionId: "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
  publicAddress: "https://letters.port.example",
  trial: false,
};
const deaths: string[] = [];
const log = { warn: (fields: object) => void deaths.push(JSON.stringify(fields)) };
const parser = createParser({ children: 1, log });
afterAll(parser.close);

/** After whatever was tried, the next letter is read. */
async function expectStillReading(): Promise<void> {
  expect(await parser.read(letter)).toMatchObject({ ok: true, pages: [{ text: "The ferry runs daily." }] });
}

describe("the parser", () => {
  it("reads the same words as the reader in this process", async () => {
    const here = await openReader(pdfiumWasm());
    expect(await parser.read(letter)).toEqual(await here.readPdf(letter));
    for (const { bytes } of producersPdfs())
      expect(await parser.read(bytes)).toEqual(await here.readPdf(bytes));
  });

  it("draws pages as PNG, and answers many at once in their order", async () => {
    const answers = await Promise.all([1, 2, 3].map((pxPerPt) => parser.render(letter, 0, pxPerPt)));
    const widths = answers.map((drawn) => (drawn.ok ? drawn.width : drawn.code));
    expect(widths).toEqual([595, 1190, 1785]);
    expect(await parser.render(letter, 7, 1)).toMatchObject({ ok: false, code: "no-such-page" });
  });

  it("makes the template that copies come from, the same each time", async () => {
    const hashes = new Set<string>();
    for (let i = 0; i < 2; i++) {
      const template = await parser.template(letter, mark);
      if (!template.ok) throw new Error(template.code);
      const copy = stampCopy(template, { kind: "office", n: 7 });
      expect(await parser.read(copy)).toMatchObject({
        pages: [
          {
            text: "The ferry runs daily.",
            stamp: [expect.stringContaining("office copy 7"), /CODE/, /AT/].map((line) =>
              line instanceof RegExp ? expect.stringMatching(line) : line,
            ),
          },
        ],
      });
      hashes.add(createHash("sha256").update(copy).digest("hex"));
    }
    expect(hashes.size).toBe(1);
  });

  it("blames no file for a malformed mark", async () => {
    await expect(parser.template(letter, { ...mark, versionId: "x" })).rejects.toMatchObject({
      code: "bad-version-id",
    });
  });
});

describe("bad input is refused with a sentence, and the next file is read", () => {
  const signed = new Uint8Array(Buffer.concat([letter, Buffer.from("% /ByteRange [0 1 2 3]\n")]));
  const cases: [string, () => Uint8Array, string][] = [
    ["zero bytes", () => new Uint8Array(0), "empty"],
    ["31 MB", () => new Uint8Array(31_000_000), "too-big"],
    ["no PDF", () => bytesOf("Dear Sir,"), "not-a-pdf"],
    ["a Word document named .pdf", () => bytesOf("PK\u0003\u0004 word/document.xml"), "not-a-pdf"],
    ["501 pages", () => pagesPdf(Array.from({ length: 501 }, () => ({ content: "" }))), "too-many-pages"],
    ["no words", () => pagesPdf([{ content: "0 0 9 9 re f" }]), "no-text"],
    ["a file cut short", () => letter.slice(0, letter.length - 200), "damaged"],
    ["an endless page tree", endlessTree, "damaged"],
    ["a Flate bomb of 2.5 GB", flateBomb, "too-large-inside"],
    ["a form that draws itself", selfDrawingForm, "too-large-inside"],
  ];

  it.each(cases)("%s", async (_, make, code) => {
    const bytes = make();
    for (const answer of [await parser.read(bytes), await parser.template(bytes, mark)]) {
      expect(answer).toMatchObject({ ok: false, code, message: expect.stringMatching(/^This .+\.$/s) });
    }
    await expectStillReading();
  });

  it("arrays without end on a page of words", async () => {
    expect(await parser.read(deepArrays())).toMatchObject({ ok: true });
    expect(await parser.template(deepArrays(), mark)).toMatchObject({ ok: false });
    await expectStillReading();
  });

  it("a signed file is read, and makes no copies", async () => {
    expect(await parser.read(signed)).toMatchObject({ ok: true, signed: true });
    expect(await parser.template(signed, mark)).toMatchObject({ ok: false, code: "signed-already" });
  });

  it.skipIf(!has("qpdf"))("a locked file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "chirograph-parse-"));
    const [from, to] = [join(folder, "a.pdf"), join(folder, "b.pdf")];
    writeFileSync(from, letter);
    spawnSync("qpdf", ["--encrypt", "user", "owner", "256", "--", from, to]);
    expect(await parser.read(readFileSync(to))).toMatchObject({ ok: false, code: "encrypted" });
    rmSync(folder, { recursive: true });
    await expectStillReading();
  });

  it("a page that takes too long, at its time and not before", async () => {
    const hurried = createParser({ children: 1, timeMs: 1500 });
    const from = performance.now();
    expect(await hurried.render(slowPage(), 0, 3)).toMatchObject({ ok: false, code: "too-slow" });
    expect(performance.now() - from).toBeGreaterThan(1500);
    expect(await hurried.read(letter)).toMatchObject({ ok: true });
    hurried.close();
  });

  it("whatever bytes", async () => {
    // Some broken dictionaries send the library that compiles templates round in circles: they end with their time.
    const impatient = createParser({ children: 2, timeMs: 2000 });
    const spoiled = fc.array(fc.tuple(fc.nat(letter.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(spoiled, fc.uint8Array({ maxLength: 2000 }), async (changes, tail) => {
        const bytes = new Uint8Array([...letter, ...tail]);
        for (const [at, byte] of changes) bytes[at] = byte;
        for (const answer of [await impatient.read(bytes), await impatient.template(bytes, mark)]) {
          expect(answer.ok || answer.message.endsWith(".")).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
    expect(await impatient.read(letter)).toMatchObject({ ok: true });
    impatient.close();
  });
});

describe("the children", () => {
  it.skipIf(process.platform !== "linux")(
    "are replaced when they are killed, also while they read",
    async () => {
      const slow = parser.render(slowPage(), 0, 3);
      await expectStillReadingAfter(
        () => childrenOf(process.pid).forEach((pid) => process.kill(pid, "SIGKILL")),
        slow,
      );
    },
  );

  // A killed process dies when it is next given a processor: until then it is asked like any other.
  it.skipIf(process.platform !== "linux").each(["the older", "the younger"])(
    "all killed before the file reached them are not laid to it: %s first",
    async (order) => {
      const earlier = childrenOf(process.pid);
      const pair = createParser({ children: 2 });
      await Promise.all([pair.read(letter), pair.read(letter)]);
      const dying = childrenOf(process.pid).filter((pid) => !earlier.includes(pid));
      expect(dying).toHaveLength(2);
      for (const pid of dying) process.kill(pid, "SIGSTOP");
      const read = pair.read(letter);
      for (const pid of order === "the older" ? dying : dying.toReversed()) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        process.kill(pid, "SIGKILL");
      }
      expect(await read).toMatchObject({ ok: true });
      pair.close();
    },
  );

  it.skipIf(process.platform !== "linux")("see no variable of the server's", async () => {
    await parser.read(letter);
    // Between fork and exec a child still shows what its parent was called with.
    const begun = childrenOf(process.pid).filter((pid) =>
      readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("child.ts"),
    );
    const environments = begun.map((pid) => readFileSync(`/proc/${pid}/environ`, "utf8"));
    expect(environments.length).toBeGreaterThan(0);
    expect(environments.join("")).not.toContain("PATH=");
  });
});

describe("PNG", () => {
  it.each([
    ["grey", [10, 10, 10, 255, 200, 200, 200, 255]],
    ["colour", [10, 20, 30, 255, 200, 100, 0, 255]],
  ])("%s pixels come back", (kind, pixels) => {
    const png = Buffer.from(encodePng(1, 2, new Uint8Array(pixels)));
    expect(png.subarray(0, 8).toString("latin1")).toBe("\u0089PNG\r\n\u001a\n");
    expect([png.readUInt32BE(16), png.readUInt32BE(20), png[24]]).toEqual([1, 2, 8]);
    const data = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
    expect([...data]).toEqual(kind === "grey" ? [0, 10, 0, 200] : [0, 10, 20, 30, 0, 200, 100, 0]);
  });
});

describe("frames", () => {
  it("come whole out of any pieces", () => {
    const frame = fc.record({ head: fc.jsonValue(), bytes: fc.uint8Array() });
    fc.assert(
      fc.property(fc.array(frame), fc.integer({ min: 1, max: 50 }), (frames, size) => {
        const wire = Buffer.concat(frames.flatMap(encodeFrame));
        const decode = frameDecoder();
        const got = Array.from({ length: Math.ceil(wire.length / size) }, (_, i) =>
          decode(wire.subarray(i * size, (i + 1) * size)),
        ).flat();
        expect(got).toEqual(
          frames.map(({ head, bytes }) => ({ head: JSON.parse(JSON.stringify(head)), bytes })),
        );
      }),
    );
  });

  it("are refused when they claim to be larger than any file", () => {
    expect(() => frameDecoder()(new Uint8Array(8).fill(255))).toThrow(
      expect.objectContaining({ code: "bad-frame" }),
    );
  });
});

async function expectStillReadingAfter(kill: () => void, running: Promise<unknown>): Promise<void> {
  const before = deaths.length;
  await new Promise((resolve) => setTimeout(resolve, 500));
  kill();
  expect(await running).toMatchObject({ ok: false });
  await expectStillReading();
  expect(deaths.length).toBeGreaterThan(before);
}

function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, "latin1"));
}

/** Process numbers of the parsing children of a process, from /proc. */
function childrenOf(parent: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => parentOf(name) === parent)
    .map(Number);
}

function parentOf(pid: string): number {
  try {
    if (!readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("parse/child.ts")) return 0;
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.[1]);
  } catch {
    return 0; // it ended while we looked
  }
}
