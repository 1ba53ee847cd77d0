import type { ClipboardEvent, KeyboardEvent, ReactNode } from "react";

/** One field of a holder’s line. */
export function Cell(props: {
  readonly label: string;
  readonly cell?: string;
  readonly value: string;
  readonly type?: string;
  readonly invalid?: boolean;
  /** The element that says what is wrong. */
  readonly describedBy?: string | undefined;
  readonly onType: (value: string) => void;
  readonly onPaste?: (event: ClipboardEvent) => void;
  readonly onBlur?: () => void;
  readonly onEnter?: (event: KeyboardEvent) => void;
}): ReactNode {
  return (
    <label>
      <span>{props.label}</span>
      <input
        className="input"
        dir="auto"
        data-cell={props.cell}
        type={props.type ?? "text"}
        autoComplete="off"
        aria-invalid={props.invalid || undefined}
        aria-describedby={props.describedBy}
        value={props.value}
        onChange={(event) => props.onType(event.target.value)}
        onPaste={props.onPaste}
        onBlur={props.onBlur}
        onKeyDown={props.onEnter}
      />
    </label>
  );
}
