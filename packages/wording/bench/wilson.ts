const Z = 1.959964;

/** Wilson's 95 % interval of a share, as [low, high]; [0, 1] of nothing (E. B. Wilson 1927). */
export function wilson(part: number, whole: number): readonly [number, number] {
  if (whole === 0) return [0, 1];
  const share = part / whole;
  const square = (Z * Z) / whole;
  const middle = (share + square / 2) / (1 + square);
  const half = (Z * Math.sqrt((share * (1 - share)) / whole + square / (4 * whole))) / (1 + square);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
