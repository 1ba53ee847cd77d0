import { type Browser, openBrowser } from "./browser.ts";
import type { Colleague } from "./office.ts";
import { type Opinion, type Remark, opinions } from "./opinions.ts";

const hex = (length: number) => Buffer.from(crypto.getRandomValues(new Uint8Array(length))).toString("hex");

export type CopyLink = { copy: string; label: string; holder: string; link: string; code: string };

export type Place = {
  readonly address: string;
  readonly say: (line: string) => void;
  keep(name: string, bytes: Uint8Array): Promise<void>;
};

type Row = {
  readonly edition: number;
  id: string;
  copy: string;
  n: number;
  holder: string;
  proposed: string;
  severity: string;
  text: string;
  merged: string | null;
};
type Held = { readonly opinion: Opinion; readonly link: CopyLink; readonly browser: Browser };
type HolderView = {
  pages: { text: string }[];
  copy: { task: { asked: boolean } };
  earlier: { comments: { id: string; disposed: { n: number; disposition: string } | null }[] } | null;
};

/** A holder opens the link with the code that was told by telephone. */
export async function openLink(address: string, link: CopyLink): Promise<Browser> {
  const browser = openBrowser(address);
  const token = link.link.slice(link.link.indexOf("#") + 1);
  await browser.call("POST", `/api/copies/${link.copy}/status`, { link: token });
  await browser.call("POST", `/api/copies/${link.copy}/open`, { link: token, code: link.code });
  return browser;
}

/** Sends a version to all twelve; those whose words it left alone are told, and not asked again. */
export async function circulate(ilse: Colleague, letter: string, version: number): Promise<CopyLink[]> {
  const holders = opinions.map(({ name, organisation, required, passingOn }) => ({
    name,
    organisation,
    required,
    passingOn,
    actingFor: "",
    address: "",
    stage: 1,
    instructions: "",
    through: null,
  }));
  const given = {
    version,
    zone: "Europe/London",
    silence: false,
    shared: false,
    ask: "changed",
    holders,
    suspense: new Date(Date.now() + 5 * 864e5).toISOString(),
    instructions: "Say whether your people can work with this.",
  };
  return (await ilse.call<{ links: CopyLink[] }>("POST", `/api/letters/${letter}/circulate`, given)).links;
}

/** Where words stand on a page, however the page breaks its lines. */
export function passageOf(pages: readonly { text: string }[], quote: string) {
  const words = quote.split(" ").map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  for (const [index, { text }] of pages.entries()) {
    const found = new RegExp(words.join("\\s+"), "u").exec(text);
    if (!found) continue;
    const [start, end] = [found.index, found.index + found[0].length];
    const [prefix, suffix] = [text.slice(Math.max(0, start - 32), start), text.slice(end, end + 32)];
    return { page: index + 1, quote: found[0], prefix, suffix, start, end };
  }
  throw new Error(`The letter does not say "${quote}".`);
}

async function remark({ browser, link }: Held, given: Remark): Promise<void> {
  const { pages } = await browser.call<HolderView>("GET", `/api/copies/${link.copy}`);
  const { severity, text, quote, proposed = "", rationale = "" } = given;
  await browser.call("PUT", `/api/copies/${link.copy}/comments/${hex(16)}`, {
    severity,
    text,
    proposed,
    rationale,
    attachments: [],
    from: null,
    passage: quote === null ? null : passageOf(pages, quote),
  });
}

async function position({ browser, link }: Held, taken: Opinion["position"], reason: string): Promise<void> {
  if (taken) await browser.call("POST", `/api/copies/${link.copy}/position`, { position: taken, reason });
}

async function opened({ address }: Place, links: readonly CopyLink[]): Promise<Held[]> {
  const held: Held[] = [];
  for (const [index, link] of links.entries()) {
    const opinion = opinions[index];
    if (opinion) held.push({ opinion, link, browser: await openLink(address, link) });
  }
  return held;
}

/** Each holder opens their own link, downloads their own copy, comments and takes a position. */
export async function firstRound(place: Place, links: readonly CopyLink[]): Promise<Uint8Array[]> {
  const copies: Uint8Array[] = [];
  const held = await opened(place, links);
  for (const one of held) {
    const { link, browser, opinion } = one;
    const bytes = await browser.file(`/api/copies/${link.copy}/file.pdf`);
    copies.push(bytes);
    const name = `copy-${link.label.replace("/", "-of-")}`;
    if (copies.length <= 3) {
      await place.keep(`${name}.pdf`, bytes);
      await place.keep(`${name}.png`, await browser.file(`/api/copies/${link.copy}/page/1.png`));
    }
    for (const given of opinion.remarks) await remark(one, given);
    await position(one, opinion.position, opinion.reason);
  }
  const remarks = opinions.reduce((sum, one) => sum + one.remarks.length, 0);
  place.say(
    `The twelve read it on links of their own: ${remarks} comments, two non-concurs, and one of them says nothing. Jonas Wrede: readers will take it that pilotage at Ness Quay ends.`,
  );
  return copies;
}

const rowsOf = async (ilse: Colleague, letter: string) =>
  (await ilse.call<{ rows: Row[] }>("GET", `/api/letters/${letter}/matrix`)).rows;

const refOf = ({ copy, id: comment }: Row) => ({ copy, comment });

/** Comments that say the same are put behind one, the proposed wording is taken up, and everyone is answered. */
export async function adjudicate({ say }: Place, ilse: Colleague, letter: string): Promise<void> {
  const path = `/api/letters/${letter}`;
  const rows = await rowsOf(ilse, letter);
  const of = (holder: string, index = 0) => rows.filter((row) => row.holder === holder)[index] as Row;
  const [mirela, jonas, bram, rhys] = [
    of("Mirela Stroud"),
    of("Jonas Wrede"),
    of("Bram Ostel"),
    of("Rhys Dunmore"),
  ];
  await ilse.call("POST", `${path}/merges`, { comments: [refOf(bram)], into: refOf(mirela) });
  await ilse.call("POST", `${path}/merges`, { comments: [refOf(rhys)], into: refOf(jonas) });
  const { working } = await ilse.call<{ working: { revision: number } }>("GET", path);
  const taken = await ilse.call<{ done: string[] }>("POST", `${path}/apply`, {
    comments: [refOf(mirela)],
    revision: working.revision,
  });
  const answer = (row: Row, disposition: string, response: string) => ({
    ...refOf(row),
    edition: row.edition,
    disposition,
    response,
  });
  const rest = rows.filter((row) => ![mirela.id, jonas.id, bram.id, rhys.id].includes(row.id));
  const rejected = rest.filter((row) => row.holder === "Lucia Marchetti");
  await ilse.call("POST", `${path}/dispositions`, {
    answers: [
      answer(mirela, "accept", ""),
      answer(jonas, "accept", "The paragraph now says that pilotage goes on without a break."),
      ...rejected.map((row) => answer(row, "reject", "Two hours have been enough in eleven winters.")),
      ...rest
        .filter((row) => !rejected.includes(row))
        .map((row) =>
          answer(
            row,
            row.severity === "administrative" ? "accept" : "partially-accept",
            "The text names the days.",
          ),
        ),
    ],
  });
  say(
    `Ilse answers all ${rows.length}: two say the same as others and are answered with them, one is rejected with its reason, and ${taken.done.length} proposed wording goes into the text as it was proposed.`,
  );
}

/** What a commenter says to the answers their comments got. Gives how many satisfied them and to how many they object. */
async function answered({ browser, link, opinion }: Held): Promise<readonly [number, number]> {
  const { earlier } = await browser.call<HolderView>("GET", `/api/copies/${link.copy}`);
  let [satisfied, objects] = [0, 0];
  for (const { id, disposed } of earlier?.comments ?? []) {
    if (!disposed) continue;
    const rejected = disposed.disposition === "reject";
    const note = rejected ? `${opinion.organisation} keeps to it: winters differ.` : "";
    await browser.call("POST", `/api/copies/${link.copy}/comments/${id}/answer`, {
      n: disposed.n,
      answer: rejected ? "objects" : "satisfied",
      note,
    });
    if (rejected) objects += 1;
    else satisfied += 1;
  }
  return [satisfied, objects];
}

/** Version 2 goes to everyone; who is asked again answers, and the commenters say whether the answers satisfy them. */
export async function secondRound(place: Place, links: readonly CopyLink[]): Promise<void> {
  let [asked, satisfied, objects] = [0, 0, 0];
  for (const one of await opened(place, links)) {
    const view = await one.browser.call<HolderView>("GET", `/api/copies/${one.link.copy}`);
    const [pleased, against] = await answered(one);
    [satisfied, objects] = [satisfied + pleased, objects + against];
    if (!view.copy.task.asked) continue;
    asked += 1;
    // Bram keeps to his non-concur, and whoever said nothing says nothing again.
    if (one.opinion.name === "Bram Ostel") await position(one, "non-concur", one.opinion.reason);
    else await position(one, one.opinion.position && "concur", "");
  }
  place.say(
    `Version 2 goes to all twelve, with what changed and what became of their comments. Only ${asked} are asked again: those whose words changed, or who had not answered. ${satisfied} answers satisfy their commenters, to ${objects} one objects.`,
  );
}

/** What still holds the letter a signer settles by name: a silent holder is not waited for, a non-concur is overridden. */
export async function overrule(
  { say, keep }: Place,
  ilse: Colleague,
  odile: Colleague,
  letter: string,
): Promise<void> {
  const path = `/api/letters/${letter}`;
  const { gates } = await ilse.call<{ gates: { gate: string; status: string; copies: string[] }[] }>(
    "GET",
    path,
  );
  const held = (gate: string) =>
    gates.find((one) => one.gate === gate && one.status === "held")?.copies[0] ?? "";
  await odile.call("POST", `${path}/copies/${held("silent")}/waive`, {
    reason: "The Coast Watch was asked twice, and told us by telephone that it has no view.",
  });
  await odile.call("POST", `${path}/copies/${held("non-concur")}/override`, {
    reason: "The tugs get two moorings at the north wall, as agreed today.",
  });
  await keep("matrix.xlsx", await ilse.file(`${path}/matrix.xlsx`));
  say(
    "Odile no longer waits for the Coast Watch, and overrides the tug owners, both by name and with her reason. The settled matrix is in matrix.xlsx.",
  );
}
