import { basics } from "@chirograph/wire";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import {
  type Enclosed,
  encloseFile,
  enclosureForHolder,
  enclosureForStaff,
  publicEnclosure,
} from "../acts/letter/enclosures.ts";
import { attachFile, attachmentForHolder, attachmentForStaff } from "../acts/coordination/attachments.ts";
import type { Outcome } from "../acts/outcome.ts";
import { sendFile } from "./file.ts";
import { held } from "./held.ts";
import { present, sendProblem } from "./problem.ts";
import { type App, type Deps, staff } from "./route.ts";
import { uploadedFile } from "./upload.ts";

const onLetter = z.object({ letter: basics.Id });
const onCopy = z.object({ copy: basics.Id });
const onFile = onLetter.extend({ file: basics.Sha256 });

/** An enclosure is someone's file: it is always saved, never shown in place, whatever it says it is. */
function sendEnclosed(reply: FastifyReply, found: Outcome<Enclosed>): FastifyReply {
  if (!found.ok) return sendProblem(reply, found);
  const { title, bytes } = found.value;
  return sendFile(reply, { bytes, name: title, type: "application/octet-stream" });
}

/** Files that letters enclose and comments add: kept by who writes, fetched by who may read them. */
export function enclosureRoutes(app: App, deps: Deps): void {
  const { ports } = deps;
  app.post("/api/letters/:letter/enclosures", { schema: { params: onLetter } }, async (request, reply) =>
    staff(deps, async (person) => {
      const file = await uploadedFile(request);
      if (!file.ok) return sendProblem(reply, file);
      const kept = await encloseFile(ports, person, request.params.letter, file.value.bytes);
      return present(reply, kept, (value) => ({ file: value.file, title: file.value.name }));
    })(request, reply),
  );
  app.get("/api/letters/:letter/enclosures/:file", { schema: { params: onFile } }, async (request, reply) =>
    staff(deps, async (person) => {
      const { letter, file } = request.params;
      return sendEnclosed(reply, await enclosureForStaff(ports, person, letter, file));
    })(request, reply),
  );
  app.get("/api/letters/:letter/attachments/:file", { schema: { params: onFile } }, async (request, reply) =>
    staff(deps, async (person) => {
      const { letter, file } = request.params;
      return sendEnclosed(reply, await attachmentForStaff(ports, person, letter, file));
    })(request, reply),
  );
  app.post("/api/copies/:copy/attachments", { schema: { params: onCopy } }, async (request, reply) =>
    held(deps, request, reply, async (copy) => {
      const file = await uploadedFile(request);
      if (!file.ok) return sendProblem(reply, file);
      const kept = await attachFile(ports, copy, file.value.bytes);
      return present(reply, kept, (value) => ({ ...value, name: file.value.name }));
    }),
  );
  app.get(
    "/api/copies/:copy/attachments/:file",
    { schema: { params: onCopy.extend({ file: basics.Sha256 }) } },
    async (request, reply) =>
      held(deps, request, reply, async (copy) =>
        sendEnclosed(reply, await attachmentForHolder(ports, copy, request.params.file)),
      ),
  );
  app.get(
    "/api/copies/:copy/enclosures/:file",
    { schema: { params: onCopy.extend({ file: basics.Sha256 }) } },
    async (request, reply) =>
      held(deps, request, reply, async (copy) =>
        sendEnclosed(reply, await enclosureForHolder(ports, copy, request.params.file)),
      ),
  );
  app.get("/letter/:letter/enclosures/:file", { schema: { params: onFile } }, async (request, reply) =>
    sendEnclosed(reply, await publicEnclosure(ports, request.params.letter, request.params.file)),
  );
}
