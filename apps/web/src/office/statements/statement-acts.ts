import { basics, letter, statement } from "@chirograph/wire";
import { call } from "../../api.ts";
import { confirmWithPasskey } from "../passkey.ts";

type Subject =
  | { readonly about: "letter"; readonly letter: string }
  | { readonly about: "paper"; readonly title: string; readonly paper: string | null; readonly text: string };

/** The first person's passkey over the words. */
export async function propose(subject: Subject, words: string): Promise<void> {
  const asked = await call(statement.StatementOptions, "POST", "/api/statements/options", {
    text: words,
    subject,
  });
  const response = await confirmWithPasskey(asked.options);
  const body = { statement: asked.statement, subject, text: words, nonce: asked.nonce, response };
  await call(basics.Done, "POST", "/api/statements", body);
}

/** The second person's passkey over the same words. */
export async function releaseStatement(id: string): Promise<void> {
  const path = `/api/statements/${id}/release`;
  const { options, nonce } = await call(letter.SignOptions, "POST", `${path}/options`, {});
  const response = await confirmWithPasskey(options);
  await call(basics.Done, "POST", path, { nonce, response });
}

export function retract(id: string, reason: string) {
  return call(basics.Done, "POST", `/api/statements/${id}/retract`, { reason });
}

/** SHA-256 of a file, in this browser: the file itself stays here. */
export async function hashOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
