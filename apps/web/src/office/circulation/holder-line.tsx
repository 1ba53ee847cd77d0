import { useState, type ClipboardEvent, type KeyboardEvent, type ReactNode } from "react";
import { Button } from "../parts/button.tsx";
import { Cell } from "./holder-cell.tsx";
import { HolderDetails } from "./holder-details.tsx";
import { isEmptyRow, type HolderRow } from "./holder-rows.ts";

type LineProps = {
  readonly n: number;
  readonly row: HolderRow;
  readonly turns: number;
  readonly spokesmen: readonly string[];
  readonly error: string | null;
  readonly set: (change: Partial<HolderRow>) => void;
  readonly onNamePaste: (event: ClipboardEvent) => void;
  readonly onNameLeft: () => void;
  readonly onEnter: (event: KeyboardEvent) => void;
  readonly remove: () => void;
};

/** One holder: who, whether they must answer and in which turn; the rest behind “More”. */
export function HolderLine(props: LineProps): ReactNode {
  const { n, row, turns, error, set, onNamePaste, onNameLeft, onEnter, remove } = props;
  const [open, setOpen] = useState(false);
  const empty = isEmptyRow(row);
  return (
    <li aria-label={`Holder ${n}`} data-empty={empty || undefined}>
      <div className="holder">
        <Cell
          label="Name"
          cell="name"
          value={row.name}
          onType={(name) => set({ name })}
          onPaste={onNamePaste}
          onBlur={onNameLeft}
          onEnter={onEnter}
          invalid={error !== null}
        />
        <Cell
          label="Organisation"
          value={row.organisation}
          onType={(organisation) => set({ organisation })}
          onEnter={onEnter}
        />
        <label className="holder__must">
          <span>Must answer</span>
          <input
            type="checkbox"
            className="tick"
            checked={row.required && row.through === ""}
            disabled={row.through !== ""}
            onChange={(event) => set({ required: event.target.checked })}
          />
        </label>
        <label className="holder__turn">
          <span>Turn</span>
          <select
            className="input"
            value={row.stage}
            onChange={(event) => set({ stage: Number(event.target.value) })}
          >
            {Array.from({ length: turns }, (_, i) => (
              <option key={i}>{i + 1}</option>
            ))}
          </select>
        </label>
        <Button
          kind="plain"
          expanded={open}
          label={`${open ? "Less" : "More"} on holder ${n}`}
          onPress={() => setOpen(!open)}
        >
          {open ? "Less" : "More"}
        </Button>
      </div>
      {open ? <HolderDetails {...props} remove={empty ? null : remove} /> : <Summary row={row} />}
      {error ? <p className="field__error">{error}</p> : null}
    </li>
  );
}

const passing = { allowed: "may pass it on", ask: "", never: "never passes it on" };

/** What is asked of a holder beyond the usual, in one quiet line. */
function Summary({ row }: { readonly row: HolderRow }): ReactNode {
  const said = [
    row.actingFor ? `for ${row.actingFor}` : "",
    row.address,
    passing[row.passingOn],
    row.through ? `answers through ${row.through}` : "",
    row.instructions ? `“${row.instructions}”` : "",
  ].filter(Boolean);
  if (said.length === 0) return null;
  return (
    <p className="holder__more label" dir="auto">
      {said.join("; ")}
    </p>
  );
}
