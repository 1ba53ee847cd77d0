import type { ReactNode } from "react";

/** On a narrow screen the page itself takes this place; on a wide one it stands at the side already. */
export function PageTab(): ReactNode {
  return <p className="small quiet only-wide">The page stands at the side.</p>;
}
