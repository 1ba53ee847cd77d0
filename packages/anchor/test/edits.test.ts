import { describe, expect, test } from "vitest";
import { reattach } from "../src/index.ts";
import { passageIn } from "./passage-in.ts";

const HEAD = "Varrow Sound Port Authority\nHarbour House\nVSPA/PIL/2026/001\n";
const foot = (page: number, of: number) => `\nBinding once signed. VSPA/PIL/2026/001 Page ${page} of ${of}`;

const BEFORE = [
  `${HEAD}1. The inner wall at Ness Quay needs repair after the winter storms. The works run
from 1 June to 30 September 2027.
2. In the coming weeks the pilot boats will be withdrawn from Ness Quay while the
masons work along the inner wall and the old quay crane is moved aside.
3. From 1 June 2027 the 14 pilot boats of the Authority berth at Orrin Head, in
the east basin beside the tug moorings. The Authority bears the cost.
4. Agents book pilots as before, by the same telephone number and with two hours'
notice. The duty pilot answers at every hour.
5. Pilotage dues do not change. The Authority bears the cost.${foot(1, 1)}`,
];

type Expected = { readonly quote: string; readonly page?: number; readonly changed: boolean } | null;
type Case = readonly [name: string, quote: string, nth: number, after: readonly string[], expected: Expected];

const edited = (from: string, to: string): readonly string[] => {
  expect(BEFORE[0]).toContain(from);
  return [(BEFORE[0] ?? "").replace(from, to)];
};

const CASES: readonly Case[] = [
  [
    "nothing changed",
    "the old quay crane is moved aside",
    1,
    BEFORE,
    { quote: "the old quay crane is moved aside", changed: false },
  ],
  [
    "a figure in it changed",
    "the 14 pilot boats of the Authority",
    1,
    edited("14 pilot", "12 pilot"),
    { quote: "the 12 pilot boats of the Authority", changed: true },
  ],
  [
    "its first word replaced",
    "Agents book pilots as before",
    1,
    edited("Agents book", "Masters book"),
    { quote: "Masters book pilots as before", changed: true },
  ],
  [
    "its last word replaced",
    "The duty pilot answers at every hour.",
    1,
    edited("every hour.", "all times."),
    { quote: "The duty pilot answers at all times.", changed: true },
  ],
  [
    "a comma put in",
    "In the coming weeks the pilot boats will be withdrawn",
    1,
    edited("weeks the", "weeks, the"),
    { quote: "In the coming weeks, the pilot boats will be withdrawn", changed: true },
  ],
  [
    "it was deleted",
    "The duty pilot answers at every hour.",
    1,
    edited(" The duty pilot answers at every hour.", ""),
    null,
  ],
  [
    "it was rewritten",
    "The duty pilot answers at every hour.",
    1,
    edited("The duty pilot answers at every hour.", "Calls at night go to the coast radio station."),
    null,
  ],
  [
    "a figure alone was replaced, so that its words are gone",
    "30 September",
    1,
    edited("30 September", "14 October"),
    null,
  ],
  [
    "a clause put in",
    "the pilot boats will be withdrawn from Ness Quay",
    1,
    edited("will be", "will, as agreed with the Guild, be"),
    { quote: "the pilot boats will, as agreed with the Guild, be withdrawn from Ness Quay", changed: true },
  ],
  [
    "a paragraph before it taken out, its number in the passage",
    "4. Agents book pilots as before",
    1,
    edited(
      "1. The inner wall at Ness Quay needs repair after the winter storms. The works run\nfrom 1 June to 30 September 2027.\n2.",
      "1.",
    ).map((text) => text.replace("\n3.", "\n2.").replace("\n4.", "\n3.").replace("\n5.", "\n4.")),
    { quote: "3. Agents book pilots as before", changed: false },
  ],
  [
    "it stands twice, the first commented on and kept",
    "The Authority bears the cost.",
    1,
    edited("do not change. The Authority bears the cost.", "do not change."),
    { quote: "The Authority bears the cost.", changed: false },
  ],
  [
    "it stands twice, the first commented on and deleted",
    "The Authority bears the cost.",
    1,
    edited(" The Authority bears the cost.\n4.", "\n4."),
    null,
  ],
  [
    "it stands twice, the second commented on, the first deleted",
    "The Authority bears the cost.",
    2,
    edited(" The Authority bears the cost.\n4.", "\n4."),
    { quote: "The Authority bears the cost.", changed: false },
  ],
  [
    "set anew on two pages",
    "Agents book pilots as before, by the same telephone number and with two hours'\nnotice.",
    1,
    [
      `${(BEFORE[0] ?? "").slice(0, (BEFORE[0] ?? "").indexOf("\n4."))}${foot(1, 2)}`,
      `Varrow Sound Port Authority VSPA/PIL/2026/001
4. Agents book pilots as before, by the same
telephone number and with two hours' notice. The duty pilot answers at
every hour.
5. Pilotage dues do not change. The Authority bears the cost.${foot(2, 2)}`,
    ],
    {
      quote: "Agents book pilots as before, by the same\ntelephone number and with two hours' notice.",
      page: 2,
      changed: false,
    },
  ],
  [
    "a page break in the middle of it",
    "From 1 June 2027 the 14 pilot boats of the Authority berth at Orrin Head, in\nthe east basin beside the tug moorings.",
    1,
    [
      `${(BEFORE[0] ?? "").slice(0, (BEFORE[0] ?? "").indexOf("the east basin")).trimEnd()}${foot(1, 2)}`,
      `Varrow Sound Port Authority VSPA/PIL/2026/001\n${(BEFORE[0] ?? "").slice((BEFORE[0] ?? "").indexOf("the east basin"), -foot(1, 1).length)}${foot(2, 2)}`,
    ],
    {
      quote: "From 1 June 2027 the 14 pilot boats of the Authority berth at Orrin Head, in",
      page: 1,
      changed: false,
    },
  ],
  [
    "a moved paragraph",
    "Agents book pilots as before",
    1,
    [
      `${HEAD}1. Agents book pilots as before, by the same telephone number and with two hours'
notice. The duty pilot answers at every hour.
2. The inner wall at Ness Quay needs repair after the winter storms. The works run
from 1 June to 30 September 2027.
3. In the coming weeks the pilot boats will be withdrawn from Ness Quay while the
masons work along the inner wall and the old quay crane is moved aside.
4. From 1 June 2027 the 14 pilot boats of the Authority berth at Orrin Head, in
the east basin beside the tug moorings. The Authority bears the cost.
5. Pilotage dues do not change. The Authority bears the cost.${foot(1, 1)}`,
    ],
    { quote: "Agents book pilots as before", changed: false },
  ],
  [
    "a word broken at a line's end, its hyphen lost",
    "the old quay crane is moved aside",
    1,
    edited("the old quay crane is moved aside", "the old quay crane is mo-\nved aside"),
    { quote: "the old quay crane is mo-\nved aside", changed: false },
  ],
  [
    "it moved, and a clause was put in behind its first word",
    "Agents book pilots as before",
    1,
    edited(
      "\n4. Agents book pilots as before, by the same telephone number and with two hours'\nnotice.",
      "",
    ).map((text) =>
      text.replace(
        "1. The inner",
        "1. Agents, by their own rules, book pilots as before, by the same telephone number. The inner",
      ),
    ),
    { quote: "Agents, by their own rules, book pilots as before", changed: true },
  ],
  [
    "a sentence of it moved away, beyond another paragraph",
    "Agents book pilots as before, by the same telephone number and with two hours'\nnotice. The duty pilot answers at every hour.",
    1,
    edited(" The duty pilot answers at every hour.", "").map((text) =>
      text.replace("change. The Authority bears the cost.", "$& The duty pilot answers at every hour."),
    ),
    {
      quote: "Agents book pilots as before, by the same telephone number and with two hours'\nnotice.",
      changed: true,
    },
  ],
  ["everything was deleted", "Pilotage dues do not change.", 1, [""], null],
  ["no page is left", "Pilotage dues do not change.", 1, [], null],
];

describe("a passage over one edit", () => {
  test.each(CASES)("%s", (_, quote, nth, after, expected) => {
    const got = reattach(passageIn(BEFORE, quote, nth), BEFORE, after);
    expect(got && { quote: got.passage.quote, changed: got.changed }).toEqual(
      expected && { quote: expected.quote, changed: expected.changed },
    );
    if (expected) expect(got?.passage.page).toBe(expected.page ?? 1);
  });

  test("of two equal sentences it keeps the one commented on", () => {
    const [first, second] = [1, 2].map((nth) =>
      reattach(
        passageIn(BEFORE, "The Authority bears the cost.", nth),
        BEFORE,
        edited("1. The inner", "1. As agents know, the inner"),
      ),
    );
    const text = edited("1. The inner", "1. As agents know, the inner")[0] ?? "";
    expect(first?.passage.start).toBe(text.indexOf("The Authority bears"));
    expect(second?.passage.start).toBe(text.lastIndexOf("The Authority bears"));
  });

  test("of two equal sentences the one that moved is found where it went", () => {
    const after = edited(" The Authority bears the cost.\n4.", "\n4.").map((text) =>
      text.replace("1. The inner", "1. The Authority bears the cost. The inner"),
    );
    const got = reattach(passageIn(BEFORE, "The Authority bears the cost.", 1), BEFORE, after);
    expect(got?.passage.start).toBe((after[0] ?? "").indexOf("The Authority bears the cost."));
  });

  test("a dash or a running head is found by its letters, and nowhere when two places would do", () => {
    const pages = ["Annex A — Moorings.\nNo change.", "Annex B.\nNo change."];
    expect(reattach(passageIn(pages, "—"), pages, ["Annex A: berths — Moorings."])?.passage.start).toBe(16);
    expect(reattach(passageIn(pages, "—"), pages, ["Annex — A: berths — and Moorings."])).toBeNull();
  });
});

const ARABIC = [
  `١. تُعلن هيئة الميناء أن الجدار الداخلي بحاجة إلى الإصلاح بعد عواصف الشتاء.
٢. تنتقل زوارق الإرشاد الأربعة عشر إلى رصيف أورين ابتداءً من 1 يونيو 2027.
٣. لا تتغير رسوم الإرشاد. تتحمل الهيئة التكاليف كاملة.`,
];

describe("Arabic", () => {
  test("vowel signs and tatweel are no change, and numbers count on in Arabic figures", () => {
    const after = [
      `١. تنتقل زوارق الإرشاد الأربعة عشر إلى رصيف أورين
ابتداء من 1 يونيو 2027.
٢. لا تتغيّر رســـوم الإرشاد. تتحمل الهيئة التكاليف كاملة.`,
    ];
    const moved = reattach(
      passageIn(ARABIC, "٢. تنتقل زوارق الإرشاد الأربعة عشر إلى رصيف أورين"),
      ARABIC,
      after,
    );
    expect(moved).toMatchObject({
      passage: { start: 0, quote: (after[0] ?? "").split("\n")[0] },
      changed: false,
    });
    const vowelled = reattach(passageIn(ARABIC, "لا تتغير رسوم الإرشاد."), ARABIC, after);
    expect(vowelled).toMatchObject({ passage: { quote: "لا تتغيّر رســـوم الإرشاد." }, changed: false });
    expect(reattach(passageIn(ARABIC, "الجدار الداخلي بحاجة إلى الإصلاح"), ARABIC, after)).toBeNull();
  });

  test("page numbers are no words of a passage that a page break divides, the first paragraph's number is no page number", () => {
    const [first = "", second = "", third = ""] = (ARABIC[0] ?? "").split("\n");
    const middle = second.indexOf(" زوارق");
    const after = [
      `${first}\n${second.slice(0, middle)}\nصفحة ١ من ٢`,
      `${second.slice(middle + 1)}\n${third}\nصفحة ٢ من ٢`,
    ];
    const divided = reattach(passageIn(ARABIC, second), ARABIC, after);
    expect(divided).toMatchObject({ passage: { page: 2, quote: second.slice(middle + 1) }, changed: false });
    expect(reattach(passageIn(ARABIC, first), ARABIC, after)).toMatchObject({
      passage: { page: 1, quote: first },
      changed: false,
    });
  });

  test("a changed figure is attached and told", () => {
    const after = [(ARABIC[0] ?? "").replace("1 يونيو", "15 يونيو")];
    const got = reattach(passageIn(ARABIC, "إلى رصيف أورين ابتداءً من 1 يونيو 2027"), ARABIC, after);
    expect(got).toMatchObject({
      passage: { quote: "إلى رصيف أورين ابتداءً من 15 يونيو 2027" },
      changed: true,
    });
  });
});
