import type { Person } from "@chirograph/core";
import type { FastifyReply, FastifyRequest } from "fastify";
import { whoIs } from "../acts/people/sign-in.ts";
import type { Ports } from "../acts/ports.ts";
import { sendProblem } from "./problem.ts";

export const sessionCookie = "chirograph";

export function copyCookie(copy: string): string {
  return `copy_${copy}`;
}

/** Cookies go over TLS only, except where the office is a trial on this machine. */
export function cookieOptions(secure: boolean, path: string, seconds: number) {
  return { path, httpOnly: true, secure, sameSite: "strict" as const, maxAge: seconds };
}

/**
 * The signed-in person, or the refusal is sent and null given. Every change must carry our own header: another site's
 * page cannot set it, so it cannot act in this person's name.
 */
export async function signedIn(
  ports: Ports,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Person | null> {
  const { person } = await whoIs(ports, request.cookies[sessionCookie]);
  if (person) return person;
  sendProblem(reply, {
    code: "not-signed-in",
    message:
      "You are not signed in, or your session ended. Sign in and try again. What you wrote is kept on this device.",
  });
  return null;
}

/** A change that does not come from our own page. */
export function fromElsewhere(request: FastifyRequest): boolean {
  const safe = request.method === "GET" || request.method === "HEAD";
  return !safe && request.headers["x-chirograph"] !== "1";
}
