import { askModel } from "../src/model/ask-model.ts";
import type { Person } from "@chirograph/core";
import { officeSettings } from "../src/acts/person-does.ts";
import { openSession } from "../src/acts/people/sign-in.ts";
import { entryAssets } from "../src/http/assets.ts";
import { publicPages } from "../src/http/public/index.ts";
import type { App } from "../src/http/route.ts";
import { createServer } from "../src/http/server.ts";
import { sessionCookie } from "../src/http/session.ts";
import { type TestOffice, silentLog } from "./office.ts";

/** The office's whole HTTP surface, without a port. */
export async function openApp(office: TestOffice): Promise<App> {
  const { ports, tools } = office;
  const signer = await office.sealing();
  return createServer(
    { ports, tools, signer, model: askModel, mail: false, logger: silentLog },
    async (app) => {
      await app.register(publicPages, {
        ports,
        tools,
        certificate: () => signer.certificate(),
        office: () => officeSettings(ports),
        assets: (entry: string) => entryAssets({}, entry),
      });
    },
  );
}

/** Signs a person in, as a browser's cookie. */
export async function cookieOf({ ports }: TestOffice, person: Person): Promise<string> {
  const token = await ports.transact((unit) => openSession(ports, unit, person.id));
  return `${sessionCookie}=${token}`;
}

export type Route = { readonly method: string; readonly path: string };

/** Every route that is registered, read from the router's own picture of itself. */
export function routesOf(app: App): Route[] {
  const above: string[] = [];
  return app
    .printRoutes({ commonPrefix: false })
    .split("\n")
    .flatMap((line) => {
      const found = /^(?<indent>[│ ]*)[├└]── (?<part>\S*) \((?<methods>[A-Z, ]+)\)$/u.exec(line)?.groups;
      const bare = /^(?<indent>[│ ]*)[├└]── (?<part>\S+)$/u.exec(line)?.groups;
      const { indent = "", part = "", methods = "" } = found ?? bare ?? {};
      const depth = indent.length / 4;
      above.splice(depth, Infinity, part);
      const path = above.join("");
      return methods ? methods.split(", ").map((method) => ({ method, path })) : [];
    })
    .filter(({ method }) => method !== "HEAD");
}
