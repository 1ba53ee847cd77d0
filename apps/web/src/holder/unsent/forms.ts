import { Passage, PositionName, Severity } from "@chirograph/wire/letter";
import type * as sent from "../requests.ts";

export type CommentForm = sent.Remark;
export type PositionForm = { readonly position: sent.PositionName | null; readonly reason: string };
export type PassOnForm = sent.Holder;

/** Everything that was typed and not yet sent. A comment's form has the id that the comment will have. */
export type Forms = {
  readonly comments: Readonly<Record<string, CommentForm>>;
  readonly position: PositionForm | null;
  readonly passOn: PassOnForm | null;
};

export const noForms: Forms = { comments: {}, position: null, passOn: null };

const hasWords = (form: CommentForm | undefined) =>
  form !== undefined && (form.text + form.proposed).trim() !== "";

/** Forms as the server keeps them: a text that it does not look into. A form without a word is nothing yet; "" is no form. */
export function writeForms({ comments, position, passOn }: Forms): string {
  const ids = Object.keys(comments)
    .filter((id) => hasWords(comments[id]))
    .sort();
  const handed = passOn && Object.values(passOn).some((word) => word.trim() !== "") ? passOn : null;
  if (ids.length === 0 && !position && !handed) return "";
  // In one order, so that the same forms are the same text.
  return JSON.stringify({
    comments: Object.fromEntries(ids.map((id) => [id, comments[id]])),
    position,
    passOn: handed,
  });
}

type Loose = Readonly<Record<string, unknown>>;
const isLoose = (value: unknown): value is Loose =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const words = (value: unknown) => (typeof value === "string" ? value : "");

function readComment(value: unknown): CommentForm | null {
  if (!isLoose(value)) return null;
  const passage = Passage.nullable().safeParse(value.passage);
  const severity = Severity.safeParse(value.severity);
  if (!passage.success || !severity.success) return null;
  return {
    passage: passage.data,
    severity: severity.data,
    text: words(value.text),
    proposed: words(value.proposed),
  };
}

function readPosition(value: unknown): PositionForm | null {
  if (!isLoose(value)) return null;
  const position = PositionName.safeParse(value.position);
  return { position: position.success ? position.data : null, reason: words(value.reason) };
}

function readPassOn(value: unknown): PassOnForm | null {
  if (!isLoose(value)) return null;
  const { name, organisation, actingFor, address } = value;
  return {
    name: words(name),
    organisation: words(organisation),
    actingFor: words(actingFor),
    address: words(address),
  };
}

/** What was kept, as far as it can be read: another version of this page may have written it. */
export function readForms(body: string): Forms {
  if (body === "") return noForms;
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return noForms;
  }
  if (!isLoose(value)) return noForms;
  const comments: Record<string, CommentForm> = {};
  for (const [id, kept] of Object.entries(isLoose(value.comments) ? value.comments : {})) {
    const comment = readComment(kept);
    if (comment && /^[0-9a-f]{32}$/u.test(id)) comments[id] = comment;
  }
  return { comments, position: readPosition(value.position), passOn: readPassOn(value.passOn) };
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The side that changed since the base; ours when both did. */
function chosen<T>(base: T, ours: T, theirs: T): T {
  return same(ours, base) ? theirs : ours;
}

/** One form that both sides changed: what the other device wrote is not lost, it is shown beside. */
function setAside<T>(base: T, ours: T, theirs: T): boolean {
  return (
    !same(ours, base) && !same(theirs, base) && !same(ours, theirs) && theirs !== null && theirs !== undefined
  );
}

/** Joins what two devices wrote since `base`. `aside` holds what the other one wrote into a form that both changed. */
export function mergeForms(
  base: Forms,
  ours: Forms,
  theirs: Forms,
): { readonly forms: Forms; readonly aside: Forms } {
  const ids = new Set([...Object.keys(ours.comments), ...Object.keys(theirs.comments)]);
  const comments: Record<string, CommentForm> = {};
  const aside: Record<string, CommentForm> = {};
  for (const id of ids) {
    const [b, o, t] = [base.comments[id], ours.comments[id], theirs.comments[id]];
    const kept = chosen(b, o, t);
    if (kept) comments[id] = kept;
    if (t && setAside(b, o, t)) aside[id] = t;
  }
  return {
    forms: {
      comments,
      position: chosen(base.position, ours.position, theirs.position),
      passOn: chosen(base.passOn, ours.passOn, theirs.passOn),
    },
    aside: {
      comments: aside,
      position: setAside(base.position, ours.position, theirs.position) ? theirs.position : null,
      passOn: setAside(base.passOn, ours.passOn, theirs.passOn) ? theirs.passOn : null,
    },
  };
}
