import { type Role } from "@chirograph/core";
import { type Signer, type SignerRefusal, type SignerRole, challengeOf } from "@chirograph/signer";
import { type Outcome, done } from "../acts/outcome.ts";
import type { Enrolment, SignerPort } from "../acts/signer-port.ts";

const order: readonly SignerRole[] = ["administrator", "signer", "releaser"];

/** The roles that the sealing process knows, in its order. A person with none of them is not enrolled there. */
function signerRoles(roles: readonly Role[]): SignerRole[] {
  return order.filter((role) => roles.includes(role));
}

function enrolment({ person, credential, roles }: Enrolment) {
  const { id, publicKey } = credential;
  return { person, roles: signerRoles(roles), credential: { id, publicKey, counter: 0 } };
}

function outcome(answer: { readonly ok: true } | SignerRefusal): Outcome<null> {
  return answer.ok ? done(null) : answer;
}

/** The sealing process behind the port that the acts use. */
export function signerPort(signer: Signer): SignerPort {
  return {
    async enrolFirst({ office, origin, rpId, signers, ...first }) {
      return outcome(await signer.setUp({ office, origin, rpId, signers }, enrolment(first)));
    },
    async enrolChallenge(given) {
      const hello = await signer.hello();
      if (!hello.ok) return hello;
      const generation = hello.office?.generation ?? 0;
      const { person, roles, credential } = enrolment(given);
      const act = {
        act: "enrol" as const,
        person,
        credential: credential.id,
        publicKey: credential.publicKey,
        roles,
      };
      const challenge = challengeOf({ ...act, generation });
      return done({ challenge: new Uint8Array(Buffer.from(challenge, "base64url")), generation });
    },
    async enrol(given, grant) {
      return outcome(await signer.enrol(enrolment(given), grant));
    },
    async enrolled() {
      const hello = await signer.hello();
      return new Set(hello.ok ? hello.enrolled.map((one) => one.person) : []);
    },
    async seal({ letter, version, sha256, pdf, signers, approvals }) {
      const sealed = await signer.seal({ letter, version, sha256, signers, approvals }, pdf);
      return sealed.ok ? done(sealed.pdf) : sealed;
    },
    async required() {
      const hello = await signer.hello();
      return hello.ok ? (hello.office?.signers ?? null) : null;
    },
    async certificate() {
      const hello = await signer.hello();
      return hello.ok && hello.certificate ? new Uint8Array(Buffer.from(hello.certificate, "base64")) : null;
    },
  };
}
