import { useId, type ReactNode } from "react";

const WAVE =
  "M-4 12.500C3 8 9 8.500 16 12s13 5 22 1 14-4.500 22-.5 15 3.500 24-.5 15-3 22 .8 14 3.200 22-.8 14-3.500 21-.2 14 4.200 33-1.800";

/** CHIROGRAPH with one wave cut through it. */
export function Wordmark(): ReactNode {
  const mask = useId();
  return (
    <svg viewBox="0 0 178 24" direction="ltr" role="img" aria-label="Chirograph">
      <mask id={mask}>
        <path fill="#fff" d="M0 0h178v24H0z" />
        <path fill="none" stroke="#000" strokeWidth="1.6" d={WAVE} />
      </mask>
      <text
        x="0"
        y="20"
        mask={`url(#${mask})`}
        fill="currentColor"
        textLength="176"
        lengthAdjust="spacing"
        style={{ font: "650 23px var(--font-text)" }}
      >
        CHIROGRAPH
      </text>
    </svg>
  );
}
