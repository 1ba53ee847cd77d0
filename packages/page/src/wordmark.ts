import { html, type Html } from "./html.ts";

const WAVE =
  "M-4 12.5C3 8 9 8.5 16 12s13 5 22 1 14-4.5 22-.5 15 3.5 24-.5 15-3 22 .8 14 3.2 22-.8 14-3.5 21-.2 14 4.2 33-1.8";

/** CHIROGRAPH with one wave cut through it: on public pages in the footer only, for the page is the office's. */
export const wordmark: Html = html`<svg
  width="148"
  height="20"
  viewBox="0 0 178 24"
  direction="ltr"
  role="img"
  aria-label="Chirograph"
>
  <mask id="wordmark">
    <path fill="#fff" d="M0 0h178v24H0z" />
    <path fill="none" stroke="#000" stroke-width="1.6" d="${WAVE}" />
  </mask>
  <text
    x="0"
    y="20"
    mask="url(#wordmark)"
    fill="currentColor"
    textLength="176"
    lengthAdjust="spacing"
    style="font:650 23px var(--font-text)"
  >
    CHIROGRAPH
  </text>
</svg>`;
