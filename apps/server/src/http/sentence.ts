import type { Holder, RecordEvent } from "@chirograph/core";

function who({ name, organisation, actingFor }: Holder): string {
  const at = organisation ? `, ${organisation}` : "";
  return `${name}${at}${actingFor ? `, for ${actingFor}` : ""}`;
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
    case "circulation-closed":
      return "Closed the circulation.";
    case "non-concur-overridden":
      return `Overrode a non-concur: ${event.reason}`;
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

function copySentence(event: RecordEvent): string | null {
  switch (event.type) {
    case "copy-issued":
      return `Issued copy ${event.label} of version ${event.version} to ${who(event.holder)}.`;
    case "copy-opened":
      return event.how === "code" ? "Opened with the code." : "Opened, signed in.";
    case "copy-downloaded":
      return `Downloaded the copy, SHA-256 ${event.sha256.slice(0, 12)}….`;
    case "comment-made":
      return `Comment, ${event.severity}: ${event.text || event.proposed}`;
    case "comment-withdrawn":
      return "Withdrew a comment.";
    case "position-taken":
      return `Position on version ${event.version}: ${event.position}${event.reason ? `: ${event.reason}` : ""}`;
    case "passing-on-asked":
      return `Asked to pass the copy on to ${who(event.holder)}.`;
    case "passing-on-refused":
      return "Refused the passing on.";
    case "copy-passed-on":
      return "Passed the copy on.";
    case "copy-recalled":
      return `Recalled the copy${event.reason ? `: ${event.reason}` : "."}`;
    default:
      return null;
  }
}

/** An event as a sentence for who reads the record. Falls back to the event's own name, which is always true. */
export function sentenceOf(event: RecordEvent, name: (person: string) => string): string {
  return letterSentence(event, name) ?? copySentence(event) ?? event.type;
}
