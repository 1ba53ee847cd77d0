import { Passage, PositionName, Severity } from "@chirograph/wire/letter";
import { AttachmentKept } from "@chirograph/wire/matrix";
import {
  type CommentForm,
  type DeclineForm,
  type Forms,
  noForms,
  type ObjectionForm,
  type PassOnForm,
  type PositionForm,
} from "./forms.ts";

type Loose = Readonly<Record<string, unknown>>;
const isLoose = (value: unknown): value is Loose =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const words = (value: unknown) => (typeof value === "string" ? value : "");
const ID = /^[0-9a-f]{32}$/u;

function readComment(value: unknown): CommentForm | null {
  if (!isLoose(value)) return null;
  const passage = Passage.nullable().safeParse(value.passage);
  const severity = Severity.safeParse(value.severity);
  if (!passage.success || !severity.success) return null;
  const attachments = AttachmentKept.array().safeParse(value.attachments);
  return {
    passage: passage.data,
    severity: severity.data,
    text: words(value.text),
    proposed: words(value.proposed),
    rationale: words(value.rationale),
    attachments: attachments.success ? attachments.data : [],
    from: ID.test(words(value.from)) ? words(value.from) : null,
  };
}

function readPosition(value: unknown): PositionForm | null {
  if (!isLoose(value)) return null;
  const position = PositionName.safeParse(value.position);
  return { position: position.success ? position.data : null, reason: words(value.reason) };
}

function readPassOn(value: unknown): PassOnForm | null {
  if (!isLoose(value)) return null;
  const { name, organisation, actingFor, address, delegated } = value;
  return {
    name: words(name),
    organisation: words(organisation),
    actingFor: words(actingFor),
    address: words(address),
    delegated: delegated === true,
  };
}

function readDecline(value: unknown): DeclineForm | null {
  if (!isLoose(value)) return null;
  const { why } = value;
  if (why !== "not-mine" && why !== "cannot-by-then") return null;
  return { why, note: words(value.note), day: words(value.day) };
}

function readObjection(value: unknown): ObjectionForm | null {
  if (!isLoose(value) || typeof value.n !== "number") return null;
  return { n: value.n, note: words(value.note) };
}

/** What can be read of forms that stand by the ids of comments. */
function readEach<T>(value: unknown, read: (one: unknown) => T | null): Record<string, T> {
  const out: Record<string, T> = {};
  for (const [id, kept] of Object.entries(isLoose(value) ? value : {})) {
    const form = ID.test(id) ? read(kept) : null;
    if (form !== null) out[id] = form;
  }
  return out;
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
  return {
    comments: readEach(value.comments, readComment),
    position: readPosition(value.position),
    passOn: readPassOn(value.passOn),
    decline: readDecline(value.decline),
    replies: readEach(value.replies, (one) => words(one) || null),
    objections: readEach(value.objections, readObjection),
    left: readEach(value.left, (one) => one === true || null),
  };
}
