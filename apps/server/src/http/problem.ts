import type { RefusalCode } from "@chirograph/core";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";

/** Only here do refusals meet status codes. */
const statuses: Readonly<Record<RefusalCode, number>> = {
  "not-allowed": 403,
  "not-found": 404,
  "exists-already": 409,
  "not-in-this-state": 409,
  "held-by-gates": 409,
  "approved-already": 409,
  "other-version": 409,
  "other-bytes": 409,
  "reason-required": 422,
  "passing-on-not-allowed": 403,
  "same-person": 403,
  "last-administrator": 409,
  recalled: 410,
  "not-your-turn": 409,
  "answered-by-another": 409,
  "nothing-to-change": 409,
};

/** Codes of acts that are not plain commands; what is not listed is a 422. */
const others: Readonly<Record<string, number>> = {
  "not-signed-in": 401,
  "unknown-passkey": 401,
  "recovery-refused": 401,
  "link-unknown": 404,
  "set-up-link-unknown": 404,
  "code-wrong": 403,
  "code-used": 403,
  "other-revision": 409,
  "stale-challenge": 409,
  "too-many": 429,
  "too-big": 413,
};

export type Problem = { readonly code: string; readonly message: string };

export function statusOf(code: string): number {
  return statuses[code as RefusalCode] ?? others[code] ?? 422;
}

/** A refusal as it leaves the house. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.status(statusOf(problem.code)).send({ code: problem.code, message: problem.message });
}

/** An act's outcome: its value, or its refusal. */
export function present<T>(
  reply: FastifyReply,
  outcome: { readonly ok: true; readonly value: T } | ({ readonly ok: false } & Problem),
  shape: (value: T) => unknown = () => ({ done: true }),
): FastifyReply {
  return outcome.ok ? reply.send(shape(outcome.value)) : sendProblem(reply, outcome);
}

const number = (id: string) => id.replaceAll("-", "").slice(-6).toUpperCase();

function firstIssue(error: FastifyError): string {
  const issue = (error as { validation?: { message?: string; instancePath?: string }[] }).validation?.[0];
  return issue?.message ?? error.message;
}

/** Every error that reaches the edge becomes a sentence for a person; what broke stays in our own log. */
export function handleError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (hasZodFastifySchemaValidationErrors(error))
    return reply
      .status(400)
      .send({ code: "malformed", message: `What was sent cannot be read: ${firstIssue(error)}` });
  if (error.statusCode === 429)
    return reply.status(429).send({
      code: "too-many",
      message: "Too many requests came from your address. Nothing was changed. Wait a minute and try again.",
    });
  if (error.statusCode === 413)
    return reply.status(413).send({
      code: "too-big",
      message: "This is larger than we read. Files may have up to 30 MB. Send only the pages in question.",
    });
  if (error.statusCode && error.statusCode < 500)
    return reply.status(error.statusCode).send({
      code: "malformed",
      message: "What was sent cannot be read. Load the page again and repeat it.",
    });
  request.log.error({ err: error, number: number(request.id) }, "a request failed");
  return reply.status(500).send({
    code: "broken",
    message: `Something broke on our side, and nothing was changed. Try again; if it happens twice, send us the number ${number(request.id)}.`,
  });
}
