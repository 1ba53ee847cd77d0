import type { MailFacts } from "../acts/mail/mail-facts.ts";
import type { OutgoingMail } from "../acts/mail/mail-port.ts";
import { type Block, asHtml, asText, line } from "./body.ts";
import { dayInZone, inZone } from "./moment.ts";
import { toldBlocks } from "./told.ts";
import { headerLine, oneLine } from "./words.ts";

/** A mail as people read it. */
export type Composed = { readonly subject: string; readonly text: string; readonly html: string };

const asking = new Set([
  "invitation",
  "new-version",
  "passed-on",
  "new-link",
  "your-turn",
  "reminder",
  "suspense-moved",
]);

/** The same for every mail of a thread: mail programs sort by it too. */
function subjectOf({ facts, id, thread }: OutgoingMail): string {
  const what = facts.subject ? `: ${headerLine(facts.subject, 120)}` : "";
  const subject = `Draft ${headerLine(facts.reference, 60)}${what}`;
  return thread === id ? subject : `Re: ${subject}`;
}

function aboutLetter(facts: MailFacts): Block {
  const { reference, version, label } = facts;
  return facts.subject
    ? line`The letter: ${reference}, “${facts.subject}”, version ${String(version)}, your copy ${label}. It is a draft: it is not signed and decides nothing.`
    : line`The letter: ${reference}, version ${String(version)}, your copy ${label}. It is a draft: it is not signed and decides nothing.`;
}

function dueBlocks(facts: MailFacts): Block[] {
  const { suspense, task, told, silence } = facts;
  if (!suspense || !asking.has(told.kind)) return [];
  const when = inZone(suspense.at, suspense.zone);
  const by =
    told.kind === "reminder" && told.overdue
      ? line`It was asked for by ${when}.`
      : line`Your answer is asked for by ${when}.`;
  return [
    by,
    ...(task.later
      ? [line`Others are asked before you. You can read the letter now, and are told when it is your turn.`]
      : []),
    ...(silence && task.asked
      ? [line`For this letter the office declared that silence after that time counts as concurrence.`]
      : []),
  ];
}

function instructionBlocks({ instructions, told, language }: MailFacts): Block[] {
  if (!asking.has(told.kind) || told.kind === "suspense-moved" || instructions.length === 0) return [];
  return [
    line`What you are asked to look at:`,
    ...instructions.map((text): Block => ({
      kind: "quote",
      text,
      language: /[\u0600-\u06ff]/.test(text) ? language : null,
    })),
  ];
}

/** How the copy is opened. The code that goes with a link is told by telephone and never stands in a mail. */
function openingBlocks({ facts, link }: OutgoingMail): Block[] {
  if (facts.told.kind === "recalled") return [];
  if (link !== null)
    return [
      { kind: "link", label: "Your own copy:", address: link },
      line`The code that opens it is told to you by telephone. The link is for you alone: do not forward this mail.`,
    ];
  const zone = facts.suspense?.zone ?? "UTC";
  const which =
    facts.linkSent === null
      ? "the link that the office gave you"
      : `the link that we sent you on ${dayInZone(facts.linkSent, zone)}`;
  return [
    line`Open your copy with ${which}. In the browser in which you opened it before, this address is enough:`,
    { kind: "link", label: "Your copy:", address: facts.address },
    line`If the link is lost, ask the office for a new one.`,
  ];
}

function closing(facts: MailFacts, repliesRead: boolean): Block[] {
  const answer =
    facts.told.kind === "recalled" || facts.told.kind === "read-back"
      ? []
      : repliesRead
        ? [
            line`You can answer this mail: what you write is entered as your comment. A position (concur, concur with comment, non-concur) is taken through your link only.`,
          ]
        : [line`Answers to this mail are not read. Write your comments in your copy.`];
  const contact = oneLine(facts.contact);
  const asks = contact ? `Questions: ${contact}. ` : "";
  const small: Block = {
    kind: "small",
    runs: [{ theirs: `${asks}This mail was sent by a program of ${oneLine(facts.office)}.` }],
  };
  return [...answer, small];
}

/** The words of a mail. The same facts always give the same words. Pure. */
export function composeMail(mail: OutgoingMail, repliesRead: boolean): Composed {
  const { facts } = mail;
  const [first, ...more] = toldBlocks(facts);
  const blocks = [
    ...(first ? [first] : []),
    aboutLetter(facts),
    ...more,
    ...dueBlocks(facts),
    ...instructionBlocks(facts),
    ...openingBlocks(mail),
    ...closing(facts, repliesRead),
  ];
  const subject = subjectOf(mail);
  return { subject, text: asText(blocks), html: asHtml(subject, blocks) };
}
