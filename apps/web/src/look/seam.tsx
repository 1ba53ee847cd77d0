import { useId, type ReactNode } from "react";

export type SeamState = "met" | "parted" | "drafted" | "shifted" | "alone";

const CURVE =
  "M0 21C9.8 20.8 18.3 14.3 27 15C35.7 15.7 41.8 24.7 52 25C62.2 25.3 76.5 16.8 88 17C99.5 17.2 110.7 26.2 121 26C131.3 25.8 140.7 16.5 150 16C159.3 15.5 167.3 22.9 177 23C186.7 23.1 197.5 16.8 208 16.5C218.5 16.2 230.2 21.3 240 21";
const offsets: Readonly<Record<SeamState, string>> = {
  met: "translate(0 0)",
  parted: "translate(0 7)",
  drafted: "translate(0 7)",
  shifted: "translate(22 7)",
  alone: "translate(0 7)",
};

function Word(): ReactNode {
  return (
    <text x="50%" y="21" dy=".335em" textAnchor="middle">
      CHIROGRAPHUM
    </text>
  );
}

function Tile({ id, children }: { readonly id: string; readonly children: ReactNode }): ReactNode {
  return (
    <>
      <pattern id={id} width="240" height="60" patternUnits="userSpaceOnUse">
        {children}
      </pattern>
      <mask id={`${id}-mask`} maskUnits="userSpaceOnUse" x="-60" y="-10" width="120%" height="80">
        <rect x="-60" width="120%" height="60" fill={`url(#${id})`} />
      </mask>
    </>
  );
}

/**
 * Where what the reader brought meets what the record says. Stands inside an element with `data-verdict`, once on a page.
 * It repeats the verdict and adds nothing.
 */
export function Seam({ state }: { readonly state: SeamState }): ReactNode {
  const id = useId();
  return (
    <svg className="seam" height="54" direction="ltr" aria-hidden="true">
      <defs>
        <Tile id={`${id}u`}>
          <path fill="#fff" d={`${CURVE}V-4H0Z`} />
        </Tile>
        <Tile id={`${id}d`}>
          <path fill="#fff" d={`${CURVE}V60H0Z`} />
        </Tile>
        <Tile id={`${id}e`}>
          <path fill="none" stroke="#fff" strokeWidth="1.3" d={CURVE} />
        </Tile>
      </defs>
      <g mask={`url(#${id}u-mask)`}>
        <rect y="-3" width="100%" height="60" fill="var(--paper)" stroke="var(--rule)" strokeWidth="2" />
        <Word />
      </g>
      <svg width="100%" height="55">
        <g transform={offsets[state]}>
          <g mask={`url(#${id}d-mask)`}>
            <rect x="-30" width="110%" height="60" fill="var(--v-tint)" />
            {state === "alone" ? null : (
              <g className={state === "drafted" ? "seam__ours seam__ours--draft" : "seam__ours"}>
                <Word />
              </g>
            )}
          </g>
          <rect x="-30" width="110%" height="60" fill="var(--v)" mask={`url(#${id}e-mask)`} />
        </g>
      </svg>
      <path d="M.5 36V55" stroke="var(--rule)" />
      <rect x="100%" y="36" width="1" height="19" transform="translate(-1)" fill="var(--rule)" />
    </svg>
  );
}
