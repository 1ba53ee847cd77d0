/** Keeps what was begun and not sent on this device. A full or forbidden store keeps nothing; the form itself goes on. */
export function keep(name: string, value: unknown): void {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch (error) {
    console.warn("This browser keeps nothing that is not sent yet.", error);
  }
}

export function forget(name: string): void {
  localStorage.removeItem(name);
}

/** What this device kept under a name; null when nothing, or when it cannot be read any more. */
export function kept<T>(name: string, parse: (value: unknown) => T | null): T | null {
  const stored = localStorage.getItem(name);
  if (stored === null) return null;
  try {
    return parse(JSON.parse(stored));
  } catch {
    return null;
  }
}

/** Whether a value has all that the sample has, each of the same type. */
export function isLike<T extends object>(sample: T, value: unknown): value is T {
  if (typeof value !== "object" || value === null) return false;
  const given = new Map<string, unknown>(Object.entries(value));
  return Object.entries(sample).every(([key, one]) => typeof given.get(key) === typeof one);
}
