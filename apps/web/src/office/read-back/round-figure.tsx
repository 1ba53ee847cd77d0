import type { letter } from "@chirograph/wire";
import type { ReactNode } from "react";
import {
  along,
  finding,
  pictureName,
  pictureRows,
  standingWords,
  WIDE,
  type PictureRow,
} from "./round-picture.ts";
import { countOf, kindWords, percents, type Round, type Rule, type View } from "./read-back-words.ts";
import { ShareCell } from "./share-cell.tsx";

type Props = {
  readonly read: View;
  readonly round: Round;
  readonly gates: readonly letter.GateView[];
  readonly counts: boolean;
};

/** One row a point, dot and whisker, the office's gate across all rows; and a table that says the same. */
export function RoundFigure({ read, round, gates, counts }: Props): ReactNode {
  const rows = pictureRows({ view: read, round, gates, counts });
  const compared = rows.some(({ before }) => before !== null && before.readers > 0);
  return (
    <figure className="stack read-figure">
      <p>
        <b>{finding(rows)}</b>
      </p>
      <div role="img" aria-label={pictureName(round, rows)} className="read-picture">
        <Axis rule={read.rule} />
        {rows.map((row) => (
          <Row key={row.point.id} row={row} rule={read.rule} />
        ))}
      </div>
      <figcaption className="label">
        A dot is the share that read the point as intended, with its Wilson interval at 95 %.
        {compared ? " Hollow, below the line: the round before." : ""} Dotted: what the office asks for. A red
        diamond is less than that.
      </figcaption>
      <details className="fold">
        <summary>The same as a table</summary>
        <SameTable round={round} rows={rows} compared={compared} />
      </details>
    </figure>
  );
}

function Axis({ rule: { share } }: { readonly rule: Rule }): ReactNode {
  const at = along(share / 100);
  return (
    <div className="read-row read-row--axis">
      <span />
      <span className="read-row__head">Point</span>
      <svg className="chart" viewBox={`0 0 ${WIDE} 18`}>
        <text x={along(0)} y="13">
          0
        </text>
        {share > 75 ? (
          <text x={along(0.5)} y="13" textAnchor="middle">
            50
          </text>
        ) : null}
        <text x={at} y="13" textAnchor={share > 70 ? "end" : "middle"}>
          {share === 100 ? "all, the gate" : `${share} %, the gate`}
        </text>
      </svg>
      <span className="read-row__head">As intended</span>
    </div>
  );
}

function Row({ row, rule }: { readonly row: PictureRow; readonly rule: Rule }): ReactNode {
  const { n, point, share, standing } = row;
  return (
    <div className="read-row" data-standing={standing}>
      <b className="read-row__n">{n ?? "–"}</b>
      <span className="read-row__point" dir="auto">
        {point.text}
        <span className="label read-row__kind" dir="ltr">
          {kindWords[point.kind]}
          {n === null ? ", changed since" : ""}
        </span>
      </span>
      <Marks row={row} rule={rule} />
      <span className="read-row__count">
        <b>{countOf(share)}</b>
        {share.readers === 0 ? <small>nobody yet</small> : <small>{percents(share)}</small>}
        {standingWords[standing] ? <small className="read-row__word">{standingWords[standing]}</small> : null}
      </span>
    </div>
  );
}

/** The marks of one row. The scale of numbers stands the same way round in every language. */
function Marks({ row, rule }: { readonly row: PictureRow; readonly rule: Rule }): ReactNode {
  const { share, before, standing } = row;
  const low = along(share.low);
  const high = along(share.high);
  const mean = along(share.intended / Math.max(1, share.readers));
  const short = standing === "held" || standing === "short" || standing === "waived";
  return (
    <svg className="chart" viewBox={`0 0 ${WIDE} 26`}>
      <path className="axis" d={`M${along(0)} 13H${along(1)}`} />
      <path className="limit limit--across" d={`M${along(rule.share / 100)} -200V226`} />
      <path className="limit limit--here" d={`M${along(rule.share / 100)} 0V26`} />
      {share.readers > 0 ? (
        <g className={short ? "held" : undefined}>
          <path
            className={short ? undefined : "whisker"}
            strokeWidth="2"
            d={`M${low} 13H${high}M${low} 8.5v9M${high} 8.5v9`}
          />
          {short ? (
            <path d={`M${mean} 7l6 6-6 6-6-6z`} />
          ) : (
            <circle className="mean" cx={mean} cy="13" r="4.5" />
          )}
        </g>
      ) : null}
      {before && before.readers > 0 ? (
        <circle className="before" cx={along(before.intended / before.readers)} cy="22" r="3" />
      ) : null}
    </svg>
  );
}

type TableProps = {
  readonly round: Round;
  readonly rows: readonly PictureRow[];
  /** Whether a round before it read any of these words. */
  readonly compared: boolean;
};

function SameTable({ round, rows, compared }: TableProps): ReactNode {
  return (
    <table className="ledger read-table">
      <caption className="vh">How each point was read in round {round.n}</caption>
      <thead>
        <tr>
          <th scope="col">Point</th>
          <th scope="col">As intended</th>
          <th scope="col">The gate</th>
          {compared ? <th scope="col">The round before</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ n, point, share, standing, before }) => (
          <tr key={point.id}>
            <th scope="row" dir="auto">
              {n === null ? "" : `${n}. `}
              {point.text} <span className="label">{kindWords[point.kind]}</span>
            </th>
            <td data-label="As intended">
              <ShareCell share={share} />
            </td>
            <td data-label="The gate">
              {standing === "met" ? "As asked" : standingWords[standing] || "Nobody yet"}
            </td>
            {compared ? (
              <td data-label="The round before">{before ? <ShareCell share={before} /> : "not read"}</td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
