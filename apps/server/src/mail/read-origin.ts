import { authenticate } from "mailauth";
import type { Envelope, Origin } from "../acts/mail/mail-port.ts";

/** What the domain name system said, by "TYPE name"; null where there is nothing. Records as `dns.resolve` gives them. */
export type DnsAnswers = Readonly<Record<string, readonly unknown[] | null>>;

/** `missing`: what must be asked before the result stands. */
export type OriginRead = { readonly ok: true; readonly origin: Origin; readonly missing: readonly string[] };

function noSuchName(): Error {
  return Object.assign(new Error("no such record"), { code: "ENOTFOUND" });
}

function sender(envelope: Envelope) {
  if (envelope.by === "imap") return { trustReceived: true };
  return { ip: envelope.ip, helo: envelope.helo, sender: envelope.from };
}

/**
 * SPF, DKIM and DMARC of a mail (RFC 7208, 6376, 7489). Runs in the parsing child, which asks the network nothing: what
 * it would look up and was not told is named instead, and the caller comes again with the answers.
 */
export async function readOrigin(
  raw: Uint8Array,
  envelope: Envelope,
  answers: DnsAnswers,
): Promise<OriginRead> {
  const missing = new Set<string>();
  const resolver = async (name: string, type: string) => {
    const asked = `${type} ${name.toLowerCase()}`;
    const answer = answers[asked];
    if (answer === undefined) missing.add(asked);
    if (!answer) throw noSuchName();
    return answer as string[];
  };
  const checks = { disableArc: true, disableBimi: true, mta: "localhost", resolver };
  const found = await authenticate(Buffer.from(raw), { ...sender(envelope), ...checks });
  const { spf, dkim, dmarc } = found;
  const none = { result: "none", domain: "" };
  return {
    ok: true,
    missing: [...missing],
    origin: {
      spf: spf ? { result: spf.status.result, domain: spf.domain } : none,
      dkim: dkim.results
        .filter((one) => one.signingDomain)
        .slice(0, 10)
        .map((one) => ({ result: one.status.result, domain: one.signingDomain ?? "" })),
      dmarc: dmarc ? { result: dmarc.status.result, domain: dmarc.domain } : none,
    },
  };
}
