import { html, type Html } from "./html.ts";

/** How the two halves stand: what the reader brought above, what the record says below. */
export type SeamState = "met" | "parted" | "drafted" | "shifted" | "alone";

const CURVE =
  "M0 21C9.8 20.8 18.3 14.3 27 15C35.7 15.7 41.8 24.7 52 25C62.2 25.3 76.5 16.8 88 17C99.5 17.2 110.7 26.2 121 26C131.3 25.8 140.7 16.5 150 16C159.3 15.5 167.3 22.9 177 23C186.7 23.1 197.5 16.8 208 16.5C218.5 16.2 230.2 21.3 240 21";

const MOVED: Readonly<Record<SeamState, string>> = {
  met: "translate(0 0)",
  parted: "translate(0 7)",
  drafted: "translate(0 7)",
  shifted: "translate(22 8)",
  alone: "translate(0 9)",
};

const WORD = html`<text x="50%" y="21" dy=".335em" text-anchor="middle">CHIROGRAPHUM</text>`;

function tile(id: string, drawing: Html): Html {
  return html`<pattern id="seam-${id}" width="240" height="60" patternUnits="userSpaceOnUse"
      >${drawing}</pattern
    >
    <mask id="seam-${id}-mask" maskUnits="userSpaceOnUse" x="-60" y="-10" width="120%" height="80">
      <rect x="-60" width="120%" height="60" fill="url(#seam-${id})" />
    </mask>`;
}

const TILES = html`<defs>
  ${tile("upper", html`<path fill="#fff" d="${CURVE}V-4H0Z" />`)}
  ${tile("lower", html`<path fill="#fff" d="${CURVE}V60H0Z" />`)}
  ${tile("edge", html`<path fill="none" stroke="#fff" stroke-width="1.3" d="${CURVE}" />`)}
</defs>`;

const YOURS = html`<g mask="url(#seam-upper-mask)">
  <rect y="-3" width="100%" height="60" fill="var(--paper)" stroke="var(--rule)" stroke-width="2" />${WORD}
</g>`;

/** The fit of the two halves, once a page. It repeats the verdict and adds nothing. */
export function seam(state: SeamState): Html {
  const ours = state === "drafted" ? "seam__ours seam__ours--draft" : "seam__ours";
  const edge = html`<rect width="100%" height="54" fill="var(--edge)" mask="url(#seam-edge-mask)" />`;
  return html`<svg class="seam" height="54" direction="ltr" aria-hidden="true">
    ${TILES} ${YOURS} ${state === "met" ? null : edge}
    <svg width="100%" height="55">
      <g transform="${MOVED[state]}">
        <g mask="url(#seam-lower-mask)">
          <rect x="-30" width="110%" height="60" fill="var(--v-tint)" />
          ${state === "alone" ? null : html`<g class="${ours}">${WORD}</g>`}
        </g>
        <rect x="-30" width="110%" height="60" fill="var(--v)" mask="url(#seam-edge-mask)" />
      </g>
    </svg>
    <path d="M.5 36V55" stroke="var(--rule)" />
    <rect x="100%" y="36" width="1" height="19" transform="translate(-1)" fill="var(--rule)" />
  </svg>`;
}
