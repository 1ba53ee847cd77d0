import type { OfficeSettings } from "@chirograph/core";
import { placeOf, registrationOptions, verifyRegistration } from "../../keys/passkeys.ts";
import { hashToken, newToken, plainCode, recoveryCodes } from "../../keys/token.ts";
import { loadOffice } from "../facts.ts";
import { type Outcome, done, refused } from "../outcome.ts";
import { perform } from "../perform.ts";
import type { Ports, Unit } from "../ports.ts";
import type { SignerPort } from "../signer-port.ts";
import { answeredChallenge, keepChallenge, later, openSession, staleChallenge } from "./sign-in.ts";

const badToken = refused(
  "set-up-link-unknown",
  "This set-up link is not the one printed at the last start, or it was used. Start the server again to get a new one.",
);

/** A new one-time set-up token while the office is empty; null once it is set up. */
export async function setUpToken(ports: Ports): Promise<string | null> {
  return ports.transact(async (unit) => {
    const { office } = await loadOffice(unit, ports);
    if (office.status !== "empty") return null;
    const token = newToken();
    await unit.people.addInvitation(hashToken(token), {
      person: null,
      how: "set-up",
      expires: later(ports.now(), 24 * 60),
    });
    return token;
  });
}

async function tokenHolds(ports: Ports, unit: Unit, token: string): Promise<boolean> {
  const row = await unit.people.invitation(hashToken(token));
  return row !== null && row.how === "set-up" && row.expires > ports.now();
}

/** Passkey options for the first administrator. The public address fixes where every passkey holds, for ever. */
export async function setUpOptions(
  ports: Ports,
  request: { token: string; name: string; publicAddress: string },
): Promise<Outcome<{ options: object }>> {
  return ports.transact(async (unit) => {
    if (!(await tokenHolds(ports, unit, request.token))) return badToken;
    const person = ports.id();
    const place = placeOf(request.publicAddress, request.name || "Chirograph");
    const options = await registrationOptions(place, {
      id: person,
      name: request.name || "Administrator",
      known: [],
    });
    await keepChallenge(ports, unit, options.challenge, "set-up", person, {
      publicAddress: request.publicAddress,
    });
    return done({ options });
  });
}

/** Ten fresh recovery codes for a person; the old ones end. They are shown once and kept as hashes. */
export async function freshRecoveryCodes(unit: Unit, person: string): Promise<string[]> {
  const codes = recoveryCodes();
  await unit.people.setRecoveryCodes(
    person,
    codes.map((code) => hashToken(plainCode(code))),
  );
  return codes;
}

export type SetUp = {
  readonly token: string;
  readonly settings: Omit<OfficeSettings, "trial">;
  readonly person: { readonly name: string; readonly title: string; readonly address: string };
  readonly response: unknown;
};

const everyRole = [
  "administrator",
  "author",
  "action-officer",
  "signer",
  "releaser",
  "security-officer",
] as const;

export function isTrial(publicAddress: string): boolean {
  const host = new URL(publicAddress).hostname;
  return host === "localhost" || host.endsWith(".localhost") || host === "127.0.0.1" || host === "[::1]";
}

/** Founds the office: settings, first administrator, their passkey and recovery codes, in one transaction. */
export async function setUp(
  ports: Ports,
  signer: SignerPort,
  request: SetUp,
): Promise<Outcome<{ recoveryCodes: string[]; session: string }>> {
  const founded = await ports.transact(
    async (unit): Promise<Outcome<{ recoveryCodes: string[]; session: string }>> => {
      if (!(await tokenHolds(ports, unit, request.token))) return badToken;
      const answered = await answeredChallenge(ports, unit, request.response, "set-up");
      if (!answered?.person) return staleChallenge;
      const place = placeOf(request.settings.publicAddress, request.settings.name);
      const passkey = await verifyRegistration(place, answered.challenge, request.response, "First passkey");
      if (!passkey)
        return refused(
          "passkey-refused",
          "The passkey does not belong to this address, so the office was not set up. Open the page at the public address and try again.",
        );
      const first = { person: answered.person, ...request.person, roles: everyRole };
      const settings: OfficeSettings = {
        ...request.settings,
        trial: isTrial(request.settings.publicAddress),
      };
      const command = { type: "found-office" as const, settings, first, credential: passkey.credential };
      const performed = await perform(ports, unit, command, { kind: "system" });
      if (!performed.ok) return performed;
      await unit.people.endInvitation(hashToken(request.token));
      await unit.people.setCounter(passkey.credential.id, passkey.counter);
      const codes = await freshRecoveryCodes(unit, first.person);
      return done({ recoveryCodes: codes, session: await openSession(ports, unit, first.person) });
    },
  );
  if (founded.ok) await enrolFirst(ports, signer);
  return founded;
}

/**
 * Tells the sealing process of the first administrator. Run after set-up and at every start: where a crash came
 * between the two, the next start finishes it.
 */
export async function enrolFirst(ports: Ports, signer: SignerPort): Promise<void> {
  const { office } = await ports.transact((unit) => loadOffice(unit, ports));
  if (office.status === "empty") return;
  const [first] = [...office.people.values()];
  const credential = first?.credentials[0];
  if (!first || !credential || (await signer.listed()).length > 0) return;
  const { name, publicAddress, signersRequired: signers } = office.settings;
  const { origin, rpId } = placeOf(publicAddress, name);
  const enrolment = { person: first.id, credential, roles: first.roles };
  const enrolled = await signer.enrolFirst({ ...enrolment, office: name, origin, rpId, signers });
  if (!enrolled.ok) throw new Error(enrolled.message);
}
