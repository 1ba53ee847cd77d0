import { useId, type ComponentProps, type ReactNode } from "react";

type Around = {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | null | undefined;
};
type Wiring = { id: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined };

/** Label above, hint between, error below in words. The control gets its wiring as an argument. */
export function Field({
  label,
  hint,
  error,
  children,
}: Around & { readonly children: (wiring: Wiring) => ReactNode }): ReactNode {
  const id = useId();
  const described = [hint ? `${id}h` : "", error ? `${id}e` : ""].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className="field__hint" id={`${id}h`}>
          {hint}
        </p>
      ) : null}
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      {error ? (
        <p className="field__error" id={`${id}e`}>
          {error}
        </p>
      ) : null}
    </div>
  );
}

type Input = Omit<ComponentProps<"input">, "onChange" | "value">;

export function TextField({
  label,
  hint,
  error,
  value,
  onChange,
  ...input
}: Around & Input & { readonly value: string; readonly onChange: (value: string) => void }): ReactNode {
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => (
        <input
          className="input"
          dir="auto"
          {...input}
          {...wiring}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

type Area = Omit<ComponentProps<"textarea">, "onChange" | "value">;

export function TextArea({
  label,
  hint,
  error,
  value,
  onChange,
  ...area
}: Around & Area & { readonly value: string; readonly onChange: (value: string) => void }): ReactNode {
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => (
        <textarea
          className="input area"
          dir="auto"
          rows={3}
          {...area}
          {...wiring}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** One line of text for each item. Empty lines are dropped when the list is read, not while it is typed. */
export function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

export function Select<V extends string>({
  label,
  hint,
  error,
  value,
  onChange,
  options,
}: Around & {
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly options: readonly (readonly [V, string])[];
}): ReactNode {
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => (
        <select
          className="input"
          {...wiring}
          value={value}
          onChange={(event) => {
            const chosen = options.find(([one]) => one === event.target.value);
            if (chosen) onChange(chosen[0]);
          }}
        >
          {options.map(([one, word]) => (
            <option key={one} value={one}>
              {word}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** One of a few, each with its consequence beneath. */
export function Choices<V extends string>({
  legend,
  value,
  onChange,
  options,
}: {
  readonly legend: ReactNode;
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly options: readonly { readonly value: V; readonly word: string; readonly means?: string }[];
}): ReactNode {
  const name = useId();
  return (
    <fieldset className="field">
      <legend>{legend}</legend>
      <div>
        {options.map((option) => (
          <label className="choice" key={option.value}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.word}</span>
            {option.means ? <small>{option.means}</small> : null}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
