/** Narrow no-break space: 48 213. */
const GROUP = "\u202f";

/** A whole number in groups of three. */
export function count(n: number): string {
  return String(n).replace(/\B(?=(?:\d{3})+$)/g, GROUP);
}

/** "1 place", "4 places". */
export function counted(n: number, one: string, many: string): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

/** "184 kB", of bytes. */
export function size(bytes: number): string {
  if (bytes < 1_000) return counted(bytes, "byte", "bytes");
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
