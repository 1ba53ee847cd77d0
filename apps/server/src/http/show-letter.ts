import { type Comment, type IssuedCopy, type Office, personName } from "@chirograph/core";
import { printedCode } from "@chirograph/marks";
import type { letter as wire } from "@chirograph/wire";
import type { RecordSeen } from "../acts/read-record.ts";
import type { LetterSeen } from "../acts/view-letter.ts";
import { sentenceOf } from "./sentence.ts";

export function showCopy(copy: IssuedCopy, fetchedAt: string | null): wire.CopyView {
  const { id, label, version, kind, parent, holder, passingOn, asked, opened, downloads, position } = copy;
  const { task, declined, delegate } = copy;
  return {
    task,
    declined,
    delegate,
    id,
    label,
    version,
    kind,
    parent,
    // Of a copy of our own staff the record keeps the person in the address's place; it is nobody's mail address.
    holder: kind === "office" ? { ...holder, address: "" } : holder,
    passingOn,
    asked,
    position,
    fetchedAt,
    children: [...copy.children],
    recalled: copy.status === "recalled",
    issuedAt: copy.issued.at,
    openedAt: opened,
    downloads: downloads.length,
  };
}

/** Who of the office speaks is told by name inside, and as "the office" to a holder. */
export type Speaker = (actor: string) => string;

export function showComment(copy: IssuedCopy, comment: Comment, speaker: Speaker): wire.CommentView {
  const { dispositions: _, disposed, satisfaction, replies, attachments, ...rest } = comment;
  const said = satisfaction && satisfaction.n === disposed?.n ? satisfaction : null;
  return {
    ...rest,
    attachments: attachments.map((one) => ({ ...one })),
    disposed: disposed && { ...disposed, by: speaker(disposed.by) },
    satisfaction: said && { answer: said.answer, note: said.note, at: said.at },
    replies: replies.map((reply) => ({ ...reply, by: speaker(reply.by) })),
    copy: copy.id,
    holder: copy.holder.name,
    organisation: copy.holder.organisation,
    version: copy.version,
  };
}

export function showComments(copy: IssuedCopy, speaker: Speaker): wire.CommentView[] {
  return copy.comments.map((comment) => showComment(copy, comment, speaker));
}

/** Names within the office: a person by name, a holder by theirs. */
export function staffSpeaker(office: Office, copies: readonly IssuedCopy[]): Speaker {
  const holders = new Map(copies.map((copy) => [`copy/${copy.id}`, copy.holder.name]));
  return (actor) => holders.get(actor) ?? personName(office, actor);
}

function showCirculation(seen: LetterSeen): wire.LetterView["circulation"] {
  const last = seen.letter.circulations.at(-1);
  return last ? { ...last } : null;
}

function showEnd({ letter }: LetterSeen): wire.LetterView["ended"] {
  switch (letter.status) {
    case "superseded":
      return { at: letter.until, reason: "", successor: letter.successor };
    case "withdrawn":
    case "cancelled":
      return { at: letter.until, reason: letter.reason, successor: null };
    default:
      return null;
  }
}

function showProgress(
  seen: LetterSeen,
): Pick<wire.LetterView, "returned" | "approvals" | "sealed" | "released" | "inForceFrom" | "ended"> {
  const { letter, office } = seen;
  const name = (person: string) => personName(office, person);
  const approvals = "approvals" in letter ? letter.approvals : [];
  const release = "release" in letter ? letter.release : null;
  return {
    returned:
      letter.status === "returned"
        ? {
            note: letter.note,
            by: name(letter.return.by),
            at: letter.return.at,
            version: letter.return.version,
          }
        : null,
    approvals: approvals.map(({ by, at, version }) => ({ by: name(by), at, version })),
    sealed: "seal" in letter ? { at: letter.seal.at, sha256: letter.seal.sha256 } : null,
    released: release ? { at: release.at, by: name(release.by) } : null,
    inForceFrom: "inForceFrom" in letter ? letter.inForceFrom : null,
    ended: showEnd(seen),
  };
}

/** A letter as the office's app reads it. */
export function showLetter(seen: LetterSeen, publicAddress: string): wire.LetterView {
  const { letter, office, working } = seen;
  const name = (person: string) => personName(office, person);
  const speaker = staffSpeaker(office, seen.copies);
  const fetched = (copy: string) => seen.links.get(copy)?.fetchedAt ?? null;
  const { id, reference, status, archived, silent } = letter;
  const inForce = "inForceFrom" in letter;
  return {
    id,
    reference,
    status,
    archived,
    silent,
    subject: working.text.subject,
    opened: {
      at: letter.opened.at,
      by: name(letter.opened.by),
    },
    access: [...letter.access].map(([person, parts]) => ({
      person: {
        id: person,
        name: name(person),
      },
      parts: [...parts],
    })),
    versions: letter.versions.map(({ n, sha256, pages, source, at, by, publicId }) => ({
      n,
      sha256,
      pages,
      source,
      at,
      by: name(by),
      code: printedCode(publicId),
    })),
    circulation: showCirculation(seen),
    copies: seen.copies.map((copy) => showCopy(copy, fetched(copy.id))),
    standings: seen.standings.map(({ copy, standing }) => ({ copy: copy.id, standing })),
    mails: Object.fromEntries(
      [...seen.mails].map(([copy, { sentAt, remindedAt, bounced, autoReply }]) => [
        copy,
        { sentAt, remindedAt, bounced, autoReply },
      ]),
    ),
    comments: seen.copies.flatMap((copy) => showComments(copy, speaker)),
    gates: seen.gates.map((gate) => ({
      ...gate,
      copies: [...gate.copies],
      comments: [...gate.comments],
      points: [...gate.points],
    })),
    ...showProgress(seen),
    statements: seen.statements.map((row) => row.id),
    acts: { ...seen.acts },
    working: {
      text: working.text as wire.LetterView["working"]["text"],
      revision: working.revision,
      at: working.at,
      by: working.by === null ? null : name(working.by),
    },
    lastLooked: seen.lastLooked,
    publicUrl: inForce ? `${publicAddress.replace(/\/+$/, "")}/letter/${id}` : null,
  };
}

export function showRecord(
  rows: readonly RecordSeen[],
  names: (person: string) => string,
): { rows: wire.RecordRow[] } {
  return {
    rows: rows.map(({ entry, by, leaf }) => ({
      at: entry.at,
      by,
      leaf,
      type: entry.event.type,
      sentence: sentenceOf(entry.event, names),
      stream: entry.stream,
      seq: entry.seq,
    })),
  };
}
