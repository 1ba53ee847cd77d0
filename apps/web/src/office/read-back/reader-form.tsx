import type { letter } from "@chirograph/wire";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useId, useRef, useState, type ClipboardEvent, type KeyboardEvent, type ReactNode } from "react";
import { Cell } from "../circulation/holder-cell.tsx";
import {
  emptyRow,
  holdsMore,
  isEmptyRow,
  parseHolders,
  rowError,
  withChange,
  withPasted,
  withSpare,
  type HolderRow,
} from "../circulation/holder-rows.ts";
import { areRows } from "../circulation/kept-form.ts";
import { Button } from "../parts/button.tsx";
import { forget, keep, kept } from "../parts/kept.ts";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { sessionQuery } from "../queries.ts";
import { FewReaders } from "./few-readers.tsx";
import type { Rule } from "./read-back-words.ts";

/** What was issued: a link and a code for each reader. */
export type Issued = { readonly links: letter.CopyLink[] };
type Sent = { readonly readers: letter.CopyView["holder"][]; readonly mail: boolean };
type Props = {
  /** Under which name this device keeps the readers who are named and not asked yet. */
  readonly keptAs: string;
  /** "Open round 2", by the number of readers that are named. */
  readonly actWord: (readers: number) => string;
  /** How many count with those who are named here. */
  readonly already: number;
  readonly rule: Rule;
  readonly refusal: string | null;
  readonly send: (sent: Sent) => Promise<Issued>;
  readonly onSent: (links: readonly letter.CopyLink[]) => void;
};

/** Names readers, a row each, and sends them their copies. */
export function ReaderForm({ keptAs, actWord, already, rule, refusal, send, onSent }: Props): ReactNode {
  const { data } = useSuspenseQuery(sessionQuery);
  const [rows, setRows] = useState(
    () => kept(keptAs, (value) => (areRows(value) ? value : null)) ?? [emptyRow],
  );
  const [mail, setMail] = useState(true);
  const [tried, setTried] = useState(false);
  const change = (next: HolderRow[]) => {
    setRows(next);
    if (next.every(isEmptyRow)) forget(keptAs);
    else keep(keptAs, next);
  };
  const sending = useAct(
    () => send({ readers: readersOf(rows), mail: mail && data.mail }),
    ({ links }) => {
      change([emptyRow]);
      setTried(false);
      onSent(links);
    },
  );
  const named = readersOf(rows);
  const trouble = troubleIn(rows);
  const press = () => {
    setTried(true);
    if (trouble === null) sending.mutate(undefined);
  };
  return (
    <div className="stack">
      <ReaderRows rows={rows} change={change} tried={tried} />
      {data.mail && named.some(({ address }) => address !== "") ? (
        <label className="box">
          <input type="checkbox" checked={mail} onChange={(event) => setMail(event.target.checked)} />
          <span>Mail the link to those with an address</span>
          <small>You still tell each their code. The others’ links are shown here to be given.</small>
        </label>
      ) : null}
      <FewReaders n={already + named.length} rule={rule} />
      {tried && trouble ? (
        <p className="field__error" role="alert">
          {trouble}
        </p>
      ) : null}
      <ProblemNote error={sending.error} />
      <Button kind="go" busy={sending.isPending} refusal={refusal} onPress={press}>
        {actWord(named.length)}
      </Button>
    </div>
  );
}

function readersOf(rows: readonly HolderRow[]): letter.CopyView["holder"][] {
  return rows
    .filter((row) => !isEmptyRow(row))
    .map(({ name, organisation, actingFor, address }) => ({
      name: name.trim(),
      organisation: organisation.trim(),
      actingFor: actingFor.trim(),
      address: address.trim(),
    }));
}

function troubleIn(rows: readonly HolderRow[]): string | null {
  const named = rows.filter((row) => !isEmptyRow(row));
  if (named.length === 0) return "Name at least one reader.";
  return named.some((row) => rowError(row) !== null) ? "A row above needs mending." : null;
}

type RowsProps = {
  readonly rows: readonly HolderRow[];
  readonly change: (rows: HolderRow[]) => void;
  readonly tried: boolean;
};

/** Several lines pasted into a name fill several rows; Enter goes to the next. */
function ReaderRows({ rows, change, tried }: RowsProps): ReactNode {
  const list = useRef<HTMLOListElement>(null);
  const unpack = (at: number, text: string, event?: ClipboardEvent) => {
    const found = parseHolders(text);
    if (!holdsMore(text) && found.length < 2) return;
    event?.preventDefault();
    change(withPasted(rows, at, found));
  };
  const focusName = (at: number) =>
    requestAnimationFrame(() =>
      list.current?.querySelectorAll<HTMLInputElement>("[data-cell=name]")[at]?.focus(),
    );
  const enter = (at: number, event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    focusName(at + 1);
  };
  return (
    <ol className="holders readers" ref={list}>
      {rows.map((row, at) => (
        <ReaderRow
          key={at}
          n={at + 1}
          row={row}
          error={tried && !isEmptyRow(row) ? rowError(row) : null}
          set={(one) => change(withChange(rows, at, one))}
          paste={(event) => unpack(at, event.clipboardData.getData("text/plain"), event)}
          leave={() => unpack(at, row.name)}
          enter={(event) => enter(at, event)}
          remove={() => {
            change(withSpare(rows.toSpliced(at, 1)));
            focusName(at);
          }}
        />
      ))}
    </ol>
  );
}

type RowProps = {
  readonly n: number;
  readonly row: HolderRow;
  readonly error: string | null;
  readonly set: (change: Partial<HolderRow>) => void;
  readonly paste: (event: ClipboardEvent) => void;
  readonly leave: () => void;
  readonly enter: (event: KeyboardEvent) => void;
  readonly remove: () => void;
};

function ReaderRow({ n, row, error, set, paste, leave, enter, remove }: RowProps): ReactNode {
  const why = `${useId()}why`;
  const empty = isEmptyRow(row);
  return (
    <li aria-label={`Reader ${n}`} data-empty={empty || undefined}>
      <div className="reader">
        <Cell
          label="Name"
          cell="name"
          value={row.name}
          invalid={error !== null}
          describedBy={error === null ? undefined : why}
          onType={(name) => set({ name })}
          onPaste={paste}
          onBlur={leave}
          onEnter={enter}
        />
        <Cell
          label="Organisation"
          value={row.organisation}
          onType={(organisation) => set({ organisation })}
          onEnter={enter}
        />
        <Cell
          label="Mail, may stay empty"
          type="email"
          value={row.address}
          onType={(address) => set({ address })}
          onEnter={enter}
        />
        <Button kind="plain" idle={empty} label={`Take out reader ${n}`} onPress={remove}>
          Take out
        </Button>
      </div>
      {error ? (
        <p className="field__error" id={why}>
          {error}
        </p>
      ) : null}
    </li>
  );
}
