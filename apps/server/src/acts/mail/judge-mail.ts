import { sameAddress } from "../address.ts";
import { ofAnswer, unfiled } from "./enter-mail.ts";
import { type Judged, judged, noteHolder } from "./judged-mail.ts";
import type { OutgoingMail } from "./mail-port.ts";
import type { Ports, Unit } from "../ports.ts";
import type { DeliveryReport, ReadMail } from "./read-mail.ts";

/** Where answers to our mail are read, and from where we write. */
export type Mailboxes = { readonly inbox: string; readonly from: string };

/** More servers than any honest way has: the mail goes round. */
const mostServers = 30;
/** More mails in an hour than a person writes. */
const mostAnHour = 30;
const hour = 3_600_000;

/** Mail of our own, or that goes round: nobody is answered. */
async function loops(
  ports: Ports,
  unit: Unit,
  mail: ReadMail,
  { inbox, from }: Mailboxes,
): Promise<string | null> {
  const sender = mail.from[0] ?? "";
  if (mail.messageId !== null && (await unit.mail.message(mail.messageId)) !== null)
    return "This is a mail of ours that came back. Nothing was entered.";
  if (sameAddress(sender, inbox) || sameAddress(sender, from))
    return "This mail names our own address as its sender. Nothing was entered.";
  if (mail.received > mostServers)
    return `This mail passed through ${mail.received} servers: it goes round. Nothing was entered.`;
  if (mail.messageId !== null && (await unit.mail.knows(mail.messageId, sender)))
    return "This mail came before. Nothing was entered a second time.";
  const hourAgo = new Date(Date.parse(ports.now()) - hour).toISOString();
  if (sender !== "" && (await unit.mail.handledSince(sender, hourAgo)) >= mostAnHour)
    return `More than ${mostAnHour} mails came from this address within an hour. This one was not entered.`;
  return null;
}

function saidOfReport(report: DeliveryReport): string {
  const why = [report.status, report.diagnostic].filter(Boolean).join(", ");
  const reason = why ? ` Its mail server said: ${why}.` : "";
  switch (report.action) {
    case "failed":
      return `Mail does not reach ${report.recipient}.${reason}`;
    case "delayed":
      return `Mail has not reached ${report.recipient} yet; its servers go on trying.${reason}`;
    default:
      return `Mail was handed on to ${report.recipient}.`;
  }
}

async function ofReport(unit: Unit, mail: ReadMail, ours: OutgoingMail | null): Promise<Judged> {
  const { report } = mail;
  if (!ours)
    return judged("bounce", "A mail server reports that a mail was not delivered, and names none of ours.");
  const said = report
    ? saidOfReport(report)
    : `Mail does not reach ${ours.address}. ${mail.words.slice(0, 300)}`;
  if (!report || report.action === "failed") await noteHolder(unit, ours.copy, { bounced: said });
  return judged("bounce", said, ours);
}

async function ofAutomatic(unit: Unit, mail: ReadMail, ours: OutgoingMail | null): Promise<Judged> {
  if (!ours) return judged("auto-reply", "A program answered by itself, and names none of our mails.");
  const words = [mail.subject, mail.words].filter(Boolean).join(": ").slice(0, 300);
  await noteHolder(unit, ours.copy, { autoReply: `An automatic answer came: ${words}` });
  return judged("auto-reply", `A program answered by itself: ${words}`, ours);
}

/** The sender of an answer is the holder to whom our mail went; anyone else has no voice on this copy. */
function isHolder({ from }: ReadMail, { address }: OutgoingMail): boolean {
  return from.length === 1 && sameAddress(from[0] ?? "", address);
}

/** A mail server's own voice, where it reports without the form of a report. */
function isMailer({ from }: ReadMail): boolean {
  return /^(?:mailer-daemon|postmaster)@/i.test(from[0] ?? "");
}

/** What an incoming mail is, and what becomes of it. `ours`: the mail of ours that it names. */
export async function judgeMail(
  ports: Ports,
  unit: Unit,
  mail: ReadMail,
  ours: OutgoingMail | null,
  given: { nullSender: boolean; boxes: Mailboxes },
): Promise<Judged> {
  if (mail.report !== null || isMailer(mail)) return ofReport(unit, mail, ours);
  const loop = await loops(ports, unit, mail, given.boxes);
  if (loop !== null) return judged("loop", loop);
  if (mail.automatic) return ofAutomatic(unit, mail, ours);
  if (given.nullSender || mail.nullSender) return ofReport(unit, mail, ours);
  if (mail.toMany)
    return judged("list", "This mail was sent to many: a mailing list or a newsletter. Nothing was entered.");
  if (!ours)
    return judged(
      "unassigned",
      `This mail answers none of ours, so it belongs to no letter. Nothing was entered.${unfiled(mail)}`,
    );
  if (!isHolder(mail, ours))
    return judged(
      "unassigned",
      `This mail answers one of ours and comes from another address than that went to. Nothing was entered.${unfiled(mail)}`,
      ours,
    );
  return ofAnswer(ports, unit, mail, ours);
}
