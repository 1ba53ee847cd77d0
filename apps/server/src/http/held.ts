import type { FastifyReply, FastifyRequest } from "fastify";
import { holds } from "../acts/coordination/holder.ts";
import { sendProblem } from "./problem.ts";
import type { Deps } from "./route.ts";
import { copyCookie } from "./session.ts";

type ByCopy = FastifyRequest<{ Params: { copy: string } }>;

/** Runs a handler when this browser is the copy's holder; else the refusal is sent, the same for every reason. */
export async function held<Request extends FastifyRequest>(
  { ports }: Pick<Deps, "ports">,
  request: Request,
  reply: FastifyReply,
  handle: (copy: string) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const { copy } = (request as unknown as ByCopy).params;
  if (await holds(ports, copy, request.cookies[copyCookie(copy)])) return handle(copy);
  return sendProblem(reply, {
    code: "not-signed-in",
    message: "This browser does not hold this copy. Open the link that was sent to you, with its code.",
  });
}
