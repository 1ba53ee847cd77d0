/** Answers leave in steps of this many ms after they were asked for. */
const STEP_MS = 40;
/** Answers are as long as the next full step of this many bytes. */
const STEP_BYTES = 4_096;

/**
 * Gives an answer at the next full step of time, so that the few ms which a silent draft, or a text just too short,
 * costs more than nothing at all do not show. Failures wait as well.
 */
export async function evenTime<T>(answer: Promise<T>, stepMs = STEP_MS): Promise<T> {
  const asked = performance.now();
  try {
    return await answer;
  } finally {
    const spent = performance.now() - asked;
    await new Promise((resolve) => setTimeout(resolve, Math.ceil(spent / stepMs) * stepMs - spent));
  }
}

/**
 * JSON padded with spaces, which JSON allows at its end (RFC 8259, 2), to the next full step of bytes: who watches the
 * wire sees steps, not answers. Goes with `no-transform`, for compression would undo it.
 */
export function evenJson(value: unknown, stepBytes = STEP_BYTES): Buffer {
  const text = Buffer.from(JSON.stringify(value));
  return Buffer.concat([text, Buffer.alloc((stepBytes - (text.length % stepBytes)) % stepBytes, " ")]);
}
