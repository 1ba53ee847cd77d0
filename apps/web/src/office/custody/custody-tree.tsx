import { useId, useState, type ReactNode } from "react";
import { shortDay, shortMoment } from "../moments.ts";
import { copyNumber, ticksBetween, type CustodyRow } from "./custody-rows.ts";

const ROW = 27;
const TOP = 46;
const WIDTH = 640;
const NAMES = 232;
const END = WIDTH - 12;
const DAY = 86_400_000;
type Scale = (at: string | number) => number;

/** Time runs along, a row a copy; a hand-over branches down where and when it happened. The list beside it says the same. */
export function CustodyTree({
  rows,
  finding,
}: {
  readonly rows: readonly CustodyRow[];
  readonly finding: string;
}): ReactNode {
  const title = useId();
  const from = Math.min(...rows.map((row) => Date.parse(row.copy.issuedAt)));
  const [now] = useState(() => Date.now());
  const to = Math.max(now, from + DAY / 24);
  const x: Scale = (at) => {
    const ms = typeof at === "number" ? at : Date.parse(at);
    return NAMES + ((ms - from) / (to - from)) * (END - NAMES);
  };
  const height = TOP + rows.length * ROW;
  return (
    <svg className="chart wide" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-labelledby={title}>
      <title id={title}>{finding}</title>
      {ticksBetween(from, to).map((at) => (
        <Tick key={at} at={at} x={x(at)} height={height} hours={to - from < 2 * DAY} />
      ))}
      {rows.map((row, i) => (
        <Line key={row.copy.id} row={row} y={TOP + i * ROW} x={x} />
      ))}
    </svg>
  );
}

function Tick(props: {
  readonly at: number;
  readonly x: number;
  readonly height: number;
  readonly hours: boolean;
}): ReactNode {
  const iso = new Date(props.at).toISOString();
  return (
    <>
      <path className="axis" d={`M${props.x} 26V${props.height - 12}`} />
      <text x={props.x} y="15" textAnchor="middle">
        {props.hours ? shortMoment(iso).split(", ").at(-1) : shortDay(iso)}
      </text>
    </>
  );
}

function Line({ row, y, x }: { readonly row: CustodyRow; readonly y: number; readonly x: Scale }): ReactNode {
  const { copy, depth, parentRow } = row;
  const start = x(copy.issuedAt);
  const indent = depth * 14;
  const number = copyNumber(copy);
  const name = copy.holder.organisation || copy.holder.name;
  return (
    <g>
      <text className="no" x={indent} y={y + 4}>
        {number}
      </text>
      <text className="name" x={indent + 16 + number.length * 8} y={y + 4}>
        {name.length > 26 - depth * 2 ? `${name.slice(0, 25 - depth * 2)}…` : name}
      </text>
      {parentRow === null ? (
        <path d={`M${start} ${y - 5}v10`} stroke="var(--ink)" strokeWidth="2" />
      ) : (
        <path
          d={`M${start} ${TOP + parentRow * ROW}V${y - 6}q0 6 6 6`}
          fill="none"
          stroke="var(--ink)"
          strokeWidth="1.5"
        />
      )}
      <path
        d={`M${parentRow === null ? start : start + 6} ${y}H${END}`}
        stroke="var(--ink)"
        strokeWidth="1.5"
        strokeDasharray={copy.recalled ? "2 4" : undefined}
      />
      {copy.openedAt ? (
        <circle
          cx={x(copy.openedAt)}
          cy={y}
          r="4"
          fill="var(--paper)"
          stroke="var(--ink)"
          strokeWidth="1.8"
        />
      ) : null}
    </g>
  );
}

/** The same tree as a nested list: on a phone instead of the picture, elsewhere for those who hear the page. */
export function CustodyList({ rows }: { readonly rows: readonly CustodyRow[] }): ReactNode {
  return <Level rows={rows} parent={null} />;
}

function Level({
  rows,
  parent,
}: {
  readonly rows: readonly CustodyRow[];
  readonly parent: number | null;
}): ReactNode {
  const here = rows.map((row, i) => ({ row, i })).filter(({ row }) => row.parentRow === parent);
  if (here.length === 0) return null;
  return (
    <ul>
      {here.map(({ row, i }) => (
        <li key={row.copy.id}>
          <b>{copyNumber(row.copy)}</b>
          {row.copy.holder.organisation || row.copy.holder.name}, from {shortDay(row.copy.issuedAt)}
          {row.copy.openedAt ? `, first read ${shortDay(row.copy.openedAt)}` : ", not read"}
          {row.copy.recalled ? ", recalled" : ""}
          <Level rows={rows} parent={i} />
        </li>
      ))}
    </ul>
  );
}
