import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LetterText } from "@chirograph/core/text";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkProbe } from "../src/typeset/fonts.ts";
import { paragraphLabels } from "../src/typeset/numbering.ts";
import { createTypesetter, type Typesetter, type TypesetResult } from "../src/typeset/typeset.ts";
import { parseDay, writtenDate } from "../src/typeset/wording.ts";

const DIGEST = "3f2a9c1be07d4418a6c05b1f8e92d7730c4aa91e5d66f0b8127be3944d0f5ac2";

const short: LetterText = {
  language: "en",
  letterhead: {
    office: "Varrow Sound Port Authority",
    lines: ["Harbour House, 3 Quay Street", "Varrow Sound VS1 2AB"],
  },
  reference: "VSPA/PIL/2026/041",
  date: "2026-11-22",
  from: "Harbour Master",
  through: ["Secretary of the Authority"],
  to: ["Ship agents and masters"],
  subject: "Berthing of pilot boats, Ness Quay and Orrin Head",
  paragraphs: [
    {
      level: 1,
      text: "The inner wall at Ness Quay needs repair. The works run from 1 June to 30 September.",
    },
    { level: 1, text: "From 1 June the 14 pilot boats berth at Orrin Head:" },
    { level: 2, text: "12 boats in the east basin;" },
    { level: 3, text: "at low water, only 10; and" },
    { level: 2, text: "2 boats at the fuel berth." },
    { level: 1, text: "Agents book pilots as before, with two hours’ notice." },
  ],
  signature: { name: "Odile Brandt", title: "Harbour Master" },
  enclosures: [],
  distribution: [],
  effect: "binding",
  basis: null,
  handling: "",
};

const full: LetterText = {
  ...short,
  basis: { kind: "incoming-letter", reference: "NQPG 17/26 of 2 March 2026" },
  enclosures: [
    { title: "Chart of berths", file: DIGEST },
    { title: "Report of the harbour engineer", file: null },
  ],
  distribution: ["Northern Coast Watch", "Lights and Marks Board"],
  handling: "OFFICIAL - SENSITIVE",
};

const arabic: LetterText = {
  ...full,
  language: "ar",
  letterhead: { office: "هيئة ميناء فارو ساوند", lines: ["دار الميناء، شارع الرصيف"] },
  from: "مدير الميناء",
  through: ["أمين سر الهيئة"],
  to: ["وكلاء السفن والربابنة", "نقابة مرشدي رصيف نِس"],
  subject: "إرساء قوارب الإرشاد في رصيف نِس ورأس أورين",
  paragraphs: [
    { level: 1, text: "يحتاج الجدار الداخلي في رصيف نِس إلى إصلاح، وقد نظرت الهيئة في تقرير مهندس الميناء." },
    { level: 1, text: "اعتبارًا من التاريخ المذكور يسري ما يلي:" },
    { level: 2, text: "ترسو قوارب الإرشاد في رأس أورين؛" },
    { level: 2, text: "يصعد المرشدون في مناطق الصعود الثلاث نفسها." },
  ],
  signature: { name: "أوديل برانت", title: "مدير الميناء" },
  enclosures: [{ title: "خريطة المراسي", file: DIGEST }],
  distribution: ["حرس الساحل الشمالي"],
  handling: "محدود التداول",
};

let typesetter: Typesetter;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "chirograph-typeset-"));
  typesetter = await createTypesetter();
});
afterAll(async () => {
  await typesetter.close();
  rmSync(folder, { recursive: true });
});

type Made = Extract<TypesetResult, { ok: true }>;

async function made(text: LetterText): Promise<Made> {
  const result = await typesetter.typeset(text);
  if (!result.ok) throw new Error(result.message);
  return result;
}

async function refused(text: LetterText) {
  const result = await typesetter.typeset(text);
  if (result.ok) throw new Error("typeset, but a refusal was expected");
  return result;
}

function run(tool: string, pdf: Uint8Array, ...args: string[]): Buffer {
  const file = join(folder, "letter.pdf");
  writeFileSync(file, pdf);
  return execFileSync(
    tool,
    args.map((arg) => (arg === "FILE" ? file : arg)),
    {
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
}

const textOf = (pdf: Uint8Array): string => run("pdftotext", pdf, "-raw", "FILE", "-").toString();
const pagesOf = (pdf: Uint8Array): string[] => textOf(pdf).split("\f").slice(0, -1);
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

// Presentation forms, direction marks and vowel signs are ways of writing, not words.
const UNSAID = /\p{Bidi_Control}|[\u{64B}-\u{65F}]|\u{670}/gu;
function wordsOf(text: string): string {
  const plain = text.normalize("NFKC").replaceAll(UNSAID, "");
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
}

function has(tool: string): boolean {
  const found = spawnSync(tool, ["--version"]).error === undefined;
  if (!found) console.warn(`typeset: ${tool} is not installed, so its judgement was skipped`);
  return found;
}
const poppler = ["pdfinfo", "pdftotext", "pdftoppm"].every(has);

describe("the same letter gives the same bytes", () => {
  const script = `
    const { createTypesetter } = await import(process.argv[2]);
    const { createHash } = await import("node:crypto");
    const typesetter = await createTypesetter();
    for (const text of JSON.parse(process.argv[3])) {
      const { pdf } = await typesetter.typeset(text);
      console.log(createHash("sha256").update(pdf).digest("hex"));
    }`;
  function elsewhere(texts: LetterText[], env: Record<string, string>): string[] {
    const module = new URL("../src/typeset/typeset.ts", import.meta.url).href;
    const file = join(folder, "elsewhere.mjs");
    writeFileSync(file, script);
    const args = [file, module, JSON.stringify(texts)];
    const out = execFileSync(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "ignore"],
    });
    return out.toString().trim().split("\n");
  }

  test("in another process, another zone, after other letters", async () => {
    const here = await Promise.all([short, arabic, full].map(async (text) => sha256((await made(text)).pdf)));
    expect(
      elsewhere([full, arabic, short], { TZ: "Pacific/Auckland", LANG: "ar_EG.UTF-8" }).toReversed(),
    ).toEqual(here);
  });

  test("on a machine that has other fonts of the same names", async () => {
    const home = join(folder, "home");
    mkdirSync(join(home, ".fonts"), { recursive: true });
    const require = createRequire(import.meta.url);
    for (const family of [
      "amiri/400Regular/Amiri_400Regular",
      "source-serif-4/400Regular/SourceSerif4_400Regular",
    ]) {
      const font = readFileSync(require.resolve(`@expo-google-fonts/${family}.ttf`)).toString("latin1");
      const other = font
        .replaceAll("Regular", "Rxgular")
        .replaceAll("\0R\0e\0g\0u\0l\0a\0r", "\0R\0x\0g\0u\0l\0a\0r");
      writeFileSync(join(home, ".fonts", `${family.replaceAll("/", "-")}.ttf`), Buffer.from(other, "latin1"));
    }
    expect(elsewhere([full], { HOME: home })).toEqual([sha256((await made(full)).pdf)]);
  });

  test("as before an upgrade of compiler, template or fonts (golden)", async () => {
    // Stored versions keep their bytes. After a wanted change of the page, look at it and write the new digest here.
    expect(sha256((await made(full)).pdf)).toBe(
      "8deba58d425992ddf8ef629d0a81e12feae9930dbdfb66651e15bc6e38220de5",
    );
    expect(sha256((await made(arabic)).pdf)).toBe(
      "c6f0127ca82c603e53fbd9dcb9bacd94c49db79ea700dce4dfcbf97e63184423",
    );
  });
});

describe.skipIf(!poppler)("the PDF", () => {
  test("is tagged PDF/A-2a with title, author, language and the letter's own day", async () => {
    const { pdf, pages } = await made(full);
    const info = run("pdfinfo", pdf, "-isodates", "FILE").toString();
    expect(info).toMatch(/Tagged:\s+yes/);
    expect(info).toMatch(/Title:\s+Berthing of pilot boats, Ness Quay and Orrin Head/);
    expect(info).toMatch(/Author:\s+Varrow Sound Port Authority/);
    expect(info).toMatch(/CreationDate:\s+2026-11-22/);
    expect(info).toMatch(/Page size:.*A4/);
    expect(info).toMatch(new RegExp(`Pages:\\s+${pages}`));
    const raw = Buffer.from(pdf).toString("latin1");
    expect(raw).toContain("<pdfaid:part>2</pdfaid:part>");
    expect(raw).toContain("<pdfaid:conformance>A</pdfaid:conformance>");
    expect(raw).toMatch(/\/Lang ?\(en\)/);
    expect(Buffer.from((await made(arabic)).pdf).toString("latin1")).toMatch(/\/Lang ?\(ar\)/);
    expect(run("pdfinfo", pdf, "-struct", "FILE").toString()).toMatch(/H1 "Berthing of pilot boats/);
  });

  test.skipIf(!has("qpdf"))("has a structure that qpdf accepts", async () => {
    expect(run("qpdf", (await made(full)).pdf, "--check", "FILE").toString()).toContain(
      "No syntax or stream encoding errors",
    );
  });

  test("says every word of the letter, in order", async () => {
    const words = wordsOf(textOf((await made(full)).pdf));
    const order = [
      full.handling,
      full.letterhead.office,
      ...full.letterhead.lines,
      full.reference,
      "22 November 2026",
      "From",
      full.from,
      "Through",
      ...full.through,
      "To",
      ...full.to,
      "Your letter",
      full.basis?.reference ?? "",
      full.subject,
      "1.",
      full.paragraphs[0]?.text ?? "",
      "2.",
      full.paragraphs[1]?.text ?? "",
      "a.",
      full.paragraphs[2]?.text ?? "",
      "(1)",
      full.paragraphs[3]?.text ?? "",
      "b.",
      full.paragraphs[4]?.text ?? "",
      "3.",
      full.paragraphs[5]?.text ?? "",
      full.signature.name,
      full.signature.title,
      "Enclosures 1.",
      "Chart of berths",
      "SHA-256",
      DIGEST,
      "2.",
      "Report of the harbour engineer",
      "Distribution",
      ...full.distribution,
      "Binding once signed and released.",
      full.reference,
      "Page 1 of 1",
      full.handling,
    ];
    expect(words).toBe(order.map(wordsOf).join(" "));
  });

  test("gives Arabic words back whole", async () => {
    // Without -raw, which leaves right-to-left words in the order of the paper.
    const words = wordsOf(run("pdftotext", (await made(arabic)).pdf, "FILE", "-").toString());
    const texts = [
      arabic.subject,
      arabic.from,
      ...arabic.to,
      ...arabic.paragraphs.map(({ text }) => text),
      "ملزمة بعد توقيعها وإصدارها",
    ];
    for (const word of texts.flatMap((text) => wordsOf(text).split(" ")))
      expect(` ${words} `).toContain(` ${word} `);
  });

  test("shows what looks like markup as it was written", async () => {
    const hostile =
      '#set text(red) $x^2$ *bold* _it_ @cite <label> \\ #pagebreak() `raw` = Head // no /* no */ ~ -- #read("letter.typ") "q" \'s\' [a](b)';
    const { pdf, pages } = await made({
      ...short,
      subject: hostile,
      from: hostile,
      paragraphs: [{ level: 1, text: hostile }],
    });
    const text = textOf(pdf).replaceAll("\n", " ");
    expect(text.split(hostile)).toHaveLength(4);
    expect(pages).toBe(1);
  });

  test("breaks a word longer than the line without adding a character to it", async () => {
    const address = `https://example.org/${"averylongpathcomponent".repeat(20)}`;
    const { pdf } = await made({ ...short, paragraphs: [{ level: 1, text: `See ${address} now.` }] });
    expect(textOf(pdf).replaceAll("\n", "")).toContain(`${address} now.`);
    expect(run("pdftotext", pdf, "-bbox", "FILE", "-").toString()).not.toMatch(
      /xMax="(5[3-9]\d|[6-9]\d\d|\d{4,})/,
    );
  });

  test("keeps the top 12 mm and the bottom 27 mm of every page blank", async () => {
    const long = {
      ...full,
      handling: "MARKED ".repeat(20),
      paragraphs: Array.from({ length: 60 }, () => full.paragraphs[0] ?? { level: 1 as const, text: "" }),
    };
    for (const text of [short, full, arabic, long]) {
      const { pdf, pages } = await made(text);
      for (let page = 1; page <= pages; page++) {
        const rows = inkedRows(
          run("pdftoppm", pdf, "-r", "50.8", "-gray", "-f", `${page}`, "-l", `${page}`, "FILE"),
        );
        expect(Math.min(...rows) / 2).toBeGreaterThan(12);
        expect(297 - Math.max(...rows) / 2).toBeGreaterThan(27);
      }
    }
  });
});

/** The rows of a PGM picture (two to a millimetre) that are not white. */
function inkedRows(pgm: Buffer): number[] {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.subarray(0, 40).toString("latin1"));
  if (head === null) throw new Error("not a PGM picture");
  const width = Number(head[1]);
  const pixels = pgm.subarray(head[0].length);
  return Array.from({ length: Number(head[2]) }, (_, row) => row).filter((row) =>
    pixels.subarray(row * width, (row + 1) * width).some((level) => level < 200),
  );
}

/** The points between the last line of the text and the signer's name. */
function roomToSign(pdf: Uint8Array): number {
  const boxes = run("pdftotext", pdf, "-bbox", "FILE", "-").toString();
  const last = /yMax="([\d.]+)">Lastly\./.exec(boxes)?.[1];
  const name = /yMin="([\d.]+)" xMax="[\d.]+" yMax="[\d.]+">Odile/.exec(boxes)?.[1];
  return Number(name) - Number(last);
}

describe.skipIf(!poppler)("pages break well", () => {
  const filler =
    "The Authority has considered the reports and finds that the works cannot be carried out yet. ";
  test.each([1, 3, 16])(
    "the subject stays with its first paragraph, the signature with the last (%i sentences)",
    async (sentences) => {
      let broken = 0;
      for (let lines = 1; lines <= 40; lines++) {
        const text = {
          ...short,
          to: Array.from({ length: lines }, (_, i) => `Agents of the Northern Line, office ${i + 1} of them`),
          paragraphs: [
            { level: 1 as const, text: `Firstly. ${filler}` },
            ...Array.from({ length: 6 }, () => ({ level: 1 as const, text: filler.repeat(4) })),
            { level: 1 as const, text: `${filler.repeat(sentences)} Lastly.` },
          ],
        };
        const { pdf } = await made(text);
        const pages = pagesOf(pdf);
        const subject = pages.filter((page) => page.includes("Berthing of pilot boats"));
        const signed = pages.filter((page) => page.includes("Odile Brandt"));
        expect([subject.length, signed.length]).toEqual([1, 1]);
        expect(subject[0]).toContain("Firstly.");
        expect(signed[0]).toContain("Lastly.");
        expect(roomToSign(pdf)).toBeGreaterThan(50);
        expect(roomToSign(pdf)).toBeLessThan(80);
        broken += pages.length - 1;
      }
      expect(broken).toBeGreaterThan(20);
    },
  );

  test("later pages carry the office, the reference and their number", async () => {
    const text = {
      ...short,
      paragraphs: Array.from({ length: 60 }, () => ({ level: 1 as const, text: filler })),
    };
    const pages = pagesOf((await made(text)).pdf);
    expect(pages.length).toBeGreaterThan(2);
    for (const [i, page] of pages.entries()) {
      expect(page).toContain(`Page ${i + 1} of ${pages.length}`);
      expect(page).toContain("Varrow Sound Port Authority");
      expect(page).toContain("Binding once signed and released.");
    }
  });
});

describe("refusals", () => {
  test.each([
    ["😀", "“😀” (U+1F600)"],
    ["漢", "“漢” (U+6F22)"],
    ["e\u20DD", "(U+0065 U+20DD)"],
  ])("a sign that no face has: %s", async (sign, named) => {
    const paragraphs = [
      ...short.paragraphs.slice(0, 3),
      { level: 3 as const, text: `mind the word ${sign} here` },
    ];
    const { code, message } = await refused({ ...short, paragraphs });
    expect(code).toBe("missing-glyph");
    expect(message).toContain(`${named} in paragraph 2.a.(1), after “word”.`);
  });

  test.each(["\u0000", "\u0007", "\u009F", "\u202E", "\u2028", "\uFEFF", "\uD83D", "\uFDD0", "\u{E0041}"])(
    "a character that nobody would see: %j",
    async (hidden) => {
      const { code, message } = await refused({ ...short, subject: `Berthing${hidden} of boats` });
      expect(code).toBe("forbidden-character");
      expect(message).toContain("in the subject, after “Berthing”");
    },
  );

  test("direction marks, joiners and line ends are allowed", async () => {
    expect(
      (await made({ ...short, subject: "a\u200Eb\u200Fc\u2067d\u2069 e\u200Df\u00ADg\nh\r\ni\tj" })).pages,
    ).toBe(1);
  });

  test("a typeface that is missing stops the start", async () => {
    const { pdf } = await made(short);
    expect(() => checkProbe(pdf)).toThrow(expect.objectContaining({ code: "typesetter-font-missing" }));
  });

  test("a date that is none", async () => {
    for (const date of ["2026-02-30", "2026-2-3", "", "22 November 2026", "0000-01-01"]) {
      expect((await refused({ ...short, date })).code).toBe("not-a-date");
    }
  });

  test("a text that is too long, and one that takes too long; the next letter is set all the same", async () => {
    const words = "e\u0301\u0302 ".repeat(5000);
    const paragraphs = Array.from({ length: 10 }, () => ({ level: 1 as const, text: words }));
    expect((await refused({ ...short, paragraphs: [...paragraphs, ...paragraphs] })).code).toBe("too-long");
    const hasty = await createTypesetter({ timeLimitMs: 300 });
    const [slow, next] = await Promise.all([hasty.typeset({ ...short, paragraphs }), hasty.typeset(short)]);
    expect(slow).toMatchObject({ ok: false, code: "too-slow" });
    expect(next.ok && sha256(next.pdf)).toBe(sha256((await made(short)).pdf));
    await hasty.close();
    expect(await hasty.typeset(short)).toMatchObject({ ok: false, code: "not-typeset" });
  });

  test("whatever is written anywhere, a letter is typeset or refused, never worse", async () => {
    const text = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 60 }),
      fc.string({ unit: "binary", maxLength: 8 }),
      fc.string({ unit: "grapheme-ascii", maxLength: 300 }),
      fc.constantFrom("", " ", "\n", "-".repeat(100), "ب".repeat(100), "\\u{0}", "#", "\u202D"),
    );
    const lines = fc.array(text, { maxLength: 12 });
    const letter: fc.Arbitrary<LetterText> = fc.record({
      language: fc.constantFrom("en", "ar"),
      letterhead: fc.record({ office: text, lines }),
      reference: text,
      date: fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom("1900-01-01", "1969-12-31", "2026-02-28", "2199-12-31") },
        text,
      ),
      from: text,
      through: lines,
      to: lines,
      subject: text,
      paragraphs: fc.array(fc.record({ level: fc.constantFrom(1, 2, 3), text }), { maxLength: 6 }),
      signature: fc.record({ name: text, title: text }),
      enclosures: fc.array(fc.record({ title: text, file: fc.option(text) }), { maxLength: 3 }),
      distribution: lines,
      effect: fc.constantFrom("binding", "non-binding", "informational"),
      basis: fc.option(fc.record({ kind: fc.constantFrom("incoming-letter", "authority"), reference: text })),
      handling: text,
    });
    const seen = new Map<string, number>();
    const count = (code: string): unknown => seen.set(code, (seen.get(code) ?? 0) + 1);
    const plain = fc.string({ unit: "grapheme-ascii", maxLength: 80 });
    const field = fc.constantFrom("reference", "from", "subject", "handling");
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          letter,
          fc.tuple(field, fc.oneof(plain, text)).map(([name, value]) => ({ ...full, [name]: value })),
        ),
        async (candidate) => {
          const result = await typesetter.typeset(candidate);
          count(result.ok ? "ok" : result.code);
          if (!result.ok)
            expect(["missing-glyph", "forbidden-character", "not-a-date"]).toContain(result.code);
        },
      ),
      { numRuns: 400 },
    );
    for (const code of ["ok", "missing-glyph", "forbidden-character"])
      expect(seen.get(code) ?? 0).toBeGreaterThan(5);
  });
});

describe("fixed words", () => {
  test("numbers of three levels start again below each other", () => {
    const levels = ([1, 2, 2, 3, 3, 2, 3, 1, 3, 2] as const).map((level) => ({ level, text: "" }));
    expect(paragraphLabels(levels, "en")).toEqual([
      "1.",
      "a.",
      "b.",
      "(1)",
      "(2)",
      "c.",
      "(1)",
      "2.",
      "(1)",
      "a.",
    ]);
    const many = Array.from({ length: 54 }, () => ({ level: 2 as const, text: "" }));
    expect(paragraphLabels(many, "en").slice(25)).toEqual(
      expect.arrayContaining(["z.", "aa.", "az.", "ba.", "bb."]),
    );
    expect(paragraphLabels(many, "ar").slice(0, 5)).toEqual(["أ.", "ب.", "ج.", "د.", "هـ."]);
  });

  test("dates are written out", () => {
    const day = parseDay("2026-11-22");
    expect(day && writtenDate(day, "en")).toBe("22 November 2026");
    expect(day && writtenDate(day, "ar")).toBe("22 نوفمبر 2026");
    expect(parseDay("2024-02-29")).not.toBeNull();
    expect(parseDay("2025-02-29")).toBeNull();
  });
});
