import { type Browser, openBrowser } from "./browser.ts";

type Options = { readonly options: unknown };
type SignOptions = Options & { readonly nonce: string };

export type Colleague = Browser & { readonly id: string; readonly name: string };

const settings = (address: string) => ({
  name: "Varrow Sound Port Authority",
  letterhead: ["Harbour House, Ness Quay", "Varrow Sound"],
  publicAddress: address,
  contact: "letters@varrow-sound.example",
  numbering: "VSPA/PIL/{year}/{number}",
  signersRequired: 1,
});

/** Founds the office as its first administrator, with the one-time link. */
export async function found(address: string, link: string, name: string, title: string): Promise<Colleague> {
  const browser = openBrowser(address);
  const token = link.slice(link.indexOf("#") + 1);
  const office = settings(address);
  const asked = await browser.call<Options>("POST", "/api/setup/options", {
    token,
    name: office.name,
    publicAddress: address,
  });
  const response = browser.passkey.create(asked.options, address);
  const person = { name, title, address: "ilse.marrow@varrow-sound.example" };
  await browser.call("POST", "/api/setup", { token, settings: office, person, response });
  return me(browser, name);
}

async function me(browser: Browser, name: string): Promise<Colleague> {
  const session = await browser.call<{ person: { id: string } }>("GET", "/api/session");
  return { ...browser, id: session.person.id, name };
}

/** An administrator invites a colleague, who makes a passkey; the administrator's passkey makes it known to the sealing process. */
export async function invite(
  address: string,
  administrator: Colleague,
  person: { name: string; title: string; address: string; roles: readonly string[] },
): Promise<Colleague> {
  const invited = await administrator.call<{ person: string; link: string }>("POST", "/api/people", person);
  const browser = openBrowser(address);
  const token = invited.link.slice(invited.link.indexOf("#") + 1);
  const asked = await browser.call<Options>("POST", "/api/join/options", { token });
  await browser.call("POST", "/api/join", {
    token,
    response: browser.passkey.create(asked.options, address),
  });
  await signAct(address, administrator, `/api/people/${invited.person}/sealing`, { act: "enrol" }, {});
  return me(browser, person.name);
}

/** A signed act: the office gives the challenge, the passkey answers. */
export async function signAct(
  address: string,
  person: Colleague,
  path: string,
  asked: object,
  given: object,
): Promise<void> {
  const { options, ...rest } = await person.call<SignOptions>("POST", `${path}/options`, asked);
  await person.call("POST", path, { ...given, ...rest, response: person.passkey.get(options, address) });
}
