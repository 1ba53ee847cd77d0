import {
  type Coordination,
  type Copy,
  type CopyId,
  type ExistingLetter,
  type IssuedCopy,
  type Moment,
  coordinationOf,
  tasks,
} from "@chirograph/core";
import { bareAddress } from "../address.ts";
import { loadCopies, loadLetter, loadOffice } from "../facts.ts";
import { notify } from "./notices.ts";
import type { Ports, Unit } from "../ports.ts";

const hour = 3_600_000;

/** Every reminder of the office's rules, in hours from the suspense. */
function marks({ remindBefore, remindAfter }: Coordination): number[] {
  return [...remindBefore.map((hours) => -hours), ...remindAfter].sort((a, b) => a - b);
}

function moment(suspense: Moment, hours: number): Moment {
  return new Date(Date.parse(suspense) + hours * hour).toISOString();
}

/** Who answers now: the holder, or whoever the task was given to and on from there. */
function answering(copy: IssuedCopy, copies: ReadonlyMap<CopyId, Copy>): IssuedCopy {
  const delegate = copy.delegate === null ? undefined : copies.get(copy.delegate);
  if (!delegate || delegate.status !== "issued" || bareAddress(delegate.holder.address) === null) return copy;
  return answering(delegate, copies);
}

/** Who said that the task is not theirs is left alone; who cannot by then, until the day that they named. */
function declined({ declined: said }: IssuedCopy, overdue: boolean, now: Moment): boolean {
  if (!said) return false;
  if (said.why === "not-mine") return true;
  return said.until === null ? !overdue : now < said.until;
}

/** When each holder was last told of the suspense: a reminder due before that would only repeat it. */
async function toldOf(unit: Unit, copies: readonly CopyId[]): Promise<ReadonlyMap<CopyId, Moment>> {
  const sent = await unit.mail.ofCopies(copies);
  const speaking = new Set(["invitation", "new-version", "passed-on", "your-turn", "suspense-moved"]);
  return new Map(sent.filter((mail) => speaking.has(mail.kind)).map((mail) => [mail.copy, mail.made]));
}

async function silent(unit: Unit, letter: ExistingLetter, due: Moment, now: Moment): Promise<CopyId[]> {
  const ids = (await unit.copies.ofLetter(letter.id)).map((row) => row.id);
  const copies = await loadCopies(unit, ids);
  const waiting = tasks(letter, [...copies.values()], now)
    .filter(({ standing, circulation }) => standing === "waiting" && circulation?.open)
    .map(({ copy }) => answering(copy, copies))
    .filter((copy) => copy.position === null && !declined(copy, now > suspenseOf(letter), now));
  const told = await toldOf(
    unit,
    waiting.map((copy) => copy.id),
  );
  return waiting.filter((copy) => (told.get(copy.id) ?? copy.issued.at) < due).map((copy) => copy.id);
}

function suspenseOf(letter: ExistingLetter): Moment {
  return letter.circulations.at(-1)?.suspense ?? "";
}

/** Of the reminders that are due and were not sent the last one goes out: after a night without power, not three at once. */
async function remindLetter(ports: Ports, unit: Unit, id: string, rules: Coordination): Promise<number> {
  const letter = await loadLetter(unit, id);
  if (letter.status !== "in-coordination") return 0;
  const now = ports.now();
  const { suspense } = letter.circulation;
  const due = marks(rules).filter((hours) => moment(suspense, hours) <= now);
  const fresh: number[] = [];
  for (const hours of due) if (await unit.mail.noteReminder(id, suspense, hours)) fresh.push(hours);
  const last = fresh.at(-1);
  // A reminder before the suspense says nothing any more once that is over.
  if (last === undefined || (last < 0 && now > suspense)) return 0;
  const to = await silent(unit, letter, moment(suspense, last), now);
  const told = await notify(
    ports,
    unit,
    to.map((copy) => ({ kind: "reminder" as const, copy })),
  );
  return told.mailed.length;
}

/**
 * Sends the reminders that are due by the office's rules to those who are asked, whose turn it is, and who are silent. Each
 * is noted in the transaction that sends it: run often, after a crash, or by two servers at once, it goes out once.
 * Gives the number of mails.
 */
export async function remindSilent(ports: Ports): Promise<number> {
  const { letters, rules } = await ports.transact(async (unit) => {
    const { office } = await loadOffice(unit, ports);
    const rules = coordinationOf(office);
    return { rules, letters: await unit.mail.remindersDue(marks(rules), ports.now()) };
  });
  let sent = 0;
  for (const id of letters) sent += await ports.transact((unit) => remindLetter(ports, unit, id, rules));
  return sent;
}
