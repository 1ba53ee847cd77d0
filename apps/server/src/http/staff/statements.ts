import { basics, letter, statement as wire } from "@chirograph/wire";
import { z } from "zod";
import { officeNames, personDoes } from "../../acts/person-does.ts";
import {
  type StatementSeen,
  listStatements,
  proposeStatement,
  releaseStatement,
  releaseStatementOptions,
  statementOptions,
} from "../../acts/release/statements.ts";
import { present } from "../problem.ts";
import { type App, type Deps, staff } from "../route.ts";

const onStatement = z.object({ statement: basics.Id });

function show(
  { row, statement, letter, release }: StatementSeen,
  name: (person: string) => string,
): wire.StatementView {
  const released = statement.status === "proposed" ? null : statement.released;
  return {
    id: row.id,
    status: statement.status,
    about: statement.subject.about,
    letter: letter && { id: letter.id, reference: letter.reference, subject: letter.subject },
    title: row.title,
    text: statement.text,
    proposedBy: name(statement.proposed.by),
    proposedAt: statement.proposed.at,
    releasedBy: released && name(released.by),
    releasedAt: released && released.at,
    reason: statement.status === "retracted" ? statement.reason : null,
    release,
  };
}

/** What the office says of a paper: written by one person, released by another. */
export function statementRoutes(app: App, deps: Deps): void {
  const { ports } = deps;
  app.get(
    "/api/statements",
    staff(deps, async (person, _request, reply) => {
      const names = await officeNames(ports);
      return reply.send({ statements: (await listStatements(ports, person)).map((one) => show(one, names)) });
    }),
  );
  app.post(
    "/api/statements/options",
    { schema: { body: wire.StatementOptionsRequest } },
    async (request, reply) =>
      staff(deps, async (person) =>
        present(reply, await statementOptions(ports, person, request.body), (value) => value),
      )(request, reply),
  );
  app.post(
    "/api/statements",
    { schema: { body: wire.ProposeRequest }, bodyLimit: 4_000_000 },
    async (request, reply) =>
      staff(deps, async (person) => present(reply, await proposeStatement(ports, person, request.body)))(
        request,
        reply,
      ),
  );
  app.post(
    "/api/statements/:statement/release/options",
    { schema: { params: onStatement } },
    async (request, reply) =>
      staff(deps, async (person) =>
        present(
          reply,
          await releaseStatementOptions(ports, person, request.params.statement),
          (value) => value,
        ),
      )(request, reply),
  );
  app.post(
    "/api/statements/:statement/release",
    { schema: { params: onStatement, body: wire.ReleaseStatementRequest } },
    async (request, reply) =>
      staff(deps, async (person) =>
        present(reply, await releaseStatement(ports, person, request.params.statement, request.body)),
      )(request, reply),
  );
  app.post(
    "/api/statements/:statement/retract",
    { schema: { params: onStatement, body: letter.ReasonRequest } },
    async (request, reply) =>
      staff(deps, async (person) => {
        const command = { type: "retract-statement" as const, ...request.params, ...request.body };
        return present(reply, await personDoes(ports, person, command));
      })(request, reply),
  );
}
