import type { Bucket } from "@chirograph/page";
import { evenJson } from "./even.ts";

/** Where buckets come from. */
export type BucketSource = {
  load(prefix: string): Promise<Bucket>;
  /** Another text than before whenever what is public has changed. */
  changes(): Promise<string>;
  now(): string;
};

type Kept = { readonly bucket: Bucket; asOf: string | null; bytes: Buffer };

/** How often the record is asked whether anything public has changed, ms; so old an answer may be. */
const EVERY_MS = 100;
/** How often an answer is written anew to say that it still holds, ms: to write it costs more than to give it. */
const DATED_MS = 1_000;

/** The same answers, said again: nothing public has changed until `asOf`. */
function aged(bucket: Bucket, asOf: string): Bucket {
  return { files: bucket.files.map(({ sha256, answer }) => ({ sha256, answer: { ...answer, asOf } })), asOf };
}

/**
 * Buckets as they go over the wire, kept for as long as nothing public changes: the answer to a hash is the same for
 * everyone, and there are 4,096 of them, each of 4 kB or more where there are letters in it. At once where the bucket is
 * kept, loaded once however many ask meanwhile; a bucket that was loaded while something changed is not kept.
 */
export function openBuckets(
  { load, changes, now }: BucketSource,
  everyMs = EVERY_MS,
): (prefix: string) => Promise<Buffer> | Buffer {
  const kept = new Map<string, Kept>();
  let [state, checked, asOf] = ["", Number.NEGATIVE_INFINITY, ""];
  let dated = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | null = null;
  let loading = new Map<string, Promise<Buffer>>();
  // Most buckets of most offices: one answer for all of them.
  const empty: Kept = { bucket: { files: [], asOf: "" }, asOf: null, bytes: Buffer.alloc(0) };
  const ask = async (): Promise<void> => {
    const at = now();
    const before = state;
    state = await changes();
    if (state !== before) {
      kept.clear();
      loading = new Map();
    }
    checked = performance.now();
    if (state !== before || checked - dated >= DATED_MS) [dated, asOf] = [checked, at];
  };
  const bytesOf = (one: Kept): Buffer => {
    if (one.asOf !== asOf) [one.asOf, one.bytes] = [asOf, evenJson(aged(one.bucket, asOf))];
    return one.bytes;
  };
  const loaded = async (prefix: string): Promise<Buffer> => {
    const before = state;
    const bucket = await load(prefix);
    const one: Kept = { bucket, asOf, bytes: evenJson(bucket) };
    if (before === state) kept.set(prefix, bucket.files.length === 0 ? empty : one);
    return one.bytes;
  };
  const take = (prefix: string): Promise<Buffer> => {
    const among = loading;
    const known = among.get(prefix);
    if (known) return known;
    const bytes = loaded(prefix).finally(() => among.delete(prefix));
    among.set(prefix, bytes);
    return bytes;
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
