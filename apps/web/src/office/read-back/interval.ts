/** A share of readers with the bounds between which the true one lies with 95 % confidence; all from 0 to 1. */
export type Bounds = { readonly low: number; readonly high: number };

/** The 97.5 % point of the normal distribution. */
const z = 1.959963984540054;

/**
 * Wilson's score interval for k of n (E. B. Wilson 1927), as the record computes it: needed here for results that nobody has had yet.
 * Nothing is known of no readers: 0 to 1.
 */
export function wilson(k: number, n: number): Bounds {
  if (n === 0) return { low: 0, high: 1 };
  const share = k / n;
  const whole = 1 + (z * z) / n;
  const middle = (share + (z * z) / (2 * n)) / whole;
  const reach = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / whole;
  // At the ends the formula meets them but for rounding.
  return { low: k === 0 ? 0 : middle - reach, high: k === n ? 1 : middle + reach };
}

/** The chance, 0 to 1, that at least one of n readers shows a misreading that this share of all readers has. */
export function seenOnce(share: number, n: number): number {
  return 1 - (1 - share) ** n;
}

/** The smallest result that a rule lets through: so many of its fewest readers. `share`: percent. */
export function smallestPassing(rule: { readonly readers: number; readonly share: number }) {
  const { readers, share } = rule;
  return { intended: Math.ceil((share * readers) / 100), readers };
}
