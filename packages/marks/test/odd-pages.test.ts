import jsQR from "jsqr";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bannerText, qrUrl, stampCopy, type CopyLabel } from "@chirograph/marks";
import { linesOf, madePdf, pagesPdf, type MadePage } from "../../read/test/made-pdf.ts";
import { producersPdfs } from "../../read/test/samples.ts";
import { drawn, MARK, measure, pagesOf, templateOf } from "./copies.ts";

const label: CopyLabel = { kind: "handed-on", label: "3.2" };
const text = linesOf(["Kept words."], 100, 400);
const decode = jsQR as unknown as typeof jsQR.default;

/** The address in the QR on a drawn page. */
/**
 * As a camera reads it, from one distance after another: at a single scale jsqr misses about one code in a thousand,
 * whatever the code, and the public page tries several scales for the same reason.
 */
async function scanned(pdf: Uint8Array, page: number): Promise<string | undefined> {
  const wide = (await pagesOf(pdf))[page]!.width > 2000;
  for (const scale of wide ? [1, 1.5] : [2, 3, 2.5, 4]) {
    const { rgba, width, height } = await drawn(pdf, page, scale);
    const read = decode(new Uint8ClampedArray(rgba), width, height)?.data;
    if (read !== undefined) return read;
  }
  return undefined;
}

const url = qrUrl(MARK.publicAddress, MARK.versionId);

async function expectStamped(pdf: Uint8Array): Promise<void> {
  const copy = stampCopy(await templateOf(pdf), label);
  const [before, after] = [await pagesOf(pdf), await pagesOf(copy)];
  expect(after.map((page) => page.text)).toEqual(before.map((page) => page.text));
  for (const [i, page] of after.entries()) {
    expect(page.stamp).toHaveLength(3);
    expect(page.stamp[0]).toBe(bannerText(label, false));
    expect(await scanned(copy, i)).toBe(url);
  }
}

const boxes: Record<string, string> = {
  plain: "",
  "moved origin": "/MediaBox[-300 -200 295 642]",
  "upside-down box": "/MediaBox[595 842 0 0]",
  cropped: "/MediaBox[0 0 700 1000]/CropBox[50 60 645 902]",
  "crop beyond media": "/MediaBox[0 0 595 842]/CropBox[-50 -50 900 900]",
  A5: "/MediaBox[0 0 420 595]",
  "A0 sheet": "/MediaBox[0 0 2384 3370]",
  "narrow slip": "/MediaBox[0 0 220 900]",
  card: "/MediaBox[0 300 252 444]",
};

describe.each(Object.entries(boxes))("a page with %s", (_, box) => {
  it.each([0, 90, 180, 270, -90])("turned by %i", async (rotation) => {
    await expectStamped(pagesPdf([{ content: text, entries: `${box}/Rotate ${rotation}` }]));
  });
});

const contents: Record<string, string> = {
  "states never restored": `q 3 0 0 3 0 0 cm q BT /F 4 Tf 20 200 Td (Kept words.) Tj ET`,
  "restores too many": `Q Q ${text} 9 0 0 9 50 50 cm`,
  "restores too many, then moves": `q Q Q 5 0 0 5 0 0 cm ${linesOf(["Kept words."], 20, 90)}`,
  "text never ended": `BT /F 11 Tf 100 400 Td (Kept words.) Tj`,
  "marked content never ended": `/P <</MCID 0>> BDC ${text}`,
  "a comment at its end": `${text} % the end`,
  "strings that look like operators": `BT /F 11 Tf 100 400 Td (Q Q \\) EMC \\( q) Tj ET`,
  "an inline image": `${text} q 10 0 0 10 300 300 cm BI /W 1 /H 1 /CS /G /BPC 8 ID Q EI Q`,
  "white paint over all": `${text} 1 g`,
  "a clip over a corner": `0 0 10 10 re W n`,
};

describe.each(Object.entries(contents))("content with %s", (_, content) => {
  it("is stamped all the same", async () => {
    await expectStamped(pagesPdf([{ content: `${text}\n${content}` }]));
  });
});

/** A page with words and a grey rectangle. */
function filled(x: number, y: number, w: number, h: number): MadePage {
  return { content: `${text} 0.5 g ${x} ${y} ${w} ${h} re f` };
}

describe("margins", () => {
  it.each([
    ["free", filled(200, 200, 10, 10), "right"],
    ["a page number in the middle", filled(290, 30, 20, 10), "right"],
    ["something lower right", filled(500, 20, 40, 20), "left"],
    ["something in both lower corners", filled(30, 20, 540, 5), "outside"],
    ["something on top", filled(100, 825, 100, 5), "outside"],
    ["a tint over all", filled(0, 0, 595, 842), "outside"],
  ] as const)("%s", async (_, page, place) => {
    const pdf = pagesPdf([page]);
    expect((await measure(pdf))[0]!.place).toBe(place);
    await expectStamped(pdf);
  });

  it("grow when nothing was measured, or on another page", async () => {
    const pdf = pagesPdf([{ content: text }]);
    const wrong = [{ width: 100, height: 100, place: "right" as const }];
    for (const places of [[], wrong]) {
      const [page] = await pagesOf(stampCopy(await templateOf(pdf, places), label));
      expect([page!.width, page!.height]).toEqual([595, 842 + 30 + 81]);
    }
  });

  it("that grow show nothing that was cropped away", async () => {
    const pdf = pagesPdf([
      { content: `${text} 0 g 0 0 700 1000 re f`, entries: "/MediaBox[0 0 700 1000]/CropBox[50 60 645 902]" },
    ]);
    const copy = stampCopy(await templateOf(pdf), label);
    const { rgba, width } = await drawn(copy, 0, 1);
    expect([rgba[(2 * width + 5) * 4], rgba[(35 * width + 5) * 4]]).toEqual([255, 0]);
  });
});

describe("shared things", () => {
  it("stay shared: two pages with one content and inherited resources, a page shown twice", async () => {
    await expectStamped(
      madePdf([
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R 7 0 R]/Count 4/Rotate 90/Resources 8 0 R>>",
        "<</Type/Pages/Parent 2 0 R/Kids[4 0 R 5 0 R]/Count 2/MediaBox[0 0 595 842]>>",
        "<</Type/Page/Parent 3 0 R/Contents[6 0 R 6 0 R]>>",
        "<</Type/Page/Parent 3 0 R/Contents 6 0 R/Rotate 0>>",
        { entries: "", data: "/Stamp1 Do" },
        "<</Type/Pages/Parent 2 0 R/Kids[4 0 R 5 0 R]/Count 2/MediaBox[0 0 595 842]>>",
        "<</XObject<</Stamp1 9 0 R>>>>",
        {
          entries: "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 10 0 R>>>>",
          data: text,
        },
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
      ]),
    );
  });
});

describe("the QR", () => {
  it.each(producersPdfs())("is read from a page of $name", async ({ bytes }) => {
    expect(await scanned(stampCopy(await templateOf(bytes), label), 0)).toBe(url);
  });

  it("is read for any version, whatever its fixed mask makes of it", async () => {
    const { compileTemplate } = await import("@chirograph/marks");
    const pdf = pagesPdf([{ content: text }]);
    const places = await measure(pdf);
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[0-9a-f]{32}$/), async (versionId) => {
        const template = await compileTemplate(pdf, { ...MARK, versionId }, places);
        if (!template.ok) throw new Error(template.code);
        expect(await scanned(stampCopy(template, label), 0)).toBe(qrUrl(MARK.publicAddress, versionId));
      }),
      { numRuns: 60 },
    );
  });
});
