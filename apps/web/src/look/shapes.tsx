import type { ReactElement, ReactNode } from "react";

/** Every shape of the house on its 24 px grid: eight verdicts, four positions, three gates. */
const drawings = {
  "in-force": (
    <>
      <path d="M4 2h16v8.9c-2.2-.9-3.4-.6-5.4 1.3s-3.2 1.8-5.2-.3S6 9.6 4 11.1z" />
      <path d="M4 13.3c2-1.5 3.4-1.3 5.4.8s3.2 2.2 5.2.3 3.2-2.2 5.4-1.3V22H4z" />
    </>
  ),
  superseded: (
    <>
      <path d="M3 2h13v2.5H6.5V18H3z" />
      <path fill="none" stroke="currentColor" strokeWidth="2" d="M9 7h11v14H9z" />
    </>
  ),
  withdrawn: (
    <>
      <path fill="none" stroke="currentColor" strokeWidth="2" d="M5 3h14v18H5z" />
      <path stroke="currentColor" strokeWidth="3" d="M1.5 20.5l21-17" />
    </>
  ),
  "unsigned-draft": (
    <>
      <path fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="3.2 2.13" d="M5 3h14v18H5z" />
      <path stroke="currentColor" strokeWidth="2" d="M8.5 16.5h7" />
    </>
  ),
  "words-of-ours": (
    <>
      <path d="M4 2h16v8.9c-2.2-.9-3.4-.6-5.4 1.3s-3.2 1.8-5.2-.3S6 9.6 4 11.1z" />
      <path
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        d="M5 14.3c1.4-.7 2.6-.1 4 1.3 2 2.1 4 2.2 6 .3 1.4-1.3 2.5-1.7 4-1.5V21H5z"
      />
    </>
  ),
  altered: (
    <>
      <path d="M1.5 2h15v8.9c-2.2-.9-3-.6-5 1.3s-3.2 1.8-5.2-.3-2.8-2.3-4.8-.8z" />
      <path d="M7.5 13.5c2-1.5 3.4-1.3 5.4.8s3.2 2.2 5.2.3 2.2-2.2 4.4-1.3V22h-15z" />
    </>
  ),
  "nothing-public": (
    <>
      <path
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        d="M5 3h14v8.1c-1.8-.5-2.9.1-4.6 1.6-2 1.7-3.2 1.6-5-.3-1.5-1.5-2.9-2-4.4-1.3z"
      />
      <path fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="2 3" d="M5 16.5V21h14v-4.5" />
    </>
  ),
  "could-not-check": (
    <>
      <path fill="none" stroke="currentColor" strokeWidth="2" d="M5 3h14v18H5z" />
      <path
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        d="M9.2 9.6c0-3.8 5.7-3.7 5.7-.2 0 2.2-2.8 2.2-2.8 4.6"
      />
      <path d="M10.9 15.7h2.5v2.4h-2.5z" />
    </>
  ),
  concur: (
    <>
      <circle cx="12" cy="12" r="10" />
      <path fill="none" stroke="var(--paper)" strokeWidth="2.6" d="M7 12.4l3.6 3.6L17.2 8.6" />
    </>
  ),
  "concur-with-comment": (
    <>
      <path d="M12 2a9.5 9.5 0 1 1-5 17.6L2 22l1.5-5.3A9.5 9.5 0 0 1 12 2z" />
      <path fill="none" stroke="var(--paper)" strokeWidth="2.6" d="M7 11.9l3.6 3.6L17.2 8.1" />
    </>
  ),
  "non-concur": (
    <>
      <path d="M7.5 2h9L22 7.5v9L16.5 22h-9L2 16.5v-9z" />
      <path stroke="var(--paper)" strokeWidth="3" d="M6.5 12h11" />
    </>
  ),
  "no-response": (
    <>
      <circle
        cx="12"
        cy="12"
        r="8.8"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.2"
        strokeDasharray="3.4 3.51"
      />
    </>
  ),
  held: (
    <>
      <path fill="none" stroke="currentColor" strokeWidth="2.4" d="M4 3v18M20 3v18" />
      <path stroke="currentColor" strokeWidth="4" d="M4 12h16" />
    </>
  ),
  open: (
    <>
      <path fill="none" stroke="currentColor" strokeWidth="2.4" d="M4 3v18M20 3v18" />
      <path stroke="currentColor" strokeWidth="3" d="M4 12.5L14.5 3" />
    </>
  ),
  waived: (
    <>
      <path fill="none" stroke="currentColor" strokeWidth="2.4" d="M4 3v18M20 3v18" />
      <path stroke="currentColor" strokeWidth="3" strokeDasharray="3.5 2.5" d="M4 12h16" />
    </>
  ),
} satisfies Record<string, ReactElement>;
export type ShapeName = keyof typeof drawings;

/** One shape. It repeats the word beside it, so it is hidden from those who hear the page. */
export function Shape({ name }: { readonly name: ShapeName }): ReactNode {
  return (
    <svg className="shape" viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
      {drawings[name]}
    </svg>
  );
}
