import { basics, office as wire } from "@chirograph/wire";
import { join, joinOptions, recoverByCode } from "../../acts/people/join.ts";
import { setUp, setUpOptions } from "../../acts/people/set-up.ts";
import { login, loginOptions, logout, whoIs } from "../../acts/people/sign-in.ts";
import { present } from "../problem.ts";
import type { App, Deps } from "../route.ts";
import { cookieOptions, sessionCookie } from "../session.ts";

const twelveHours = 12 * 3600;

/** Set-up, signing in, joining and recovery: the routes that need no session. */
export function signInRoutes(app: App, deps: Deps): void {
  const { ports, signer } = deps;

  async function cookie() {
    const { office } = await whoIs(ports, undefined);
    const secure = office.status === "founded" && office.settings.publicAddress.startsWith("https:");
    return cookieOptions(secure, "/", twelveHours);
  }

  app.get("/api/session", { schema: { response: { 200: wire.Session } } }, async (request) => {
    const { office, person } = await whoIs(ports, request.cookies[sessionCookie]);
    const settings = office.status === "empty" ? null : office.settings;
    return {
      office: settings && {
        name: settings.name,
        trial: settings.trial,
        publicAddress: settings.publicAddress,
      },
      person: person && {
        id: person.id,
        name: person.name,
        title: person.title,
        address: person.address,
        roles: [...person.roles],
      },
      mail: deps.mail,
    };
  });

  app.post("/api/setup/options", { schema: { body: wire.SetupOptionsRequest } }, async (request, reply) =>
    present(reply, await setUpOptions(ports, request.body), (value) => value),
  );
  app.post("/api/setup", { schema: { body: wire.SetupRequest } }, async (request, reply) => {
    const outcome = await setUp(ports, signer, request.body);
    if (outcome.ok) reply.setCookie(sessionCookie, outcome.value.session, await cookie());
    return present(reply, outcome, ({ recoveryCodes }) => ({ recoveryCodes }));
  });

  app.post("/api/login/options", async (_request, reply) =>
    present(reply, await loginOptions(ports), (value) => value),
  );
  app.post("/api/login", { schema: { body: wire.PasskeyAnswer } }, async (request, reply) => {
    const outcome = await login(ports, request.body.response);
    if (outcome.ok) reply.setCookie(sessionCookie, outcome.value.token, await cookie());
    return present(reply, outcome);
  });
  app.post("/api/logout", { schema: { response: { 200: basics.Done } } }, async (request, reply) => {
    const token = request.cookies[sessionCookie];
    if (token) await logout(ports, token);
    reply.clearCookie(sessionCookie, { path: "/" });
    return { done: true as const };
  });

  app.post("/api/join/options", { schema: { body: wire.JoinRequest } }, async (request, reply) =>
    present(reply, await joinOptions(ports, request.body.token), (value) => value),
  );
  app.post("/api/join", { schema: { body: wire.JoinAnswer } }, async (request, reply) => {
    const outcome = await join(ports, request.body.token, request.body.response);
    if (outcome.ok) reply.setCookie(sessionCookie, outcome.value.session, await cookie());
    return present(reply, outcome, ({ recoveryCodes }) => ({ recoveryCodes }));
  });
  app.post("/api/recover", { schema: { body: wire.RecoverRequest } }, async (request, reply) =>
    present(reply, await recoverByCode(ports, request.body.address, request.body.code), (value) => value),
  );
}
