import { coordination as wire } from "@chirograph/wire";
import { z } from "zod";
import { putAside } from "../../acts/mail/put-aside.ts";
import { strayFiles } from "../../acts/mail/stray-files.ts";
import { type StrayMail, strayMail } from "../../acts/mail/stray-mail.ts";
import { refused } from "../../acts/outcome.ts";
import { officeNames } from "../../acts/person-does.ts";
import { sendFile } from "../file.ts";
import { present, sendProblem } from "../problem.ts";
import { type App, type Deps, staff } from "../route.ts";

const onMail = z.object({ mail: z.string().max(64) });
const onFile = onMail.extend({ n: z.coerce.number().int().min(1) });
const noFile = refused("not-found", "This mail has no such file. Load the page again.");
/** So many characters of a mail's words are shown. */
const shown = 5_000;

function show(mail: StrayMail, name: (person: string) => string): wire.UnassignedMail["mails"][number] {
  const { id, at, letter, subject, sender, text, said, fate, filesLeft, aside, refusal } = mail;
  return {
    id,
    at,
    letter,
    subject,
    from: sender,
    words: text.slice(0, shown),
    why: said,
    entered: fate === "entered",
    filesLeft,
    aside: aside ? { by: name(aside.by), at: aside.at } : null,
    refusal,
  };
}

/** Mail that found no place by itself. */
export function mailRoutes(app: App, deps: Deps): void {
  const { ports, tools } = deps;
  app.get(
    "/api/mail",
    staff(deps, async (person, _request, reply) => {
      const name = await officeNames(ports);
      return reply.send({ mails: (await strayMail(ports, person)).map((mail) => show(mail, name)) });
    }),
  );
  app.get("/api/mail/:mail/files", { schema: { params: onMail } }, async (request, reply) =>
    staff(deps, async (person) =>
      present(reply, await strayFiles(ports, tools, person, request.params.mail), (files) => ({
        files: files.map(({ name, content }) => ({ name, bytes: content.length })),
      })),
    )(request, reply),
  );
  app.get("/api/mail/:mail/files/:n", { schema: { params: onFile } }, async (request, reply) =>
    staff(deps, async (person) => {
      const files = await strayFiles(ports, tools, person, request.params.mail);
      if (!files.ok) return sendProblem(reply, files);
      const file = files.value[request.params.n - 1];
      if (!file) return sendProblem(reply, noFile);
      const { name, content: bytes } = file;
      return sendFile(reply, { bytes, name, type: "application/octet-stream" });
    })(request, reply),
  );
  app.post(
    "/api/mail/:mail/aside",
    { schema: { params: onMail, body: wire.AsideRequest } },
    async (request, reply) =>
      staff(deps, async (person) =>
        present(reply, await putAside(ports, person, request.params.mail, request.body.reason)),
      )(request, reply),
  );
}
