import { type ReactNode, useId, useRef, useState } from "react";

type Props = {
  readonly label: string;
  readonly value: string;
  readonly act: string;
  readonly large?: boolean;
};

/** Something to give to another person: it can be selected, and copied with one press. */
export function CopyText({ label, value, act, large = false }: Props): ReactNode {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState("");
  async function copy(): Promise<void> {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      setSaid("Copied.");
    } catch {
      // Browsers copy only on https; the text is selected, so that the keyboard or a long press copies it.
      setSaid("It is selected: copy it by hand.");
    }
  }
  return (
    <div className="field copy-text">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={field}
        className={`input code${large ? " copy-text--large" : ""}`}
        readOnly
        value={value}
        dir="ltr"
      />
      <div className="btns">
        <button type="button" className="btn" onClick={() => void copy()}>
          {act}
        </button>
        <output className="label">{said}</output>
      </div>
    </div>
  );
}
