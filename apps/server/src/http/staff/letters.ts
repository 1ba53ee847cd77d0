import { basics, letter as wire } from "@chirograph/wire";
import { z } from "zod";
import { openLetter } from "../../acts/letter/open-letter.ts";
import { officeCopy } from "../../acts/letter/office-copy.ts";
import { makeVersion, uploadVersion } from "../../acts/letter/make-version.ts";
import { meanSo, readMeant } from "../../acts/letter/meant-so.ts";
import { preview } from "../../acts/letter/preview.ts";
import { readChanges } from "../../acts/letter/read-changes.ts";
import { readRecord } from "../../acts/read-record.ts";
import { viewLetter } from "../../acts/view-letter.ts";
import { writeText } from "../../acts/letter/write-text.ts";
import { officeNames, officeSettings } from "../../acts/person-does.ts";
import { sendPdf } from "../file.ts";
import { present, sendProblem } from "../problem.ts";
import { type App, type Deps, staff } from "../route.ts";
import { showLetter, showRecord } from "../show-letter.ts";
import { uploadedFile } from "../upload.ts";

export const onLetter = z.object({ letter: basics.Id });
const onFinding = z.object({ letter: basics.Id, key: wire.FindingKey });
const onVersion = z.object({ letter: basics.Id, n: z.coerce.number().int().min(1).max(100_000) });
const between = z.object({ from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1) });

/** What the wording check points out, and those who write the letter meant so. */
function meantRoutes(app: App, deps: Deps): void {
  const { ports } = deps;
  app.get("/api/letters/:letter/meant", { schema: { params: onLetter } }, async (request, reply) =>
    staff(deps, async (person) =>
      present(reply, await readMeant(ports, person, request.params.letter), (meant) => ({ meant })),
    )(request, reply),
  );
  for (const method of ["PUT", "DELETE"] as const)
    app.route({
      method,
      url: "/api/letters/:letter/meant/:key",
      schema: { params: onFinding },
      handler: async (request, reply) =>
        staff(deps, async (person) => {
          const { letter, key } = request.params;
          const said = await meanSo(ports, person, letter, { key, meant: method === "PUT" });
          return present(reply, said, (meant) => ({ meant }));
        })(request, reply),
    });
}

/** Writing a letter: list, open, text, versions, changes, record. */
export function letterRoutes(app: App, deps: Deps): void {
  const { ports, tools } = deps;
  meantRoutes(app, deps);

  app.post(
    "/api/letters",
    staff(deps, async (person, _request, reply) =>
      present(reply, await openLetter(ports, person), (value) => value),
    ),
  );
  app.get("/api/letters/:letter", { schema: { params: onLetter } }, async (request, reply) =>
    staff(deps, async (person) => {
      const address = (await officeSettings(ports))?.publicAddress ?? "";
      const seen = await viewLetter(ports, person, request.params.letter);
      return present(reply, seen, (value) => showLetter(value, address));
    })(request, reply),
  );
  app.put(
    "/api/letters/:letter/working",
    { schema: { params: onLetter, body: wire.WorkingRequest }, bodyLimit: 4_000_000 },
    async (request, reply) =>
      staff(deps, async (person) =>
        present(reply, await writeText(ports, person, request.params.letter, request.body), (value) => value),
      )(request, reply),
  );
  app.post(
    "/api/letters/:letter/preview",
    { schema: { params: onLetter, body: wire.WorkingRequest.pick({ text: true }) }, bodyLimit: 4_000_000 },
    async (request, reply) =>
      staff(deps, async (person) => {
        const set = await preview(ports, tools, person, request.params.letter, request.body.text);
        return set.ok ? sendPdf(reply, set.value, "preview.pdf", false) : sendProblem(reply, set);
      })(request, reply),
  );
  app.post(
    "/api/letters/:letter/versions",
    { schema: { params: onLetter, body: wire.VersionRequest } },
    async (request, reply) =>
      staff(deps, async (person) =>
        present(
          reply,
          await makeVersion(ports, tools, person, request.params.letter, request.body),
          (value) => value,
        ),
      )(request, reply),
  );
  app.post("/api/letters/:letter/upload", { schema: { params: onLetter } }, async (request, reply) =>
    staff(deps, async (person) => {
      const { letter } = request.params;
      const file = await uploadedFile(request);
      if (!file.ok) return sendProblem(reply, file);
      const seen = await viewLetter(ports, person, letter);
      if (!seen.ok) return sendProblem(reply, seen);
      const given = { after: seen.value.letter.versions.length, pdf: file.value.bytes };
      return present(reply, await uploadVersion(ports, tools, person, letter, given), (value) => value);
    })(request, reply),
  );
  app.get(
    "/api/letters/:letter/versions/:n/file.pdf",
    { schema: { params: onVersion } },
    async (request, reply) =>
      staff(deps, async (person) => {
        const { letter, n } = request.params;
        const copy = await officeCopy(ports, person, letter, n);
        return copy.ok
          ? sendPdf(reply, copy.value.pdf, `version-${n}-${copy.value.label}.pdf`, false)
          : sendProblem(reply, copy);
      })(request, reply),
  );
  app.get(
    "/api/letters/:letter/changes",
    { schema: { params: onLetter, querystring: between } },
    async (request, reply) =>
      staff(deps, async (person) => {
        const { from, to } = request.query;
        const runs = await readChanges(ports, person, request.params.letter, from, to);
        return present(reply, runs, (value) => ({ from, to, runs: value }));
      })(request, reply),
  );
  app.get("/api/letters/:letter/record", { schema: { params: onLetter } }, async (request, reply) =>
    staff(deps, async (person) => {
      const names = await officeNames(ports);
      return present(reply, await readRecord(ports, person, request.params.letter), (rows) =>
        showRecord(rows, names),
      );
    })(request, reply),
  );
}
