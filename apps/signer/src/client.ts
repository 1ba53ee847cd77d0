import type { Duplex } from "node:stream";
import type { Hello } from "./answer.ts";
import { type Asker, runSigner, type SignerOptions } from "./process.ts";
import type { Enrolment, Grant, OfficeSettings, SealRequest } from "./question.ts";
import type { SignerRefusal } from "./refusal.ts";
import { relayedSigner } from "./relay.ts";
import type { Sealed } from "./seal.ts";

/** The sealing process as the server sees it. Refusals are values; SignerGoneError is thrown when it is not there. */
export type Signer = {
  readonly hello: () => Promise<Hello | SignerRefusal>;
  readonly setUp: (settings: OfficeSettings, first: Enrolment) => Promise<Hello | SignerRefusal>;
  readonly enrol: (enrolment: Enrolment, grant: Grant) => Promise<Hello | SignerRefusal>;
  readonly revoke: (credential: string, grant: Grant) => Promise<Hello | SignerRefusal>;
  readonly configure: (signers: number, grant: Grant) => Promise<Hello | SignerRefusal>;
  readonly seal: (request: SealRequest, pdf: Uint8Array) => Promise<Sealed | SignerRefusal>;
  readonly close: () => Promise<void>;
};

function signerOver({ ask, close }: Asker): Signer {
  // The signer is of the same build as this client, and of the two it is the trusted one.
  const change = async (question: object): Promise<Hello | SignerRefusal> =>
    (await ask(question)).head as Hello | SignerRefusal;
  return {
    close,
    hello: () => change({ ask: "hello" }),
    setUp: (settings, first) => change({ ask: "set-up", ...settings, first }),
    enrol: (enrolment, grant) => change({ ask: "enrol", ...enrolment, grant }),
    revoke: (credential, grant) => change({ ask: "revoke", credential, grant }),
    configure: (signers, grant) => change({ ask: "configure", signers, grant }),
    seal: async (request, pdf) => {
      const { head, body } = await ask({ ask: "seal", ...request }, pdf);
      const said = head as Omit<Sealed, "pdf"> | SignerRefusal;
      return said.ok ? { ...said, pdf: body } : said;
    },
  };
}

/** The sealing process as a child of this one: started when first asked, and again when it died. */
export function startSigner(options: SignerOptions): Signer {
  return signerOver(runSigner(options));
}

/** The sealing process at the other end of a stream that `relaySigner` serves. */
export function connectSigner(stream: Duplex): Signer {
  return signerOver(relayedSigner(stream));
}
