import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import cookie from "@fastify/cookie";
import formbody from "@fastify/formbody";
import helmet from "@fastify/helmet";
import multipart from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import serveStatic from "@fastify/static";
import Fastify, { type FastifyBaseLogger, LogController } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { dist } from "./assets.ts";
import { calendarRoutes } from "./calendar.ts";
import { enclosureRoutes } from "./enclosures.ts";
import { holderRoutes } from "./holder.ts";
import { readerRoutes } from "./reader.ts";
import { handleError, sendProblem } from "./problem.ts";
import type { App, Deps } from "./route.ts";
import { fromElsewhere } from "./session.ts";
import { letterRoutes } from "./staff/letters.ts";
import { coordinationRoutes } from "./staff/coordination.ts";
import { lifecycleRoutes } from "./staff/lifecycle.ts";
import { mailRoutes } from "./staff/mail.ts";
import { matrixRoutes } from "./staff/matrix.ts";
import { officeRecordRoutes } from "./staff/office-record.ts";
import { peopleRoutes } from "./staff/people.ts";
import { signInRoutes } from "./staff/sign-in.ts";
import { decisionRoutes } from "./staff/decisions.ts";
import { readBackRoutes } from "./staff/read-back.ts";
import { statementRoutes } from "./staff/statements.ts";
import { fileLimit } from "./upload.ts";

const self = "'self'";
const none = "'none'";

const contentSecurity = {
  useDefaults: false,
  directives: {
    defaultSrc: [none],
    scriptSrc: [self, "'wasm-unsafe-eval'"],
    styleSrc: [self, "'unsafe-inline'"],
    imgSrc: [self, "blob:", "data:"],
    fontSrc: [self],
    connectSrc: [self],
    workerSrc: [self],
    formAction: [self],
    baseUri: [none],
    frameAncestors: [none],
  },
};

async function plugins(app: App): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: contentSecurity,
    referrerPolicy: { policy: "no-referrer" },
    crossOriginEmbedderPolicy: false,
    // TLS ends at a proxy or at us; on a trial there is none, and the header would lock a browser out.
    hsts: false,
  });
  await app.register(cookie);
  await app.register(formbody, { bodyLimit: 2_000_000 });
  await app.register(multipart, {
    limits: { fileSize: fileLimit, files: 1, fields: 10, fieldNameSize: 100 },
  });
  await app.register(rateLimit, { global: true, max: 600, timeWindow: 60_000 });
  await app.register(serveStatic, {
    root: fileURLToPath(new URL("assets/", dist)),
    prefix: "/assets/",
    immutable: true,
    maxAge: "365d",
    preCompressed: true,
    decorateReply: false,
  });
}

// The cut of the wordmark: two halves of a sheet, parted along a wave.
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="#142028"/><path d="M0 17c4-5 8-5 11-1s7 4 10 0 7-4 11 0" fill="none" stroke="#fffefb" stroke-width="3.2"/></svg>`;

/** The app's pages: one document each, the rest is its script's. */
function documents(app: App): void {
  app.get("/favicon.ico", async (_request, reply) =>
    reply.header("cache-control", "public, max-age=86400").type("image/svg+xml").send(icon),
  );
  const page = (file: string) => async () => readFile(new URL(file, dist), "utf8");
  for (const [path, file] of [
    ["/office", "office.html"],
    ["/office/*", "office.html"],
    ["/c/:copy", "holder.html"],
  ] as const)
    app.get(path, async (_request, reply) =>
      reply
        .header("cache-control", "no-store")
        .type("text/html; charset=utf-8")
        .send(await page(file)()),
    );
}

/** All routes that carry the plugins' hooks. */
async function house(app: App, deps: Deps, more: (app: App) => Promise<void>): Promise<void> {
  app.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, {
      code: "not-found",
      message: "There is nothing at this address. Go to the first page and start there.",
    }),
  );
  await plugins(app);
  app.addHook("onRequest", async (request, reply) => {
    // By the route that was found: an address can be written in many ways ("/%61pi/").
    if (request.routeOptions.url?.startsWith("/api/") && fromElsewhere(request))
      return sendProblem(reply, {
        code: "not-allowed",
        message: "This request did not come from our own page, so nothing was changed.",
      });
    return undefined;
  });
  documents(app);
  signInRoutes(app, deps);
  peopleRoutes(app, deps);
  officeRecordRoutes(app, deps);
  letterRoutes(app, deps);
  lifecycleRoutes(app, deps);
  coordinationRoutes(app, deps);
  mailRoutes(app, deps);
  calendarRoutes(app, deps);
  matrixRoutes(app, deps);
  statementRoutes(app, deps);
  decisionRoutes(app, deps);
  readBackRoutes(app, deps);
  holderRoutes(app, deps);
  readerRoutes(app, deps);
  enclosureRoutes(app, deps);
  await more(app);
}

/**
 * The whole HTTP surface. `more` registers what others bring, such as the public pages; `first` what must be so quick that
 * it goes without the plugins and their hooks.
 */
export async function createServer(
  deps: Deps & { readonly logger: FastifyBaseLogger },
  more: (app: App) => Promise<void>,
  first: (app: App) => Promise<void> = async () => undefined,
): Promise<App> {
  const app: App = Fastify({
    loggerInstance: deps.logger,
    // Nobody's visit is written down: only what breaks is (DESIGN section 8).
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1_000_000,
    trustProxy: process.env.CHIROGRAPH_TRUST_PROXY === "1",
    genReqId: () => crypto.randomUUID(),
  }).withTypeProvider<import("fastify-type-provider-zod").ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(handleError);
  await first(app);
  await app.register(async (app) => house(app, deps, more));
  return app;
}
