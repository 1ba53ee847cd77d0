import { useLocation } from "@tanstack/react-router";
import { useEffect, useRef, type ClipboardEvent, type KeyboardEvent, type ReactNode } from "react";
import { HolderLine } from "./holder-line.tsx";
import {
  emptyRow,
  holdsMore,
  isEmptyRow,
  parseHolders,
  placeError,
  rowError,
  spokesmenFor,
  withChange,
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

const MOST_TURNS = 500;

/** The holders, a row each. Several lines pasted into a name fill several rows. */
export function HolderTable({ rows, onChange, tried }: Props): ReactNode {
  const table = useRef<HTMLOListElement>(null);
  const sentHere = useLocation({ select: ({ hash }) => hash === "send" });
  useEffect(() => {
    // Who pressed “Circulate” goes on by typing or pasting.
    if (sentHere) table.current?.querySelector<HTMLInputElement>("[data-cell=name]")?.focus();
  }, [sentHere]);
  const { unpack, enter } = useTyping(rows, onChange, table);
  const last = Math.max(...rows.map((row) => row.stage));
  const turns = Math.max(last, Math.min(last + 1, rows.length, MOST_TURNS));
  return (
    <ol className="holders" ref={table}>
      {rows.map((row, index) => (
        <HolderLine
          key={index}
          n={index + 1}
          row={row}
          turns={turns}
          spokesmen={spokesmenFor(rows, index)}
          error={tried && !isEmptyRow(row) ? (rowError(row) ?? placeError(rows, index)) : null}
          set={(change) => onChange(withChange(rows, index, change))}
          onNamePaste={(event) => unpack(index, event.clipboardData.getData("text/plain"), event)}
          onNameLeft={() => unpack(index, row.name)}
          onEnter={(event) => enter(event, index)}
          remove={() => onChange(withSpare(rows.toSpliced(index, 1)))}
        />
      ))}
    </ol>
  );
}

/** Pasted lines become rows, and Enter goes to the next one. */
function useTyping(
  rows: readonly HolderRow[],
  onChange: Props["onChange"],
  table: { readonly current: HTMLOListElement | null },
) {
  const unpack = (index: number, text: string, event?: ClipboardEvent) => {
    const found = parseHolders(text);
    if (!holdsMore(text) && found.length < 2) return;
    event?.preventDefault();
    const { passingOn, required, stage } = rows[index] ?? emptyRow;
    const pasted = found.map((row) => ({ ...row, passingOn, required, stage }));
    onChange(withPasted(rows, index, pasted));
  };
  const enter = (event: KeyboardEvent, index: number) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    unpack(index, rows[index]?.name ?? "");
    requestAnimationFrame(() =>
      table.current?.querySelectorAll<HTMLInputElement>("[data-cell=name]")[index + 1]?.focus(),
    );
  };
  return { unpack, enter };
}
