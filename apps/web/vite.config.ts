import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Three pages with nothing in common but the look: the office's app, a holder's copy, the public page's script.
const entries = { office: "office.html", holder: "holder.html", public: "src/public/main.ts" };
const present = Object.entries(entries).filter(([, path]) => existsSync(here(path)));

export default defineConfig({
  root: here("."),
  base: "/",
  plugins: [react()],
  worker: { format: "es" },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    manifest: true,
    target: "es2023",
    // The policy of the pages allows no data: for fonts and scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: Object.fromEntries(present.map(([name, path]) => [name, here(path)])) },
  },
  server: { port: 7051, proxy: { "/api": "http://localhost:7040" } },
});
