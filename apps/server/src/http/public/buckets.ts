import type { Bucket } from "@chirograph/page";
import { evenJson } from "./even.ts";

type Kept = { readonly until: number; readonly bytes: Promise<Buffer> };

/** How long a bucket's answer is given again, ms. An answer says as of when it holds. */
const FRESH_MS = 1_000;
/** There are 4,096 buckets; an office with letters in all of them keeps about 50 MB. */
const MOST = 4_096;

/**
 * Buckets as they go over the wire, each made at most once a second however often it is asked for: the answer to a
 * hash is the same for everyone, and most of them come in a rush. Failures are not kept.
 */
export function openBuckets(
  load: (prefix: string) => Promise<Bucket>,
  freshMs = FRESH_MS,
): (prefix: string) => Promise<Buffer> {
  const kept = new Map<string, Kept>();
  return (prefix) => {
    const known = kept.get(prefix);
    if (known && known.until > performance.now()) return known.bytes;
    const bytes = load(prefix).then((bucket) => evenJson(bucket));
    kept.delete(prefix);
    kept.set(prefix, { until: performance.now() + freshMs, bytes });
    if (kept.size > MOST) kept.delete(kept.keys().next().value ?? "");
    bytes.catch(() => kept.delete(prefix));
    return bytes;
  };
}
