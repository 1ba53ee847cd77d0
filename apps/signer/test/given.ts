import { createHash, randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import {
  challengeOf,
  type Approval,
  type Enrolment,
  type Grant,
  type GrantAct,
  type SealRequest,
} from "../src/index.ts";
import { type Passkey, passkey, site } from "./authenticator.ts";

export function folder(): string {
  const parent = mkdtempSync(join(tmpdir(), "signer-"));
  // Another user must be able to reach the signer's folder inside.
  chmodSync(parent, 0o755);
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  return join(parent, "signer");
}

export const settings = { office: "Harbour Office", origin: site.origin, rpId: site.rpId, signers: 1 };
export const letter = "0123456789abcdef0123456789abcdef";
export const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

export type Person = Passkey & { readonly enrolment: Enrolment };

export function person(name: string, ...roles: Enrolment["roles"]): Person {
  const key = passkey();
  return { ...key, enrolment: { person: name, roles, credential: key.credential } };
}

export function enrolAct(enrolment: Enrolment, generation: number): GrantAct {
  const { person, roles, credential } = enrolment;
  return {
    act: "enrol",
    person,
    credential: credential.id,
    publicKey: credential.publicKey,
    roles,
    generation,
  };
}

export function grant(by: Passkey, act: GrantAct): Grant {
  return { generation: act.generation, assertion: by.assert(challengeOf(act)) };
}

/** A page of text as a PDF. */
export function paper(text = "The ferry keeps to its winter timetable."): Uint8Array {
  const drawn = `BT /F1 12 Tf 72 720 Td (${text}) Tj ET`;
  const sources = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let body = "%PDF-1.7\n";
  let table = "0000000000 65535 f \n";
  for (const [i, source] of sources.entries()) {
    table += `${String(body.length).padStart(10, "0")} 00000 n \n`;
    body += `${i + 1} 0 obj\n${source}\nendobj\n`;
  }
  return Buffer.from(
    `${body}xref\n0 6\n${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
  );
}

type Approved = { letter: string; version: number; sha256: string };

export function approval(by: Passkey, what: Approved, change?: Parameters<Passkey["assert"]>[1]): Approval {
  const nonce = randomBytes(16).toString("hex");
  const { letter, version, sha256 } = what;
  return {
    nonce,
    assertion: by.assert(challengeOf({ act: "approve", letter, version, sha256, nonce }), change),
  };
}

/** A request to seal version 3 of the letter with these bytes, approved by these people. */
export function request(pdf: Uint8Array, ...by: Passkey[]): SealRequest {
  const what = { letter, version: 3, sha256: sha256(pdf) };
  return { ...what, signers: 1, approvals: by.map((key) => approval(key, what)) };
}
