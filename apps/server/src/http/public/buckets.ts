import type { Bucket } from "@chirograph/page";
import { evenJson } from "./even.ts";

/** Where buckets come from. */
export type BucketSource = {
  load(prefix: string): Promise<Bucket>;
  /** Another text than before whenever what is public has changed. */
  changes(): Promise<string>;
  now(): string;
};

type Kept = { readonly bucket: Bucket; asOf: string; bytes: Buffer };

/** How often the record is asked whether anything public has changed, ms; so old an answer may be. */
const EVERY_MS = 100;
/** There are 4,096 buckets in all. */
const MOST = 4_096;

/** What is public now, asked at most every so often however many want to know. */
function watch({ changes, now }: BucketSource, everyMs: number) {
  let [state, checked, asOf] = ["", Number.NEGATIVE_INFINITY, ""];
  let asking: Promise<void> | null = null;
  const ask = async (): Promise<void> => {
    const at = now();
    state = await changes();
    [checked, asOf] = [performance.now(), at];
  };
  return async (): Promise<{ readonly state: string; readonly asOf: string }> => {
    if (performance.now() - checked >= everyMs) {
      asking ??= ask().finally(() => (asking = null));
      await asking;
    }
    return { state, asOf };
  };
}

function aged(bucket: Bucket, asOf: string): Bucket {
  return { files: bucket.files.map(({ sha256, answer }) => ({ sha256, answer: { ...answer, asOf } })), asOf };
}

/**
 * Buckets as they go over the wire, kept for as long as nothing public changes: the answer to a hash is the same for
 * everyone. A bucket that was loaded while something changed is given once and not kept.
 */
export function openBuckets(source: BucketSource, everyMs = EVERY_MS): (prefix: string) => Promise<Buffer> {
  const current = watch(source, everyMs);
  let keptOf = "";
  const kept = new Map<string, Kept>();
  const take = async (prefix: string, asOf: string): Promise<Kept> => {
    const stateBefore = keptOf;
    const bucket = await source.load(prefix);
    const one: Kept = { bucket, asOf, bytes: evenJson(bucket) };
    if (stateBefore === keptOf && kept.size < MOST) kept.set(prefix, one);
    return one;
  };
  return async (prefix) => {
    const { state, asOf } = await current();
    if (state !== keptOf) {
      kept.clear();
      keptOf = state;
    }
    const one = kept.get(prefix) ?? (await take(prefix, asOf));
    if (one.asOf !== asOf) [one.asOf, one.bytes] = [asOf, evenJson(aged(one.bucket, asOf))];
    return one.bytes;
  };
}
