import { z } from "zod";

/** 128 random bits in lower-case hexadecimal. */
export const Id = z.string().regex(/^[0-9a-f]{32}$/);
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const Moment = z.iso.datetime();
export const Day = z.iso.date();
export const Role = z.enum([
  "administrator",
  "author",
  "action-officer",
  "signer",
  "releaser",
  "security-officer",
  "auditor",
]);
export type Role = z.infer<typeof Role>;

/** One line a person typed: no control characters, no direction overrides. */
export function line(max: number) {
  return z
    .string()
    .max(max)
    .regex(
      /^[^\p{Cc}\u202A-\u202E\u2066-\u2069]*$/u,
      "This holds characters that cannot be shown. Type it again.",
    )
    .transform((text) => text.normalize("NFC").trim());
}

/** Several lines a person typed: line breaks and tabs stay, other control characters are refused. */
export function prose(max: number) {
  return z
    .string()
    .max(max)
    .regex(
      /^(?:[^\p{Cc}\u202A-\u202E\u2066-\u2069]|[\n\r\t])*$/u,
      "This holds characters that cannot be shown. Type it again.",
    )
    .transform((text) => text.normalize("NFC").replace(/\r\n?/g, "\n"));
}

/** A bare mail address, or empty. */
export const Address = z.union([z.literal(""), z.email().max(254)]);

/** The one shape of every refusal and error. `code` is stable; `message` says what happened, what it means, what to do. */
export const Problem = z.object({ code: z.string(), message: z.string() }).meta({ id: "Problem" });
export type Problem = z.infer<typeof Problem>;

export const Done = z.object({ done: z.literal(true) }).meta({ id: "Done" });

/** Options and answers of the WebAuthn API, as JSON (WebAuthn Level 3, 5.1); the library parses them strictly. */
export const PasskeyJson = z.record(z.string(), z.unknown());
