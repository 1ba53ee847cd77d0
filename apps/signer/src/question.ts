import type { Assertion } from "@chirograph/core/assertion";
import { roles, type SignerRole } from "./act.ts";
import { base64url, count, type Fields, fields, list, MalformedError, text } from "./parse.ts";

/** A passkey as the registration gave it: ids and the COSE public key in base64url. */
export type Credential = { readonly id: string; readonly publicKey: string; readonly counter: number };

/** Someone's passkey and what it may do. */
export type Enrolment = {
  readonly person: string;
  readonly roles: readonly SignerRole[];
  readonly credential: Credential;
};

/** What is settled once, before the first seal. `signers` is how many different people must approve each version. */
export type OfficeSettings = {
  readonly office: string;
  readonly origin: string;
  readonly rpId: string;
  readonly signers: number;
};

/** An administrator's assertion over a `GrantAct` of this generation. */
export type Grant = { readonly generation: number; readonly assertion: Assertion };
export type Approval = { readonly nonce: string; readonly assertion: Assertion };

export type SealRequest = {
  readonly letter: string;
  readonly version: number;
  readonly sha256: string;
  /** May ask for more signers than the office's number, never for fewer. */
  readonly signers: number;
  readonly approvals: readonly Approval[];
};

/** The closed list of what can be asked. The PDF of `seal` travels beside it as bytes. */
export type Question =
  | { readonly ask: "hello" }
  | ({ readonly ask: "set-up"; readonly first: Enrolment } & OfficeSettings)
  | ({ readonly ask: "enrol"; readonly grant: Grant } & Enrolment)
  | { readonly ask: "revoke"; readonly credential: string; readonly grant: Grant }
  | { readonly ask: "configure"; readonly signers: number; readonly grant: Grant }
  | ({ readonly ask: "seal" } & SealRequest);

const anyId = /^[\x21-\x7e]+$/;
const mostSigners = 20;

function role(value: unknown): SignerRole {
  const found = roles.find((known) => known === value);
  if (!found) throw new MalformedError("A role is not one of the three.");
  return found;
}

function roleList(value: unknown): SignerRole[] {
  const found = list(value, "The roles", roles.length, role);
  // In the one order, each once: the grant's challenge is computed from them.
  const sorted = roles.filter((known) => found.includes(known));
  if (found.join() !== sorted.join())
    throw new MalformedError("The roles are not in their order, each once.");
  return found;
}

function credential(value: unknown): Credential {
  const { id, publicKey, counter } = fields(value, "The credential", ["id", "publicKey", "counter"]);
  return {
    id: base64url(id, "The credential's id", 1400),
    publicKey: base64url(publicKey, "The public key", 4000),
    counter: count(counter, "The counter", 0, 0xffffffff),
  };
}

const enrolmentKeys = ["person", "roles", "credential"];

/** @throws MalformedError */
export function parseEnrolment(value: unknown): Enrolment {
  return enrolment(fields(value, "The enrolment", enrolmentKeys));
}

function enrolment(from: Fields): Enrolment {
  return {
    person: text(from.person, "The person", 200, anyId),
    roles: roleList(from.roles),
    credential: credential(from.credential),
  };
}

function origin(value: unknown): string {
  const given = text(value, "The origin", 300, anyId);
  if (!URL.canParse(given) || new URL(given).origin !== given)
    throw new MalformedError("The origin is not an origin.");
  return given;
}

export const settingsKeys = ["office", "origin", "rpId", "signers"];

/** @throws MalformedError */
export function parseSettings(from: Fields): OfficeSettings {
  return {
    office: text(from.office, "The office's name", 200),
    origin: origin(from.origin),
    rpId: text(from.rpId, "The RP ID", 253, /^[a-z0-9.-]+$/),
    signers: count(from.signers, "The number of signers", 1, mostSigners),
  };
}

function assertion(value: unknown): Assertion {
  const keys = ["credential", "authenticatorData", "clientData", "signature"] as const;
  const from = fields(value, "The assertion", keys);
  const part = (key: (typeof keys)[number]): string => base64url(from[key], `The assertion's ${key}`, 8000);
  return {
    credential: part("credential"),
    authenticatorData: part("authenticatorData"),
    clientData: part("clientData"),
    signature: part("signature"),
  };
}

function grant(value: unknown): Grant {
  const from = fields(value, "The grant", ["generation", "assertion"]);
  return {
    generation: count(from.generation, "The generation", 1, Number.MAX_SAFE_INTEGER),
    assertion: assertion(from.assertion),
  };
}

function approval(value: unknown): Approval {
  const from = fields(value, "An approval", ["nonce", "assertion"]);
  return { nonce: text(from.nonce, "The nonce", 32, /^[0-9a-f]{32}$/), assertion: assertion(from.assertion) };
}

const sealKeys = ["letter", "version", "sha256", "signers", "approvals"];

function sealRequest(from: Fields): SealRequest {
  return {
    letter: text(from.letter, "The letter", 200, anyId),
    version: count(from.version, "The version", 1, 1_000_000),
    sha256: text(from.sha256, "The hash", 64, /^[0-9a-f]{64}$/),
    signers: count(from.signers, "The number of signers", 1, mostSigners),
    approvals: list(from.approvals, "The approvals", mostSigners, approval),
  };
}

/** Each question's own parts, and nothing else. */
const parsers: { readonly [Ask in Question["ask"]]: (value: unknown) => Question } = {
  hello: (value) => (fields(value, "The question", ["ask"]), { ask: "hello" }),
  "set-up": (value) => {
    const from = fields(value, "The question", ["ask", "first", ...settingsKeys]);
    return { ask: "set-up", first: parseEnrolment(from.first), ...parseSettings(from) };
  },
  enrol: (value) => {
    const from = fields(value, "The question", ["ask", "grant", ...enrolmentKeys]);
    return { ask: "enrol", grant: grant(from.grant), ...enrolment(from) };
  },
  revoke: (value) => {
    const from = fields(value, "The question", ["ask", "credential", "grant"]);
    const id = base64url(from.credential, "The credential's id", 1400);
    return { ask: "revoke", credential: id, grant: grant(from.grant) };
  },
  configure: (value) => {
    const from = fields(value, "The question", ["ask", "signers", "grant"]);
    const signers = count(from.signers, "The number of signers", 1, mostSigners);
    return { ask: "configure", signers, grant: grant(from.grant) };
  },
  seal: (value) => ({ ask: "seal", ...sealRequest(fields(value, "The question", ["ask", ...sealKeys])) }),
};

/** @throws MalformedError when it is none of the questions, or has a part too many or too few */
export function parseQuestion(value: unknown): Question {
  const ask = typeof value === "object" && value !== null && "ask" in value ? value.ask : undefined;
  if (typeof ask !== "string" || !Object.hasOwn(parsers, ask))
    throw new MalformedError("This is no known question.");
  return parsers[ask as Question["ask"]](value);
}
