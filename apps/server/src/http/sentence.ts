import type { Holder, PointText, RecordEvent } from "@chirograph/core";

function who({ name, organisation, actingFor }: Holder): string {
  const at = organisation ? `, ${organisation}` : "";
  return `${name}${at}${actingFor ? `, for ${actingFor}` : ""}`;
}

function pointSaid({ kind, text }: PointText): string {
  return `${kind === "announced" ? "announced" : "not to be read into it"}: “${text}”`;
}

function decisionSentence(event: RecordEvent): string | null {
  switch (event.type) {
    case "decision-entered":
      return `Entered the decision ${event.text.reference} of ${event.text.authority} with a passkey: ${event.text.what}`;
    case "decision-opened":
      return "Made the decision public with a passkey.";
    case "decision-superseded":
      return "A later decision replaced this one.";
    case "decision-revoked":
      return `Revoked the decision with a passkey: ${event.reason}`;
    default:
      return null;
  }
}

function letterSentence(event: RecordEvent, name: (person: string) => string): string | null {
  switch (event.type) {
    case "letter-opened":
      return `Opened the letter ${event.reference}.`;
    case "access-granted":
      return `Gave ${name(event.person)} a part in it: ${event.part}.`;
    case "access-revoked":
      return `Ended the access of ${name(event.person)}.`;
    case "version-added":
      return `Made version ${event.n}, ${event.pages} ${event.pages === 1 ? "page" : "pages"}, ${event.source}.`;
    case "circulation-opened":
      return `Circulated version ${event.version}, due ${event.suspense.slice(0, 16).replace("T", " ")} UTC.`;
    case "suspense-changed":
      return `Moved the suspense to ${event.suspense.slice(0, 16).replace("T", " ")} UTC.${event.reason ? ` ${event.reason}` : ""}`;
    case "stage-opened":
      return `Opened turn ${event.stage}.`;
    case "holder-waived":
      return `No longer waits for a required holder: ${event.reason}`;
    case "objection-overridden":
      return `Overrode an objection to an answer: ${event.reason}`;
    case "circulation-closed":
      return "Closed the circulation.";
    case "non-concur-overridden":
      return `Overrode a non-concur: ${event.reason}`;
    case "points-stated":
      return event.points.length === 0
        ? "Took the letter's points back."
        : `Stated ${event.points.length} points: ${event.points.map(pointSaid).join("; ")}.`;
    case "decision-cited":
      return event.decision === null
        ? "Took the decision from an announced point."
        : "Rested an announced point on a decision.";
    case "citation-waived":
      return `Let an announced point stand without a decision: ${event.reason}`;
    case "read-back-opened":
      return `Opened round ${event.n} of reading version ${event.version} back.`;
    case "read-back-closed":
      return `Closed round ${event.n} of reading back.`;
    case "read-back-waived":
      return `Let version ${event.version} go on without being read back: ${event.reason}`;
    case "model-read":
      return `The program ${event.model} read the letter in round ${event.n}: ${event.paraphrase}`;
    case "version-approved":
      return `Approved version ${event.version} with a passkey${event.complete ? "" : "; another signer is asked for"}.`;
    case "letter-returned":
      return `Returned version ${event.version} for rework: ${event.note}`;
    case "letter-sealed":
      return `Sealed version ${event.version}.`;
    case "letter-released":
      return "Released the letter with a passkey.";
    case "entered-into-force":
      return `The letter is in force; the log contains its release under the checkpoint of ${event.checkpoint} leaves.`;
    case "letter-superseded":
      return "A later letter replaced this one.";
    case "letter-withdrawn":
      return `Withdrew the letter: ${event.reason}`;
    case "letter-cancelled":
      return `Cancelled the letter: ${event.reason}`;
    case "letter-archived":
      return event.archived ? "Put the letter into the archive." : "Took the letter out of the archive.";
    case "letter-silenced":
      return event.silent ? "Set the letter to silent." : "Ended the letter's silence.";
    default:
      return null;
  }
}

const opened = {
  code: "Opened with the code.",
  "earlier-copy": "Opened from the same holder's open copy of an earlier version.",
  "signed-in": "Opened, signed in.",
};

function copySentence(event: RecordEvent): string | null {
  switch (event.type) {
    case "copy-issued":
      return `Issued copy ${event.label} of version ${event.version} to ${who(event.holder)}.`;
    case "copy-opened":
      return opened[event.how];
    case "copy-downloaded":
      return `Downloaded the copy, SHA-256 ${event.sha256.slice(0, 12)}….`;
    case "comment-made":
      return `Comment, ${event.severity}: ${event.text || event.proposed}`;
    case "comment-replied":
      return `Replied to a comment: ${event.text}`;
    case "comment-merged":
      return event.into
        ? "Put a comment behind another that says the same."
        : "Took a merged comment apart again.";
    case "comment-disposed":
      return `Answered a comment, ${event.disposition}${event.response ? `: ${event.response}` : "."}`;
    case "disposition-answered":
      return event.answer === "satisfied"
        ? "Is satisfied with an answer."
        : `Objects to an answer: ${event.note}`;
    case "copy-declined":
      return event.why === "not-mine"
        ? `Says that this is not theirs to answer. ${event.note}`.trim()
        : `Cannot answer by then. ${event.note}`.trim();
    case "comment-withdrawn":
      return "Withdrew a comment.";
    case "letter-paraphrased":
      return `Read it back in their own words: ${event.text}`;
    case "points-answered":
      return `Answered ${event.answers.length} points.`;
    case "position-taken":
      return `Position on version ${event.version}: ${event.position}${event.reason ? `: ${event.reason}` : ""}`;
    case "passing-on-asked":
      return `Asked to pass the copy on to ${who(event.holder)}.`;
    case "passing-on-refused":
      return "Refused the passing on.";
    case "copy-passed-on":
      return "Passed the copy on.";
    case "copy-answers-itself":
      return "Answers for themselves from now on: the copy of who answered for their organisation was recalled.";
    case "copy-recalled":
      return `Recalled the copy${event.reason ? `: ${event.reason}` : "."}`;
    default:
      return null;
  }
}

/** An event as a sentence for who reads the record. Falls back to the event's own name, which is always true. */
export function sentenceOf(event: RecordEvent, name: (person: string) => string): string {
  return letterSentence(event, name) ?? copySentence(event) ?? decisionSentence(event) ?? event.type;
}
