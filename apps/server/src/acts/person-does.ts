import { type Command, type OfficeSettings, type Person, personName } from "@chirograph/core";
import { loadOffice } from "./facts.ts";
import { type Outcome, done } from "./outcome.ts";
import { perform } from "./perform.ts";
import type { Ports } from "./ports.ts";

/** A person's command that needs nothing but the record. */
export async function personDoes(ports: Ports, person: Person, command: Command): Promise<Outcome<null>> {
  return ports.transact(async (unit) => {
    const performed = await perform(ports, unit, command, { kind: "person", person: person.id });
    return performed.ok ? done(null) : performed;
  });
}

export async function officeSettings(ports: Ports): Promise<OfficeSettings | null> {
  return ports.transact(async (unit) => {
    const { office } = await loadOffice(unit, ports);
    return office.status === "empty" ? null : office.settings;
  });
}

/** Names of everyone who works or worked here, for sentences about the record. */
export async function officeNames(ports: Ports): Promise<(person: string) => string> {
  return ports.transact(async (unit) => {
    const { office } = await loadOffice(unit, ports);
    return (person) => personName(office, person);
  });
}
