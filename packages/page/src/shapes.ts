import { html, type Html } from "./html.ts";

/** What an answer looks like: a word's shape and its two colours (`data-verdict`). */
export type Look =
  | "in-force"
  | "superseded"
  | "withdrawn"
  | "signed-not-released"
  | "unsigned-draft"
  | "words-of-ours"
  | "altered"
  | "not-ours"
  | "nothing-public"
  | "could-not-check";

// Drawn on a grid of 24 px: a page with its cut.
const UPPER = html`<path d="M4 2h16v8.9c-2.2-.9-3.4-.6-5.4 1.3s-3.2 1.8-5.2-.3S6 9.6 4 11.1z" />`;
const stroke = (d: string, width = 2, dash: string | null = null): Html =>
  html`<path
    fill="none"
    stroke="currentColor"
    stroke-width="${width}"
    stroke-dasharray="${dash ?? "none"}"
    d="${d}"
  />`;

const SHAPES: Readonly<Record<Look, Html>> = {
  "in-force": html`${UPPER}<path d="M4 13.3c2-1.5 3.4-1.3 5.4.8s3.2 2.2 5.2.3 3.2-2.2 5.4-1.3V22H4z" />`,
  superseded: html`<path d="M3 2h13v2.5H6.5V18H3z" />${stroke("M9 7h11v14H9z")}`,
  withdrawn: html`${stroke("M5 3h14v18H5z")}${stroke("M1.5 20.5l21-17", 3)}`,
  "signed-not-released": html`${UPPER}${stroke("M5 16.8h14V21H5z")}`,
  "unsigned-draft": html`${stroke("M5 3h14v18H5z", 2, "3.2 2.13")}${stroke("M8.5 16.5h7")}`,
  "words-of-ours": html`${UPPER}${stroke("M5 14.3c1.4-.7 2.6-.1 4 1.3 2 2.1 4 2.2 6 .3 1.4-1.3 2.5-1.7 4-1.5V21H5z")}`,
  altered: html`<path d="M1.5 2h15v8.9c-2.2-.9-3-.6-5 1.3s-3.2 1.8-5.2-.3-2.8-2.3-4.8-.8z" />
    <path d="M7.5 13.5c2-1.5 3.4-1.3 5.4.8s3.2 2.2 5.2.3 2.2-2.2 4.4-1.3V22h-15z" />`,
  "not-ours": html`${UPPER}${stroke("M6 16l12 6M18 16L6 22", 2.4)}`,
  "nothing-public": html`${stroke("M5 3h14v8.1c-1.8-.5-2.9.1-4.6 1.6-2 1.7-3.2 1.6-5-.3-1.5-1.5-2.9-2-4.4-1.3z")}
  ${stroke("M5 16.5V21h14v-4.5", 2, "2 3")}`,
  "could-not-check": html`${stroke("M5 3h14v18H5z")}
    ${stroke("M9.2 9.6c0-3.8 5.7-3.7 5.7-.2 0 2.2-2.8 2.2-2.8 4.6")}<path d="M10.9 15.7h2.5v2.4h-2.5z" />`,
};

const ICONS = {
  file: "M5.5 2.5h6l4 4v11h-10zM11.5 2.5v4h4",
  camera: "M2.5 6h3.2l1.5-2.3h5.6L14.3 6h3.2v10.3h-15zM13 11a3 3 0 1 1-6 0 3 3 0 0 1 6 0z",
  down: "M10 3v10M5.8 9l4.2 4.2L14.2 9M3.5 16.8h13",
  link: "M8.3 11.7l3.4-3.4M9 5.7l2-2a3.75 3.75 0 0 1 5.3 5.3l-2 2M11 14.3l-2 2A3.75 3.75 0 0 1 3.7 11l2-2",
} as const;

/** The shape beside a verdict's word; hidden from those who hear the page, for it repeats the word. */
export function shape(look: Look): Html {
  return html`<svg
    class="shape"
    width="32"
    height="32"
    viewBox="0 0 24 24"
    fill="currentColor"
    aria-hidden="true"
  >
    ${SHAPES[look]}
  </svg>`;
}

/** A drawing beside a button's word. */
export function icon(name: keyof typeof ICONS): Html {
  return html`<svg
    width="20"
    height="20"
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d="${ICONS[name]}" />
  </svg>`;
}
