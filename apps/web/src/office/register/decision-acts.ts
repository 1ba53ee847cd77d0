import { basics, decision, letter } from "@chirograph/wire";
import { call, isUnreachable, problemOf } from "../../api.ts";
import { confirmWithPasskey } from "../passkey.ts";

/** A decision as it will be signed: its words with the reference and the hash that the office gave it. */
export type Offer = {
  readonly fields: decision.DecisionFields;
  readonly open: boolean;
  readonly asked: ReturnType<typeof decision.DecisionOptions.parse>;
};

/** Asks for the reference and the hash; nothing is entered yet. */
export async function offer(fields: decision.DecisionFields, open: boolean): Promise<Offer> {
  const asked = await call(decision.DecisionOptions, "POST", "/api/decisions/options", { fields, open });
  return { fields, open, asked };
}

/** The signer's passkey over exactly what was offered; gives the decision's id. */
export async function enter({ fields, open, asked }: Offer): Promise<string> {
  const response = await confirmWithPasskey(asked.options);
  const { decision: id, reference, nonce } = asked;
  await call(basics.Done, "POST", "/api/decisions", {
    decision: id,
    reference,
    fields,
    open,
    nonce,
    response,
  });
  return id;
}

/** Whether an offer cannot be signed any more after this: the office has answered, and its question is used up. */
export function spent(error: unknown): boolean {
  return error !== null && !isUnreachable(error) && problemOf(error).code !== "passkey";
}

/** The signer's passkey over the reason. */
export async function revoke(id: string, reason: string): Promise<void> {
  const path = `/api/decisions/${id}/revoke`;
  const { options, nonce } = await call(letter.SignOptions, "POST", `${path}/options`, { reason });
  const response = await confirmWithPasskey(options);
  await call(basics.Done, "POST", path, { reason, nonce, response });
}

/** The signer's passkey over its publication. */
export async function makePublic(id: string): Promise<void> {
  const path = `/api/decisions/${id}/open`;
  const { options, nonce } = await call(letter.SignOptions, "POST", `${path}/options`);
  const response = await confirmWithPasskey(options);
  await call(basics.Done, "POST", path, { nonce, response });
}
