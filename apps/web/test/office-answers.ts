import { createHash } from "node:crypto";
import { queryOf, type Query } from "@chirograph/find";
import { printedCode, readCode } from "@chirograph/marks/code";
import type { Answer } from "@chirograph/wire/check";
import { linesOf, pagesPdf } from "../../../packages/read/test/made-pdf.ts";

const hex = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** A released letter, as it was typeset. */
export const LETTER = [
  "Varrow Sound Port Authority",
  "VSPA/PIL/2026/041",
  "1. This letter tells masters and agents where pilot boats lie while the inner wall is repaired.",
  "2. While the inner wall is repaired, berths for pilot boats at Ness Quay move to Orrin Head.",
  "3. From 1 June 2026 the 14 pilot boats berth at Orrin Head. Ships book pilots as they do today,",
  "by radio or by telephone, at least six hours before they arrive at the outer buoy.",
  "4. Questions go to the harbour master, Odile Brandt.",
];

/** A draft, and how a copy of it is stamped. */
export const DRAFT = [
  "The committee considers whether moorings along the eastern breakwater should be handed to the fishing",
  "cooperative, provided that dredging continues every spring and that the cooperative repairs bollards,",
  "ladders and fenders at its own expense, keeps a watchman through stormy nights and lets visiting yachts",
  "shelter without payment whenever the coastguard hoists its warning cone above the signal station.",
];
export const VERSION = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
export const CODE = printedCode(VERSION);
export const COPY_LABEL = "copy 3 of 12";
const STAMP = [
  `DRAFT - NOT SIGNED - DECIDES NOTHING - ${COPY_LABEL}`,
  `CODE ${CODE}`,
  "AT letters.port.example",
];

export const letterPdf = pagesPdf([{ content: linesOf(LETTER) }]);
export const draftCopyPdf = pagesPdf([{ content: linesOf([...STAMP, ...DRAFT]) }]);
const letterSha256 = hex(letterPdf);
export const sha256 = hex;

const NOW = "2026-05-19T10:41:07.000Z";
const ID = "000000000000000000000000000000a1";
const letter = {
  id: ID,
  reference: "VSPA/PIL/2026/041",
  subject: "Berths for pilot boats",
  date: "2026-05-01",
  page: `/letter/${ID}`,
  file: `/letter/${ID}/original.pdf`,
  sha256: letterSha256,
  inForceFrom: "2026-05-04T09:00:00.000Z",
  until: null,
  reason: null,
  successor: null,
  replaces: null,
  announces: [],
};
const rest = { statement: null, letter: null, words: null, asOf: NOW };
const nothing: Answer = { match: "nothing", origin: "nothing-public", status: null, effect: null, ...rest };
const inForce = { status: "in-force", effect: "binding", statement: null, letter, asOf: NOW } as const;
const draft: Answer = {
  match: "version",
  origin: "ours",
  status: "unsigned-draft",
  effect: "decides-nothing",
  ...rest,
};

/** How many fingerprints of a query stand in a text: enough for this office of one letter and one draft. */
function shared(query: Query, text: string, sort: "released" | "draft"): number {
  const known = new Set(queryOf(text)[sort].fingerprints.map((print) => print.hash));
  return query[sort].fingerprints.filter((print) => known.has(print.hash)).length;
}

/** What the record of this office answers, by the contract of `@chirograph/wire`. */
export const answers = {
  bucket: (prefix: string) => ({
    files: letterSha256.startsWith(prefix)
      ? [{ sha256: letterSha256, answer: { match: "file", origin: "ours", words: null, ...inForce } }]
      : [],
    asOf: NOW,
  }),
  words(query: Query): Answer {
    if (shared(query, LETTER.join("\n"), "released") > 3)
      return { match: "words", origin: "words-of-ours", words: LETTER.join("\n"), ...inForce };
    return shared(query, DRAFT.join("\n"), "draft") > 3 ? { ...draft, match: "words" } : nothing;
  },
  reference: ({ reference }: { reference: string }): Answer =>
    reference === letter.reference
      ? { match: "reference", origin: "words-of-ours", words: null, ...inForce }
      : nothing,
  code({ code }: { code: string }): Answer {
    const read = readCode(code);
    return read.ok && VERSION.startsWith(read.idPrefix) ? draft : nothing;
  },
  version: (id: string): Answer => (id === VERSION ? draft : nothing),
};
