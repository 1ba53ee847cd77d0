import type { Envelope, Origin } from "../acts/mail/mail-port.ts";
import type { MailReader } from "../acts/mail/read-mail.ts";
import type { Parser } from "../parse/parser.ts";
import type { DnsAnswers } from "./read-origin.ts";

/** Asks the domain name system, as `dns.promises.resolve` does. */
export type Resolver = (name: string, type: string) => Promise<unknown>;

/** The most names that are looked up for one mail, how often its answers lead to others, and ms for each. */
const most = 60;
const rounds = 12;
const patience = 5_000;

async function ask(resolver: Resolver, asked: string): Promise<readonly unknown[] | null> {
  const [type = "", name = ""] = asked.split(" ");
  const late = new Promise<null>((resolve) => setTimeout(resolve, patience, null).unref());
  const answer = await Promise.race([resolver(name, type).catch(() => null), late]);
  return Array.isArray(answer) ? answer : null;
}

/** A mail may lead from one name to the next: each round asks what the one before found missing. */
async function findOrigin(
  parser: Pick<Parser, "mailOrigin">,
  resolver: Resolver,
  raw: Uint8Array,
  envelope: Envelope,
): Promise<Origin | null> {
  const answers: Record<string, readonly unknown[] | null> = {};
  for (let round = 0; round < rounds; round += 1) {
    const read = await parser.mailOrigin(raw, envelope, answers satisfies DnsAnswers);
    if (!read.ok) return null;
    const missing = read.missing.slice(0, most - Object.keys(answers).length);
    if (missing.length === 0) return read.origin;
    const found = await Promise.all(missing.map((one) => ask(resolver, one)));
    missing.forEach((one, i) => (answers[one] = found[i] ?? null));
  }
  return null;
}

/** Reads mail in the parsing children; only names are looked up from here. */
export function mailReader(parser: Pick<Parser, "mail" | "mailOrigin">, resolver: Resolver): MailReader {
  return {
    read: (raw) => parser.mail(raw),
    origin: (raw, envelope) => findOrigin(parser, resolver, raw, envelope),
  };
}
