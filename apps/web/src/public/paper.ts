import type { Paper } from "@chirograph/page";
import { firstLook, looksSigned } from "@chirograph/read/first-look";
import { LIMITS } from "@chirograph/read/refusal";
import { certificate } from "./asks.ts";
import { wordsOf } from "./in-worker.ts";

/** Whether our seal covers every byte; null where this page may not check signatures (plain http). */
async function sealed(bytes: Uint8Array): Promise<boolean | null> {
  if (!looksSigned(bytes)) return false;
  if (!crypto.subtle) return null;
  const trusted = await certificate();
  if (trusted === null) return false;
  const { validateSeal } = await import("@chirograph/seal/validate");
  const verdict = await validateSeal(bytes, { trusted: [trusted], at: new Date() });
  return verdict.indication === "TOTAL-PASSED" && verdict.coversEverything;
}

/** A file on this device: nothing of it leaves. */
export function paperHere(bytes: Uint8Array<ArrayBuffer>, sha256: string): Paper {
  return {
    sha256,
    sealed: () => sealed(bytes),
    async words() {
      const refusal = firstLook(bytes, LIMITS);
      return refusal ?? wordsOf(bytes);
    },
  };
}
