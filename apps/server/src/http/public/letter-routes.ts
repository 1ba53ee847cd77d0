import { basics } from "@chirograph/wire";
import { decisionPage, howPage, letterPage, squareCode, statementPage } from "@chirograph/page";
import { z } from "zod";
import { publicLetter, publicStatement } from "../../acts/answer.ts";
import { publicDecision } from "../../acts/decisions/public-decision.ts";
import { sendPdf } from "../file.ts";
import type { App } from "../route.ts";
import { asAnswer, asDecisionPage, letterAddress } from "./as-answer.ts";
import { ENTRY, type PublicDeps } from "./deps.ts";
import { evenTime } from "./even.ts";
import { limited } from "./limits.ts";
import { sendNothing, sendPage, withOffice } from "./page-reply.ts";

const Named = z.object({ id: z.string().max(100) });

function isId(id: string): boolean {
  return basics.Id.safeParse(id).success;
}

/** Released letters, statements and public decisions, and what is needed to check without us. */
export function letterRoutes(app: App, deps: PublicDeps): void {
  const read = { ...limited("file"), schema: { params: Named } };
  app.get<{ Params: { id: string } }>(
    "/letter/:id",
    read,
    withOffice(deps, async (office, request, reply) => {
      const known = isId(request.params.id) ? await publicLetter(deps.ports, request.params.id) : null;
      const answer = known && asAnswer(known.answer);
      if (!answer?.letter) return sendNothing(deps, office, reply);
      const matter = { answer, brought: squareCode(), compared: null, trouble: null };
      return sendPage(reply, letterPage(matter, answer.letter, office, deps.assets(ENTRY)));
    }),
  );
  app.get<{ Params: { id: string } }>(
    "/letter/:id/original.pdf",
    read,
    withOffice(deps, async (office, request, reply) => {
      const known = isId(request.params.id) ? await publicLetter(deps.ports, request.params.id) : null;
      if (!known?.answer.letter) return sendNothing(deps, office, reply);
      return sendPdf(reply, known.file, `${known.answer.letter.reference}.pdf`, false);
    }),
  );
  app.get<{ Params: { id: string } }>(
    "/statement/:id",
    read,
    withOffice(deps, async (office, request, reply) => {
      const statement = isId(request.params.id) ? await publicStatement(deps.ports, request.params.id) : null;
      if (!statement) return sendNothing(deps, office, reply);
      const { letter, text, at } = statement;
      const page = letter && { reference: letter.reference, page: letterAddress(letter.id) };
      return sendPage(reply, statementPage({ text, at, letter: page }, office, deps.assets(ENTRY)));
    }),
  );
  app.get<{ Params: { id: string } }>(
    "/decision/:id",
    read,
    withOffice(deps, async (office, request, reply) => {
      const { id } = request.params;
      // An internal decision takes a little longer to look up than none at all, and that must not show.
      const known = isId(id) ? await evenTime(publicDecision(deps.ports, id)) : null;
      if (!known) return sendNothing(deps, office, reply);
      return sendPage(reply, decisionPage(asDecisionPage(known), office, deps.assets(ENTRY)));
    }),
  );
  app.get(
    "/how",
    withOffice(deps, async (office, _request, reply) => sendPage(reply, howPage(office, deps.assets(ENTRY)))),
  );
  app.get(
    "/certificate",
    withOffice(deps, async (office, _request, reply) => {
      const certificate = await deps.certificate();
      if (certificate === null) return sendNothing(deps, office, reply);
      return reply
        .header("cache-control", "no-cache")
        .header("content-disposition", 'attachment; filename="office.cer"')
        .type("application/pkix-cert")
        .send(Buffer.from(certificate));
    }),
  );
}
