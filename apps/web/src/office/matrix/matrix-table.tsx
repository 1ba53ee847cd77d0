import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { useLocation } from "@tanstack/react-router";
import { useLetter } from "../letter/letter-context.ts";
import { BulkBar, type Doing } from "./bulk-bar.tsx";
import { MatrixLine, type RowActs } from "./matrix-row.tsx";
import type { Row } from "./matrix-words.ts";
import { useMatrixKeys } from "./use-matrix-keys.ts";
import { useSelection } from "./use-selection.ts";

type Opened = { readonly id: string; readonly toward: "answer" | "reply" } | null;
type Props = {
  readonly rows: readonly Row[];
  /** Every row of the matrix, whatever is shown: one may stand for another that is not. */
  readonly all: readonly Row[];
  readonly version: number;
};

/** The comment resolution matrix as a table; on a phone, as cards. */
export function MatrixTable({ rows, all, version }: Props): ReactNode {
  const { view } = useLetter();
  const table = useRef<HTMLTableElement>(null);
  const order = rows.map((row) => row.id);
  const selection = useSelection(order);
  const [opened, setOpened] = useState<Opened>(null);
  const [doing, setDoing] = useState<Doing>(null);
  const numbers = useMemo(() => new Map(all.map((row) => [row.id, row.n])), [all]);
  const open = (id: string, toward?: "reply") =>
    setOpened((now) => (now?.id === id && toward === undefined ? null : { id, toward: toward ?? "answer" }));
  const keys = useMatrixKeys({ order, selection, table, open, answer: () => setDoing("answer") });
  const acts = useStable({
    open,
    activate: keys.setActive,
    choose: (id, shift) => (shift ? selection.extend(id) : selection.toggle(id)),
  });
  useNamedRow(setOpened, keys.setActive);
  const chosen = rows.filter((row) => selection.ids.has(row.id));
  return (
    <>
      <table className="matrix" ref={table}>
        <caption className="vh">Comments and what became of them</caption>
        <Head rows={rows} chosen={chosen.length} choose={selection.set} />
        {rows.map((row) => (
          <MatrixLine
            key={row.id}
            row={row}
            letter={view.id}
            version={version}
            mainN={row.merged === null ? null : (numbers.get(row.merged) ?? null)}
            chosen={selection.ids.has(row.id)}
            active={keys.active === row.id}
            opened={opened?.id === row.id ? opened.toward : null}
            acts={acts}
          />
        ))}
      </table>
      {chosen.length > 0 ? (
        <BulkBar
          chosen={chosen}
          all={all}
          doing={doing}
          setDoing={setDoing}
          clear={() => selection.set([])}
        />
      ) : null}
    </>
  );
}

/** The same functions over the life of the table, which always do what the newest ones do. */
function useStable(acts: RowActs): RowActs {
  const newest = useRef(acts);
  useEffect(() => {
    newest.current = acts;
  });
  return useMemo(
    () => ({
      open: (id, toward) => newest.current.open(id, toward),
      activate: (id) => newest.current.activate(id),
      choose: (id, shift) => newest.current.choose(id, shift),
    }),
    [],
  );
}

/** A gate leads to the row that holds it: it is opened, and seen. */
function useNamedRow(setOpened: (opened: Opened) => void, setActive: (id: string) => void): void {
  const named = useLocation({ select: ({ hash }) => /^c-([0-9a-f]+)$/u.exec(hash)?.[1] ?? "" });
  useEffect(() => {
    if (named === "") return;
    setOpened({ id: named, toward: "answer" });
    setActive(named);
    document.getElementById(`c-${named}`)?.scrollIntoView({ block: "start" });
    // What is named by the address is opened when it comes there, and not each time the page is drawn.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [named]);
}

function Head(props: {
  readonly rows: readonly Row[];
  readonly chosen: number;
  readonly choose: (ids: readonly string[]) => void;
}): ReactNode {
  const { rows, chosen, choose } = props;
  const every = chosen === rows.length && chosen > 0;
  return (
    <thead>
      <tr>
        <th scope="col" aria-label="Chosen">
          <label className="matrix__all">
            <input
              type="checkbox"
              className="tick"
              checked={every}
              ref={(box) => {
                if (box) box.indeterminate = chosen > 0 && !every;
              }}
              onChange={() => choose(every ? [] : rows.map((row) => row.id))}
            />
            <span>Choose all that are shown</span>
          </label>
        </th>
        <th scope="col">Who, how grave</th>
        <th scope="col">Passage</th>
        <th scope="col">Comment and proposed wording</th>
        <th scope="col">Answer</th>
      </tr>
    </thead>
  );
}
