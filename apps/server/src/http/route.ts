import type { Person } from "@chirograph/core";
import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  RawServerDefault,
} from "fastify";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { ModelPort } from "../acts/read-back/model-port.ts";
import type { Ports } from "../acts/ports.ts";
import type { SignerPort } from "../acts/signer-port.ts";
import type { Tools } from "../acts/tools.ts";
import { signedIn } from "./session.ts";

/** A Fastify instance whose schemas are zod's. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** What the routes are given. */
export type Deps = {
  readonly ports: Ports;
  readonly tools: Tools;
  readonly signer: SignerPort;
  readonly model: ModelPort;
  readonly mail: boolean;
};

/** Runs a handler for the signed-in person; without one the refusal is already sent. */
export function staff<Request extends FastifyRequest>(
  { ports }: Pick<Deps, "ports">,
  handle: (person: Person, request: Request, reply: FastifyReply) => Promise<FastifyReply>,
) {
  return async (request: Request, reply: FastifyReply): Promise<FastifyReply> => {
    const person = await signedIn(ports, request, reply);
    return person ? handle(person, request, reply) : reply;
  };
}
