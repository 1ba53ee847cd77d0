import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { bannerText, compileTemplate, stampCopy, STAMPER, type CopyLabel } from "@chirograph/marks";
import { linesOf, pagesPdf } from "../../read/test/made-pdf.ts";
import { has, popplerWords, producersPdfs } from "../../read/test/samples.ts";
import { drawn, MARK, pagesOf, templateOf } from "./copies.ts";

const third: CopyLabel = { kind: "circulation", n: 3, of: 12 };
const letter = pagesPdf([
  { content: linesOf(["The ferry runs daily.", "It carries 40 cars."]) },
  { content: linesOf(["Page two."]) },
]);
const folder = mkdtempSync(join(tmpdir(), "chirograph-marks-"));
afterAll(() => rmSync(folder, { recursive: true }));

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const words = (text: string) => text.split(/\s+/).filter(Boolean);

// Without the producers' PDFs nothing is left to try here; producersPdfs says so.
const producers = producersPdfs();

describe.skipIf(producers.length === 0)("a copy of each producer's PDF", () => {
  const [poppler, qpdf, pdffonts] = [has("pdftotext"), has("qpdf"), has("pdffonts")];

  it.each(producers)(
    "$name: banner on every page, the version's words, a sound file",
    async ({ name, path, bytes }) => {
      const copy = stampCopy(await templateOf(bytes), third);
      const file = join(folder, name);
      writeFileSync(file, copy);
      const [before, after] = [await pagesOf(bytes), await pagesOf(copy)];
      expect(after.map((page) => page.text)).toEqual(before.map((page) => page.text));
      for (const page of after) expect(page.stamp[0]).toBe(bannerText(third, false));
      if (poppler) {
        const banners = popplerWords(file).join(" ").split(bannerText(third, false)).length - 1;
        expect(banners).toBe(after.length);
        expect(withoutStampWords(popplerWords(file))).toEqual(popplerWords(path).toSorted());
      }
      if (qpdf) {
        const check = spawnSync("qpdf", ["--check", file], { encoding: "utf8" });
        expect([check.status, check.stderr]).toEqual([0, ""]);
      }
      if (pdffonts) {
        const fonts = spawnSync("pdffonts", [file], { encoding: "utf8" })
          .stdout.split("\n")
          .slice(2)
          .filter(Boolean);
        expect(fonts.some((font) => font.startsWith("CHIROG+"))).toBe(true);
        expect(fonts.filter((font) => !/yes (yes|no ) (yes|no )\s+\d+\s+\d+$/.test(font))).toEqual([]);
      }
    },
  );

  it.each(producersPdfs().filter(({ bytes }) => Buffer.from(bytes).includes("pdfaid:part")))(
    "$name: keeps what PDF/A asks for",
    async ({ bytes }) => {
      const text = Buffer.from(stampCopy(await templateOf(bytes), third)).toString("latin1");
      expect(text).toMatch(/pdfaid:part/); // in plain text: PDF/A allows no filter on the metadata
      expect(text).toMatch(/\/OutputIntents/);
      expect(text).toMatch(/\/StructTreeRoot/);
      expect(text).toMatch(/\/Metadata \d+ 0 R/);
    },
  );
});

describe("the bytes of a copy", () => {
  it("are these, for this stamper", async () => {
    const copy = stampCopy(await templateOf(letter), third);
    expect([STAMPER, sha256(copy)]).toEqual([
      "1",
      "c4c5be782a462d1518fd8ca9504eb530f4abaef53dfd7cb0638dae40ab006b82",
    ]);
  });

  it("are the same in another process, and after other files", async () => {
    for (const { bytes } of producersPdfs()) await templateOf(bytes);
    const here = sha256(stampCopy(await templateOf(letter), third));
    const script = `
      const { templateOf } = await import(${JSON.stringify(new URL("./copies.ts", import.meta.url).href)});
      const { stampCopy } = await import("@chirograph/marks");
      const { createHash } = await import("node:crypto");
      const chunks = []; for await (const chunk of process.stdin) chunks.push(chunk);
      const copy = stampCopy(await templateOf(new Uint8Array(Buffer.concat(chunks))), ${JSON.stringify(third)});
      process.stdout.write(createHash("sha256").update(copy).digest("hex"));`;
    const flags = ["--disable-warning=ExperimentalWarning", "--input-type=module", "-e", script];
    const cwd = fileURLToPath(new URL(".", import.meta.url));
    const there = spawnSync(process.execPath, flags, { input: letter, cwd, encoding: "utf8" });
    expect([there.stderr, there.stdout]).toEqual(["", here]);
  });

  it("hold nothing of another copy, nor the file as it was", async () => {
    const template = await templateOf(letter);
    const [a, b] = [stampCopy(template, third), stampCopy(template, { kind: "circulation", n: 7, of: 12 })];
    const differing = [...a.keys()].filter((i) => a[i] !== b[i]);
    const slots = [...range(template.lineAt, 90), ...range(template.idAt, 32)];
    expect(differing.length).toBeGreaterThan(10);
    expect(differing.filter((i) => !slots.includes(i))).toEqual([]);
    const text = Buffer.from(a).toString("latin1");
    expect(text).not.toContain("copy 7");
    expect(text.match(/copy 3 of 12/g)).toHaveLength(1);
    expect(text.match(/startxref/g)).toHaveLength(1);
    expect(text).not.toContain("/Prev");
  });

  it("differ for each label, version, address and trial", async () => {
    const labels = fc.oneof(
      fc.record({
        kind: fc.constant("circulation" as const),
        n: fc.integer({ min: 1, max: 99 }),
        of: fc.constant(99),
      }),
      fc.record({
        kind: fc.constant("handed-on" as const),
        label: fc.stringMatching(/^[1-9]{1,2}(\.[1-9]){1,3}$/),
      }),
      fc.record({ kind: fc.constant("office" as const), n: fc.integer({ min: 1, max: 999_999 }) }),
    );
    const template = await templateOf(letter);
    fc.assert(
      fc.property(labels, labels, (a, b) => {
        const same = JSON.stringify(a) === JSON.stringify(b);
        expect(sha256(stampCopy(template, a)) === sha256(stampCopy(template, b))).toBe(same);
      }),
    );
    const others = [
      { publicAddress: "https://other.example" },
      { versionId: "f".repeat(32) },
      { trial: true },
    ];
    const seeds = await Promise.all(
      others.map(async (change) => {
        const compiled = await compileTemplate(letter, { ...MARK, ...change });
        return compiled.ok ? compiled.seed : compiled.code;
      }),
    );
    expect(new Set([...seeds, template.seed]).size).toBe(4);
  });
});

describe("labels", () => {
  it.each([
    [{ kind: "circulation", n: 3, of: 12 }, "copy 3 of 12"],
    [{ kind: "handed-on", label: "3.2" }, "copy 3.2"],
    [{ kind: "office", n: 7 }, "office copy 7"],
  ] as const)("%o", async (label, text) => {
    const banner = `DRAFT - NOT SIGNED - DECIDES NOTHING - ${text}`;
    expect((await pagesOf(stampCopy(await templateOf(letter), label)))[1]!.stamp[0]).toBe(banner);
    const trial = await compileTemplate(letter, { ...MARK, trial: true });
    if (!trial.ok) throw new Error(trial.code);
    expect((await pagesOf(stampCopy(trial, label)))[0]!.stamp[0]).toBe(`${banner} - TRIAL`);
  });

  it.each([
    { kind: "circulation", n: 0, of: 1 },
    { kind: "circulation", n: 1.5, of: 2 },
    { kind: "handed-on", label: "3" },
    { kind: "handed-on", label: "3.2) Tj (x" },
    { kind: "handed-on", label: "111111.111111.111111.111111.111111.1" },
    { kind: "office", n: 10_000_000 },
  ] as const)("%o is none", async (label) => {
    const template = await templateOf(letter);
    expect(() => stampCopy(template, label)).toThrow(expect.objectContaining({ code: "bad-copy-label" }));
  });

  it("go into their own template only", async () => {
    const template = await templateOf(letter);
    for (const wrong of [
      { lineAt: template.lineAt + 1 },
      { idAt: 0 },
      { bytes: template.bytes.slice(0, 99) },
    ]) {
      expect(() => stampCopy({ ...template, ...wrong }, third)).toThrow(
        expect.objectContaining({ code: "bad-template" }),
      );
    }
  });
});

describe("refusals", () => {
  it("of signed, damaged and swallowing files", async () => {
    const signed = new Uint8Array(Buffer.concat([letter, Buffer.from("\n% /ByteRange [0 1 2 3]\n")]));
    expect(await codeOf(signed)).toBe("signed-already");
    expect(await codeOf(new Uint8Array(Buffer.from("no PDF")))).toBe("damaged");
    expect(await codeOf(pagesPdf([{ content: "BT /F 9 Tf (open" }]))).toBe("cannot-mark");
    expect(await codeOf(pagesPdf([{ content: "BI /W 1 /H 1 ID x" }]))).toBe("cannot-mark");
  });

  it.skipIf(!has("qpdf"))("of files whose owner restricted them", async () => {
    const [from, to] = [join(folder, "open.pdf"), join(folder, "restricted.pdf")];
    writeFileSync(from, letter);
    spawnSync("qpdf", ["--encrypt", "", "owner", "256", "--", from, to]);
    expect(await codeOf(new Uint8Array(readFileSync(to)))).toBe("encrypted");
  });

  it("of an address that cannot be printed", async () => {
    const bad = { ...MARK, publicAddress: "ftp://x" };
    await expect(compileTemplate(letter, bad)).rejects.toMatchObject({ code: "bad-public-address" });
  });
});

describe.skipIf(producers.length === 0)("what was on the page", () => {
  it.each(producers)("$name looks as before outside the stamp", async ({ bytes }) => {
    const copy = stampCopy(await templateOf(bytes), third);
    const [before, after] = [await drawn(bytes, 0, 1), await drawn(copy, 0, 1)];
    const added = after.height - before.height;
    const top = added === 0 ? 0 : 30; // what layout.ts adds above at scale 1
    let differing = 0;
    for (let y = 26; y < before.height - 80; y++) {
      for (let x = 0; x < before.width * 4; x++) {
        const was = before.rgba[y * before.width * 4 + x]!;
        if (Math.abs(was - after.rgba[(y + top) * after.width * 4 + x]!) > 40) differing++;
      }
    }
    expect(differing / before.rgba.length).toBeLessThan(added === 0 ? 1e-9 : 0.002);
  });
});

function range(from: number, length: number): number[] {
  return Array.from({ length }, (_, i) => from + i);
}

/** Each stamp's words, in any order, taken out of poppler's once per page. */
function withoutStampWords(all: readonly string[]): string[] {
  const rest = all
    .join(" ")
    .replaceAll(bannerText(third, false), " ")
    .replaceAll(/CODE (\w{4}-?){4}|AT letters\.port\.example/g, " ");
  return words(rest).toSorted();
}

async function codeOf(pdf: Uint8Array): Promise<string> {
  const template = await compileTemplate(pdf, MARK);
  return template.ok ? "ok" : template.code;
}
