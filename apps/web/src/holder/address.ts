/** A link's secret has 43 characters of base64url; the names of this page's sections are shorter words. */
const SECRET = /^#([A-Za-z0-9_-]{20,100})$/u;
const COPY = /^\/c\/([0-9a-f]{32})\/?$/u;

/** The copy that an address names; null when it names none. */
export function copyIn(path: string): string | null {
  return COPY.exec(path)?.[1] ?? null;
}

/** The link's secret part; null when there is none, or when the part after # names a section of the page. */
export function secretIn(fragment: string): string | null {
  return SECRET.exec(fragment)?.[1] ?? null;
}

/**
 * Takes the secret out of the address bar and the history: from here on the cookie opens the copy. Whether the copy is for reading back is
 * noted there instead, so that a reload asks for the right page at once.
 */
export function forgetSecret(reading: boolean): void {
  if (secretIn(location.hash) || reading) history.replaceState({ reading }, "", location.pathname);
}

/** Whether this entry of the history showed a reader's page before. */
export function wasReading(): boolean {
  const noted: unknown = history.state;
  return typeof noted === "object" && noted !== null && "reading" in noted && noted.reading === true;
}
