import type { Severity } from "./comment.ts";
import type { Moment, PersonId } from "./ids.ts";

export const roles = [
  "administrator",
  "author",
  "action-officer",
  "signer",
  "releaser",
  "security-officer",
  "auditor",
] as const;
export type Role = (typeof roles)[number];

/** What the office decides about itself. `publicAddress` is an origin; on localhost it is a trial. */
export type OfficeSettings = {
  readonly name: string;
  readonly letterhead: readonly string[];
  readonly publicAddress: string;
  readonly trial: boolean;
  readonly contact: string;
  /** Reference of the next letter; {year} and {number} are filled in, {number} to three digits or more. */
  readonly numbering: string;
  /** Different people who must approve a version. */
  readonly signersRequired: number;
};

/** The office's rules for coordination. A critical comment that is open always holds the approval. */
export type Coordination = {
  /** Whether a required holder's silence holds the approval, or is only shown. */
  readonly silentRequired: "hold" | "show";
  /** Whether an objection to the answer to a critical or major comment holds it. */
  readonly objections: "hold" | "show";
  /** Severities, besides critical, that need a disposition before the approval. */
  readonly disposeFirst: readonly Severity[];
  /** Hours before and after the suspense at which those who are silent are reminded. */
  readonly remindBefore: readonly number[];
  readonly remindAfter: readonly number[];
};

export const usualCoordination: Coordination = {
  silentRequired: "hold",
  objections: "hold",
  disposeFirst: ["critical", "major"],
  remindBefore: [48, 4],
  remindAfter: [24],
};

/** When the office takes a letter as read back: "every point read as intended by all of at least 5 fresh readers in the last round". */
export type ReadBackRule = {
  /** Whether the approval waits for it: never, where the author stated points, or for every letter. */
  readonly hold: "never" | "with-points" | "always";
  /** Fresh readers who answered, at least. */
  readonly readers: number;
  /** Of every 100 of them, how many must read each point as intended; 100 is all. */
  readonly share: number;
};

export const usualReadBack: ReadBackRule = { hold: "with-points", readers: 5, share: 100 };

export type Credential = {
  readonly id: string;
  /** COSE key, base64url. */
  readonly publicKey: string;
  readonly name: string;
};

export type Person = {
  readonly id: PersonId;
  readonly name: string;
  readonly title: string;
  readonly address: string;
  readonly roles: readonly Role[];
  readonly credentials: readonly Credential[];
  readonly left: Moment | null;
  /** Whether they ever had a passkey: an invitation is for those who never had one. */
  readonly enrolled: boolean;
};

export type Office =
  | { readonly status: "empty" }
  | {
      readonly status: "founded";
      readonly settings: OfficeSettings;
      readonly coordination: Coordination;
      readonly readBack: ReadBackRule;
      readonly people: ReadonlyMap<PersonId, Person>;
    };

export type OfficeEvent =
  | { readonly type: "office-founded"; readonly settings: OfficeSettings }
  | { readonly type: "settings-changed"; readonly settings: OfficeSettings }
  | { readonly type: "coordination-changed"; readonly coordination: Coordination }
  | { readonly type: "read-back-rule-changed"; readonly rule: ReadBackRule }
  | {
      readonly type: "person-added";
      readonly person: PersonId;
      readonly name: string;
      readonly title: string;
      readonly address: string;
      readonly roles: readonly Role[];
    }
  | { readonly type: "roles-changed"; readonly person: PersonId; readonly roles: readonly Role[] }
  | {
      readonly type: "credential-added";
      readonly person: PersonId;
      readonly credential: Credential;
      readonly how: "set-up" | "invitation" | "recovery-code" | "two-administrators" | "own";
    }
  | { readonly type: "credential-removed"; readonly person: PersonId; readonly credential: string }
  | { readonly type: "recovery-codes-issued"; readonly person: PersonId }
  | { readonly type: "recovery-code-used"; readonly person: PersonId }
  | {
      readonly type: "person-left";
      readonly person: PersonId;
      readonly successor: PersonId | null;
    };

export const emptyOffice: Office = { status: "empty" };

function withPerson(office: Office, id: PersonId, change: (person: Person) => Person): Office {
  if (office.status === "empty")
    throw new Error("An event about a person came before the office was founded.");
  const person = office.people.get(id);
  if (!person) throw new Error(`An event names a person who was never added: ${id}`);
  return { ...office, people: new Map(office.people).set(id, change(person)) };
}

/** The office after one more event. Pure. */
export function evolveOffice(office: Office, event: OfficeEvent, at: Moment): Office {
  switch (event.type) {
    case "office-founded":
      return {
        status: "founded",
        settings: event.settings,
        coordination: usualCoordination,
        readBack: usualReadBack,
        people: new Map(),
      };
    case "settings-changed":
      return office.status === "empty" ? office : { ...office, settings: event.settings };
    case "coordination-changed":
      return office.status === "empty" ? office : { ...office, coordination: event.coordination };
    case "read-back-rule-changed":
      return office.status === "empty" ? office : { ...office, readBack: event.rule };
    case "person-added": {
      if (office.status === "empty") throw new Error("A person was added before the office was founded.");
      const { person, name, title, address, roles } = event;
      const added: Person = {
        id: person,
        name,
        title,
        address,
        roles,
        credentials: [],
        left: null,
        enrolled: false,
      };
      return { ...office, people: new Map(office.people).set(person, added) };
    }
    case "roles-changed":
      return withPerson(office, event.person, (person) => ({ ...person, roles: event.roles }));
    case "credential-added":
      return withPerson(office, event.person, (person) => ({
        ...person,
        credentials: [...person.credentials, event.credential],
        enrolled: true,
      }));
    case "credential-removed":
      return withPerson(office, event.person, (person) => ({
        ...person,
        credentials: person.credentials.filter((credential) => credential.id !== event.credential),
      }));
    case "recovery-codes-issued":
    case "recovery-code-used":
      return office;
    case "person-left":
      return withPerson(office, event.person, (person) => ({
        ...person,
        left: at,
        roles: [],
        credentials: [],
      }));
  }
}

/** Whose passkey this is. An id belongs to one person: a login could not tell two of them apart. */
export function credentialOwner(office: Office, credential: string): Person | null {
  if (office.status === "empty") return null;
  const owns = (person: Person) => person.credentials.some((one) => one.id === credential);
  return [...office.people.values()].find(owns) ?? null;
}

/** The person, if they work here now. */
export function activePerson(office: Office, id: PersonId): Person | null {
  if (office.status === "empty") return null;
  const person = office.people.get(id);
  return person && person.left === null ? person : null;
}

export function hasRole(office: Office, id: PersonId, role: Role): boolean {
  return activePerson(office, id)?.roles.includes(role) ?? false;
}

export function administrators(office: Office): Person[] {
  if (office.status === "empty") return [];
  return [...office.people.values()].filter(
    (person) => person.left === null && person.roles.includes("administrator"),
  );
}

/** The rules in force now; before set-up, the usual ones. */
export function coordinationOf(office: Office): Coordination {
  return office.status === "empty" ? usualCoordination : office.coordination;
}

/** When a letter counts as read back now; before set-up, as usual. */
export function readBackRuleOf(office: Office): ReadBackRule {
  return office.status === "empty" ? usualReadBack : office.readBack;
}

export function personName(office: Office, id: PersonId): string {
  return office.status === "empty" ? id : (office.people.get(id)?.name ?? id);
}

/** Whether someone worked here once and does not any more. */
export function hasLeft(office: Office, id: PersonId): boolean {
  return office.status === "founded" && (office.people.get(id)?.left ?? null) !== null;
}
