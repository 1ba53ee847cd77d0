import type { onRequestHookHandler } from "fastify";

const MINUTE = 60_000;

/** Requests in a minute: by one address, then by all together. */
type Limit = { readonly mine: number; readonly everyone: number };

const LIMITS = {
  /** Buckets come from memory: cheap. */
  file: { mine: 240, everyone: 600_000 },
  /** Each costs a look into the index. */
  ask: { mine: 60, everyone: 30_000 },
  /** A file that was sent is parsed. */
  send: { mine: 12, everyone: 600 },
} satisfies Record<string, Limit>;

/** Who has one IPv6 address has at least 2^64 of them: such a network counts as one. */
export function addressKey(ip: string): string {
  if (!ip.includes(":") || ip.startsWith("::ffff:")) return ip;
  const [head = ""] = ip.split("::");
  const groups = head.split(":").filter(Boolean);
  return `${[...groups, "0", "0", "0", "0"].slice(0, 4).join(":")}::/64`;
}

/**
 * Counts what one address asks, then what all ask together, in each minute: whoever is held off by the first takes nothing
 * from others, and whoever is held off by the second is not remembered. Gives the ms until one may ask again, or 0.
 * An address that was counted is held in memory for its minute.
 */
export function openCounter(
  { mine, everyone }: Limit,
  now: () => number = Date.now,
): (address: string) => number {
  let ends = 0;
  let all = 0;
  let by = new Map<string, number>();
  return (address) => {
    const at = now();
    if (at >= ends) [ends, all, by] = [at + MINUTE, 0, new Map()];
    const count = by.get(address) ?? 0;
    if (count >= mine || all >= everyone) return ends - at;
    by.set(address, count + 1);
    all += 1;
    return 0;
  };
}

function tooMany(): Error {
  return Object.assign(new Error("too many requests"), { statusCode: 429 });
}

/**
 * What a route with a limit of its own is made with. `@fastify/rate-limit`, which holds the other routes, is switched
 * off here: it counts a request once, by the first limit that it meets, so that the second would never count.
 */
export function limited(name: keyof typeof LIMITS) {
  const count = openCounter(LIMITS[name]);
  const onRequest: onRequestHookHandler = (request, reply, done) => {
    const wait = count(addressKey(request.ip));
    if (wait === 0) return done();
    reply.header("retry-after", Math.ceil(wait / 1000));
    done(tooMany());
  };
  return { onRequest, config: { rateLimit: false as const } };
}
