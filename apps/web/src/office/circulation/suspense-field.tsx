import { useState, type ReactNode } from "react";
import { Select, TextField } from "../parts/field.tsx";
import { untilDue } from "../moments.ts";
import { knownZones, momentOf, ownZone, wallClock, zoneWord, type Suspense } from "./suspense.ts";

/** Until when, and on whose clock. */
export function SuspenseField({
  value,
  onChange,
  error,
}: {
  readonly value: Suspense;
  readonly onChange: (value: Suspense) => void;
  readonly error?: string | null;
}): ReactNode {
  const moment = momentOf(value);
  const [zones] = useState(() => {
    const known = knownZones();
    return known.includes(value.zone) ? known : [value.zone, ...known];
  });
  return (
    <div className="suspense">
      <TextField
        label="Input due"
        hint={moment ? hintFor(moment, value.zone) : "A date and a time."}
        error={error}
        type="datetime-local"
        value={value.local}
        onChange={(local) => onChange({ ...value, local })}
      />
      <Select
        label="On the clock of"
        hint="Holders read it in this zone and in theirs."
        value={value.zone}
        options={zones.map((zone) => [zone, zoneWord(zone, moment ?? new Date())] as const)}
        onChange={(zone) => onChange({ ...value, zone })}
      />
    </div>
  );
}

function hintFor(moment: Date, zone: string): string {
  const until = untilDue(moment.toISOString());
  if (wallClock(moment, zone) === wallClock(moment, ownZone())) return `${until}.`;
  return `${until}; ${wallClock(moment, ownZone()).slice(11)} on your clock.`;
}
