import multipart from "@fastify/multipart";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import type { App } from "../route.ts";
import { askRoutes } from "./ask-routes.ts";
import { openAsks } from "./asks.ts";
import { checkRoutes } from "./check-routes.ts";
import type { PublicDeps } from "./deps.ts";
import { FILES_PATH, fileLookups } from "./file-lookups.ts";
import { letterRoutes } from "./letter-routes.ts";
import { handleFault } from "./page-reply.ts";
import { dailyTally } from "./tally.ts";

export type { PublicDeps } from "./deps.ts";
export { fileLookups } from "./file-lookups.ts";

const CONTENT_SECURITY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join(";");

/** What these pages need and the server around them may have brought already. */
async function plugins(app: App): Promise<void> {
  if (!app.hasRequestDecorator("parts")) await app.register(multipart);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
}

/**
 * The public side: "What is this letter?", released letters and statements. Nothing here writes down who asked, or
 * about what: no paths, bodies or addresses, only how many checks of each kind there were on a day.
 */
export async function publicPages(app: App, deps: PublicDeps): Promise<void> {
  await plugins(app);
  const tally = dailyTally(deps.ports);
  app.addHook("onClose", () => tally.close());
  app.addHook("onRoute", (route) => {
    route.logLevel = "silent";
  });
  app.addHook("onRequest", (_request, reply, done) => {
    reply.header("content-security-policy", CONTENT_SECURITY);
    reply.header("x-content-type-options", "nosniff");
    done();
  });
  app.setErrorHandler(handleFault(app, deps));
  const asks = openAsks(deps.ports);
  if (!app.hasRoute({ method: "GET", url: FILES_PATH })) await app.register(fileLookups, deps);
  checkRoutes(app, asks, tally);
  askRoutes(app, deps, asks, tally);
  letterRoutes(app, deps);
}
