import { basics, letter as wire } from "@chirograph/wire";
import { z } from "zod";
import { approve, approveOptions } from "../../acts/release/approve.ts";
import { circulate } from "../../acts/coordination/circulate.ts";
import { answerPassingOn, newLink } from "../../acts/coordination/pass-on.ts";
import { personDoes } from "../../acts/person-does.ts";
import { release, releaseOptions } from "../../acts/release/release.ts";
import { recallCopy } from "../../acts/coordination/run-circulation.ts";
import { sealedFile } from "../../acts/release/sealed-file.ts";
import { withdraw, withdrawOptions } from "../../acts/release/withdraw.ts";
import { sendPdf } from "../file.ts";
import { present, sendProblem } from "../problem.ts";
import { type App, type Deps, staff } from "../route.ts";
import { onLetter } from "./letters.ts";

const onCopy = z.object({ letter: basics.Id, copy: basics.Id });

/** Circulation: holders, links, positions held and overridden. */
function circulationRoutes(app: App, deps: Deps): void {
  const { ports, mail } = deps;
  app.post(
    "/api/letters/:letter/circulate",
    { schema: { params: onLetter, body: wire.CirculateRequest } },
    async (request, reply) =>
      staff(deps, async (person) => {
        const sent = await circulate(ports, person, request.params.letter, request.body, mail);
        return present(reply, sent, (value) => value);
      })(request, reply),
  );
  app.post(
    "/api/letters/:letter/circulation/close",
    { schema: { params: onLetter } },
    async (request, reply) =>
      staff(deps, async (person) => {
        const { letter } = request.params;
        return present(reply, await personDoes(ports, person, { type: "close-circulation", letter }));
      })(request, reply),
  );
  app.post(
    "/api/letters/:letter/copies/:copy/override",
    { schema: { params: onCopy, body: wire.ReasonRequest } },
    async (request, reply) =>
      staff(deps, async (person) => {
        const command = { type: "override-non-concur" as const, ...request.params, ...request.body };
        return present(reply, await personDoes(ports, person, command));
      })(request, reply),
  );
  app.post(
    "/api/letters/:letter/copies/:copy/recall",
    { schema: { params: onCopy, body: wire.ReasonRequest } },
    async (request, reply) =>
      staff(deps, async (person) => {
        return present(reply, await recallCopy(ports, person, { ...request.params, ...request.body }));
      })(request, reply),
  );
  app.post("/api/letters/:letter/copies/:copy/link", { schema: { params: onCopy } }, async (request, reply) =>
    staff(deps, async (person) =>
      present(reply, await newLink(ports, person, { ...request.params, mail }), ({ link }) => link),
    )(request, reply),
  );
  app.post(
    "/api/letters/:letter/copies/:copy/passing-on",
    { schema: { params: onCopy, body: wire.PassOnAnswer } },
    async (request, reply) =>
      staff(deps, async (person) => {
        const answered = await answerPassingOn(ports, person, { ...request.params, ...request.body, mail });
        return present(reply, answered, ({ link }) => ({ links: link ? [link] : [] }));
      })(request, reply),
  );
}

/** Approval, return, release, withdrawal: each signed act has its options first. */
function signingRoutes(app: App, deps: Deps): void {
  const { ports } = deps;
  app.post(
    "/api/letters/:letter/approve/options",
    { schema: { params: onLetter, body: wire.SignOptionsRequest } },
    async (request, reply) =>
      staff(deps, async (person) =>
        present(
          reply,
          await approveOptions(ports, person, request.params.letter, request.body.sha256),
          (value) => value,
        ),
      )(request, reply),
  );
  app.post(
    "/api/letters/:letter/approve",
    { schema: { params: onLetter, body: wire.ApproveRequest } },
    async (request, reply) =>
      staff(deps, async (person) =>
        present(reply, await approve(ports, person, request.params.letter, request.body)),
      )(request, reply),
  );
  app.post(
    "/api/letters/:letter/return",
    { schema: { params: onLetter, body: wire.ReturnRequest } },
    async (request, reply) =>
      staff(deps, async (person) => {
        const command = { type: "return" as const, ...request.params, ...request.body };
        return present(reply, await personDoes(ports, person, command));
      })(request, reply),
  );
  app.post(
    "/api/letters/:letter/release/options",
    { schema: { params: onLetter, body: wire.ReleaseOptionsRequest } },
    async (request, reply) =>
      staff(deps, async (person) =>
        present(
          reply,
          await releaseOptions(ports, person, request.params.letter, request.body),
          (value) => value,
        ),
      )(request, reply),
  );
  app.post(
    "/api/letters/:letter/release",
    { schema: { params: onLetter, body: wire.ReleaseRequest } },
    async (request, reply) =>
      staff(deps, async (person) =>
        present(reply, await release(ports, person, request.params.letter, request.body)),
      )(request, reply),
  );
  app.post(
    "/api/letters/:letter/withdraw/options",
    { schema: { params: onLetter, body: wire.ReasonRequest } },
    async (request, reply) =>
      staff(deps, async (person) =>
        present(
          reply,
          await withdrawOptions(ports, person, request.params.letter, request.body.reason),
          (value) => value,
        ),
      )(request, reply),
  );
  app.post(
    "/api/letters/:letter/withdraw",
    { schema: { params: onLetter, body: wire.WithdrawRequest } },
    async (request, reply) =>
      staff(deps, async (person) =>
        present(reply, await withdraw(ports, person, request.params.letter, request.body)),
      )(request, reply),
  );
  app.get("/api/letters/:letter/sealed.pdf", { schema: { params: onLetter } }, async (request, reply) =>
    staff(deps, async (person) => {
      const file = await sealedFile(ports, person, request.params.letter);
      return file.ok
        ? sendPdf(reply, file.value.pdf, `${file.value.reference}.pdf`, true)
        : sendProblem(reply, file);
    })(request, reply),
  );
}

/** Access, and a letter's end. */
function keepingRoutes(app: App, deps: Deps): void {
  const { ports } = deps;
  app.post(
    "/api/letters/:letter/access",
    { schema: { params: onLetter, body: wire.AccessRequest } },
    async (request, reply) =>
      staff(deps, async (person) => {
        const command = { type: "grant-access" as const, ...request.params, ...request.body };
        return present(reply, await personDoes(ports, person, command));
      })(request, reply),
  );
  app.delete(
    "/api/letters/:letter/access/:person",
    { schema: { params: onLetter.extend({ person: basics.Id }) } },
    async (request, reply) =>
      staff(deps, async (person) =>
        present(reply, await personDoes(ports, person, { type: "revoke-access", ...request.params })),
      )(request, reply),
  );
  app.post(
    "/api/letters/:letter/cancel",
    { schema: { params: onLetter, body: wire.ReasonRequest } },
    async (request, reply) =>
      staff(deps, async (person) =>
        present(
          reply,
          await personDoes(ports, person, { type: "cancel", ...request.params, ...request.body }),
        ),
      )(request, reply),
  );
  app.post(
    "/api/letters/:letter/archive",
    { schema: { params: onLetter, body: wire.ArchiveRequest } },
    async (request, reply) =>
      staff(deps, async (person) =>
        present(
          reply,
          await personDoes(ports, person, { type: "archive", ...request.params, ...request.body }),
        ),
      )(request, reply),
  );
  app.post(
    "/api/letters/:letter/silence",
    { schema: { params: onLetter, body: wire.SilenceRequest } },
    async (request, reply) =>
      staff(deps, async (person) =>
        present(
          reply,
          await personDoes(ports, person, { type: "silence", ...request.params, ...request.body }),
        ),
      )(request, reply),
  );
}

/** What happens to a letter after it is written. */
export function lifecycleRoutes(app: App, deps: Deps): void {
  circulationRoutes(app, deps);
  signingRoutes(app, deps);
  keepingRoutes(app, deps);
}
