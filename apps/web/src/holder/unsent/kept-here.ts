/** What this device keeps of a copy's unsent words: the words, and the words and revision of the server they rest on. */
export type Kept = { readonly body: string; readonly base: string; readonly revision: number };

const keyOf = (copy: string) => `chirograph:unsent:${copy}`;

/** Keeps words on this device, or forgets them. A browser that forbids it loses nothing that the server has. */
export function keepHere(copy: string, kept: Kept | null): void {
  try {
    if (kept) localStorage.setItem(keyOf(copy), JSON.stringify(kept));
    else localStorage.removeItem(keyOf(copy));
  } catch (error) {
    console.warn("This browser keeps no copy of unsent words.", error);
  }
}

/** Null when nothing is kept, or when it cannot be read. */
export function keptHere(copy: string): Kept | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(keyOf(copy)) ?? "null");
    if (typeof value !== "object" || value === null) return null;
    const { body, base, revision } = value as Partial<Record<keyof Kept, unknown>>;
    if (typeof body !== "string" || typeof base !== "string" || typeof revision !== "number") return null;
    return { body, base, revision };
  } catch {
    return null;
  }
}
