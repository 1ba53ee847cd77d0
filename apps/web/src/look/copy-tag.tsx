import type { ReactNode } from "react";

/** FNV-1a, 32 bits: it only has to look different, it proves nothing. */
function scramble(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The near edge of a tag: 8 symbols of the hash, one every 4 units. */
function edgePath(seed: string): string {
  let hash = scramble(seed);
  const xs = Array.from({ length: 8 }, () => {
    const x = 1.2 + (hash % 8) * 0.72;
    hash = Math.floor(hash / 8);
    return x.toFixed(1);
  });
  const first = xs[0] ?? "1.2";
  let path = `M7 .5H${first}`;
  let last = first;
  xs.forEach((x, i) => {
    const y = 2 + i * 4;
    path += `C${last} ${y - 2} ${x} ${y - 2} ${x} ${y}`;
    last = x;
  });
  return `${path}C${last} 32 ${last} 32 ${last} 33.5H7`;
}

/** The copy's number as a cut tag. Ornament, never evidence. `label` is "3/12", "3.2/12" or "S2". */
export function CopyTag({ label, version }: { readonly label: string; readonly version: number }): ReactNode {
  return (
    <span className="copy">
      <svg viewBox="0 0 7 34" preserveAspectRatio="none" aria-hidden="true">
        <path
          d={edgePath(`${label}:${version}`)}
          fill="var(--paper)"
          stroke="currentColor"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <b>{label}</b>
    </span>
  );
}
