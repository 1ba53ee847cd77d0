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

/** The same answers, said again: nothing public has changed until `asOf`. */
function aged(bucket: Bucket, asOf: string): Bucket {
  return { files: bucket.files.map(({ sha256, answer }) => ({ sha256, answer: { ...answer, asOf } })), asOf };
}

/**
 * Buckets as they go over the wire, kept for as long as nothing public changes: the answer to a hash is the same for
 * everyone, and there are 4,096 of them. At once where the bucket is kept; a bucket that was loaded while something
 * changed is given once and not kept.
 */
export function openBuckets(
  { load, changes, now }: BucketSource,
  everyMs = EVERY_MS,
): (prefix: string) => Promise<Buffer> | Buffer {
  const kept = new Map<string, Kept>();
  let [state, checked, asOf] = ["", Number.NEGATIVE_INFINITY, ""];
  let asking: Promise<void> | null = null;
  const ask = async (): Promise<void> => {
    const at = now();
    const before = state;
    state = await changes();
    if (state !== before) kept.clear();
    [checked, asOf] = [performance.now(), at];
  };
  const bytesOf = (one: Kept): Buffer => {
    if (one.asOf !== asOf) [one.asOf, one.bytes] = [asOf, evenJson(aged(one.bucket, asOf))];
    return one.bytes;
  };
  const take = async (prefix: string): Promise<Buffer> => {
    const before = state;
    const bucket = await load(prefix);
    const one: Kept = { bucket, asOf, bytes: evenJson(bucket) };
    if (before === state) kept.set(prefix, one);
    return one.bytes;
  };
  const looked = async (prefix: string): Promise<Buffer> => {
    asking ??= ask().finally(() => (asking = null));
    await asking;
    const one = kept.get(prefix);
    return one ? bytesOf(one) : take(prefix);
  };
  return (prefix) => {
    if (performance.now() - checked >= everyMs) return looked(prefix);
    const one = kept.get(prefix);
    return one ? bytesOf(one) : take(prefix);
  };
}
