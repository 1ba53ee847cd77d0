import type { OfficeSettings } from "@chirograph/core";
import type { Ports } from "../../acts/ports.ts";
import type { Tools } from "../../acts/tools.ts";
import type { EntryAssets } from "../assets.ts";
import type { App } from "../route.ts";

export type PublicDeps = {
  readonly ports: Ports;
  readonly tools: Tools;
  certificate(): Promise<Uint8Array | null>;
  office(): Promise<OfficeSettings | null>;
  assets(entry: string): EntryAssets;
};

export async function publicPages(_app: App, _deps: PublicDeps): Promise<void> {}
