import type { Comment, IssuedCopy, Moment } from "@chirograph/core";
import { type AnsweredComment, type MailFacts, answeredComment, isDiscreet } from "./mail-facts.ts";
import type { OutgoingMail } from "./mail-port.ts";
import { type Board, aboutCopy, newMail } from "./notice-board.ts";
import type { Answered } from "./notice.ts";
import type { Ports, Unit } from "../ports.ts";

/** A digest waits this long for the next answer, and no longer than `limit` in all; seconds. */
const pause = 5 * 60;
const limit = 60 * 60;

function answersOf(facts: MailFacts): readonly AnsweredComment[] {
  return facts.told.kind === "answered" ? facts.told.comments : [];
}

/** Each comment once, as it stands now, with all that was written under it since the digest began. */
function withAnswers(
  before: readonly AnsweredComment[],
  comments: readonly Comment[],
  notices: readonly Answered[],
  discreet: boolean,
): AnsweredComment[] {
  const told = new Map(before.map((one) => [one.comment, one]));
  for (const { comment: id, reply } of notices) {
    const comment = comments.find((one) => one.id === id);
    if (!comment) continue;
    const replies = [
      ...(told.get(id)?.replies.map((one) => one.id) ?? []),
      ...(reply === null ? [] : [reply]),
    ];
    told.set(id, answeredComment(comment, replies, discreet));
  }
  return [...told.values()];
}

/** The comment that an answer to the digest belongs to: the only one it speaks of. */
function only(comments: readonly AnsweredComment[]): string | null {
  return comments.length === 1 ? (comments[0]?.comment ?? null) : null;
}

/** The office's answers to a holder's comments gather in one mail: one for a hundred dispositions, not a hundred. */
export async function tellAnswers(
  ports: Ports,
  unit: Unit,
  board: Board,
  copy: IssuedCopy,
  notices: readonly Answered[],
): Promise<void> {
  const waiting = await unit.mail.digest(copy.id);
  const discreet = isDiscreet(await aboutCopy(board, copy));
  const comments = withAnswers(waiting ? answersOf(waiting.facts) : [], copy.comments, notices, discreet);
  if (comments.length === 0) return;
  const told = { kind: "answered" as const, comments };
  if (waiting) {
    const now = ports.now();
    await unit.mail.extend(waiting.id, { ...waiting.facts, told }, only(comments), now);
    // Its job came with it. A database that was put back from a backup has the mail and no job.
    if (Date.parse(now) > Date.parse(waiting.made) + limit * 1_000)
      await unit.jobs.send([{ name: "mail", data: { message: waiting.id } }]);
    return;
  }
  const mail = await newMail(ports, board, copy, told, { comment: only(comments) });
  await unit.mail.add([mail]);
  await unit.jobs.send([{ name: "mail", data: { message: mail.id }, after: pause }]);
}

/** Seconds until a digest may go; 0 when it may go now, as any other mail may. */
export function digestWait({ kind, made, added }: OutgoingMail, now: Moment): number {
  if (kind !== "answered") return 0;
  const ready = Math.min(Date.parse(added) + pause * 1_000, Date.parse(made) + limit * 1_000);
  return Math.max(0, Math.ceil((ready - Date.parse(now)) / 1_000));
}
