import { coordination, letter, matrix, office } from "@chirograph/wire";

/** 128 bits that say which of the made things this is. */
const id = (n: number): string => n.toString(16).padStart(32, "0");
export const LETTER = id(1);
export const ILSE = id(901);
export const ODILE = id(902);
const DAY = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString();
const HASH = "5ada3b80".repeat(8);

export function sessionOf(person: string, name: string, roles: (office.Session["person"] & object)["roles"]) {
  return office.Session.parse({
    office: { name: "Varrow Sound Port Authority", trial: false, publicAddress: "https://port.example" },
    person: { id: person, name, title: "Action officer", address: "", roles },
    mail: true,
  });
}

export const rules = coordination.Coordination.parse({
  silentRequired: "hold",
  objections: "hold",
  disposeFirst: ["critical", "major"],
  remindBefore: [24],
  remindAfter: [24],
});

export const settings = office.Settings.parse({
  name: "Varrow Sound Port Authority",
  letterhead: ["Harbour House, Ness Quay"],
  publicAddress: "https://port.example",
  contact: "letters@port.example",
  numbering: "VSPA/{year}/{number}",
  signersRequired: 1,
});

const working = {
  text: {
    language: "en",
    letterhead: { office: "Varrow Sound Port Authority", lines: ["Harbour House, Ness Quay"] },
    reference: "VSPA/2026/001",
    date: "2026-04-09",
    from: "Harbour Master",
    through: [],
    to: ["Ship agents and masters"],
    subject: "Berthing of pilot boats",
    paragraphs: [{ level: 1, text: "From 1 June 2027 the 14 pilot boats berth at Orrin Head." }],
    signature: { name: "Odile Brandt", title: "Harbour Master" },
    enclosures: [],
    distribution: [],
    effect: "informational",
    basis: null,
    handling: "",
  },
  revision: 3,
  at: inDays(-4),
  by: "Ilse Marrow",
};

const task = {
  circulation: 1,
  required: true,
  asked: true,
  stage: 1,
  instructions: "",
  through: null,
  replaces: null,
};

type Copy = Partial<Omit<letter.CopyView, "holder" | "task">> & {
  readonly holder?: Partial<letter.CopyView["holder"]>;
  readonly task?: Partial<letter.CopyView["task"]>;
};

/** The n-th copy of the circulation, opened and not answered unless said otherwise. */
export function copyOf(n: number, of: number, { holder, task: asked, ...more }: Copy = {}): letter.CopyView {
  return letter.CopyView.parse({
    id: id(1_000 + n),
    label: `${n}/${of}`,
    version: 1,
    kind: "circulation",
    parent: null,
    children: [],
    holder: { name: `Holder ${n}`, organisation: `House ${n}`, actingFor: "", address: "", ...holder },
    passingOn: "ask",
    task: { ...task, ...asked },
    asked: null,
    declined: null,
    delegate: null,
    recalled: false,
    issuedAt: inDays(-3),
    fetchedAt: inDays(-3),
    openedAt: inDays(-2),
    downloads: 0,
    position: null,
    ...more,
  });
}

export const said = (position: "concur" | "concur-with-comment" | "non-concur", reason = "") => ({
  position,
  reason,
  version: 1,
  n: 1,
  at: inDays(-1),
  late: false,
});

/** A letter of one version, written and not circulated unless said otherwise. Every act is allowed. */
export function letterOf(more: Partial<letter.LetterView> = {}): letter.LetterView {
  return letter.LetterView.parse({
    id: LETTER,
    reference: "VSPA/2026/001",
    subject: "Berthing of pilot boats",
    status: "draft",
    archived: false,
    silent: false,
    opened: { at: inDays(-5), by: "Ilse Marrow" },
    access: [
      { person: { id: ILSE, name: "Ilse Marrow" }, parts: ["author", "action-officer"] },
      { person: { id: ODILE, name: "Odile Brandt" }, parts: ["signer"] },
    ],
    versions: [
      { n: 1, sha256: HASH, pages: 1, source: "typeset", at: inDays(-3), by: "Ilse Marrow", code: "82EF" },
    ],
    circulation: null,
    copies: [],
    mails: {},
    standings: [],
    comments: [],
    gates: [
      {
        gate: "version",
        status: "open",
        sentence: "Version 1 can be approved.",
        copies: [],
        comments: [],
        points: [],
      },
    ],
    returned: null,
    approvals: [],
    sealed: null,
    released: null,
    inForceFrom: null,
    ended: null,
    statements: [],
    acts: {},
    working,
    lastLooked: 1,
    publicUrl: null,
    ...more,
  });
}

/** A circulation of version 1, open for another week. */
export const circulation = (more: Partial<NonNullable<letter.LetterView["circulation"]>> = {}) => ({
  n: 1,
  version: 1,
  suspense: inDays(7),
  zone: "Europe/Paris",
  instructions: "",
  silence: false,
  shared: false,
  stages: 1,
  stage: 1,
  changes: 0,
  opened: inDays(-3),
  open: true,
  ...more,
});

/** The n-th comment on the letter, on a passage of its first page; open unless said otherwise. */
export function rowOf(n: number, more: Partial<matrix.MatrixRow> = {}): matrix.MatrixRow {
  const passage = {
    page: 1,
    quote: "the 14 pilot boats",
    prefix: "2027 ",
    suffix: " berth",
    start: 18,
    end: 36,
  };
  return matrix.MatrixRow.parse({
    id: id(5_000 + n),
    copy: id(1_001),
    holder: "Jonas Wrede",
    organisation: "Pilots’ Guild",
    version: 1,
    passage,
    severity: "substantive",
    edition: 1,
    recalled: false,
    text: `Remark ${n}: twelve are registered.`,
    proposed: "",
    rationale: "",
    attachments: [],
    from: null,
    at: inDays(-2),
    late: false,
    withdrawn: false,
    merged: null,
    disposed: null,
    satisfaction: null,
    replies: [],
    n,
    label: "1/12",
    paragraph: "2.",
    line: 9,
    attached: { state: "here", passage },
    credited: null,
    ...more,
  });
}

export const rejected = {
  n: 1,
  disposition: "reject",
  response: "The plan names fourteen.",
  at: inDays(-1),
  by: "Ilse",
} as const;
export const objects = { answer: "objects", note: "The plan is of last year.", at: inDays(-1) } as const;

/** A line of the desk. */
export function deskRowOf(n: number, more: Partial<matrix.DeskRow> = {}): matrix.DeskRow {
  return matrix.DeskRow.parse({
    id: id(n),
    reference: `VSPA/2026/${String(n).padStart(3, "0")}`,
    subject: "Berthing of pilot boats",
    status: "in-coordination",
    version: 1,
    suspense: inDays(n),
    updatedAt: inDays(-1),
    archived: false,
    held: 2,
    waitsForYou: null,
    blockedBy: { who: "Pilots’ Guild", what: "non-concur", since: inDays(-2), more: 1 },
    answered: 7,
    asked: 12,
    openComments: 3,
    ...more,
  });
}
