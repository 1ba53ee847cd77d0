import { basics } from "@chirograph/wire";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import { holderCalendar, newFeed, readFeed } from "../acts/coordination/calendar.ts";
import type { Outcome } from "../acts/outcome.ts";
import { held } from "./held.ts";
import { sendProblem } from "./problem.ts";
import { type App, type Deps, staff } from "./route.ts";

function sendCalendar(reply: FastifyReply, calendar: Outcome<string>, name: string): FastifyReply {
  if (!calendar.ok) return sendProblem(reply, calendar);
  return reply
    .header("cache-control", "private, no-store")
    .header("content-disposition", `attachment; filename="${name}.ics"`)
    .type("text/calendar; charset=utf-8")
    .send(calendar.value);
}

/** Suspenses for calendars: a holder's one as a file, a person's as a feed at a secret address. */
export function calendarRoutes(app: App, deps: Deps): void {
  const { ports } = deps;
  app.get(
    "/api/copies/:copy/suspense.ics",
    { schema: { params: z.object({ copy: basics.Id }) } },
    async (request, reply) =>
      held(deps, request, reply, async (copy) =>
        sendCalendar(reply, await holderCalendar(ports, copy), "suspense"),
      ),
  );
  app.post(
    "/api/me/calendar",
    staff(deps, async (person, _request, reply) => reply.send(await newFeed(ports, person))),
  );
  app.get(
    "/calendar/:token.ics",
    {
      schema: { params: z.object({ token: z.string().max(100) }) },
      config: { rateLimit: { max: 60, timeWindow: 60_000 } },
    },
    async (request, reply) => sendCalendar(reply, await readFeed(ports, request.params.token), "suspenses"),
  );
}
