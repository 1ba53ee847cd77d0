import { useState, type ReactNode } from "react";
import { linesOf, TextArea } from "../parts/field.tsx";

/** A list typed one entry a line. What is typed stays as it is; the list takes the lines that hold something. */
export function LinesField({
  label,
  hint,
  lines,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly lines: readonly string[];
  readonly onChange: (lines: string[]) => void;
}): ReactNode {
  const [typed, setTyped] = useState(lines.join("\n"));
  const same = linesOf(typed).join("\n") === lines.join("\n");
  return (
    <TextArea
      label={label}
      hint={hint}
      rows={1}
      className="input area area--grow"
      value={same ? typed : lines.join("\n")}
      onChange={(value) => {
        setTyped(value);
        onChange(linesOf(value));
      }}
    />
  );
}
