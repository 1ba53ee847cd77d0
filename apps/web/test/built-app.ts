import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const web = fileURLToPath(new URL("..", import.meta.url));

/** One of the apps as a build makes it, in a folder of its own. */
export async function builtApp(
  app: "office" | "holder",
): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), `chirograph-${app}-`));
  // Vitest says "test", for which the bundle would be the one that developers see: with it everything is set up twice.
  const mode = process.env["NODE_ENV"];
  process.env["NODE_ENV"] = "production";
  await build({
    root: web,
    configFile: join(web, "vite.config.ts"),
    logLevel: "error",
    build: {
      outDir: folder,
      emptyOutDir: true,
      rollupOptions: { input: { [app]: join(web, `${app}.html`) } },
    },
  });
  process.env["NODE_ENV"] = mode;
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
