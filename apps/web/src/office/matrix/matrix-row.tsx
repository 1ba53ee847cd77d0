import { memo, type ReactNode } from "react";
import { AnswerCell } from "./answer-cell.tsx";
import { severityWords, whoOf, type Row } from "./matrix-words.ts";
import { OpenedRow } from "./opened-row.tsx";
import { PassageCell } from "./passage-cell.tsx";
import { RemarkCell } from "./remark-cell.tsx";

/** What the rows do, the same for all of them and over the life of the table. */
export type RowActs = {
  readonly choose: (id: string, shift: boolean) => void;
  readonly open: (id: string, toward?: "reply") => void;
  readonly activate: (id: string) => void;
};
type Props = {
  readonly row: Row;
  readonly letter: string;
  readonly version: number;
  readonly mainN: number | null;
  readonly chosen: boolean;
  readonly active: boolean;
  readonly opened: "answer" | "reply" | null;
  readonly acts: RowActs;
};

/** One comment of the matrix. Drawn again only when something of its own changed: there may be hundreds. */
export const MatrixLine = memo(function MatrixLine(props: Props): ReactNode {
  const { row, letter, version, mainN, chosen, active, opened, acts } = props;
  return (
    <tbody id={`c-${row.id}`} data-chosen={chosen || undefined} data-withdrawn={row.withdrawn || undefined}>
      <tr
        data-row={row.id}
        tabIndex={active ? 0 : -1}
        aria-label={`Comment ${row.n}`}
        onFocus={() => acts.activate(row.id)}
      >
        <th scope="row" className="matrix__n">
          <input
            type="checkbox"
            className="tick"
            tabIndex={-1}
            aria-label={`Choose comment ${row.n}`}
            checked={chosen}
            onChange={(event) => acts.choose(row.id, (event.nativeEvent as MouseEvent).shiftKey)}
          />
          <button type="button" aria-expanded={opened !== null} onClick={() => acts.open(row.id)}>
            {row.n}
          </button>
        </th>
        <td className="matrix__who">
          <Who row={row} />
        </td>
        <td className="matrix__passage">
          <PassageCell row={row} version={version} />
        </td>
        <td className="matrix__remark">
          <RemarkCell row={row} letter={letter} />
        </td>
        <td className="matrix__answer">
          <AnswerCell row={row} mainN={mainN} />
          <button type="button" className="talk" onClick={() => acts.open(row.id)}>
            {talkWords(row, opened !== null)}
          </button>
        </td>
      </tr>
      {opened ? (
        <tr className="matrix__opened">
          <td colSpan={5}>
            <OpenedRow row={row} toward={opened} close={() => acts.open(row.id)} />
          </td>
        </tr>
      ) : null}
    </tbody>
  );
});

function Who({ row }: { readonly row: Row }): ReactNode {
  return (
    <>
      <b>
        <bdi>{whoOf(row)}</bdi>
      </b>
      {row.organisation ? (
        <span className="under quiet">
          <bdi>{row.holder}</bdi>
        </span>
      ) : null}
      <span className="severity" data-severity={row.severity}>
        {severityWords[row.severity]}
      </span>
      {row.late ? <span className="label late">late</span> : null}
    </>
  );
}

function talkWords({ replies, disposed, withdrawn }: Row, opened: boolean): string {
  if (opened) return "Close";
  const talk = replies.length === 0 ? "" : replies.length === 1 ? ", 1 reply" : `, ${replies.length} replies`;
  if (withdrawn) return `Read${talk}`;
  return disposed ? `Change${talk}` : `Answer${talk}`;
}
