import { useLocation } from "@tanstack/react-router";
import { useEffect, useRef, type ClipboardEvent, type KeyboardEvent, type ReactNode } from "react";
import { Button } from "../parts/button.tsx";
import {
  emptyRow,
  holdsMore,
  isEmptyRow,
  parseHolders,
  rowError,
  withPasted,
  withSpare,
  type HolderRow,
} from "./holder-rows.ts";

type Props = {
  readonly rows: readonly HolderRow[];
  readonly onChange: (rows: HolderRow[]) => void;
  /** Once someone tried to send, what is wrong is said at its row. */
  readonly tried: boolean;
};

/** The holders, a row each. Several lines pasted into a name fill several rows. */
export function HolderTable({ rows, onChange, tried }: Props): ReactNode {
  const table = useRef<HTMLOListElement>(null);
  const sentHere = useLocation({ select: ({ hash }) => hash === "send" });
  useEffect(() => {
    // Who pressed “Circulate” goes on by typing or pasting.
    if (sentHere) table.current?.querySelector<HTMLInputElement>("[data-cell=name]")?.focus();
  }, [sentHere]);
  const set = (index: number, change: Partial<HolderRow>) =>
    onChange(withSpare(rows.map((row, i) => (i === index ? { ...row, ...change } : row))));
  const unpack = (index: number, text: string, event?: ClipboardEvent) => {
    const found = parseHolders(text);
    if (!holdsMore(text) && found.length < 2) return;
    event?.preventDefault();
    const before = rows[index] ?? emptyRow;
    onChange(
      withPasted(
        rows,
        index,
        found.map((row) => ({ ...row, passingOn: before.passingOn })),
      ),
    );
  };
  const enter = (event: KeyboardEvent, index: number) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    unpack(index, rows[index]?.name ?? "");
    requestAnimationFrame(() =>
      table.current?.querySelectorAll<HTMLInputElement>("[data-cell=name]")[index + 1]?.focus(),
    );
  };
  return (
    <ol className="holders" ref={table}>
      {rows.map((row, index) => (
        <HolderLine
          key={index}
          n={index + 1}
          row={row}
          error={tried && !isEmptyRow(row) ? rowError(row) : null}
          set={(change) => set(index, change)}
          onNamePaste={(event) => unpack(index, event.clipboardData.getData("text/plain"), event)}
          onNameLeft={() => unpack(index, row.name)}
          onEnter={(event) => enter(event, index)}
          remove={isEmptyRow(row) ? null : () => onChange(withSpare(rows.toSpliced(index, 1)))}
        />
      ))}
    </ol>
  );
}

type LineProps = {
  readonly n: number;
  readonly row: HolderRow;
  readonly error: string | null;
  readonly set: (change: Partial<HolderRow>) => void;
  readonly onNamePaste: (event: ClipboardEvent) => void;
  readonly onNameLeft: () => void;
  readonly onEnter: (event: KeyboardEvent) => void;
  readonly remove: (() => void) | null;
};

const others = [
  { field: "organisation", label: "Organisation", type: "text" },
  { field: "address", label: "Mail address", type: "email" },
  { field: "actingFor", label: "Acting for", type: "text" },
] as const;

function HolderLine({ n, row, error, set, onNamePaste, onNameLeft, onEnter, remove }: LineProps): ReactNode {
  return (
    <li aria-label={`Holder ${n}`} data-empty={isEmptyRow(row) || undefined}>
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
      {others.map(({ field, label, type }) => (
        <Cell
          key={field}
          label={label}
          type={type}
          value={row[field]}
          onType={(value) => set({ [field]: value })}
          onEnter={onEnter}
        />
      ))}
      <label>
        <span>Passing on</span>
        <select
          className="input"
          value={row.passingOn}
          onChange={(event) => set({ passingOn: passingOnOf(event.target.value) })}
        >
          <option value="allowed">allowed</option>
          <option value="ask">ask first</option>
          <option value="never">never</option>
        </select>
      </label>
      {remove ? (
        <Button kind="plain" label={`Take out holder ${n}`} onPress={remove}>
          Take out
        </Button>
      ) : (
        <span className="holders__gap" />
      )}
      {error ? <p className="field__error">{error}</p> : null}
    </li>
  );
}

function Cell(props: {
  readonly label: string;
  readonly cell?: string;
  readonly value: string;
  readonly type?: string;
  readonly invalid?: boolean;
  readonly onType: (value: string) => void;
  readonly onPaste?: (event: ClipboardEvent) => void;
  readonly onBlur?: () => void;
  readonly onEnter: (event: KeyboardEvent) => void;
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
        value={props.value}
        onChange={(event) => props.onType(event.target.value)}
        onPaste={props.onPaste}
        onBlur={props.onBlur}
        onKeyDown={props.onEnter}
      />
    </label>
  );
}

function passingOnOf(value: string): HolderRow["passingOn"] {
  return value === "allowed" || value === "never" ? value : "ask";
}
