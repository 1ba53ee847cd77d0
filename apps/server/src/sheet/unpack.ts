import { unzipSync } from "fflate";
import { SheetFault, SHEET_LIMITS } from "./refusal.ts";

/** The XML parts of an Office file, and the names of all its parts: in lower case, without a leading slash (ECMA-376-2, 6.2.2). */
export type Package = {
  readonly parts: ReadonlyMap<string, Uint8Array>;
  readonly names: readonly string[];
};

/**
 * Unpacks the XML of a zip archive. What its directory says of sizes is counted before anything is inflated, and no part is inflated
 * beyond what the directory said of it. @throws SheetFault, or the library's Error where the archive is broken.
 */
export function unpack(bytes: Uint8Array): Package {
  let total = 0;
  const names: string[] = [];
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      names.push(partName(name));
      if (!/\.(xml|rels)$/i.test(name)) return false;
      total += originalSize;
      if (total > SHEET_LIMITS.unpacked) throw new SheetFault("too-large-inside");
      return true;
    },
  });
  return { names, parts: new Map(Object.entries(files).map(([name, part]) => [partName(name), part])) };
}

function partName(name: string): string {
  return name.replaceAll("\\", "/").replace(/^\//, "").toLowerCase();
}
