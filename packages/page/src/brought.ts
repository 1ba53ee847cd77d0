import { size } from "./counts.ts";
import type { Brought } from "./matter.ts";
import type { Typed } from "./typed.ts";

/** Where it was read: on the reader's device, or by the office's server when it was sent there. */
export type Where = "device" | "server";

const READ: Readonly<Record<Where, string>> = {
  device: "read on this device",
  server: "read by the office’s server, not kept",
};

/** A file as it is shown above its answer. `bytes`: how many. */
export function broughtFile(name: string, bytes: number, sha256: string | null, where: Where): Brought {
  return { kind: "file", name, detail: `${size(bytes)}, ${READ[where]}`, sha256 };
}

/** A picture as it is shown above its answer. */
export function broughtPicture(name: string, bytes: number, where: Where): Brought {
  return { kind: "picture", name, detail: `${size(bytes)}, ${READ[where]}`, sha256: null };
}

/** Typed or pasted input as it is shown above its answer. */
export function broughtTyped(typed: Exclude<Typed, { kind: "nothing" }>, where: Where): Brought {
  switch (typed.kind) {
    case "words":
      return {
        kind: "words",
        name: "Pasted words",
        detail: READ[where],
        sha256: null,
      };
    case "reference":
      return { kind: "reference", name: typed.value, detail: "A reference", sha256: null };
    case "code":
      return { kind: "code", name: typed.value, detail: "The code of a version", sha256: null };
    case "mistyped-code":
      return { kind: "code", name: "A code", detail: "With a slip in it", sha256: null };
    case "square-code":
      return squareCode();
  }
}

/** A scanned square code. */
export function squareCode(): Brought {
  return {
    kind: "square-code",
    name: "A square code",
    detail: "It names a version, not a copy",
    sha256: null,
  };
}
