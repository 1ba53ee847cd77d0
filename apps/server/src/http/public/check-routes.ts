import { check } from "@chirograph/wire";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import type { Asks } from "@chirograph/page";
import type { App } from "../route.ts";
import { evenJson } from "./even.ts";
import { limited } from "./limits.ts";
import type { Tally } from "./tally.ts";

const JSON_TYPE = "application/json; charset=utf-8";
/** Fingerprints and sketches of a text as long as we compare, as JSON. */
const WORDS_BYTES = 1_600_000;
const publicId = z.object({ publicId: z.string().regex(/^[0-9a-f]{32}$/) });

function sendEven(reply: FastifyReply, bytes: Buffer): FastifyReply {
  return reply.header("cache-control", "no-store, no-transform").type(JSON_TYPE).send(bytes);
}

/** What the page's script asks: fingerprints, references and codes; prefixes of hashes have a file of their own. */
export function checkRoutes(app: App, asks: Asks, tally: Tally): void {
  const asking = limited("ask");
  app.post(
    "/check/words",
    { ...asking, bodyLimit: WORDS_BYTES, schema: { body: check.WordsRequest } },
    async (request, reply) => {
      tally.add("words");
      return sendEven(reply, evenJson(await asks.words(request.body)));
    },
  );
  app.post(
    "/check/reference",
    { ...asking, schema: { body: check.ReferenceRequest } },
    async (request, reply) => {
      tally.add("reference");
      return sendEven(reply, evenJson(await asks.reference(request.body.reference)));
    },
  );
  app.post("/check/code", { ...asking, schema: { body: check.CodeRequest } }, async (request, reply) => {
    tally.add("code");
    return sendEven(reply, evenJson(await asks.code(request.body.code)));
  });
  app.get("/check/version/:publicId", { ...asking, schema: { params: publicId } }, async (request, reply) => {
    tally.add("version");
    return sendEven(reply, evenJson(await asks.version(request.params.publicId)));
  });
}
