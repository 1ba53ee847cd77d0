import { type Office, personName } from "@chirograph/core";
import { basics, decision as wire } from "@chirograph/wire";
import { z } from "zod";
import {
  openDecision,
  openOptions,
  revokeDecision,
  revokeOptions,
} from "../../acts/decisions/end-decision.ts";
import { decisionOptions, enterDecision } from "../../acts/decisions/enter-decision.ts";
import { readDecisionRecord } from "../../acts/decisions/read-decision-record.ts";
import { type DecisionSeen, readRegister } from "../../acts/decisions/register.ts";
import { officeNames } from "../../acts/person-does.ts";
import { present } from "../problem.ts";
import { type App, type Deps, staff } from "../route.ts";
import { showRecord } from "../show-letter.ts";

const onDecision = z.object({ decision: basics.Id });

function ended({ decision }: DecisionSeen, office: Office) {
  const name = (person: string) => personName(office, person);
  switch (decision.status) {
    case "standing":
      return { endedBy: null, endedAt: null, reason: null };
    case "superseded":
      return { endedBy: null, endedAt: decision.until, reason: null };
    case "revoked":
      return { endedBy: name(decision.revoked.by), endedAt: decision.revoked.at, reason: decision.reason };
  }
}

function show(seen: DecisionSeen, office: Office): wire.DecisionView {
  const { decision, good, citedBy, supersedes, successor } = seen;
  const { supersedes: _, ...text } = decision.text;
  return {
    id: decision.id,
    ...text,
    open: decision.open,
    status: decision.status,
    good,
    enteredBy: personName(office, decision.entered.by),
    enteredAt: decision.entered.at,
    ...ended(seen, office),
    supersedes,
    successor,
    citedBy: citedBy.map(({ id, reference, subject, status }) => ({ id, reference, subject, status })),
    sha256: decision.sha256,
  };
}

/** How a decision ends, or gets its public page. */
function endRoutes(app: App, deps: Deps): void {
  const { ports } = deps;
  app.post(
    "/api/decisions/:decision/revoke/options",
    { schema: { params: onDecision, body: wire.RevokeOptionsRequest } },
    async (request, reply) =>
      staff(deps, async (person) => {
        const { decision } = request.params;
        return present(reply, await revokeOptions(ports, person, decision, request.body.reason), (it) => it);
      })(request, reply),
  );
  app.post(
    "/api/decisions/:decision/revoke",
    { schema: { params: onDecision, body: wire.RevokeRequest } },
    async (request, reply) =>
      staff(deps, async (person) =>
        present(reply, await revokeDecision(ports, person, request.params.decision, request.body)),
      )(request, reply),
  );
  app.post(
    "/api/decisions/:decision/open/options",
    { schema: { params: onDecision } },
    async (request, reply) =>
      staff(deps, async (person) =>
        present(reply, await openOptions(ports, person, request.params.decision), (it) => it),
      )(request, reply),
  );
  app.post(
    "/api/decisions/:decision/open",
    { schema: { params: onDecision, body: wire.SignedRequest } },
    async (request, reply) =>
      staff(deps, async (person) =>
        present(reply, await openDecision(ports, person, request.params.decision, request.body)),
      )(request, reply),
  );
}

/** What happened to a decision, oldest first. */
function recordRoute(app: App, deps: Deps): void {
  const { ports } = deps;
  app.get("/api/decisions/:decision/record", { schema: { params: onDecision } }, async (request, reply) =>
    staff(deps, async () => {
      const names = await officeNames(ports);
      return present(reply, await readDecisionRecord(ports, request.params.decision), (rows) =>
        showRecord(rows, names),
      );
    })(request, reply),
  );
}

/** The register of decisions. */
export function decisionRoutes(app: App, deps: Deps): void {
  const { ports } = deps;
  app.get(
    "/api/decisions",
    staff(deps, async (person, _request, reply) => {
      const { office, decisions, enter } = await readRegister(ports, person);
      return reply.send({ decisions: decisions.map((one) => show(one, office)), enter });
    }),
  );
  app.post(
    "/api/decisions/options",
    { schema: { body: wire.DecisionOptionsRequest } },
    async (request, reply) =>
      staff(deps, async (person) =>
        present(reply, await decisionOptions(ports, person, request.body), (value) => value),
      )(request, reply),
  );
  app.post("/api/decisions", { schema: { body: wire.EnterDecisionRequest } }, async (request, reply) =>
    staff(deps, async (person) => present(reply, await enterDecision(ports, person, request.body)))(
      request,
      reply,
    ),
  );
  recordRoute(app, deps);
  endRoutes(app, deps);
}
