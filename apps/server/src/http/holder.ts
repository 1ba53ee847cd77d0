import type { Holder, IssuedCopy } from "@chirograph/core";
import { basics, copy as wire } from "@chirograph/wire";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import {
  type Held,
  holderAnswers,
  holderDoes,
  holderFile,
  holderPage,
  holderPicture,
  keepDraft,
  linkStatus,
  openCopy,
  openNewer,
} from "../acts/coordination/holder.ts";
import type { Said } from "../acts/coordination/in-place.ts";
import type { Gathered, HandedOver } from "../acts/coordination/stands-for.ts";
import { passOn } from "../acts/coordination/pass-on.ts";
import { officeSettings } from "../acts/person-does.ts";
import { sendPdf } from "./file.ts";
import { held } from "./held.ts";
import { present, sendProblem } from "./problem.ts";
import type { App, Deps } from "./route.ts";
import { cookieOptions, copyCookie } from "./session.ts";
import { type Speaker, showComment, showComments, showCopy } from "./show-letter.ts";

const onCopy = z.object({ copy: basics.Id });
const onComment = onCopy.extend({ comment: basics.Id });
const onPage = onCopy.extend({ n: z.coerce.number().int().min(1).max(500) });
const ninetyDays = 90 * 86_400;

/** To a holder the office is one; other holders are named only where the circulation is shared. */
function speakerFor(office: string, copies: readonly IssuedCopy[]): Speaker {
  const names = new Map(copies.map((copy) => [`copy/${copy.id}`, copy.holder.name]));
  return (actor) => names.get(actor) ?? office;
}

function showSaid(said: readonly Said[], speaker: Speaker) {
  return said.map(({ copy, comment }) => showComment(copy, comment, speaker));
}

/** A holder as another is told of them: nobody's address. */
const party = ({ name, organisation, actingFor }: Holder) => ({ name, organisation, actingFor });

function showHanded({ by, at, inPlace, behind }: HandedOver) {
  return { by: party(by), at, inPlace, behind: behind.map(party) };
}

/** Of the colleague's comment only its words and what was answered: what was said under it is theirs. */
function showGathered({ comment, by, state, carried }: Gathered, speaker: Speaker) {
  const shown = carried && showComment(carried.copy, carried.comment, speaker);
  return {
    comment,
    by,
    state,
    carried: shown && { text: shown.text, proposed: shown.proposed, disposed: shown.disposed },
  };
}

function showAround({ around, stands, office, copy }: Held) {
  const { others, colleagues, earlier, newer, answersThrough } = around;
  const { handed, answersFor, gathered, standing } = stands;
  const seen = [...others, ...colleagues, ...(earlier?.said ?? [])].map((one) => one.copy);
  const speaker = speakerFor(office.name, [copy, ...seen]);
  return {
    handed: handed && showHanded(handed),
    answersFor: answersFor.map(party),
    standing,
    answersThrough,
    // While a colleague answers for the holder the two are the same; once nobody does, it is the moment of that.
    answersItselfSince: copy.speaksSince === copy.issued.at ? null : copy.speaksSince,
    gathered: gathered.map((one) => showGathered(one, speaker)),
    newer,
    comments: showComments(copy, speaker),
    others: showSaid(others, speaker),
    colleagues: colleagues.map(({ copy, comment, takenBy }) => ({
      ...showComment(copy, comment, speaker),
      takenBy,
    })),
    earlier: earlier && {
      version: earlier.version,
      changes: [...earlier.changes],
      comments: earlier.said.map(({ copy, comment, attached }) => ({
        ...showComment(copy, comment, speaker),
        attached,
        recalled: copy.status === "recalled",
      })),
    },
  };
}

function show(held: Held): wire.HolderView {
  const { office, letter, copy, subject, date, language, suspense, instructions, draft, notice } = held;
  const { takesInput, turn, circulation, objectionsHold } = held;
  return {
    office: office.name,
    trial: office.trial,
    contact: office.contact,
    language,
    letter: {
      reference: letter.status === "none" ? "" : letter.reference,
      subject,
      version: copy.version,
      date,
    },
    copy: showCopy(copy, null),
    suspense,
    zone: circulation?.zone ?? "UTC",
    silence: circulation?.silence ?? false,
    shared: circulation?.shared ?? false,
    turn,
    suspenseMoved: (circulation?.changes ?? 0) > 0,
    refused: copy.refused && { holder: party(copy.refused.holder), at: copy.refused.at },
    objectionsHold,
    instructions,
    draft,
    notice,
    takesInput,
    enclosures: [...held.enclosures],
    pages: held.pages.map(({ text }) => ({ text })),
    ...showAround(held),
  };
}

/** From now on this browser is the copy's holder, for ninety days. */
async function keepOpen(
  { ports }: Deps,
  reply: FastifyReply,
  { copy, token }: { readonly copy: string; readonly token: string },
): Promise<void> {
  const secure = (await officeSettings(ports))?.publicAddress.startsWith("https:") ?? false;
  reply.setCookie(copyCookie(copy), token, cookieOptions(secure, `/api/copies/${copy}`, ninetyDays));
}

function linkRoutes(app: App, deps: Deps): void {
  const { ports } = deps;
  // A whole house may open its copies from one address; guessing is limited where it matters, by the tries of each code.
  const few = { rateLimit: { max: 120, timeWindow: 60_000 } };
  app.post(
    "/api/copies/:copy/status",
    { schema: { params: onCopy, body: wire.LinkRequest }, config: few },
    async (request, reply) => {
      const { copy } = request.params;
      return reply.send(await linkStatus(ports, copy, request.body.link, request.cookies[copyCookie(copy)]));
    },
  );
  app.post(
    "/api/copies/:copy/open",
    { schema: { params: onCopy, body: wire.OpenRequest }, config: few },
    async (request, reply) => {
      const { copy } = request.params;
      const opened = await openCopy(ports, copy, request.body);
      if (opened.ok) await keepOpen(deps, reply, opened.value);
      return present(reply, opened);
    },
  );
  app.post("/api/copies/:copy/newer", { schema: { params: onCopy } }, async (request, reply) =>
    held(deps, request, reply, async (copy) => {
      const opened = await openNewer(ports, copy);
      if (opened.ok) await keepOpen(deps, reply, opened.value);
      return present(reply, opened, (value) => ({ copy: value.copy }));
    }),
  );
}

function readingRoutes(app: App, deps: Deps): void {
  const { ports, tools } = deps;
  app.get("/api/copies/:copy", { schema: { params: onCopy } }, async (request, reply) =>
    held(deps, request, reply, async (copy) => present(reply, await holderPage(ports, copy), show)),
  );
  app.get("/api/copies/:copy/file.pdf", { schema: { params: onCopy } }, async (request, reply) =>
    held(deps, request, reply, async (copy) => {
      const file = await holderFile(ports, copy);
      return file.ok
        ? sendPdf(reply, file.value.pdf, `copy-${file.value.label}.pdf`, true)
        : sendProblem(reply, file);
    }),
  );
  app.get("/api/copies/:copy/page/:n.png", { schema: { params: onPage } }, async (request, reply) =>
    held(deps, request, reply, async (copy) => {
      const drawn = await holderPicture(ports, tools, copy, request.params.n - 1);
      if (!drawn.ok) return sendProblem(reply, drawn);
      return reply
        .header("cache-control", "private, max-age=3600")
        .type("image/png")
        .send(Buffer.from(drawn.value));
    }),
  );
}

function inputRoutes(app: App, deps: Deps): void {
  const { ports } = deps;
  app.put(
    "/api/copies/:copy/draft",
    { schema: { params: onCopy, body: wire.DraftRequest } },
    async (request, reply) =>
      held(deps, request, reply, async (copy) =>
        present(
          reply,
          await keepDraft(ports, copy, request.body.body, request.body.revision),
          (value) => value,
        ),
      ),
  );
  app.put(
    "/api/copies/:copy/comments/:comment",
    { schema: { params: onComment, body: wire.CommentRequest } },
    async (request, reply) =>
      held(deps, request, reply, async (copy) => {
        const { comment } = request.params;
        const made = await holderDoes(ports, copy, (letter) => ({
          type: "comment" as const,
          letter,
          copy,
          comment,
          ...request.body,
        }));
        // The same words again: the answer to the first try was lost on the way, and the comment is there.
        const there = !made.ok && made.code === "nothing-to-change";
        return present(reply, there ? { ok: true, value: null } : made);
      }),
  );
  app.delete(
    "/api/copies/:copy/comments/:comment",
    { schema: { params: onComment } },
    async (request, reply) =>
      held(deps, request, reply, async (copy) => {
        const { comment } = request.params;
        const ended = holderDoes(ports, copy, (letter) => ({
          type: "withdraw-comment" as const,
          letter,
          copy,
          comment,
        }));
        return present(reply, await ended);
      }),
  );
  app.post(
    "/api/copies/:copy/position",
    { schema: { params: onCopy, body: wire.PositionRequest } },
    async (request, reply) =>
      held(deps, request, reply, async (copy) => {
        const taken = holderDoes(ports, copy, (letter) => ({
          type: "take-position" as const,
          letter,
          copy,
          ...request.body,
        }));
        return present(reply, await taken);
      }),
  );
  app.post(
    "/api/copies/:copy/pass-on",
    { schema: { params: onCopy, body: wire.PassOnRequest } },
    async (request, reply) =>
      held(deps, request, reply, async (copy) => {
        const passed = await passOn(ports, copy, { ...request.body, mail: deps.mail });
        return present(reply, passed, (value) =>
          value.outcome === "asked"
            ? { outcome: "asked", label: null, link: null, code: null, child: null }
            : {
                outcome: "passed-on",
                label: value.link.label,
                link: value.link.link,
                code: value.link.code,
                child: value.link.copy,
              },
        );
      }),
  );
}

/** What a holder says to what the office said, and that they cannot answer. */
function answerRoutes(app: App, deps: Deps): void {
  const { ports } = deps;
  app.post(
    "/api/copies/:copy/comments/:comment/replies",
    { schema: { params: onComment, body: wire.ReplyRequest } },
    async (request, reply) =>
      held(deps, request, reply, async (copy) => {
        const { comment } = request.params;
        const said = { comment, reply: ports.id(), ...request.body };
        const made = holderAnswers(ports, copy, comment, (letter, on) => ({
          type: "reply" as const,
          letter,
          copy: on,
          ...said,
        }));
        return present(reply, await made);
      }),
  );
  app.post(
    "/api/copies/:copy/comments/:comment/answer",
    { schema: { params: onComment, body: wire.AnswerRequest } },
    async (request, reply) =>
      held(deps, request, reply, async (copy) => {
        const answer = { comment: request.params.comment, ...request.body };
        const made = holderAnswers(ports, copy, answer.comment, (letter, on) => ({
          type: "answer-disposition" as const,
          letter,
          copy: on,
          ...answer,
        }));
        return present(reply, await made);
      }),
  );
  app.post(
    "/api/copies/:copy/decline",
    { schema: { params: onCopy, body: wire.DeclineRequest } },
    async (request, reply) =>
      held(deps, request, reply, async (copy) => {
        const made = holderDoes(ports, copy, (letter) => ({
          type: "decline" as const,
          letter,
          copy,
          ...request.body,
        }));
        return present(reply, await made);
      }),
  );
}

/** What a holder does by link: no account, one copy, nothing else. */
export function holderRoutes(app: App, deps: Deps): void {
  linkRoutes(app, deps);
  readingRoutes(app, deps);
  inputRoutes(app, deps);
  answerRoutes(app, deps);
}
