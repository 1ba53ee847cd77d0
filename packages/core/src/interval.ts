/** A share of n, with the bounds between which the true one lies with 95 % confidence; 0 to 1. */
export type Interval = { readonly low: number; readonly high: number };

/** The 97.5 % point of the normal distribution. */
const z = 1.959963984540054;

/**
 * Wilson's score interval for k of n (E. B. Wilson 1927; Brown, Cai and DasGupta 2001 recommend it for small n). Nothing is known of
 * no readers: 0 to 1.
 */
export function wilson(k: number, n: number): Interval {
  if (n === 0) return { low: 0, high: 1 };
  const share = k / n;
  const middle = share + (z * z) / (2 * n);
  const reach = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const whole = 1 + (z * z) / n;
  // At the ends the formula meets them but for rounding.
  const low = k === 0 ? 0 : (middle - reach) / whole;
  const high = k === n ? 1 : (middle + reach) / whole;
  return { low, high };
}

/** The chance that at least one of n readers shows a misreading that this share of all readers has. */
export function seenOnce(share: number, n: number): number {
  return 1 - (1 - share) ** n;
}
