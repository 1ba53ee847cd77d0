import { below, pick, textOf, type Prose, type Random } from "./find-corpus.ts";

/** What drafting does to a letter from one version to the next. Each returns the letter unchanged where it does not fit. */
type Edit = (random: Random, prose: Prose, other: Prose) => Prose;

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const WORDINGS: readonly (readonly [RegExp, string])[] = [
  [/\bshall\b/u, "will"],
  [/\bmust\b/u, "should"],
  [/\bmay\b/u, "can"],
  [/\bgreat\b/u, "considerable"],
  [/\bimportant\b/u, "essential"],
  [/\bpresent\b/u, "current"],
  [/\bmeasures\b/u, "steps"],
  [/\bnecessary\b/u, "needed"],
  [/\bfurther\b/u, "additional"],
  [/\brecommend\b/u, "propose"],
  [/\blast\b/u, "past"],
  [/\bsubject\b/u, "matter"],
  [/\bmade\b/u, "concluded"],
  [/\bnow\b/u, "at present"],
];

function inOneSentence(
  random: Random,
  prose: Prose,
  fits: RegExp,
  change: (sentence: string) => string,
): Prose {
  const places = prose.flatMap((paragraph, p) =>
    paragraph.flatMap((sentence, s) => (fits.test(sentence) ? [[p, s] as const] : [])),
  );
  if (places.length === 0) return prose;
  const [p, s] = pick(random, places);
  return prose.map((paragraph, i) =>
    i === p ? paragraph.map((sentence, j) => (j === s ? change(sentence) : sentence)) : paragraph,
  );
}

const figure: Edit = (random, prose) =>
  inOneSentence(random, prose, /\b\d[\d,]*\b/u, (sentence) =>
    sentence.replace(/\b\d[\d,]*\b/u, String(2 + below(random, 9000))),
  );

const date: Edit = (random, prose) => {
  const month = new RegExp(`\\b(${MONTHS.join("|")})\\b`, "u");
  return inOneSentence(random, prose, month, (sentence) => sentence.replace(month, pick(random, MONTHS)));
};

const wording: Edit = (random, prose) => {
  const [from, to] = pick(random, WORDINGS);
  return inOneSentence(random, prose, from, (sentence) => sentence.replace(from, to));
};

const clauseOut: Edit = (random, prose) =>
  inOneSentence(random, prose, /, [^,.;]{15,80},/u, (sentence) => sentence.replace(/, [^,.;]{15,80},/u, ""));

const clauseIn: Edit = (random, prose, other) => {
  const clauses =
    other
      .flat()
      .join(" ")
      .match(/, [a-z][^,.;]{15,80}(?=,)/gu) ?? [];
  const fresh = clauses.filter((clause) => !textOf(prose).includes(clause));
  if (fresh.length === 0) return prose;
  const clause = pick(random, fresh);
  return inOneSentence(random, prose, /, /u, (sentence) => sentence.replace(/, /u, `${clause}, `));
};

const paragraphMoved: Edit = (random, prose) => {
  const from = below(random, prose.length);
  const rest = prose.filter((_, i) => i !== from);
  return rest.toSpliced(below(random, prose.length), 0, prose[from] ?? []);
};

const sentenceOut: Edit = (random, prose) => {
  const p = below(random, prose.length);
  const long = (prose[p]?.length ?? 0) > 2;
  return long
    ? prose.map((paragraph, i) =>
        i === p ? paragraph.toSpliced(below(random, paragraph.length), 1) : paragraph,
      )
    : prose;
};

const sentenceIn: Edit = (random, prose, other) => {
  const p = below(random, prose.length);
  const fresh = other.flat().filter((sentence) => !textOf(prose).includes(sentence));
  if (fresh.length === 0) return prose;
  const sentence = pick(random, fresh);
  return prose.map((paragraph, i) =>
    i === p ? paragraph.toSpliced(below(random, paragraph.length + 1), 0, sentence) : paragraph,
  );
};

const EDITS: readonly Edit[] = [
  figure,
  figure,
  date,
  wording,
  wording,
  clauseOut,
  clauseIn,
  paragraphMoved,
  sentenceOut,
  sentenceIn,
];

/** Up to `count` versions of a letter, each the one before after one or two edits; new sentences come from another letter. */
export function versions(random: Random, first: Prose, other: Prose, count: number): readonly Prose[] {
  const all = [first];
  for (let n = 1; n < count; n += 1) {
    let next = all.at(-1) ?? first;
    const before = next;
    for (let tries = 0; tries < 6 && (next === before || random() < 0.4); tries += 1)
      next = pick(random, EDITS)(random, next, other);
    all.push(next);
  }
  return all;
}

/** What OCR takes for what: about a third of the errors made here; the rest are any letter, a lost or an added one. */
const MISREAD: Readonly<Record<string, string>> = {
  e: "c",
  c: "e",
  l: "1",
  i: "l",
  o: "0",
  n: "u",
  u: "n",
  h: "b",
  b: "h",
  m: "rn",
  s: "5",
  t: "f",
  f: "t",
  a: "o",
  r: "n",
  v: "y",
  g: "q",
  d: "cl",
};

function misread(random: Random, char: string): string {
  const letter = String.fromCharCode(97 + below(random, 26));
  const chance = random();
  if (chance < 0.35) return MISREAD[char.toLowerCase()] ?? letter;
  if (chance < 0.75) return letter;
  return chance < 0.9 ? "" : char + letter;
}

/** A text with a share of its characters read wrongly (0.02 is 2 %); spaces too are lost, doubled or replaced. */
export function withErrors(random: Random, text: string, share: number): string {
  return Array.from(text, (char) => (random() < share ? misread(random, char) : char)).join("");
}

/** `count` neighbouring words of a text. */
export function excerpt(random: Random, text: string, count: number): string {
  const words = text.split(/\s+/u);
  const from = below(random, Math.max(1, words.length - count));
  return words.slice(from, from + count).join(" ");
}
