import { coordination as wire } from "@chirograph/wire";
import { z } from "zod";
import { putAside } from "../../acts/mail/put-aside.ts";
import { type StrayMail, strayMail } from "../../acts/mail/stray-mail.ts";
import { officeNames } from "../../acts/person-does.ts";
import { present } from "../problem.ts";
import { type App, type Deps, staff } from "../route.ts";

const onMail = z.object({ mail: z.string().max(64) });
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
  const { ports } = deps;
  app.get(
    "/api/mail",
    staff(deps, async (person, _request, reply) => {
      const name = await officeNames(ports);
      return reply.send({ mails: (await strayMail(ports, person)).map((mail) => show(mail, name)) });
    }),
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
