/** The value below which this share of the values lies; the median when no share is given. 0 for no values. */
export function median(values: readonly number[], share = 0.5): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function rounded(value: number, digits = 0): number {
  return Number(value.toFixed(digits));
}
