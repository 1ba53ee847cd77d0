import { useId, useState, type ReactNode } from "react";
import { Button } from "../parts/button.tsx";

const usual = [2, 4, 12, 24, 48, 72, 120, 168, 336];
const MOST = 6;

/** "3 days", "12 hours". */
function hoursWord(hours: number): string {
  const days = hours / 24;
  if (hours < 24 || !Number.isInteger(days)) return hours === 1 ? "1 hour" : `${hours} hours`;
  if (days % 7 === 0) return days === 7 ? "1 week" : `${days / 7} weeks`;
  return days === 1 ? "1 day" : `${days} days`;
}

/** How long before or after the date a reminder goes out; each can be taken out, more can be added. */
export function HoursField({
  legend,
  when,
  hours,
  onChange,
}: {
  readonly legend: string;
  readonly when: "before" | "late";
  readonly hours: readonly number[];
  readonly onChange: (hours: number[]) => void;
}): ReactNode {
  const id = useId();
  const free = usual.filter((one) => !hours.includes(one));
  const [chosen, setChosen] = useState(24);
  const next = free.includes(chosen) ? chosen : (free[0] ?? 24);
  return (
    <fieldset className="field">
      <legend>{legend}</legend>
      {hours.length === 0 ? <p className="small quiet">Nobody is reminded by itself.</p> : null}
      <ul className="hours">
        {hours
          .toSorted((a, b) => b - a)
          .map((one) => (
            <li key={one}>
              {hoursWord(one)} {when}
              <Button
                kind="plain"
                label={`Take out ${hoursWord(one)} ${when}`}
                onPress={() => onChange(hours.filter((other) => other !== one))}
              >
                Take out
              </Button>
            </li>
          ))}
      </ul>
      {hours.length < MOST ? (
        <div className="take-list">
          <label className="vh" htmlFor={id}>
            {legend}: one more
          </label>
          <select
            id={id}
            className="input"
            value={next}
            onChange={(event) => setChosen(Number(event.target.value))}
          >
            {free.map((one) => (
              <option key={one} value={one}>
                {hoursWord(one)} {when}
              </option>
            ))}
          </select>
          <Button onPress={() => onChange([...hours, next])}>Add</Button>
        </div>
      ) : null}
    </fieldset>
  );
}
