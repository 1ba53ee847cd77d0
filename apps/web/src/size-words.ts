/** "31 MB", "4.2 MB", "12 kB", "214 B", as file managers count: thousands, not 1024. */
export function sizeWords(bytes: number): string {
  const mega = bytes / 1_000_000;
  if (mega >= 10) return `${Math.round(mega)} MB`;
  if (mega >= 1) return `${mega.toFixed(1)} MB`;
  return bytes < 1_000 ? `${bytes} B` : `${Math.round(bytes / 1_000)} kB`;
}
