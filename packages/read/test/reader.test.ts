import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LIMITS, openReader } from "@chirograph/read";
import { linesOf, madePdf, pagesPdf } from "./made-pdf.ts";
import { has, pdfiumWasm, popplerWords, producersPdfs } from "./samples.ts";

const wasm = pdfiumWasm();
const reader = await openReader(wasm);

describe("reading", () => {
  it("gives each page's words line by line, and its size as displayed", async () => {
    const pdf = pagesPdf([
      { content: linesOf(["The ferry runs daily.", "It carries 40 cars."]) },
      { content: linesOf(["Page two."]), entries: "/Rotate 90" },
    ]);
    expect(await reader.readPdf(pdf)).toEqual({
      ok: true,
      pages: [
        { width: 595, height: 842, text: "The ferry runs daily.\nIt carries 40 cars.", stamp: [] },
        { width: 842, height: 595, text: "Page two.", stamp: [] },
      ],
      signed: false,
      encrypted: false,
    });
  });

  const tool = has("pdftotext");
  it.each(producersPdfs())("finds the words that poppler finds in $name", async ({ path, bytes }) => {
    const read = await reader.readPdf(bytes);
    if (!read.ok) throw new Error(read.code);
    const words = read.pages.flatMap((page) => page.text.split(/\s+/)).filter(Boolean);
    expect(words.length).toBeGreaterThan(200);
    if (tool) expect(shareOf(popplerWords(path), new Set(words))).toBeGreaterThan(0.99);
  });

  it("flags a signed file and reads it", async () => {
    const pdf = madePdf([
      "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]/SigFlags 3>>>>",
      "<</Type/Pages/Kids[4 0 R]/Count 1/MediaBox[0 0 595 842]>>",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
      "<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</Font<</F 3 0 R>>>>/Annots[6 0 R]>>",
      { entries: "", data: linesOf(["Signed words."]) },
      "<</FT/Sig/T(s)/Type/Annot/Subtype/Widget/Rect[0 0 0 0]/V 7 0 R>>",
      "<</Type/Sig/Filter/Adobe.PPKLite/ByteRange[0 9 9 9]/Contents<00>>>",
    ]);
    expect(await reader.readPdf(pdf)).toMatchObject({ ok: true, signed: true });
  });
});

describe("refusing", () => {
  it("says when there are no words, too many pages, or a broken page tree", async () => {
    const blank = pagesPdf([{ content: "0 0 100 100 re f" }]);
    expect(await reader.readPdf(blank)).toMatchObject({ ok: false, code: "no-text" });
    const many = pagesPdf(Array.from({ length: LIMITS.pages + 1 }, () => ({ content: linesOf(["x"]) })));
    expect(await reader.readPdf(many)).toMatchObject({
      code: "too-many-pages",
      message: expect.stringContaining("501 pages"),
    });
    const looping = madePdf(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"]);
    expect(await reader.readPdf(looping)).toMatchObject({ code: "damaged" });
  });

  it("reads as many pages as the limit", async () => {
    const most = pagesPdf(Array.from({ length: LIMITS.pages }, () => ({ content: linesOf(["x"]) })));
    expect(await reader.readPdf(most)).toMatchObject({ ok: true });
  });

  it.skipIf(!has("qpdf"))("says when a password is needed, and reads what is only restricted", async () => {
    const folder = mkdtempSync(join(tmpdir(), "chirograph-read-"));
    const [from, to] = [join(folder, "a.pdf"), join(folder, "b.pdf")];
    writeFileSync(from, pagesPdf([{ content: linesOf(["Locked words."]) }]));
    spawnSync("qpdf", ["--encrypt", "user", "owner", "256", "--", from, to]);
    expect(await reader.readPdf(readFileSync(to))).toMatchObject({ ok: false, code: "encrypted" });
    spawnSync("qpdf", ["--encrypt", "", "owner", "256", "--modify=none", "--", from, to]);
    expect(await reader.readPdf(readFileSync(to))).toMatchObject({ ok: true, encrypted: true });
    rmSync(folder, { recursive: true });
  });

  it("answers whatever bytes it is given, and the next letter after them", async () => {
    const good = pagesPdf([{ content: linesOf(["Still reading."]) }]);
    const spoiled = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(spoiled, async (changes) => {
        const bytes = good.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        const read = await reader.readPdf(bytes);
        expect(read.ok || read.message.length > 20).toBe(true);
        expect(await reader.readPdf(good)).toMatchObject({ ok: true });
      }),
      { numRuns: 200 },
    );
  });
});

describe("drawing", () => {
  const square = pagesPdf([{ content: "0 g 100 600 50 50 re f" }]);

  it("draws the page in the asked resolution, and no more pixels than allowed", async () => {
    const drawn = await reader.renderPage(square, 0, 2);
    if (!drawn.ok) throw new Error(drawn.code);
    expect([drawn.width, drawn.height]).toEqual([1190, 1684]);
    const at = (x: number, y: number) => drawn.rgba[((842 - y) * 2 * drawn.width + x * 2) * 4];
    expect([at(125, 625), at(90, 625)]).toEqual([0, 255]);
    expect(await reader.renderPage(square, 0, 20)).toMatchObject({ code: "too-large-inside" });
    expect(await reader.renderPage(square, 1, 1)).toMatchObject({ code: "no-such-page" });
  });

  it("finds what is blank", async () => {
    const boxes = [
      { x: 0, y: 0, width: 95, height: 842 },
      { x: 140, y: 640, width: 100, height: 100 },
      { x: 152, y: 600, width: 100, height: 50 },
    ];
    expect(await reader.findBlank(square, () => boxes)).toEqual({ ok: true, pages: [[true, false, true]] });
  });
});

describe("memory", () => {
  it("is given back: five hundred letters leave the engine no larger", async () => {
    const own = await openReader(wasm);
    const lines = Array.from({ length: 400 }, () => "The same again, and again, and again.");
    const pdf = pagesPdf([{ content: linesOf(lines) + " ".repeat(50_000) }]);
    const before = process.memoryUsage().external; // counts the engine's memory
    for (let i = 0; i < 500; i++) await own.readPdf(pdf);
    await own.renderPage(pdf, 0, 1);
    expect(own.usable()).toBe(true);
    expect(process.memoryUsage().external - before).toBeLessThan(12_000_000);
  });
});

function shareOf(words: readonly string[], known: ReadonlySet<string>): number {
  return words.filter((word) => known.has(word)).length / words.length;
}
