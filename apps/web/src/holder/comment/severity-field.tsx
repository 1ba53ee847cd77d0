import { type ReactNode, useId } from "react";
import type { Severity } from "../requests.ts";
import { severities } from "./severities.ts";

type Props = { readonly value: Severity; readonly onChange: (value: Severity) => void };

/** Four words in a row; what the chosen one means stands below, what each means is told to who hears the page. */
export function SeverityField({ value, onChange }: Props): ReactNode {
  const id = useId();
  return (
    <fieldset className="field">
      <legend>How much it matters</legend>
      <div className="sev">
        {severities.map((one) => (
          <label key={one.value}>
            <input
              type="radio"
              name={id}
              checked={one.value === value}
              aria-describedby={`${id}-${one.value}`}
              onChange={() => onChange(one.value)}
            />
            {one.value}
          </label>
        ))}
      </div>
      {severities.map((one) => (
        <p key={one.value} id={`${id}-${one.value}`} className="field__hint" hidden={one.value !== value}>
          {one.means}
        </p>
      ))}
    </fieldset>
  );
}
