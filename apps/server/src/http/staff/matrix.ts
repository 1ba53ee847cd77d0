import { matrix as wire } from "@chirograph/wire";
import { dispose, merge, reply } from "../../acts/coordination/adjudicate.ts";
import { applyWordings } from "../../acts/coordination/apply-wording.ts";
import { readDesk } from "../../acts/desk/desk.ts";
import { readMatrix } from "../../acts/coordination/matrix.ts";
import { exportMatrix, readImport } from "../../acts/coordination/matrix-sheet.ts";
import { personDoes } from "../../acts/person-does.ts";
import { present, sendProblem } from "../problem.ts";
import { type App, type Deps, staff } from "../route.ts";
import { showDesk, showMatrix } from "../show-matrix.ts";
import { sendFile } from "../file.ts";
import { uploadedFile } from "../upload.ts";
import { onLetter } from "./letters.ts";

/** What came in on a letter, and what the office says to it. */
export function matrixRoutes(app: App, deps: Deps): void {
  const { ports } = deps;
  app.get("/api/desk", { schema: { querystring: wire.DeskQuery } }, async (request, reply) =>
    staff(deps, async (person) => reply.send(showDesk(await readDesk(ports, person, request.query))))(
      request,
      reply,
    ),
  );
  app.get("/api/letters/:letter/matrix", { schema: { params: onLetter } }, async (request, reply) =>
    staff(deps, async (person) =>
      present(reply, await readMatrix(ports, person, request.params.letter), showMatrix),
    )(request, reply),
  );
  app.post(
    "/api/letters/:letter/dispositions",
    { schema: { params: onLetter, body: wire.DisposeRequest } },
    async (request, reply) =>
      staff(deps, async (person) =>
        present(
          reply,
          await dispose(ports, person, request.params.letter, request.body.answers),
          (value) => value,
        ),
      )(request, reply),
  );
  app.post(
    "/api/letters/:letter/merges",
    { schema: { params: onLetter, body: wire.MergeRequest } },
    async (request, reply) =>
      staff(deps, async (person) =>
        present(reply, await merge(ports, person, request.params.letter, request.body), (value) => value),
      )(request, reply),
  );
  app.post(
    "/api/letters/:letter/replies",
    { schema: { params: onLetter, body: wire.StaffReplyRequest } },
    async (request, response) =>
      staff(deps, async (person) => {
        const { letter } = request.params;
        return present(response, await reply(ports, person, letter, request.body));
      })(request, response),
  );
  app.post(
    "/api/letters/:letter/apply",
    { schema: { params: onLetter, body: wire.ApplyRequest } },
    async (request, reply) =>
      staff(deps, async (person) =>
        present(
          reply,
          await applyWordings(ports, person, request.params.letter, request.body),
          (value) => value,
        ),
      )(request, reply),
  );
  app.get("/api/letters/:letter/matrix.xlsx", { schema: { params: onLetter } }, async (request, reply) =>
    staff(deps, async (person) => {
      const made = await exportMatrix(ports, person, request.params.letter);
      if (!made.ok) return sendProblem(reply, made);
      const { bytes, reference } = made.value;
      const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
      return sendFile(reply, { bytes, name: `${reference} comments.xlsx`, type });
    })(request, reply),
  );
  app.post("/api/letters/:letter/matrix.xlsx", { schema: { params: onLetter } }, async (request, reply) =>
    staff(deps, async (person) => {
      const file = await uploadedFile(request);
      if (!file.ok) return sendProblem(reply, file);
      const read = await readImport(ports, deps.tools, person, request.params.letter, file.value.bytes);
      return present(reply, read, (value) => value);
    })(request, reply),
  );
  app.post(
    "/api/letters/:letter/override-objection",
    { schema: { params: onLetter, body: wire.OverrideObjectionRequest } },
    async (request, reply) =>
      staff(deps, async (person) => {
        const command = { type: "override-objection" as const, ...request.params, ...request.body };
        return present(reply, await personDoes(ports, person, command));
      })(request, reply),
  );
}
