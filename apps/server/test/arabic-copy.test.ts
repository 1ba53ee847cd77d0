import type { LetterText } from "@chirograph/core/text";
import { stampCopy } from "@chirograph/marks";
import { afterAll, expect, test } from "vitest";
import { createParser } from "../src/parse/parser.ts";
import { createTypesetter } from "../src/typeset/typeset.ts";

const typesetter = await createTypesetter();
const parser = createParser({ children: 1 });
afterAll(async () => {
  parser.close();
  await typesetter.close();
});

const letter: LetterText = {
  language: "ar",
  letterhead: { office: "هيئة ميناء فارو ساوند", lines: ["دار الميناء"] },
  reference: "VSPA/2026/001",
  date: "2026-11-22",
  from: "مدير الميناء",
  through: [],
  to: ["وكلاء السفن"],
  subject: "إرساء قوارب الإرشاد",
  paragraphs: [{ level: 1, text: "يحتاج الجدار الداخلي في رصيف نس إلى إصلاح." }],
  signature: { name: "أوديل برانت", title: "مدير الميناء" },
  enclosures: [],
  distribution: [],
  effect: "binding",
  basis: null,
  handling: "",
};

const ids = Array.from({ length: 12 }, (_, at) => at.toString(16).repeat(32).slice(0, 32));

// On a page that reads from right to left the words of the stamp come back in another order.
test.each([true, false])(
  "copies of an Arabic letter have the words of their version (trial: %s)",
  async (trial) => {
    const set = await typesetter.typeset(letter);
    if (!set.ok) throw new Error(set.message);
    const version = await parser.read(set.pdf);
    if (!version.ok) throw new Error(version.message);
    for (const versionId of ids) {
      const made = await parser.template(set.pdf, {
        versionId,
        publicAddress: "http://letters.example:7040",
        trial,
      });
      expect(made.ok).toBe(true);
      if (!made.ok) continue;
      for (const label of [
        { kind: "circulation", n: 3, of: 12 },
        { kind: "handed-on", label: "3.1" },
        { kind: "office", n: 2 },
      ] as const) {
        const copy = await parser.read(stampCopy(made, label));
        expect(copy.ok && copy.pages.map((page) => page.text)).toEqual(
          version.pages.map((page) => page.text),
        );
        expect(copy.ok && copy.pages.map((page) => page.stamp.length)).toEqual([3]);
      }
    }
  },
);
