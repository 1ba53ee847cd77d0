import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Assets } from "@chirograph/page";
import { build } from "vite";

const web = fileURLToPath(new URL("..", import.meta.url));
const ENTRY = "src/public/main.ts";

type Chunk = { readonly file: string; readonly css?: readonly string[] };

/** The public page's script as a build makes it, in a folder of its own. */
export async function builtPage(): Promise<{ folder: string; assets: Assets; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "chirograph-page-"));
  await build({
    root: web,
    configFile: join(web, "vite.config.ts"),
    logLevel: "error",
    build: { outDir: folder, emptyOutDir: true, rollupOptions: { input: { public: join(web, ENTRY) } } },
  });
  const manifest = JSON.parse(await readFile(join(folder, ".vite/manifest.json"), "utf8")) as Record<
    string,
    Chunk
  >;
  const chunk = manifest[ENTRY];
  if (!chunk) throw new Error("The build has no public page.");
  const assets = { script: `/${chunk.file}`, styles: (chunk.css ?? []).map((file) => `/${file}`), fonts: [] };
  return { folder, assets, remove: () => rm(folder, { recursive: true, force: true }) };
}
