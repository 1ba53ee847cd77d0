import { noOfficePage, plainPage, type OfficeShown } from "@chirograph/page";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import type { App } from "../route.ts";
import { ENTRY, type PublicDeps } from "./deps.ts";

/** A page to the browser, never kept on the way. */
export function sendPage(reply: FastifyReply, text: string, status = 200): FastifyReply {
  return reply
    .status(status)
    .header("cache-control", "no-store")
    .header("referrer-policy", "no-referrer")
    .type("text/html; charset=utf-8")
    .send(text);
}

/** What the page may know of the office: it is written into the page. */
function shownOffice({ name, contact, trial, publicAddress }: OfficeShown): OfficeShown {
  return { name, contact, trial, publicAddress };
}

/** A page about a fault must not fail for want of the office's name. */
async function officeIfKnown(deps: PublicDeps): Promise<OfficeShown | null> {
  try {
    return await deps.office();
  } catch {
    return null;
  }
}

/** Runs a page's handler for the office; before set-up the page says that there is none. */
export function withOffice<Request extends FastifyRequest>(
  deps: PublicDeps,
  handle: (office: OfficeShown, request: Request, reply: FastifyReply) => Promise<FastifyReply>,
) {
  return async (request: Request, reply: FastifyReply): Promise<FastifyReply> => {
    const settings = await deps.office();
    const office = settings && shownOffice(settings);
    return office ? handle(office, request, reply) : sendPage(reply, noOfficePage(deps.assets(ENTRY)));
  };
}

/** Nothing public at this address: a letter that does not exist and one that is not released give the same bytes. */
export function sendNothing(deps: PublicDeps, office: OfficeShown, reply: FastifyReply): FastifyReply {
  const title = "There is nothing public at this address.";
  const next =
    "It may have been mistyped, or what it names is not released. Ask the office, or check the paper itself.";
  return sendPage(reply, plainPage(office, deps.assets(ENTRY), title, next), 404);
}

/** How a fault is worded for a reader; the same sentences as page and as JSON. */
export function faultWords(error: FastifyError): {
  status: number;
  code: string;
  what: string;
  next: string;
} {
  const next = "This says nothing about the letter.";
  switch (error.statusCode) {
    case 429:
      return {
        status: 429,
        code: "too-many",
        what: "We could not check this: too many questions came from your address, or from all together.",
        next: `${next} Wait a minute and ask again.`,
      };
    case 413:
      return {
        status: 413,
        code: "too-big",
        what: "This is larger than we read: a file may have up to 30 MB.",
        next: `${next} Send only the pages in question, or type the reference.`,
      };
    default:
      return error.statusCode && error.statusCode < 500
        ? {
            status: error.statusCode,
            code: "malformed",
            what: "We could not read what was sent.",
            next: `${next} Load the page again and repeat it.`,
          }
        : {
            status: 500,
            code: "broken",
            what: "We could not check this: something broke on our side.",
            next: `${next} Try again in a minute; if it happens twice, ask us.`,
          };
  }
}

/** Faults of the public pages. What is logged names neither address, path nor body: only what broke. */
export function handleFault(app: App, deps: PublicDeps) {
  return async (error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { status, code, what, next } = faultWords(error);
    if (status === 500) app.log.error({ name: error.name, stack: error.stack }, "a public page failed");
    reply.header("cache-control", "no-store");
    if (request.url.startsWith("/check/"))
      return reply.status(status).send({ code, message: `${what} ${next}` });
    const office = await officeIfKnown(deps);
    return sendPage(reply, plainPage(office, deps.assets(ENTRY), what, next), status);
  };
}
