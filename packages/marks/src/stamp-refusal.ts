/** A version that cannot be made into copies, and the sentence for who circulates it. */
export type StampRefusal = {
  readonly ok: false;
  readonly code: "signed-already" | "encrypted" | "damaged" | "cannot-mark";
  readonly message: string;
};

const SENTENCES: Record<StampRefusal["code"], string> = {
  "signed-already":
    "This PDF is signed already. A copy mark would break the signature, so we did not make copies. Circulate the unsigned file.",
  encrypted:
    "The owner of this PDF restricted what may be done with it, so we did not make copies. Save it without restrictions and upload it again.",
  damaged:
    "This PDF is damaged, so we did not make copies: a mark might not show on every page. Save it again and upload the new file.",
  "cannot-mark":
    "A page of this PDF is built so that our banner would not show, so we did not make copies. Print it to a new PDF and upload that.",
};

/** The refusal with its sentence. */
export function refuseStamp(code: StampRefusal["code"]): StampRefusal {
  return { ok: false, code, message: SENTENCES[code] };
}
