import { basics, coordination as wire, letter } from "@chirograph/wire";
import { coordinationOf } from "@chirograph/core";
import { z } from "zod";
import { loadOffice } from "../../acts/facts.ts";
import { keepList, readLists, removeList } from "../../acts/coordination/lists.ts";
import { personDoes } from "../../acts/person-does.ts";
import {
  moveSuspense,
  openTurn,
  recallCirculation,
  remind,
} from "../../acts/coordination/run-circulation.ts";
import { refused } from "../../acts/outcome.ts";
import { readHolders } from "../../sheet/read-holders.ts";
import { byName, writeHolders } from "../../sheet/write-holders.ts";
import { sendFile } from "../file.ts";
import { present, sendProblem } from "../problem.ts";
import { type App, type Deps, staff } from "../route.ts";
import { onLetter } from "./letters.ts";

const noList = refused(
  "not-found",
  "This list is no longer kept. Go back to the letter, and choose another.",
);

const onList = z.object({ list: basics.Id });
const onCopy = onLetter.extend({ copy: basics.Id });

/** The office's rules for coordination, and its lists of holders. */
function officeRoutes(app: App, deps: Deps): void {
  const { ports } = deps;
  app.get(
    "/api/coordination",
    staff(deps, async (_person, _request, reply) => {
      const { office } = await ports.transact((unit) => loadOffice(unit, ports));
      return reply.send(coordinationOf(office));
    }),
  );
  app.put("/api/coordination", { schema: { body: wire.Coordination } }, async (request, reply) =>
    staff(deps, async (person) => {
      const command = { type: "change-coordination" as const, coordination: request.body };
      return present(reply, await personDoes(ports, person, command));
    })(request, reply),
  );
  app.get(
    "/api/lists",
    staff(deps, async (person, _request, reply) =>
      present(reply, await readLists(ports, person), (lists) => ({ lists })),
    ),
  );
  app.put(
    "/api/lists/:list",
    { schema: { params: onList, body: wire.DistributionList.omit({ id: true }) } },
    async (request, reply) =>
      staff(deps, async (person) => {
        const list = { id: request.params.list, ...request.body };
        return present(reply, await keepList(ports, person, list));
      })(request, reply),
  );
  app.post(
    "/api/lists/read",
    { schema: { body: wire.CsvRequest }, bodyLimit: 4_000_000 },
    async (request, reply) =>
      staff(deps, async (_person, _request, answer) => answer.send(readHolders(request.body.csv)))(
        request,
        reply,
      ),
  );
  app.get("/api/lists/:list/holders.csv", { schema: { params: onList } }, async (request, reply) =>
    staff(deps, async (person) => {
      const lists = await readLists(ports, person);
      if (!lists.ok) return sendProblem(reply, lists);
      const list = lists.value.find(({ id }) => id === request.params.list);
      if (!list) return sendProblem(reply, noList);
      const bytes = Buffer.from(writeHolders(byName(list.holders)));
      return sendFile(reply, { bytes, name: `${list.name}.csv`, type: "text/csv; charset=utf-8" });
    })(request, reply),
  );
  app.delete("/api/lists/:list", { schema: { params: onList } }, async (request, reply) =>
    staff(deps, async (person) => present(reply, await removeList(ports, person, request.params.list)))(
      request,
      reply,
    ),
  );
}

/** The open circulation: its suspense, its turns, whom it waits for. */
export function coordinationRoutes(app: App, deps: Deps): void {
  const { ports } = deps;
  officeRoutes(app, deps);
  app.post(
    "/api/letters/:letter/circulation/suspense",
    { schema: { params: onLetter, body: wire.SuspenseRequest } },
    async (request, reply) =>
      staff(deps, async (person) => {
        const given = { ...request.params, ...request.body };
        return present(reply, await moveSuspense(ports, person, given));
      })(request, reply),
  );
  app.post(
    "/api/letters/:letter/circulation/stage",
    { schema: { params: onLetter, body: wire.StageRequest } },
    async (request, reply) =>
      staff(deps, async (person) => {
        const given = { ...request.params, ...request.body };
        return present(reply, await openTurn(ports, person, given));
      })(request, reply),
  );
  app.post(
    "/api/letters/:letter/circulation/recall",
    { schema: { params: onLetter, body: letter.ReasonRequest } },
    async (request, reply) =>
      staff(deps, async (person) =>
        present(
          reply,
          await recallCirculation(ports, person, request.params.letter, request.body.reason),
          (value) => value,
        ),
      )(request, reply),
  );
  app.post(
    "/api/letters/:letter/circulation/remind",
    { schema: { params: onLetter, body: wire.RemindRequest } },
    async (request, reply) =>
      staff(deps, async (person) =>
        present(
          reply,
          await remind(ports, person, request.params.letter, request.body.copies),
          (value) => value,
        ),
      )(request, reply),
  );
  app.post(
    "/api/letters/:letter/copies/:copy/waive",
    { schema: { params: onCopy, body: letter.ReasonRequest } },
    async (request, reply) =>
      staff(deps, async (person) => {
        const command = { type: "waive-holder" as const, ...request.params, ...request.body };
        return present(reply, await personDoes(ports, person, command));
      })(request, reply),
  );
}
