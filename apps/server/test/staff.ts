import type { Person, Role } from "@chirograph/core";
import { activePerson } from "@chirograph/core";
import { type SoftPasskey, softPasskey } from "../../cli/src/demo/soft-passkey.ts";
import { loadOffice } from "../src/acts/facts.ts";
import { join, joinOptions } from "../src/acts/people/join.ts";
import type { Outcome } from "../src/acts/outcome.ts";
import { addPerson } from "../src/acts/people/people.ts";
import type { Ports } from "../src/acts/ports.ts";
import { setUp, setUpOptions, setUpToken } from "../src/acts/people/set-up.ts";
import type { SignerPort } from "../src/acts/signer-port.ts";

/** Where the tests' office is; its passkeys hold there. */
export const ORIGIN = "http://localhost:7040";

/** Someone of the office, with their passkey at hand. */
export type Colleague = Person & { readonly passkey: SoftPasskey };

/** The value of an act that must succeed. */
export function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.code}: ${outcome.message}`);
  return outcome.value;
}

type Invited = { readonly name: string; readonly title?: string; readonly roles: readonly Role[] };

/** The person as the record knows them now. */
export async function colleague(ports: Ports, id: string, passkey: SoftPasskey): Promise<Colleague> {
  const { office } = await ports.transact((unit) => loadOffice(unit, ports));
  const person = activePerson(office, id);
  if (!person) throw new Error("There is no such person.");
  return { ...person, passkey };
}

/** An administrator invites someone, who makes a passkey. */
async function invite(ports: Ports, by: Person, { name, title = "", roles }: Invited): Promise<Colleague> {
  const address = `${name.toLowerCase()}@office.example`;
  const { person, token } = must(await addPerson(ports, by, { name, title, address, roles }));
  const passkey = softPasskey();
  const { options } = must(await joinOptions(ports, token));
  must(await join(ports, token, passkey.create(options, ORIGIN)));
  return colleague(ports, person, passkey);
}

export const SETTINGS = {
  name: "Varrow Sound Port Authority",
  letterhead: ["Harbour House, Ness Quay"],
  publicAddress: ORIGIN,
  contact: "letters@office.example",
  numbering: "VSPA/{year}/{number}",
  signersRequired: 1,
};

/** Founds the office as its first administrator. */
async function found(ports: Ports, signer: SignerPort): Promise<Colleague> {
  const token = await setUpToken(ports);
  if (token === null) throw new Error("This office is founded already.");
  const { options } = must(await setUpOptions(ports, { token, name: SETTINGS.name, publicAddress: ORIGIN }));
  const passkey = softPasskey();
  const response = passkey.create(options, ORIGIN);
  const person = { name: "Ilse", title: "Action officer", address: "ilse@office.example" };
  must(await setUp(ports, signer, { token, settings: SETTINGS, person, response }));
  const { office } = await ports.transact((unit) => loadOffice(unit, ports));
  const [first] = office.status === "empty" ? [] : office.people.keys();
  return colleague(ports, first ?? "", passkey);
}

/** Everyone of the tests' office. Tomas and Wim are in no letter that Ilse opens. */
export type Staff = Readonly<Record<"ilse" | "odile" | "sami" | "tomas" | "wim", Colleague>>;

export async function staffed(ports: Ports, signer: SignerPort): Promise<Staff> {
  const ilse = await found(ports, signer);
  return {
    ilse,
    odile: await invite(ports, ilse, { name: "Odile", roles: ["signer", "releaser"] }),
    sami: await invite(ports, ilse, { name: "Sami", roles: ["signer", "releaser"] }),
    tomas: await invite(ports, ilse, {
      name: "Tomas",
      roles: ["author", "action-officer", "signer", "releaser"],
    }),
    wim: await invite(ports, ilse, { name: "Wim", roles: ["administrator"] }),
  };
}
