import { type Circulate, circulate } from "../src/acts/coordination/circulate.ts";
import type { NewHolder } from "../src/acts/coordination/new-holder.ts";
import { deliver } from "../src/acts/mail/deliver.ts";
import { holderDoes } from "../src/acts/coordination/holder.ts";
import type { Ports } from "../src/acts/ports.ts";
import { openPost } from "../src/mail/post.ts";
import { newest, remark, unasked, usual } from "./letter.ts";
import type { TestOffice } from "./office.ts";
import { type PostOffice, type Posted, openPostOffice } from "./post-office.ts";
import { must } from "./staff.ts";

/** An office with an SMTP server. */
export type Mailing = {
  readonly office: TestOffice;
  readonly ports: Ports;
  readonly smtp: PostOffice;
  /** Hands over what waits; gives what the SMTP server got of it. */
  sent(): Promise<readonly Posted[]>;
};

export async function mailing(opened: Promise<TestOffice>, stack: AsyncDisposableStack): Promise<Mailing> {
  const office = await opened;
  const smtp = await openPostOffice();
  const post = openPost({ smtpUrl: smtp.url, from: "letters@office.example", inbox: "inbox@office.example" });
  stack.defer(() => smtp.close());
  stack.defer(() => post.close());
  const ports = { ...office.ports, mails: true };
  return {
    office,
    ports,
    smtp,
    async sent() {
      const before = smtp.posted.length;
      const { rows } = await office.pool.query(
        "select id from mail_out where state = 'waiting' order by made, id",
      );
      for (const { id } of rows) await deliver(ports, post, id).catch(() => undefined);
      return smtp.posted.slice(before);
    },
  };
}

/** A holder with an address, who is asked and required. */
export const holderOf = (holder: Partial<NewHolder> & { name: string }): NewHolder => ({
  organisation: `Port of ${holder.name}`,
  actingFor: "",
  address: `${holder.name.toLowerCase()}@port.example`,
  passingOn: "allowed",
  ...unasked,
  required: true,
  ...holder,
});

/** Sends the newest version out by mail; gives the copies by the holders' names. */
export async function send(
  { office, ports }: Mailing,
  letter: string,
  holders: readonly (Partial<NewHolder> & { name: string })[],
  more: Partial<Circulate> = {},
): Promise<Record<string, string>> {
  const { n: version } = await newest(office, letter);
  const given = { version, ...usual, ...more, holders: holders.map(holderOf) };
  const { links } = must(await circulate(ports, office.ilse, letter, given, true));
  return Object.fromEntries(links.map(({ holder, copy }) => [holder, copy]));
}

/** A comment by a copy's holder; gives its id. */
export async function says({ office, ports }: Mailing, copy: string, text: string): Promise<string> {
  const comment = office.ports.id();
  must(
    await holderDoes(ports, copy, (letter) => ({ type: "comment", letter, copy, comment, ...remark, text })),
  );
  return comment;
}
