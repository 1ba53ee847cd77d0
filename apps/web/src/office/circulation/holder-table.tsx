import { useLocation } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, type ClipboardEvent, type ReactNode, type RefObject } from "react";
import { HolderLine, type HolderActs } from "./holder-line.tsx";
import {
  emptyRow,
  holdsMore,
  isEmptyRow,
  parseHolders,
  placeError,
  rowError,
  spokesmenOf,
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
  const acts = useTyping(rows, onChange, table);
  const spokesmen = spokesmenOf(rows);
  const last = Math.max(...rows.map((row) => row.stage));
  const turns = Math.max(last, Math.min(last + 1, rows.length, MOST_TURNS));
  return (
    <ol className="holders" ref={table}>
      {rows.map((row, index) => (
        <HolderLine
          key={index}
          index={index}
          row={row}
          turns={turns}
          spokesmen={spokesmen.get(row.organisation.trim()) ?? ""}
          error={tried && !isEmptyRow(row) ? (rowError(row) ?? placeError(rows, index)) : null}
          acts={acts}
        />
      ))}
    </ol>
  );
}

/**
 * Pasted lines become rows, and Enter goes to the next one. The same functions over the life of the table: of 500 holders only
 * the one that is typed in is drawn again.
 */
function useTyping(
  rows: readonly HolderRow[],
  onChange: Props["onChange"],
  table: RefObject<HTMLOListElement | null>,
): HolderActs {
  const newest = useRef({ rows, onChange });
  useEffect(() => {
    newest.current = { rows, onChange };
  });
  return useMemo(() => {
    const change = (make: (rows: readonly HolderRow[]) => HolderRow[]) =>
      newest.current.onChange(make(newest.current.rows));
    const unpack = (index: number, text: string, event?: ClipboardEvent) => {
      const found = parseHolders(text);
      if (!holdsMore(text) && found.length < 2) return;
      event?.preventDefault();
      change((now) => withPasted(now, index, likeRow(found, now[index] ?? emptyRow)));
    };
    const nameOf = (index: number) => newest.current.rows[index]?.name ?? "";
    return {
      set: (index, next) => change((now) => withChange(now, index, next)),
      paste: (index, event) => unpack(index, event.clipboardData.getData("text/plain"), event),
      leave: (index) => unpack(index, nameOf(index)),
      enter: (index, event) => {
        if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
        event.preventDefault();
        unpack(index, nameOf(index));
        focusName(table, index + 1);
      },
      remove: (index) => {
        change((now) => withSpare(now.toSpliced(index, 1)));
        focusName(table, index);
      },
    };
  }, [table]);
}

/** Pasted holders are asked as the row was that they are pasted into. */
function likeRow(found: readonly HolderRow[], { passingOn, required, stage }: HolderRow): HolderRow[] {
  return found.map((row) => ({ ...row, passingOn, required, stage }));
}

function focusName(table: RefObject<HTMLOListElement | null>, index: number): void {
  requestAnimationFrame(() =>
    table.current?.querySelectorAll<HTMLInputElement>("[data-cell=name]")[index]?.focus(),
  );
}
