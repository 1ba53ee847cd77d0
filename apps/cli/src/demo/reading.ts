import { type CopyLink, type Place, openLink, passageOf } from "./coordination.ts";
import type { Colleague } from "./office.ts";

const hex = (length: number) => Buffer.from(crypto.getRandomValues(new Uint8Array(length))).toString("hex");

type Take = "says-so" | "says-opposite" | "does-not-say";
type Reader = {
  readonly name: string;
  /** What will happen because of the letter, as they take it. */
  readonly words: string;
  /** Whether they take it that pilotage ends. */
  readonly misled: boolean;
};

const moves = "The letter announces that the pilot boats berth at Orrin Head from 1 June 2027.";
const ends = "The letter announces that pilotage at Ness Quay ends.";
const points = [
  { kind: "announced", text: moves },
  { kind: "ruled-out", text: ends },
  { kind: "ruled-out", text: "The letter announces that pilotage dues change." },
] as const;

const first: readonly Reader[] = [
  { name: "Nell Harker", words: "They are taking the pilots away from Ness Quay.", misled: true },
  { name: "Tom Arden", words: "The pilot boats lie at Orrin Head for the summer of 2027.", misled: false },
  { name: "Yusra Haddad", words: "Pilotage at Ness Quay stops within weeks.", misled: true },
  { name: "Piet Maas", words: "A wall is repaired and the boats berth elsewhere meanwhile.", misled: false },
  {
    name: "Ines Falk",
    words: "The service leaves Ness Quay, and agents have to look for another.",
    misled: true,
  },
  { name: "Owen Pryce", words: "Boats move, everything else stays.", misled: false },
];

const second: readonly Reader[] = [
  { name: "Ada Lorne", words: "The boats move to Orrin Head, and pilots come as before.", misled: false },
  { name: "Karim Nasser", words: "Nothing changes for a ship but where the boats lie.", misled: false },
  { name: "Greta Holm", words: "From June the pilot boats berth at Orrin Head.", misled: false },
  { name: "Luca Bernardi", words: "During the works the boats lie in the east basin.", misled: false },
  { name: "Siobhan Keane", words: "The pilots go on, from another berth.", misled: false },
  { name: "Jan Willems", words: "The wall is mended; the boats move for it.", misled: false },
];

type Page = { pages: { text: string }[]; points: { id: string; text: string }[] };

/** One reader on their own telephone: the letter, a sentence of their own, then each point as it comes. */
async function readBack({ address }: Place, link: CopyLink, reader: Reader, blamed: string): Promise<void> {
  const browser = await openLink(address, link);
  const path = `/api/copies/${link.copy}`;
  const { pages } = await browser.call<Page>("GET", `${path}/reading`);
  await browser.call("POST", `${path}/paraphrase`, { text: reader.words });
  const asked = await browser.call<Page>("GET", `${path}/reading`);
  const take = (text: string): Take =>
    text === moves || (text === ends && reader.misled) ? "says-so" : "does-not-say";
  await browser.call("POST", `${path}/points`, {
    answers: asked.points.map(({ id, text }) => ({
      point: id,
      take: take(text),
      passage: text === ends && reader.misled ? passageOf(pages, blamed) : null,
    })),
  });
}

type Round = {
  readers: { name: string; paraphrase: string | null }[];
  points: {
    kind: string;
    text: string;
    share: { intended: number; readers: number; low: number; high: number };
  }[];
  sentences: { page: number; start: number; end: number; misled: string[] }[];
  version: number;
};
type ReadBack = {
  sentence: string;
  points: { id: string; kind: string; text: string }[];
  rounds: Round[];
  pages: Record<string, { text: string }[]>;
};

const percent = (share: number) => Math.round(share * 100);

function results({ points: found }: Round): string[] {
  return found.map(({ kind, text, share }) => {
    const what = kind === "announced" ? "announced" : "not to be read into it";
    return `    ${share.intended} of ${share.readers} as intended (${percent(share.low)} to ${percent(share.high)} %), ${what}: ${text}`;
  });
}

async function round(
  place: Place,
  ilse: Colleague,
  letter: string,
  version: number,
  readers: readonly Reader[],
  blamed: string,
): Promise<ReadBack> {
  const asked = readers.map(({ name }) => ({ name, organisation: "", actingFor: "", address: "" }));
  const given = { version, readers: asked, mail: false };
  const path = `/api/letters/${letter}/read-back`;
  const { links } = await ilse.call<{ links: CopyLink[] }>("POST", path, given);
  for (const [index, link] of links.entries()) {
    const reader = readers[index];
    if (reader) await readBack(place, link, reader, blamed);
  }
  return ilse.call<ReadBack>("GET", path);
}

/** What the letter is meant to say, and what six people who never saw it before take it to say. */
export async function firstReading(place: Place, ilse: Colleague, letter: string): Promise<void> {
  const { say } = place;
  const stated = points.map((point) => ({ id: hex(16), ...point }));
  await ilse.call("PUT", `/api/letters/${letter}/points`, { before: [], points: stated });
  const blamed = "In the coming weeks the pilot boats will be withdrawn from Ness Quay";
  const { rounds, pages, sentence } = await round(place, ilse, letter, 1, first, blamed);
  const found = rounds.at(-1)!;
  say(
    `Ilse states what the letter is to announce, and what must not be read into it. Six readers who never saw it read it back; the office asks for ${sentence}:`,
  );
  for (const line of results(found)) say(line);
  const worst = found.sentences.toSorted((a, b) => b.misled.length - a.misled.length)[0];
  const words = worst ? (pages["1"]?.[worst.page - 1]?.text.slice(worst.start, worst.end) ?? "") : "";
  say(
    `The sentence that misled ${worst?.misled.length ?? 0} of them: “${words.replace(/\s+/g, " ")}” One writes: “${first[2]!.words}”`,
  );
}

/** The mended version, read by others; and the decision on which its announcement rests. */
export async function secondReading(
  place: Place,
  ilse: Colleague,
  odile: Colleague,
  letter: string,
  version: number,
): Promise<void> {
  const { say, address } = place;
  const read = await round(place, ilse, letter, version, second, "");
  say(`Version ${version} is read back by six others:`);
  for (const line of results(read.rounds.at(-1)!)) say(line);
  const announced = read.points.find((point) => point.kind === "announced");
  const fields = {
    what: "The pilot boats of the Authority berth in the east basin at Orrin Head from 1 June 2027. Pilotage at Ness Quay goes on.",
    authority: "Harbour Board of Varrow Sound",
    decidedOn: "2026-11-18",
    effect: "binding",
    validFrom: "2026-11-18",
    validUntil: null,
    supersedes: null,
  };
  const given = { fields, open: true };
  type Asked = { options: unknown; nonce: string; decision: string; reference: string };
  const { options, ...asked } = await odile.call<Asked>("POST", "/api/decisions/options", given);
  const { decision, reference, nonce } = asked;
  const response = odile.passkey.get(options, address);
  await odile.call("POST", "/api/decisions", { decision, reference, nonce, response, ...given });
  await ilse.call("POST", `/api/letters/${letter}/points/${announced?.id}/decision`, { decision });
  say(
    `What it announces rested on no decision. Odile enters the board's as ${reference}, with her passkey, and the letter rests on it.`,
  );
}
