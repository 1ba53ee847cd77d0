import type { ReactNode } from "react";
import { useHolder } from "../holder-context.ts";
import { calendarAddress } from "../requests.ts";
import { inBothZones, ownZone } from "../zones.ts";
import { isLate } from "./terms.ts";

/** By when, on the office's clock and on the reader's. */
export function Due(): ReactNode {
  const { copy, view } = useHolder();
  const { suspense, zone, takesInput } = view;
  if (!suspense || !takesInput) return null;
  const { there, here } = inBothZones(suspense, zone, ownZone());
  const when = (
    <>
      <b>{there}</b>
      {here === null ? "" : `; for you ${here}`}
    </>
  );
  if (isLate(view))
    return (
      <p className="for__due">
        It was due {when}. What you send now counts all the same, and is shown as late.
      </p>
    );
  return (
    <p className="for__due">
      Due {when}.{" "}
      <a className="for__calendar" href={calendarAddress(copy)} download>
        Put it into your calendar
      </a>
    </p>
  );
}
