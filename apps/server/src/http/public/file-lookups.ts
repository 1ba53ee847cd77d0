import { check } from "@chirograph/wire";
import type { App } from "../route.ts";
import { openAsks } from "./asks.ts";
import { openBuckets } from "./buckets.ts";
import type { PublicDeps } from "./deps.ts";
import { limited } from "./limits.ts";
import { handleFault } from "./page-reply.ts";
import { dailyTally } from "./tally.ts";

/** Where buckets are asked for. */
export const FILES_PATH = "/check/files/:prefix";

/** Names and values in turn, as a response takes them. */
const HEADERS = Object.entries({
  "cache-control": "no-store, no-transform",
  "content-type": "application/json; charset=utf-8",
  "cross-origin-resource-policy": "same-origin",
  "x-content-type-options": "nosniff",
}).flat();

/** Asked only where a bucket is loaded: what is kept has a good name. */
function parsePrefix(prefix: string): string {
  const parsed = check.FilePrefix.safeParse(prefix);
  if (!parsed.success) throw Object.assign(new Error("not the name of a bucket"), { statusCode: 400 });
  return parsed.data;
}

/**
 * Look-ups of hashes, the most frequent question of all. Registered before the plugins of the other routes it carries
 * none of their hooks, which would cost more than the answer (decisions/0009).
 */
export async function fileLookups(app: App, deps: PublicDeps): Promise<void> {
  // Nobody's visit is written down: no request has a name or a logger of its own, which would take a fifth of its time.
  const silent = app.log.child({}, { level: "silent" });
  app.setGenReqId(() => "");
  app.setChildLoggerFactory(() => silent);
  app.setErrorHandler(handleFault(app, deps));
  const asks = openAsks(deps.ports);
  const tally = dailyTally(deps.ports);
  app.addHook("onClose", () => tally.close());
  const bucket = openBuckets({
    load: (prefix) => asks.bucket(parsePrefix(prefix)),
    changes: () => deps.ports.transact((unit) => unit.public.changes()),
    now: deps.ports.now,
  });
  app.get<{ Params: { prefix: string } }>(FILES_PATH, limited("file"), (request, reply) => {
    const send = (held: Buffer): void => {
      tally.add("file");
      // The bytes go out as they are: nothing of what a reply may become on its way is asked for.
      reply.hijack();
      reply.raw.writeHead(200, [...HEADERS, "content-length", String(held.length)]);
      reply.raw.end(held);
    };
    const bytes = bucket(request.params.prefix);
    if (Buffer.isBuffer(bytes)) return send(bytes);
    return bytes.then(send);
  });
}
