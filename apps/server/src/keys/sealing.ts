import { type Signer, type SignerRefusal, challengeOf } from "@chirograph/signer";
import { type Outcome, done } from "../acts/outcome.ts";
import { sealingRoles } from "../acts/people/sealing-list.ts";
import type { Enrolment, ListChange, SignerPort } from "../acts/signer-port.ts";

function enrolment({ person, credential, roles }: Enrolment) {
  const { id, publicKey } = credential;
  return { person, roles: sealingRoles(roles), credential: { id, publicKey, counter: 0 } };
}

/** The change in the sealing process's words, as the administrator's passkey signs it. */
function granted(change: ListChange) {
  if (change.act === "revoke") return change;
  const { person, roles, credential } = enrolment(change);
  return { act: change.act, person, credential: credential.id, publicKey: credential.publicKey, roles };
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
    async grantChallenge(change) {
      const hello = await signer.hello();
      if (!hello.ok) return hello;
      const generation = hello.office?.generation ?? 0;
      const challenge = challengeOf({ ...granted(change), generation });
      return done({ challenge: new Uint8Array(Buffer.from(challenge, "base64url")), generation });
    },
    async change(change, grant) {
      return outcome(
        change.act === "enrol"
          ? await signer.enrol(enrolment(change), grant)
          : await signer.revoke(change.credential, grant),
      );
    },
    async listed() {
      const hello = await signer.hello();
      if (!hello.ok) return [];
      return hello.enrolled.map(({ person, credential, roles }) => ({
        person,
        credential: credential.id,
        roles,
      }));
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
