import type { FastifyRequest, preHandlerAsyncHookHandler } from "fastify";
import type { App } from "../route.ts";

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
 * The hooks of a route: first what one address may ask, so that whoever is held off by that takes nothing from others;
 * then what all may ask together. Needs `@fastify/rate-limit`. Addresses are held in memory for a minute.
 */
export function limits(app: App, name: keyof typeof LIMITS): preHandlerAsyncHookHandler[] {
  const { mine, everyone } = LIMITS[name];
  const by = (max: number, keyGenerator: (request: FastifyRequest) => string) =>
    app.rateLimit({ max, timeWindow: MINUTE, keyGenerator });
  return [
    by(mine, (request) => addressKey(request.ip)),
    by(everyone, () => "everyone"),
  ] as preHandlerAsyncHookHandler[];
}
