export type Where = "trial" | "own";

const SMALL_WORDS = new Set(["of", "the", "and", "for", "de", "la", "du", "und", "der"]);

/** "Varrow Sound Port Authority" is VSPA: at most five capitals. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/u).filter((word) => word !== "" && !SMALL_WORDS.has(word.toLowerCase()));
  const initials = words.map((word) => Array.from(word)[0] ?? "").join("");
  return initials.toUpperCase().slice(0, 5) || "ABC";
}

/** Why a passkey for this address cannot be made here; null when it can (WebAuthn Level 3, 5.1.3: the RP ID). */
export function addressError(form: { readonly where: Where; readonly address: string }): string | null {
  if (form.where === "trial") return null;
  const url = URL.parse(form.address);
  if (!url?.hostname) return "The public address is not whole. It looks like https://letters.example.org.";
  if (url.protocol !== "https:" && url.hostname !== "localhost") {
    return "A passkey needs an address that begins with https://.";
  }
  if (location.hostname === url.hostname || location.hostname.endsWith(`.${url.hostname}`)) return null;
  return `You opened this page at ${location.hostname}, and a passkey for ${url.hostname} can only be made there. Open the set-up link at ${url.hostname}, or choose the trial.`;
}
