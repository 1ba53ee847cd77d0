import { readFile } from "node:fs/promises";

type Chunk = {
  readonly file: string;
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
  readonly imports?: readonly string[];
};
export type Manifest = Readonly<Record<string, Chunk>>;

export type EntryAssets = {
  readonly script: string | null;
  readonly styles: readonly string[];
  readonly fonts: readonly string[];
};

/** Where the built web part lies. */
export const dist = new URL("../../../web/dist/", import.meta.url);

export async function readManifest(): Promise<Manifest> {
  const text = await readFile(new URL(".vite/manifest.json", dist), "utf8").catch(() => "{}");
  return JSON.parse(text) as Manifest;
}

/** The addresses that a page of this entry loads: its script, styles, and the face its text is set in. */
export function entryAssets(manifest: Manifest, entry: string): EntryAssets {
  const chunk = manifest[entry];
  if (!chunk) return { script: null, styles: [], fonts: [] };
  const imported = (chunk.imports ?? []).flatMap((name) => manifest[name]?.css ?? []);
  const styles = [...new Set([...imported, ...(chunk.css ?? [])])];
  const fonts = Object.values(manifest)
    .map((one) => one.file)
    .filter((file) => /source-serif-4-latin-opsz-normal.*\.woff2$/.test(file));
  const at = (file: string) => `/${file}`;
  return { script: at(chunk.file), styles: styles.map(at), fonts: fonts.map(at) };
}
