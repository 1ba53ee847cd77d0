import type { Fate, Handled, IncomingMail, Origin, OutgoingMail } from "./mail-port.ts";
import { type Mailboxes, judgeMail } from "./judge-mail.ts";
import type { Ports, Unit } from "../ports.ts";
import type { MailReader, MailRefusal, ReadMail } from "./read-mail.ts";

/** Keeps a mail before anything is made of it; its work is sent in the same transaction. False when it is here already. */
export async function receiveMail(ports: Ports, mail: Omit<IncomingMail, "id" | "at">): Promise<boolean> {
  return ports.transact(async (unit) => {
    const id = ports.id();
    if (!(await unit.mail.receive({ ...mail, id, at: ports.now() }))) return false;
    await unit.jobs.send([{ name: "mail-in", data: { mail: id } }]);
    return true;
  });
}

/** Sends the work on mails that were kept and not handled: after a crash, or on a database that was put back. */
export async function resumeMail(ports: Ports): Promise<void> {
  await ports.transact(async (unit) => {
    const waiting = await unit.mail.unhandled();
    await unit.jobs.send(waiting.map((mail) => ({ name: "mail-in" as const, data: { mail } })));
  });
}

/** Our mail that this one is about. What it says it answers comes before the rest of the thread. */
async function answered(unit: Unit, mail: ReadMail): Promise<OutgoingMail | null> {
  const about = mail.report?.about ?? null;
  const [first, ...thread] = about === null ? mail.answers : [about];
  if (first === undefined) return null;
  return (await unit.mail.message(first)) ?? unit.mail.newestOf(thread);
}

const nothing = { sender: "", subject: "", text: "", messageId: null, answers: null, origin: null };
const nobody = { letter: null, copy: null, comment: null, filesLeft: 0 };

const tooBig: MailRefusal = {
  ok: false,
  code: "too-big",
  message: "This mail is larger than we take, so it was not read. Its beginning is kept.",
};

async function handled(
  ports: Ports,
  unit: Unit,
  mail: ReadMail,
  given: { origin: Origin | null; nullSender: boolean; boxes: Mailboxes },
): Promise<Handled> {
  const ours = await answered(unit, mail);
  const outcome = await judgeMail(ports, unit, mail, ours, given);
  const { from, subject, words: text, messageId } = mail;
  const { origin } = given;
  const said = { sender: from[0] ?? "", subject, text, messageId, answers: ours?.id ?? null, origin };
  return { ...said, ...nobody, ...outcome };
}

/**
 * Handles a mail that is kept: what it is, whose it is, and what of it is entered. It never takes a position. Everything
 * it changes is one transaction with the note that it was handled, so that it is handled once.
 */
export async function handleMail(
  ports: Ports,
  reader: MailReader,
  boxes: Mailboxes,
  id: string,
): Promise<Fate | null> {
  const kept = await ports.transact((unit) => unit.mail.received(id));
  if (!kept) return null;
  const { raw, envelope, size } = kept;
  const mail = size > raw.length ? tooBig : await reader.read(raw);
  const origin = mail.ok ? await reader.origin(raw, envelope) : null;
  const nullSender = envelope.by === "smtp" && envelope.from === "";
  return ports.transact(async (unit) => {
    if ((await unit.mail.received(id)) === null) return null;
    const result = mail.ok
      ? await handled(ports, unit, mail, { origin, nullSender, boxes })
      : { ...nothing, ...nobody, fate: "quarantined" as const, said: mail.message };
    await unit.mail.handle(id, result);
    return result.fate;
  });
}
