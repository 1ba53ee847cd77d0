import type { OfficeCommand } from "./command.ts";
import { type Context, type Ruling, events } from "./ruling.ts";
import {
  type Credential,
  type Office,
  type Person,
  type Role,
  activePerson,
  administrators,
  credentialOwner,
  hasRole,
} from "./office.ts";
import { type Refusal, refuse } from "./refusal.ts";

const noPerson = refuse("not-found", "There is no such person in the office, or they left.");

function lastAdministrator(office: Office, person: Person): Refusal | null {
  const admins = administrators(office);
  if (admins.length !== 1 || admins[0]?.id !== person.id) return null;
  return refuse(
    "last-administrator",
    `${person.name} is the only administrator. Without one nobody could be added again. Make someone else an administrator first.`,
  );
}

function found(command: Extract<OfficeCommand, { type: "found-office" }>, { facts }: Context): Ruling {
  if (facts.office.status !== "empty")
    return refuse(
      "exists-already",
      "This office is set up already. Sign in, or ask an administrator for an invitation.",
    );
  const { person, name, title, address, roles } = command.first;
  if (!roles.includes("administrator"))
    return refuse(
      "last-administrator",
      "The first person must be an administrator. Without one nobody could be added.",
    );
  return events(
    "office",
    { type: "office-founded", settings: command.settings },
    { type: "person-added", person, name, title, address, roles },
    { type: "credential-added", person, credential: command.credential, how: "set-up" },
  );
}

function addPerson(command: Extract<OfficeCommand, { type: "add-person" }>, { facts }: Context): Ruling {
  const { person, name, title, address, roles } = command;
  if (facts.office.status === "empty") return noPerson;
  // Adding someone over an id in use would wipe their passkeys, or bring back a person who left.
  if (facts.office.people.has(person)) return refuse("exists-already", "This person was added already.");
  const twin = [...facts.office.people.values()].find((one) => one.left === null && one.address === address);
  if (address && twin)
    return refuse("exists-already", `${twin.name} has this address already. Change their roles instead.`);
  return events("office", { type: "person-added", person, name, title, address, roles });
}

function changeRoles(person: Person, roles: readonly Role[], { facts }: Context): Ruling {
  if (!roles.includes("administrator")) {
    const refusal = person.roles.includes("administrator") ? lastAdministrator(facts.office, person) : null;
    if (refusal) return refusal;
  }
  return events("office", { type: "roles-changed", person: person.id, roles });
}

/**
 * Who may touch a person's keys: the person, or the system once an invitation, a recovery code or two administrators
 * were proved. One administrator alone may only remove: with a key of their own in a signer's name they could sign.
 */
function keeperOfKeys(
  person: Person,
  type: OfficeCommand["type"],
  { actor, facts }: Context,
): Refusal | null {
  if (actor.kind === "system") return null;
  if (actor.kind === "person" && actor.person === person.id) return null;
  const removes = type === "remove-credential" && actor.kind === "person";
  if (removes && hasRole(facts.office, actor.person, "administrator")) return null;
  return refuse(
    "not-allowed",
    "Only the person can do this. Nothing was changed. Someone who lost every passkey uses a recovery code, or asks two administrators.",
  );
}

function addCredential(
  person: Person,
  credential: Credential,
  how: Extract<OfficeCommand, { type: "add-credential" }>["how"],
  { actor, facts }: Context,
): Ruling {
  if (actor.kind === "person" && how !== "own")
    return refuse("not-allowed", "A passkey you add yourself is entered as your own. Nothing was changed.");
  // Else one administrator could remove a signer's passkeys, invite them again and answer the invitation.
  if (how === "invitation" && person.enrolled)
    return refuse(
      "not-allowed",
      `${person.name} had a passkey before, so an invitation gives no other. A recovery code does, or two administrators.`,
    );
  if (credentialOwner(facts.office, credential.id))
    return refuse("exists-already", "This passkey is enrolled already. Use another one.");
  return events("office", { type: "credential-added", person: person.id, credential, how });
}

function leave(person: Person, successor: string | null, context: Context): Ruling {
  const refusal = lastAdministrator(context.facts.office, person);
  if (refusal) return refusal;
  if (successor !== null && (successor === person.id || !activePerson(context.facts.office, successor)))
    return refuse("not-found", "The person who takes over the work must work here. Choose someone else.");
  return events("office", { type: "person-left", person: person.id, successor });
}

function removeCredential(person: Person, credential: string): Ruling {
  if (!person.credentials.some((one) => one.id === credential))
    return refuse("not-found", "There is no such passkey any more.");
  return events("office", { type: "credential-removed", person: person.id, credential });
}

/** Decides a command about the office itself. Pure. */
export function decideOffice(command: OfficeCommand, context: Context): Ruling {
  if (command.type === "found-office") return found(command, context);
  if (command.type === "change-settings")
    return events("office", { type: "settings-changed", settings: command.settings });
  if (command.type === "change-coordination")
    return events("office", { type: "coordination-changed", coordination: command.coordination });
  if (command.type === "change-read-back-rule")
    return events("office", { type: "read-back-rule-changed", rule: command.rule });
  if (command.type === "add-person") return addPerson(command, context);
  const person = activePerson(context.facts.office, command.person);
  if (!person) return noPerson;
  if (command.type === "change-roles") return changeRoles(person, command.roles, context);
  if (command.type === "person-leaves") return leave(person, command.successor, context);
  const refusal = keeperOfKeys(person, command.type, context);
  if (refusal) return refusal;
  switch (command.type) {
    case "add-credential":
      return addCredential(person, command.credential, command.how, context);
    case "remove-credential":
      return removeCredential(person, command.credential);
    case "issue-recovery-codes":
      return events("office", { type: "recovery-codes-issued", person: person.id });
  }
}
