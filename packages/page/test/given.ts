import type { Answer, PublicLetter } from "@chirograph/wire/check";
import type { Matter, OfficeShown } from "@chirograph/page";

export const office: OfficeShown = {
  name: "Varrow Sound Port Authority",
  contact: "letters@varrow-sound.example, or +00 555 0140",
  trial: false,
  publicAddress: "https://letters.varrow-sound.example",
};

const ID = "000000000000000000000000000000a1";

export const letter: PublicLetter = {
  id: ID,
  reference: "VSPA/PIL/2026/041",
  subject: "Berths for pilot boats",
  date: "2026-05-01",
  page: `/letter/${ID}`,
  file: `/letter/${ID}/original.pdf`,
  sha256: "9be207f4c11d6a83".repeat(4),
  inForceFrom: "2026-05-04T09:00:00.000Z",
  until: null,
  reason: null,
  successor: null,
  replaces: null,
  announces: [],
};

export const LETTER = `Varrow Sound Port Authority, Harbour House
VSPA/PIL/2026/041
1. This letter tells masters and agents where pilot boats lie while the inner wall is repaired.
2. While the inner wall is repaired, berths for pilot boats at Ness Quay move to Orrin Head.
3. From 1 June 2026 the 14 pilot boats berth at Orrin Head. Ships book pilots by telephone as they do today.`;

export const inForce: Answer = {
  match: "file",
  origin: "ours",
  status: "in-force",
  effect: "binding",
  statement: null,
  letter,
  words: null,
  asOf: "2026-05-19T10:41:07.000Z",
};
export const byWords: Answer = { ...inForce, match: "words", origin: "words-of-ours", words: LETTER };

/** An answer to a file, ready to be shown. */
export function matter(answer: Answer, more: Partial<Matter> = {}): Matter {
  const brought = { kind: "file", name: "letter.pdf", detail: "96 kB", sha256: null } as const;
  return { answer, brought, compared: null, trouble: null, ...more };
}
