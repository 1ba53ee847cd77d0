import type * as sent from "../requests.ts";

export type CommentForm = sent.Remark;
export type PositionForm = { readonly position: sent.PositionName | null; readonly reason: string };
export type PassOnForm = sent.Holder & { readonly delegated: boolean };
/** `day`: a calendar day by which they could; "" while none is chosen. */
export type DeclineForm = { readonly why: sent.Why; readonly note: string; readonly day: string };
/** Why one objects to the office's answer numbered `n`. */
export type ObjectionForm = { readonly n: number; readonly note: string };
type Each<T> = Readonly<Record<string, T>>;

/** Everything that was typed and not yet sent, by the ids of comments. A comment's form has the id that the comment will have. */
export type Forms = {
  readonly comments: Each<CommentForm>;
  readonly position: PositionForm | null;
  readonly passOn: PassOnForm | null;
  readonly decline: DeclineForm | null;
  readonly replies: Each<string>;
  readonly objections: Each<ObjectionForm>;
  /** Colleagues' comments that the one who answers for them leaves as they are. */
  readonly left: Each<true>;
};

export const noForms: Forms = {
  comments: {},
  position: null,
  passOn: null,
  decline: null,
  replies: {},
  objections: {},
  left: {},
};

/** A comment of which nothing is written yet. */
export function freshComment(passage: sent.Passage | null): CommentForm {
  const empty = { text: "", proposed: "", rationale: "", attachments: [], from: null };
  return { passage, severity: "substantive", ...empty };
}

/** To whom a copy is passed on, before anyone is named. */
export const nobody: PassOnForm = {
  name: "",
  organisation: "",
  actingFor: "",
  address: "",
  delegated: false,
};

const isTyped = (words: string) => words.trim() !== "";

function hasWords({ text, proposed, rationale, attachments }: CommentForm): boolean {
  return isTyped(text + proposed + rationale) || attachments.length > 0;
}

/** In one order, so that the same forms are the same text; null when none is worth keeping. */
function kept<T, Kept>(forms: Each<T>, worth: (form: T) => boolean, write: (form: T) => Kept) {
  const entries = Object.entries(forms)
    .filter(([, form]) => worth(form))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0
    ? null
    : Object.fromEntries(entries.map(([id, form]) => [id, write(form)] as const));
}

/** What came later than the first drafts is written only where it says something: a draft of those days stays the same text. */
function writeComment({ passage, severity, text, proposed, rationale, attachments, from }: CommentForm) {
  return {
    passage,
    severity,
    text,
    proposed,
    ...(rationale === "" ? {} : { rationale }),
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(from === null ? {} : { from }),
  };
}

function writePassOn({ delegated, ...holder }: PassOnForm) {
  return delegated ? { ...holder, delegated } : holder;
}

const as = <T>(form: T) => form;

/** Forms as the server keeps them: a text that it does not look into. A form without a word is nothing yet; "" is no form. */
export function writeForms(forms: Forms): string {
  const { position, passOn, decline } = forms;
  const comments = kept(forms.comments, hasWords, writeComment);
  const handed = passOn && isTyped(passOn.name + passOn.organisation + passOn.actingFor + passOn.address);
  const more = {
    decline: decline && isTyped(decline.note + decline.day) ? decline : null,
    replies: kept(forms.replies, isTyped, as),
    objections: kept(forms.objections, ({ note }) => isTyped(note), as),
    left: kept(forms.left, as, as),
  };
  const said = Object.entries(more).filter(([, form]) => form !== null);
  if (!comments && !position && !handed && said.length === 0) return "";
  const first = { comments: comments ?? {}, position, passOn: handed ? writePassOn(passOn) : null };
  return JSON.stringify({ ...first, ...Object.fromEntries(said) });
}

/** The forms without the comment of this id. */
export function withoutComment(forms: Forms, id: string): Forms {
  return { ...forms, comments: withoutKey(forms.comments, id) };
}

export function withoutKey<T>(each: Each<T>, key: string): Each<T> {
  const { [key]: _, ...rest } = each;
  return rest;
}
