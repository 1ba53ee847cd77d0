/** Crockford's base32: no I, L, O or U, so that no two symbols look or read alike (crockford.com/base32.html). */
const SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

// What people type for a symbol they misread. U is not Crockford's: he leaves it out, and V is what it was.
const READ_AS: Readonly<Record<string, string>> = { O: "0", I: "1", L: "1", U: "V" };

/** The values 0 to 31 as symbols. */
export function symbolsOf(values: readonly number[]): string {
  return values.map((value) => SYMBOLS.charAt(value)).join("");
}

/** The values behind typed symbols, whatever their case, spaces, dashes, and O I L U; null where a character is none of these. */
export function valuesOf(text: string): number[] | null {
  const bare = text.toUpperCase().replace(/[\s\u2010-\u2015-]/g, "");
  const values = [...bare].map((symbol) => SYMBOLS.indexOf(READ_AS[symbol] ?? symbol));
  return values.includes(-1) ? null : values;
}

/** The first `bits` bits of hex digits as values of five bits, the last one filled with zeros. */
export function hexToValues(hex: string, bits: number): number[] {
  const binary = [...hex].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, "0")).join("");
  const groups = binary.slice(0, bits).match(/.{1,5}/g) ?? [];
  return groups.map((group) => Number.parseInt(group.padEnd(5, "0"), 2));
}

/** The inverse of hexToValues: `digits` hex digits; null where bits beyond them are set. */
export function valuesToHex(values: readonly number[], digits: number): string | null {
  const binary = values.map((value) => value.toString(2).padStart(5, "0")).join("");
  if (binary.slice(digits * 4).includes("1")) return null;
  const nibbles = binary.slice(0, digits * 4).match(/.{4}/g) ?? [];
  return nibbles.map((nibble) => Number.parseInt(nibble, 2).toString(16)).join("");
}
