import type { HolderView } from "@chirograph/wire/copy";
import type { CommentView } from "@chirograph/wire/letter";

/** Copies of an invented office's letter, as the server shows them to their holders. */

export const COPY = "5ac1f00d5ac1f00d5ac1f00d5ac1f00d";
export const NEWER = "0ddba11d0ddba11d0ddba11d0ddba11d";
export const EARLIER = "ea51e45cea51e45cea51e45cea51e45c";
export const OTHER = "b0a7b0a7b0a7b0a7b0a7b0a7b0a7b0a7";

export const id = (n: number): string => n.toString(16).padStart(32, "c");

const page = [
  "Varrow Sound Port Authority",
  "Harbour House, Ness Quay",
  "Berthing of pilot boats, Ness Quay and Orrin Head",
  "1. The inner wall at Ness Quay needs repair after the winter storms. The works run from 1 June to",
  "30 September 2027.",
  "2. While the masons work along the inner wall the pilot boats move to Orrin Head. Pilotage at Ness",
  "Quay goes on without a break.",
  "3. From 1 June 2027 the 14 pilot boats of the Authority berth at Orrin Head, in the east basin",
  "beside the tug moorings.",
  "4. Agents book pilots as before, by the same telephone number and with two hours’ notice.",
  "5. Pilotage dues do not change.",
  "Odile Brandt",
  "Harbour Master",
].join("\n");

const arabicPage = [
  "هيئة ميناء خليج فارو",
  "رسو زوارق الإرشاد في رصيف نيس ورأس أورين",
  "1. يحتاج الجدار الداخلي في رصيف نيس إلى الإصلاح بعد عواصف الشتاء. تمتد الأعمال من 1 يونيو إلى",
  "30 سبتمبر 2027.",
  "2. تنتقل زوارق الإرشاد إلى رأس أورين أثناء الأعمال. ويستمر الإرشاد في رصيف نيس دون انقطاع.",
  "3. ترسو زوارق الإرشاد الأربعة عشر في الحوض الشرقي بجوار مراسي القاطرات.",
  "أوديل براندت",
].join("\n");

/** Words of the first page, as a passage of it. */
function passageOf(quote: string, text = page): NonNullable<CommentView["passage"]> {
  const start = text.indexOf(quote);
  if (start < 0) throw new Error(`The page has no such words: ${quote}`);
  const end = start + quote.length;
  const [prefix, suffix] = [text.slice(Math.max(0, start - 32), start), text.slice(end, end + 32)];
  return { page: 1, quote, prefix, suffix, start, end };
}

export const boats = passageOf("the 14 pilot boats of the Authority berth at Orrin Head");

/** A comment by this copy's holder, unless it says otherwise. */
export function said(n: number, more: Partial<CommentView> = {}): CommentView {
  return {
    id: id(n),
    copy: COPY,
    holder: "Jonas Wrede",
    organisation: "Ness Quay Pilots’ Guild",
    version: 1,
    passage: null,
    severity: "major",
    text: "Two boats must stay at Ness Quay for the night watch.",
    proposed: "",
    rationale: "",
    attachments: [],
    from: null,
    edition: 1,
    at: "2026-11-10T09:12:00.000Z",
    late: false,
    withdrawn: false,
    merged: null,
    disposed: null,
    satisfaction: null,
    replies: [],
    ...more,
  };
}

export function disposed(
  disposition: NonNullable<CommentView["disposed"]>["disposition"],
  response: string,
  n = 1,
): NonNullable<CommentView["disposed"]> {
  return { n, disposition, response, at: "2026-11-18T15:40:00.000Z", by: "Varrow Sound Port Authority" };
}

type Copy = HolderView["copy"];

function copyOf(more: Partial<Copy>, task: Partial<Copy["task"]>): Copy {
  return {
    id: COPY,
    label: "3/12",
    version: 1,
    kind: "circulation",
    parent: null,
    children: [],
    holder: {
      name: "Jonas Wrede",
      organisation: "Ness Quay Pilots’ Guild",
      actingFor: "",
      address: "",
    },
    passingOn: "allowed",
    task: {
      circulation: 1,
      required: true,
      asked: true,
      stage: 1,
      instructions: "",
      through: null,
      replaces: null,
      ...task,
    },
    asked: null,
    declined: null,
    delegate: null,
    recalled: false,
    issuedAt: "2026-11-09T08:00:00.000Z",
    fetchedAt: null,
    openedAt: "2026-11-09T09:00:00.000Z",
    downloads: 0,
    position: null,
    ...more,
  };
}

type More = Partial<Omit<HolderView, "copy">> & {
  readonly copy?: Partial<Copy>;
  readonly task?: Partial<Copy["task"]>;
};

/** A copy that is asked for input, long before its suspense, unless it says otherwise. */
export function viewOf({ copy = {}, task = {}, ...more }: More = {}): HolderView {
  return {
    office: "Varrow Sound Port Authority",
    trial: false,
    contact: "letters@varrow-sound.example",
    language: "en",
    letter: {
      reference: "VSPA/PIL/2026/041",
      subject: "Berthing of pilot boats, Ness Quay and Orrin Head",
      version: copy.version ?? 1,
      date: "2026-11-09",
    },
    copy: copyOf(copy, task),
    suspense: "2099-11-30T13:00:00.000Z",
    zone: "Asia/Dubai",
    silence: false,
    objectionsHold: true,
    handed: null,
    answersFor: [],
    answersItselfSince: null,
    gathered: [],
    shared: false,
    turn: "now",
    standing: "waiting",
    suspenseMoved: false,
    refused: null,
    instructions: "Check paragraph 3 against your watch plan.",
    enclosures: [],
    pages: [{ text: page }],
    comments: [],
    draft: { body: "", revision: 0 },
    notice: null,
    takesInput: true,
    answersThrough: null,
    others: [],
    colleagues: [],
    newer: null,
    earlier: null,
    ...more,
  };
}

export const arabic: More = {
  language: "ar",
  pages: [{ text: arabicPage }],
  letter: {
    reference: "VSPA/PIL/2026/042",
    subject: "رسو زوارق الإرشاد في رصيف نيس ورأس أورين",
    version: 1,
    date: "2026-11-09",
  },
};
export const arabicBoats = passageOf("ترسو زوارق الإرشاد الأربعة عشر في الحوض الشرقي", arabicPage);

const wasMisread = {
  page: 1,
  quote: "In the coming weeks the pilot boats will be withdrawn from Ness Quay.",
  prefix: "2. ",
  suffix: "",
  start: 300,
  end: 369,
};
const craneGone = {
  page: 1,
  quote: "The old quay crane is moved aside.",
  prefix: "",
  suffix: "",
  start: 370,
  end: 404,
};

/** What the holder of version 2 finds of version 1: three comments with what became of them, and what changed. */
export const earlier: NonNullable<HolderView["earlier"]> = {
  version: 1,
  changes: [
    { kind: "same", text: "1. The inner wall at Ness Quay needs repair after the winter storms.\n\n2. " },
    { kind: "removed", text: "In the coming weeks the pilot boats will be withdrawn from Ness Quay." },
    {
      kind: "added",
      text: "While the masons work along the inner wall the pilot boats move to Orrin Head. Pilotage at Ness Quay goes on without a break.",
    },
    { kind: "same", text: "\n\n3. From 1 June 2027 the " },
    { kind: "removed", text: "12" },
    { kind: "added", text: "14" },
    {
      kind: "same",
      text: " pilot boats of the Authority berth at Orrin Head, in the east basin beside the tug moorings.\n\n4. Agents book pilots as before.",
    },
  ],
  comments: [
    {
      ...said(21, {
        copy: EARLIER,
        severity: "critical",
        passage: wasMisread,
        text: "This reads as if pilotage at Ness Quay ends.",
        disposed: disposed("accept", "Paragraph 2 now says that pilotage goes on."),
        replies: [
          {
            id: id(71),
            by: "Varrow Sound Port Authority",
            at: "2026-11-12T10:00:00.000Z",
            text: "Would “move to Orrin Head” do?",
          },
        ],
      }),
      attached: {
        state: "changed",
        passage: passageOf(
          "While the masons work along the inner wall the pilot boats move to Orrin Head. Pilotage at Ness\nQuay goes on without a break.",
        ),
      },
      recalled: false,
    },
    {
      ...said(22, {
        copy: EARLIER,
        passage: boats,
        proposed: "12 of the 14 pilot boats berth at Orrin Head",
        rationale: "Boarding takes 40 minutes longer from Orrin Head at night.",
        disposed: disposed("reject", "The night watch is served from Orrin Head by the fast boats."),
      }),
      attached: { state: "here", passage: boats },
      recalled: false,
    },
    {
      ...said(23, {
        copy: EARLIER,
        severity: "administrative",
        passage: craneGone,
        text: "Which crane? There are two.",
      }),
      attached: { state: "gone", passage: null },
      recalled: false,
    },
  ],
};

export const bram = { copy: OTHER, holder: "Bram Ostel", organisation: "Tug Owners’ Circle" };

/** A colleague's comment that nobody else took up. */
export const given = (one: CommentView): CommentView & { takenBy: string | null } => ({
  ...one,
  takenBy: null,
});
