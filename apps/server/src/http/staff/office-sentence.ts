import { type Coordination, type Office, type OfficeSettings, coordinationOf } from "@chirograph/core";
import type { OfficeRecordRow, SpokenOf } from "../../acts/read-office-record.ts";
import { sentenceOf } from "../sentence.ts";

type Name = (person: string) => string;

const listed = (words: readonly string[], none: string) => (words.length === 0 ? none : words.join(", "));
const hours = (all: readonly number[]) => listed(all.map(String), "none");
const spoken = (words: readonly string[]) =>
  listed(
    words.map((word) => word.replaceAll("-", " ")),
    "none",
  );

/** A rule's or a setting's name for people, and what it says. */
type Said<T> = readonly (readonly [string, (of: T) => string])[];

const rules: Said<Coordination> = [
  ["Silence of a required holder", ({ silentRequired }) => silentRequired],
  ["Objections", ({ objections }) => objections],
  [
    "Answered before anyone approves",
    ({ disposeFirst }) => spoken([...new Set(["critical", ...disposeFirst])]),
  ],
  ["Reminders, hours before the suspense", ({ remindBefore }) => hours(remindBefore)],
  ["Reminders, hours after the suspense", ({ remindAfter }) => hours(remindAfter)],
];

const settings: Said<OfficeSettings> = [
  ["Name", ({ name }) => name],
  ["Lines under the name", ({ letterhead }) => listed(letterhead, "none")],
  ["How the public reaches the office", ({ contact }) => contact || "nothing"],
  ["Numbering", ({ numbering }) => numbering],
  ["People who must approve a letter", ({ signersRequired }) => String(signersRequired)],
  ["Public address", ({ publicAddress }) => publicAddress],
];

/** "Objections: hold, was show." of everything that differs; null when nothing does. */
function changes<T>(all: Said<T>, now: T, before: T): string | null {
  const differing = all.filter(([, say]) => say(now) !== say(before));
  const said = differing.map(([name, say]) => `${name}: ${say(now)}, was ${say(before)}.`);
  return said.length === 0 ? null : said.join(" ");
}

function settingsChanged(now: OfficeSettings, before: Office): string {
  if (before.status === "empty") return "Changed the settings.";
  const said = changes(settings, now, before.settings);
  return said === null ? "Saved the settings as they were." : `Changed the settings. ${said}`;
}

function rulesChanged(now: Coordination, before: Office): string {
  const said = changes(rules, now, coordinationOf(before));
  return said === null
    ? "Saved the rules of coordination as they were."
    : `Changed the rules of coordination. ${said}`;
}

const how = {
  "set-up": "at the set-up",
  invitation: "through an invitation",
  "recovery-code": "with a recovery code",
  "two-administrators": "through a recovery by two administrators",
  own: "signed in with another of their own",
};

function personOf(before: Office, id: string) {
  return before.status === "empty" ? undefined : before.people.get(id);
}

function titled(name: string, title: string): string {
  return title ? `${name}, ${title}` : name;
}

/** Passkeys are told by the names that people gave them: an id or a key says nothing to who reads. */
function passkeyRemoved(before: Office, id: string, credential: string, name: string): string {
  const known = personOf(before, id)?.credentials.find((one) => one.id === credential);
  return known ? `Removed the passkey “${known.name}” of ${name}.` : `Removed a passkey of ${name}.`;
}

function officeSentence({ entry: { event }, before }: OfficeRecordRow, name: Name): string | null {
  switch (event.type) {
    case "office-founded":
      return `Set up the office: ${event.settings.name}, at ${event.settings.publicAddress}. People who must approve a letter: ${event.settings.signersRequired}.`;
    case "settings-changed":
      return settingsChanged(event.settings, before);
    case "coordination-changed":
      return rulesChanged(event.coordination, before);
    case "person-added":
      return `Added ${titled(event.name, event.title)}. Roles: ${spoken(event.roles)}.`;
    case "roles-changed":
      return `Changed the roles of ${name(event.person)}: ${spoken(event.roles)}, was ${spoken(personOf(before, event.person)?.roles ?? [])}.`;
    case "credential-added":
      return `Added the passkey “${event.credential.name}” of ${name(event.person)}, ${how[event.how]}.`;
    case "credential-removed":
      return passkeyRemoved(before, event.person, event.credential, name(event.person));
    case "recovery-codes-issued":
      return `Made new recovery codes for ${name(event.person)}. Those before are void.`;
    case "recovery-code-used":
      return `Used up a recovery code of ${name(event.person)}.`;
    case "person-left":
      return `${name(event.person)} left the office. Their letters went to ${event.successor === null ? "nobody" : name(event.successor)}.`;
    default:
      return null;
  }
}

function about(of: SpokenOf | null): string {
  if (of === null) return "a paper";
  if (of.about === "paper") return `the paper “${of.title}”`;
  return of.reference === null ? "a letter" : `the letter ${of.reference}`;
}

function statementSentence({ entry: { event }, spokenOf }: OfficeRecordRow): string | null {
  switch (event.type) {
    case "statement-proposed":
      return `Wrote a statement on ${about(spokenOf)}, for a second person to release: “${event.text}”`;
    case "statement-released":
      return `Released the statement on ${about(spokenOf)} with a passkey.`;
    case "statement-retracted":
      return `Retracted the statement on ${about(spokenOf)}: ${event.reason}`;
    default:
      return null;
  }
}

/** An event of the office's own record as a sentence, and of a change what it changed. */
export function officeRecordSentence(row: OfficeRecordRow, name: Name): string {
  return officeSentence(row, name) ?? statementSentence(row) ?? sentenceOf(row.entry.event, name);
}
