import type { Assets, OfficeShown } from "@chirograph/page";
import type { Ports } from "../../acts/ports.ts";
import type { Tools } from "../../acts/tools.ts";

/** What the public pages are given. */
export type PublicDeps = {
  readonly ports: Ports;
  readonly tools: Pick<Tools, "read">;
  /** The office's signing certificate, DER; null before set-up. */
  certificate(): Promise<Uint8Array | null>;
  /** What a page of this entry loads. */
  assets(entry: string): Assets;
  /** Null before set-up. */
  office(): Promise<OfficeShown | null>;
};

/** The entry of the web part that makes the public pages quick. */
export const ENTRY = "src/public/main.ts";
