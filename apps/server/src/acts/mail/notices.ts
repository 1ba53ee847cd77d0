import type { CopyId, IssuedCopy } from "@chirograph/core";
import { bareAddress } from "../address.ts";
import { tellAnswers } from "./digest.ts";
import { loadCopies } from "../facts.ts";
import type { Answered, Notice } from "./notice.ts";
import type { OutgoingMail } from "./mail-port.ts";
import { type Board, newMail, openBoard, toldBy } from "./notice-board.ts";
import type { Job, Ports, Unit } from "../ports.ts";

/** Which copies' holders will have mail, and which have no address that mail could go to. */
export type Notified = { readonly mailed: readonly CopyId[]; readonly withoutAddress: readonly CopyId[] };

type ToCopy = { readonly copy: IssuedCopy; readonly notices: Notice[] };

/** A recalled copy is closed: its holder is told of the recall and of nothing after it. */
function speaksTo(copy: IssuedCopy, { kind }: Notice): boolean {
  return copy.kind !== "office" && (copy.status === "issued" || kind === "recalled");
}

/** The notices by letter and copy, for copies that have holders to tell. */
async function byLetter(unit: Unit, notices: readonly Notice[]): Promise<Map<string, ToCopy[]>> {
  const copies = await loadCopies(unit, [...new Set(notices.map((one) => one.copy))]);
  const letters = new Map<string, ToCopy[]>();
  for (const copy of copies.values()) {
    if (copy.status === "none") continue;
    const own = notices.filter((one) => one.copy === copy.id && speaksTo(copy, one));
    if (own.length > 0)
      letters.set(copy.letter, [...(letters.get(copy.letter) ?? []), { copy, notices: own }]);
  }
  return letters;
}

async function tell(ports: Ports, unit: Unit, board: Board, to: readonly ToCopy[]): Promise<void> {
  const mails: OutgoingMail[] = [];
  for (const { copy, notices } of to) {
    const answered: Answered[] = [];
    for (const notice of notices) {
      if (notice.kind === "answered") answered.push(notice);
      else {
        const link = notice.kind === "link" ? notice.link : null;
        mails.push(await newMail(ports, board, copy, await toldBy(ports, board, copy, notice), { link }));
      }
    }
    if (answered.length > 0) await tellAnswers(ports, unit, board, copy, answered);
  }
  await unit.mail.add(mails);
  await unit.jobs.send(mails.map(({ id }): Job => ({ name: "mail", data: { message: id } })));
}

/**
 * Tells holders something by mail, inside the transaction that decides it: the mail goes out exactly if that commits.
 * Without mail nothing happens. Costs a few queries for all the notices of a letter together.
 */
export async function notify(
  ports: Ports,
  unit: Unit,
  notice: Notice | readonly Notice[],
): Promise<Notified> {
  const notices = "kind" in notice ? [notice] : notice;
  const mailed: CopyId[] = [];
  const withoutAddress: CopyId[] = [];
  for (const to of (await byLetter(unit, notices)).values()) {
    const reached = to.filter(({ copy }) => bareAddress(copy.holder.address) !== null);
    withoutAddress.push(...to.filter((one) => !reached.includes(one)).map(({ copy }) => copy.id));
    if (!ports.mails || reached.length === 0) continue;
    const board = await openBoard(
      ports,
      unit,
      reached.map(({ copy }) => copy),
    );
    await tell(ports, unit, board, reached);
    mailed.push(...reached.map(({ copy }) => copy.id));
  }
  return { mailed, withoutAddress };
}
