import { readBackRuleOf } from "@chirograph/core";
import { basics, readBack as wire } from "@chirograph/wire";
import { z } from "zod";
import { loadOffice } from "../../acts/facts.ts";
import { personDoes } from "../../acts/person-does.ts";
import { inviteReaders } from "../../acts/read-back/invite-readers.ts";
import { changeModelSetting, modelReads, readModelSetting } from "../../acts/read-back/model-reader.ts";
import { readReadBack } from "../../acts/read-back/read-back.ts";
import { present } from "../problem.ts";
import { type App, type Deps, staff } from "../route.ts";
import { showReadBack } from "../show-read-back.ts";
import { onLetter } from "./letters.ts";

const onPoint = onLetter.extend({ point: basics.Id });
const onRound = onLetter.extend({ round: z.coerce.number().int().min(1).max(10_000) });

/** What a letter is meant to say, and on which decision an announcement rests. */
function pointRoutes(app: App, deps: Deps): void {
  const { ports } = deps;
  app.put(
    "/api/letters/:letter/points",
    { schema: { params: onLetter, body: wire.PointsRequest } },
    async (request, reply) =>
      staff(deps, async (person) => {
        const command = { type: "state-points" as const, ...request.params, ...request.body };
        return present(reply, await personDoes(ports, person, command));
      })(request, reply),
  );
  app.post(
    "/api/letters/:letter/points/:point/decision",
    { schema: { params: onPoint, body: wire.CiteRequest } },
    async (request, reply) =>
      staff(deps, async (person) => {
        const command = { type: "cite-decision" as const, ...request.params, ...request.body };
        return present(reply, await personDoes(ports, person, command));
      })(request, reply),
  );
  app.post(
    "/api/letters/:letter/points/:point/waive",
    { schema: { params: onPoint, body: wire.WaiveRequest } },
    async (request, reply) =>
      staff(deps, async (person) => {
        const command = { type: "waive-citation" as const, ...request.params, ...request.body };
        return present(reply, await personDoes(ports, person, command));
      })(request, reply),
  );
}

/** Rounds of readers. */
function roundRoutes(app: App, deps: Deps): void {
  const { ports } = deps;
  app.get("/api/letters/:letter/read-back", { schema: { params: onLetter } }, async (request, reply) =>
    staff(deps, async (person) =>
      present(reply, await readReadBack(ports, person, request.params.letter), (seen) =>
        showReadBack(seen, ports.now()),
      ),
    )(request, reply),
  );
  app.post(
    "/api/letters/:letter/read-back",
    { schema: { params: onLetter, body: wire.OpenRoundRequest } },
    async (request, reply) =>
      staff(deps, async (person) => {
        const { version, ...readers } = request.body;
        const invited = await inviteReaders(ports, person, request.params.letter, { version }, readers);
        return present(reply, invited, (value) => value);
      })(request, reply),
  );
  app.post(
    "/api/letters/:letter/read-back/:round/readers",
    { schema: { params: onRound, body: wire.InviteReadersRequest } },
    async (request, reply) =>
      staff(deps, async (person) => {
        const { letter, round } = request.params;
        return present(
          reply,
          await inviteReaders(ports, person, letter, { round }, request.body),
          (value) => value,
        );
      })(request, reply),
  );
  app.post(
    "/api/letters/:letter/read-back/:round/close",
    { schema: { params: onRound } },
    async (request, reply) =>
      staff(deps, async (person) => {
        const command = { type: "close-read-back" as const, ...request.params };
        return present(reply, await personDoes(ports, person, command));
      })(request, reply),
  );
  app.post(
    "/api/letters/:letter/read-back/waive",
    { schema: { params: onLetter, body: wire.WaiveReadBackRequest } },
    async (request, reply) =>
      staff(deps, async (person) => {
        const command = { type: "waive-read-back" as const, ...request.params, ...request.body };
        return present(reply, await personDoes(ports, person, command));
      })(request, reply),
  );
}

/** The program that reads as one more reader, where an administrator allows one. */
function modelRoutes(app: App, deps: Deps): void {
  const { ports, model } = deps;
  app.get(
    "/api/model-reader",
    staff(deps, async (_person, _request, reply) => reply.send(await readModelSetting(ports))),
  );
  app.put("/api/model-reader", { schema: { body: wire.ModelReaderRequest } }, async (request, reply) =>
    staff(deps, async (person) => present(reply, await changeModelSetting(ports, person, request.body)))(
      request,
      reply,
    ),
  );
  app.post(
    "/api/letters/:letter/read-back/:round/model",
    { schema: { params: onRound } },
    async (request, reply) =>
      staff(deps, async (person) => {
        const { letter, round } = request.params;
        return present(reply, await modelReads(ports, model, person, letter, round));
      })(request, reply),
  );
}

/** Points, rounds, and the office's rule for them. */
export function readBackRoutes(app: App, deps: Deps): void {
  const { ports } = deps;
  pointRoutes(app, deps);
  roundRoutes(app, deps);
  modelRoutes(app, deps);
  app.get(
    "/api/read-back-rule",
    staff(deps, async (_person, _request, reply) => {
      const { office } = await ports.transact((unit) => loadOffice(unit, ports));
      return reply.send(readBackRuleOf(office));
    }),
  );
  app.put("/api/read-back-rule", { schema: { body: wire.ReadBackRule } }, async (request, reply) =>
    staff(deps, async (person) => {
      const command = { type: "change-read-back-rule" as const, rule: request.body };
      return present(reply, await personDoes(ports, person, command));
    })(request, reply),
  );
}
