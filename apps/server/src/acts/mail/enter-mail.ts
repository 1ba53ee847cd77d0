import type { CommentId } from "@chirograph/core";
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
};

/** The words become a comment, or a reply under the comment that our mail was about: by the holder, as if typed in the copy. */
async function enter(ports: Ports, unit: Unit, ours: OutgoingMail, text: string): Promise<Entered> {
  const { letter, copy } = ours;
  const id = ports.id();
  const about = { letter, copy };
  const whole = { passage: null, proposed: "", rationale: "", attachments: [], from: null };
  const command =
    ours.comment === null
      ? { type: "comment" as const, ...about, ...whole, comment: id, severity: "substantive" as const, text }
      : { type: "reply" as const, ...about, comment: ours.comment, reply: id, text };
  const performed = await perform(ports, unit, command, { kind: "holder", copy });
  if (!performed.ok) return { what: "nothing", id: null, why: performed.message };
  return { what: command.type, id: command.comment, why: "" };
}

/** At most once a day an address is told how a position is taken: an answer to an answer to an answer would be a flood. */
async function tellHow(ports: Ports, unit: Unit, ours: OutgoingMail, entered: Entered): Promise<void> {
  const since = new Date(Date.parse(ports.now()) - day).toISOString();
  if ((await unit.mail.countSince(ours.address, "how-to-answer", since)) > 0) return;
  await notify(ports, unit, {
    kind: "how-to-answer",
    copy: ours.copy,
    entered: entered.what,
    why: entered.why,
  });
}

const saidOfEntered = {
  comment: "Its words were entered as the holder's comment on the letter.",
  reply: "Its words were entered as the holder's reply to the comment that our mail was about.",
} as const;

/** What an answer of the holder becomes. It never becomes a position. */
export async function ofAnswer(
  ports: Ports,
  unit: Unit,
  mail: ReadMail,
  ours: OutgoingMail,
): Promise<Judged> {
  if (mail.words === "")
    return judged(
      "unassigned",
      "This answer has no new words of its sender that can be made out. Nothing was entered.",
      ours,
    );
  const entered = await enter(ports, unit, ours, mail.words);
  await tellHow(ports, unit, ours, entered);
  if (entered.what === "nothing")
    return judged("unassigned", `Its words were not entered: ${entered.why}`, ours);
  await noteHolder(unit, ours.copy, { bounced: null, autoReply: null });
  const files =
    mail.attachments === 0
      ? ""
      : ` ${mail.attachments} attached files are kept with the mail and were not added.`;
  return { ...judged("entered", `${saidOfEntered[entered.what]}${files}`, ours), comment: entered.id };
}
