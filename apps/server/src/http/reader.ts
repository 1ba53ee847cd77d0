import { basics, readBack as wire } from "@chirograph/wire";
import { z } from "zod";
import { type ReadingSeen, answerPoints, paraphrase, readerPage } from "../acts/read-back/reader.ts";
import { held } from "./held.ts";
import { present } from "./problem.ts";
import type { App, Deps } from "./route.ts";

const onCopy = z.object({ copy: basics.Id });

function show(seen: ReadingSeen): wire.ReadingView {
  const { office, copy, reference, subject, date, language, step, pages, sentences, points, draft } = seen;
  return {
    office: office.name,
    trial: office.trial,
    contact: office.contact,
    language,
    letter: { reference, subject, date, version: copy.version },
    label: copy.label,
    reader: copy.holder.name,
    step,
    pages: pages.map((text) => ({ text })),
    sentences: [...sentences],
    paraphrase: copy.reading.paraphrase?.text ?? null,
    points: [...points],
    draft,
  };
}

/** What a reader does by link: no account, one letter, one answer. */
export function readerRoutes(app: App, deps: Deps): void {
  const { ports } = deps;
  app.get("/api/copies/:copy/reading", { schema: { params: onCopy } }, async (request, reply) =>
    held(deps, request, reply, async (copy) => present(reply, await readerPage(ports, copy), show)),
  );
  app.post(
    "/api/copies/:copy/paraphrase",
    { schema: { params: onCopy, body: wire.ParaphraseRequest } },
    async (request, reply) =>
      held(deps, request, reply, async (copy) =>
        present(reply, await paraphrase(ports, copy, request.body.text)),
      ),
  );
  app.post(
    "/api/copies/:copy/points",
    { schema: { params: onCopy, body: wire.AnswerPointsRequest } },
    async (request, reply) =>
      held(deps, request, reply, async (copy) =>
        present(reply, await answerPoints(ports, copy, request.body.answers)),
      ),
  );
}
