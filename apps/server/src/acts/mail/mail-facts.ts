import {
  type Circulation,
  type Comment,
  type Disposition,
  type ExistingLetter,
  type Holder,
  type IssuedCopy,
  type LetterText,
  type Moment,
  type OfficeSettings,
} from "@chirograph/core";
import type { HolderEntry } from "../coordination/holder-suspense.ts";

/** What the office says to one comment, as its commenter is told. */
export type AnsweredComment = {
  readonly comment: string;
  /** The commenter's own words, so that they know which comment it is. */
  readonly text: string;
  readonly disposition: Disposition | null;
  readonly response: string;
  /** What the office wrote under the comment, newest last. */
  readonly replies: readonly { readonly id: string; readonly text: string }[];
};

/** What a mail tells its holder, by kind. */
export type Told =
  | { readonly kind: "invitation" }
  /** Asked to read a letter back: what it says to them, not what they think of it. */
  | { readonly kind: "read-back" }
  | { readonly kind: "new-version"; readonly earlier: number; readonly changed: string }
  | { readonly kind: "passed-on"; readonly by: string; readonly delegated: boolean }
  | { readonly kind: "new-link" }
  | { readonly kind: "your-turn" }
  | { readonly kind: "reminder"; readonly overdue: boolean }
  | { readonly kind: "suspense-moved"; readonly reason: string }
  | { readonly kind: "recalled"; readonly reason: string }
  | { readonly kind: "answers-itself" }
  /** `person`: the name that the holder gave to the one they asked for. */
  | { readonly kind: "passing-on-refused"; readonly person: string }
  | { readonly kind: "answered"; readonly comments: readonly AnsweredComment[] }
  /** The answer to a mail: how a position is taken. `entered` says what became of the mail's words. */
  | {
      readonly kind: "how-to-answer";
      readonly entered: "comment" | "reply" | "nothing";
      readonly why: string;
      /** Of files that were not added. Mails that were made before files came in have none. */
      readonly files?: string;
    };

/** Everything a mail is made of, as it stood when the office acted. Plain JSON. */
export type MailFacts = {
  readonly told: Told;
  readonly office: string;
  readonly contact: string;
  readonly reference: string;
  /** Null where the letter bears a handling marking or is silent: then only its reference crosses the network. */
  readonly subject: string | null;
  readonly language: LetterText["language"];
  readonly version: number;
  readonly label: string;
  readonly holder: Pick<Holder, "name" | "organisation" | "actingFor">;
  readonly task: {
    readonly asked: boolean;
    readonly required: boolean;
    readonly later: boolean;
    /** Who answers for the organisation, where it is not this holder. */
    readonly through: string | null;
  };
  readonly suspense: { readonly at: Moment; readonly zone: string; readonly changes: number } | null;
  /**
   * The entry of the holder's calendar; null where the mail leaves it alone: a copy that a newer one replaced has none any more. Mails that
   * were made before entries went on through versions have none either, and speak of their copy.
   */
  readonly entry?: HolderEntry | null;
  readonly silence: boolean;
  /** Of the circulation, then of this holder; none where the letter is discreet. */
  readonly instructions: readonly string[];
  /** The copy's address without its token: it opens in a browser that opened the copy before, and nowhere else. */
  readonly address: string;
  /** When the link went out by mail; null where it did not. */
  readonly linkSent: Moment | null;
};

/** What a mail about a copy is gathered from. */
export type About = {
  readonly settings: OfficeSettings;
  readonly letter: ExistingLetter;
  readonly copy: IssuedCopy;
  readonly text: LetterText | null;
  readonly subject: string;
  readonly spokesman: string | null;
  readonly linkSent: Moment | null;
  readonly entry: HolderEntry | null;
};

function circulationOf({ letter, copy }: About): Circulation | null {
  return letter.circulations[copy.task.circulation - 1] ?? null;
}

/** Where the letter asks for care, mail carries its reference and no word of it. */
export function isDiscreet({ letter, text }: Pick<About, "letter" | "text">): boolean {
  return letter.silent || (text?.handling ?? "") !== "";
}

function taskOf(about: About): MailFacts["task"] {
  const { task } = about.copy;
  const circulation = circulationOf(about);
  return {
    asked: task.asked,
    required: task.required,
    later: (circulation?.open ?? false) && task.stage > (circulation?.stage ?? 1),
    through: about.spokesman,
  };
}

function instructionsOf(about: About): string[] {
  const own = about.copy.task.instructions;
  return [circulationOf(about)?.instructions ?? "", own].filter((text) => text.trim() !== "");
}

/** The facts of a mail about a copy. Pure. */
export function mailFacts(about: About, told: Told): MailFacts {
  const { settings, letter, copy, text, subject, linkSent } = about;
  const circulation = circulationOf(about);
  const { name, organisation, actingFor } = copy.holder;
  const discreet = isDiscreet(about);
  return {
    told,
    office: settings.name,
    contact: settings.contact,
    reference: letter.reference,
    subject: discreet ? null : subject,
    language: text?.language ?? "en",
    version: copy.version,
    label: copy.label,
    holder: { name, organisation, actingFor },
    task: taskOf(about),
    suspense: circulation
      ? { at: circulation.suspense, zone: circulation.zone, changes: circulation.changes }
      : null,
    entry: about.entry,
    silence: circulation?.silence ?? false,
    instructions: discreet ? [] : instructionsOf(about),
    address: `${settings.publicAddress.replace(/\/+$/, "")}/c/${copy.id}`,
    linkSent,
  };
}

/** What the office has said to a comment until now; in a discreet mail without the words. */
export function answeredComment(
  comment: Comment,
  replies: readonly string[],
  discreet: boolean,
): AnsweredComment {
  const { id, text, proposed, disposed } = comment;
  const told = comment.replies.filter((reply) => replies.includes(reply.id));
  return {
    comment: id,
    text: discreet ? "" : text || proposed,
    disposition: disposed?.disposition ?? null,
    response: discreet ? "" : (disposed?.response ?? ""),
    replies: told.map((reply) => ({ id: reply.id, text: discreet ? "" : reply.text })),
  };
}
