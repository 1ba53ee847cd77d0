import type { ReactNode } from "react";
import { countOf, percents, type Share } from "./read-back-words.ts";

/** "4 of 6 (30 to 90 %)" where there is little room: it breaks between the count and its interval, and nowhere else. */
export function ShareCell({ share }: { readonly share: Share }): ReactNode {
  if (share.readers === 0) return "nobody yet";
  return (
    <>
      <span className="whole">{countOf(share)}</span> <span className="whole">({percents(share)})</span>
    </>
  );
}
