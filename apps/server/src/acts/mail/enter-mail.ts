import type { CommentId } from "@chirograph/core";
import {
  type MailFiles,
  attachmentsOf,
  keepFiles,
  saidOfFiles,
  sortFiles,
  toldOfFiles,
} from "./mail-files.ts";
import type { OutgoingMail } from "./mail-port.ts";
import { notify } from "./notices.ts";
import { perform } from "../perform.ts";
import type { Ports, Unit } from "../ports.ts";
import type { ReadMail } from "./read-mail.ts";
import { type Judged, judged, noteHolder } from "./judged-mail.ts";

const day = 86_400_000;

type Entered = {
  readonly what: "comment" | "reply" | "nothing";
  readonly id: CommentId | null;
  readonly why: string;
  readonly files: MailFiles;
};

/** What a comment says whose mail brought files and no words. */
const noWords = "This came by mail with files, and without words that could be made out.";

/**
 * The words become a comment, or a reply under the comment that our mail was about: by the holder, as if typed in the copy. Files without
 * words become a comment, as a reply takes none.
 */
async function enter(ports: Ports, unit: Unit, ours: OutgoingMail, mail: ReadMail): Promise<Entered> {
  const { letter, copy } = ours;
  const id = ports.id();
  const about = { letter, copy };
  const under = mail.words === "" ? null : ours.comment;
  const files = sortFiles(mail, under === null ? "comment" : "reply");
  const whole = { passage: null, proposed: "", rationale: "", from: null, attachments: attachmentsOf(files) };
  const text = mail.words || noWords;
  const command =
    under === null
      ? { type: "comment" as const, ...about, ...whole, comment: id, severity: "substantive" as const, text }
      : { type: "reply" as const, ...about, comment: under, reply: id, text };
  const performed = await perform(ports, unit, command, { kind: "holder", copy });
  if (!performed.ok) return { what: "nothing", id: null, why: performed.message, files };
  await keepFiles(unit, copy, files);
  return { what: command.type, id: command.comment, why: "", files };
}

/** At most once a day an address is told how a position is taken: an answer to an answer to an answer would be a flood. */
async function tellHow(
  ports: Ports,
  unit: Unit,
  ours: OutgoingMail,
  entered: Entered,
  wordless: boolean,
): Promise<void> {
  const since = new Date(Date.parse(ports.now()) - day).toISOString();
  if ((await unit.mail.countSince(ours.address, "how-to-answer", since)) > 0) return;
  await notify(ports, unit, {
    kind: "how-to-answer",
    copy: ours.copy,
    entered: entered.what,
    why: entered.why,
    files: entered.what === "nothing" ? "" : toldOfFiles(entered.files, wordless),
  });
}

const saidOfEntered = {
  comment: "Its words were entered as the holder's comment on the letter.",
  reply: "Its words were entered as the holder's reply to the comment that our mail was about.",
} as const;

const saidOfWordless =
  "It had no words that could be made out. A comment of the holder's was made for its files.";

/** A mail that has neither words nor a file with something in it: pictures alone are a signature's as often as not. */
function saysNothing({ words, files }: ReadMail): boolean {
  return words === "" && files.every(({ start, end }) => start === end);
}

/** What an answer of the holder becomes. It never becomes a position. */
export async function ofAnswer(
  ports: Ports,
  unit: Unit,
  mail: ReadMail,
  ours: OutgoingMail,
): Promise<Judged> {
  if (saysNothing(mail))
    return judged(
      "unassigned",
      "This answer has no new words of its sender that can be made out. Nothing was entered.",
      ours,
    );
  const entered = await enter(ports, unit, ours, mail);
  const wordless = mail.words === "";
  await tellHow(ports, unit, ours, entered, wordless);
  if (entered.what === "nothing")
    return judged("unassigned", `Its words were not entered: ${entered.why}${unfiled(mail)}`, ours);
  await noteHolder(unit, ours.copy, { bounced: null, autoReply: null });
  const said = [
    wordless ? saidOfWordless : saidOfEntered[entered.what],
    saidOfFiles(entered.files, mail.pictures),
  ];
  return {
    ...judged("entered", said.filter(Boolean).join(" "), ours),
    comment: entered.id,
    filesLeft: entered.files.left.length,
  };
}

/** Of a mail that was not entered: its files are not lost yet, and nobody else says so. */
export function unfiled({ files }: ReadMail): string {
  return files.length === 0 ? "" : ` Its attached files (${files.length}) are kept with the mail alone.`;
}
