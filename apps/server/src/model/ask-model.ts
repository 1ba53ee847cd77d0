import { z } from "zod";
import type { ModelPort } from "../acts/read-back/model-port.ts";

const timeMs = 120_000;
const largest = 200_000;

const Completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

/** Reads at most so many bytes: what is longer is no answer to this question. */
async function limited(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > largest) throw new Error("The program's answer is far too long. Nothing was entered.");
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

function fault(error: unknown): Error {
  const aborted = error instanceof Error && error.name === "TimeoutError";
  return aborted
    ? new Error("The program did not answer within two minutes. Nothing was entered. Try again later.")
    : new Error(
        "The program's address does not answer. Nothing was entered. An administrator sees to the setting.",
      );
}

function parsed(body: string): string {
  try {
    return Completion.parse(JSON.parse(body)).choices[0]!.message.content;
  } catch {
    throw new Error("What came from the program's address is no answer of a model. Nothing was entered.");
  }
}

/** Asks over HTTP: POST {address}/chat/completions (OpenAI's API reference, "Create chat completion"). Redirects are not followed. */
export const askModel: ModelPort = {
  async ask({ address, model, key }, turns) {
    const messages = turns.map(({ role, text }) => ({ role, content: text }));
    const url = new URL(`${address.replace(/\/+$/, "")}/chat/completions`);
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...(key ? { authorization: `Bearer ${key}` } : {}) },
      body: JSON.stringify({ model, messages, temperature: 0, stream: false }),
      redirect: "error",
      signal: AbortSignal.timeout(timeMs),
    }).catch((error: unknown) => {
      throw fault(error);
    });
    if (!response.ok)
      throw new Error(`The program's address answered ${response.status}. Nothing was entered.`);
    return parsed(
      await limited(response).catch((error: unknown) => {
        throw error instanceof Error && error.message.includes("too long") ? error : fault(error);
      }),
    );
  },
};
