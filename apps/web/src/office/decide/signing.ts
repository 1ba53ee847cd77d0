import { basics, letter } from "@chirograph/wire";
import { call } from "../../api.ts";
import { confirmWithPasskey } from "../passkey.ts";

type Version = { readonly n: number; readonly sha256: string };

/** The signer's passkey over exactly this version. */
export async function approve(id: string, version: Version): Promise<void> {
  const { n, sha256 } = version;
  const path = `/api/letters/${id}/approve`;
  const { options, nonce } = await call(letter.SignOptions, "POST", `${path}/options`, { sha256 });
  const response = await confirmWithPasskey(options);
  await call(basics.Done, "POST", path, { version: n, sha256, nonce, response });
}

/** The releaser's passkey over the reason that the public will read. */
export async function withdraw(id: string, reason: string): Promise<void> {
  const path = `/api/letters/${id}/withdraw`;
  const { options, nonce } = await call(letter.SignOptions, "POST", `${path}/options`, { reason });
  const response = await confirmWithPasskey(options);
  await call(basics.Done, "POST", path, { reason, nonce, response });
}

/** The releaser's passkey over the sealed file. */
export async function release(id: string, sha256: string, supersedes: string | null): Promise<void> {
  const path = `/api/letters/${id}/release`;
  const { options, nonce } = await call(letter.SignOptions, "POST", `${path}/options`, {
    sha256,
    supersedes,
  });
  const response = await confirmWithPasskey(options);
  await call(basics.Done, "POST", path, { sha256, supersedes, nonce, response });
}
