import { challengeOf, type GrantAct } from "./act.ts";
import { checkAssertion } from "./approval.ts";
import type { Office } from "./office.ts";
import type { Enrolment, Grant, OfficeSettings } from "./question.ts";
import { refuse, type SignerRefusal } from "./refusal.ts";

/** The office after a change; the same object when there was nothing to do. */
export type Changed = { readonly ok: true; readonly office: Office } | SignerRefusal;

const sameEnrolment = (a: Enrolment, b: Enrolment): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The first enrolment: accepted once, on an empty list, and only with an administrator. */
export function setUp(office: Office | undefined, settings: OfficeSettings, first: Enrolment): Changed {
  if (office) {
    const [enrolled] = office.enrolled;
    const again = office.generation === 1 && enrolled !== undefined && sameEnrolment(enrolled, first);
    if (again && office.office === settings.office && office.origin === settings.origin)
      return { ok: true, office };
    return refuse(
      "set-up-already",
      "The sealing process is set up already. Changes need an administrator's passkey.",
    );
  }
  if (!first.roles.includes("administrator"))
    return refuse(
      "not-granted",
      "The first passkey must be an administrator's: nobody else could enrol the next.",
    );
  return { ok: true, office: { ...settings, generation: 1, enrolled: [first], revoked: [] } };
}

async function refuseUngranted(
  office: Office,
  act: GrantAct,
  grant: Grant,
): Promise<SignerRefusal | undefined> {
  if (grant.generation !== office.generation)
    return refuse(
      "changed-since",
      "Who may approve was changed in the meantime. Look at the list and grant again.",
    );
  const signed = await checkAssertion(office, grant.assertion, challengeOf(act), "administrator");
  return "why" in signed ? refuse("not-granted", `No administrator granted this. ${signed.why}`) : undefined;
}

const next = (office: Office, change: Partial<Office>): Changed => ({
  ok: true,
  office: { ...office, ...change, generation: office.generation + 1 },
});

function leavesAdministrator(office: Office, change: Partial<Office> & Pick<Office, "enrolled">): Changed {
  return change.enrolled.some((enrolment) => enrolment.roles.includes("administrator"))
    ? next(office, change)
    : refuse(
        "last-administrator",
        "This is the last administrator's passkey. Enrol another administrator first.",
      );
}

export async function enrol(office: Office, enrolment: Enrolment, grant: Grant): Promise<Changed> {
  const { person, roles, credential } = enrolment;
  const known = office.enrolled.find((other) => other.credential.id === credential.id);
  // The answer to the first try may have been lost in a crash.
  if (known && sameEnrolment(known, enrolment)) return { ok: true, office };
  if (known && (known.person !== person || known.credential.publicKey !== credential.publicKey))
    return refuse("exists-already", "This passkey is enrolled already, for someone or something else.");
  if (office.revoked.includes(credential.id))
    return refuse("revoked", "This passkey was revoked and stays so. Make a new passkey and enrol that.");
  const act = {
    act: "enrol",
    person,
    credential: credential.id,
    publicKey: credential.publicKey,
    roles,
  } as const;
  const refusal = await refuseUngranted(office, { ...act, generation: grant.generation }, grant);
  // The same passkey with other roles takes the place of what it was.
  const rest = office.enrolled.filter((other) => other !== known);
  return refusal ?? leavesAdministrator(office, { enrolled: [...rest, enrolment] });
}

export async function revoke(office: Office, credential: string, grant: Grant): Promise<Changed> {
  if (office.revoked.includes(credential)) return { ok: true, office };
  const rest = office.enrolled.filter((enrolment) => enrolment.credential.id !== credential);
  if (rest.length === office.enrolled.length) return refuse("not-found", "This passkey is not enrolled.");
  const refusal = await refuseUngranted(
    office,
    { act: "revoke", credential, generation: grant.generation },
    grant,
  );
  const change = { enrolled: rest, revoked: [...office.revoked, credential] };
  return refusal ?? leavesAdministrator(office, change);
}

export async function configure(office: Office, signers: number, grant: Grant): Promise<Changed> {
  if (office.signers === signers) return { ok: true, office };
  const refusal = await refuseUngranted(
    office,
    { act: "configure", signers, generation: grant.generation },
    grant,
  );
  return refusal ?? next(office, { signers });
}
