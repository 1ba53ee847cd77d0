import { basics } from "@chirograph/wire";

/** A parser of answers: a schema of `@chirograph/wire`. */
type Schema<T> = { parse(value: unknown): T };
type Method = "GET" | "POST" | "PUT" | "DELETE";

export const UNREACHABLE = "unreachable";
const KEPT =
  "We cannot reach the server. What you wrote is kept on this device, and we try again every 10 seconds.";
const UNKNOWN_OUTCOME =
  "We cannot reach the server, so we do not know whether this was entered. Look at the page again before you repeat it.";
const BROKEN =
  "Something broke on our side, and nothing was changed. Try again; if it happens twice, tell the one who runs this server.";

/** A refusal or a failure as it reached us. `message` is for the person; `code` is stable; `status` is 0 without an answer. */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, message: string, status: number) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** Whether the server could not be reached at all. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof Problem && error.code === UNREACHABLE;
}

/** Whatever was thrown, as something that can be shown. */
export function problemOf(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem("broken", BROKEN, 0);
}

/**
 * Asks the server, and parses its answer with a schema of the contract.
 * Throws a Problem: the server's own, `unreachable` without an answer, or `broken` when the answer is not of the contract.
 */
export async function call<T>(
  schema: Schema<T>,
  method: Method,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<T> {
  const response = await send(method, path, body, signal);
  const answer: unknown = await response.json().catch((cause: unknown) => {
    // Nobody waits for an answer that was given up; anything else that is no JSON is outside the contract.
    if (signal?.aborted) throw cause;
    return null;
  });
  try {
    return schema.parse(answer);
  } catch (cause) {
    console.error(`${method} ${path} answered outside the contract: ${String(cause)}`);
    throw new Problem("broken", BROKEN, response.status);
  }
}

/** Asks for a file (a PDF) and returns its bytes. Throws as `call` does. */
export async function callForFile(
  method: Method,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const response = await send(method, path, body, signal);
  return new Uint8Array(await response.arrayBuffer());
}

async function send(method: Method, path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  const headers = new Headers({ accept: "application/json, application/pdf" });
  // A page of another origin cannot set this header without asking first.
  if (method !== "GET") headers.set("x-chirograph", "1");
  const form = body instanceof FormData;
  if (body !== undefined && !form) headers.set("content-type", "application/json");
  const payload = body === undefined || form ? (body as FormData | undefined) : JSON.stringify(body);
  let response: Response;
  try {
    response = await fetch(path, { method, headers, body: payload, signal, credentials: "same-origin" });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new Problem(UNREACHABLE, mayRepeat(method) ? KEPT : UNKNOWN_OUTCOME, 0);
  }
  if (response.ok) return response;
  throw await refusalIn(response);
}

/** Reading, and writing that compares and swaps, is tried again without harm. */
function mayRepeat(method: Method): boolean {
  return method === "GET" || method === "PUT";
}

async function refusalIn(response: Response): Promise<Problem> {
  const said = basics.Problem.safeParse(await response.json().catch(() => null));
  if (said.success) return new Problem(said.data.code, said.data.message, response.status);
  return new Problem("broken", BROKEN, response.status);
}
