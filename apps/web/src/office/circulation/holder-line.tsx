import { memo, useId, useState, type ClipboardEvent, type KeyboardEvent, type ReactNode } from "react";
import { Button } from "../parts/button.tsx";
import { Cell } from "./holder-cell.tsx";
import { HolderDetails } from "./holder-details.tsx";
import { isEmptyRow, type HolderRow } from "./holder-rows.ts";

/** What is done to a row, by its place among the others. */
export type HolderActs = {
  readonly set: (index: number, change: Partial<HolderRow>) => void;
  readonly paste: (index: number, event: ClipboardEvent) => void;
  /** The name was typed to its end. */
  readonly leave: (index: number) => void;
  readonly enter: (index: number, event: KeyboardEvent) => void;
  readonly remove: (index: number) => void;
};

type LineProps = {
  readonly index: number;
  readonly row: HolderRow;
  readonly turns: number;
  /** Who of the organisation answers for themselves, a name a line: a text, so that an unchanged line is known as such. */
  readonly spokesmen: string;
  readonly error: string | null;
  readonly acts: HolderActs;
};

/** One holder: who, whether they must answer and in which turn; the rest behind “More”. */
export const HolderLine = memo(function HolderLine(props: LineProps): ReactNode {
  const { index, row, turns, spokesmen, error, acts } = props;
  const [open, setOpen] = useState(false);
  const empty = isEmptyRow(row);
  const n = index + 1;
  const set = (change: Partial<HolderRow>) => acts.set(index, change);
  const onEnter = (event: KeyboardEvent) => acts.enter(index, event);
  const remove = () => {
    // The next holder comes to stand here, and was not opened.
    setOpen(false);
    acts.remove(index);
  };
  const why = `${useId()}why`;
  return (
    <li aria-label={`Holder ${n}`} data-empty={empty || undefined}>
      <div className="holder">
        <Cell
          label="Name"
          cell="name"
          value={row.name}
          onType={(name) => set({ name })}
          onPaste={(event) => acts.paste(index, event)}
          onBlur={() => acts.leave(index)}
          onEnter={onEnter}
          invalid={error !== null}
          describedBy={error === null ? undefined : why}
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
      {open ? (
        <HolderDetails
          n={n}
          row={row}
          spokesmen={spokesmen.split("\n").filter((name) => name !== "" && name !== row.name)}
          set={set}
          remove={empty ? null : remove}
        />
      ) : (
        <Summary row={row} />
      )}
      {error ? (
        <p className="field__error" id={why}>
          {error}
        </p>
      ) : null}
    </li>
  );
});

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
