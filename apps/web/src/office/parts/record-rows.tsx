import type { letter } from "@chirograph/wire";
import type { ReactNode } from "react";
import { exactMoment, longDay } from "../moments.ts";

// 48213 is 48 213 with the narrow space that does not break, which is how French groups digits.
const grouped = new Intl.NumberFormat("fr-FR");

/** Entries of the record in the order given, each with its place in the public log. `days`: the day alone is shown, the moment on hover. */
export function RecordRows({
  rows,
  days = false,
}: {
  readonly rows: readonly letter.RecordRow[];
  readonly days?: boolean;
}): ReactNode {
  return (
    <ol className="log">
      {rows.map((row) => (
        <li key={`${row.stream}:${row.seq}`}>
          <time dateTime={row.at} title={days ? exactMoment(row.at) : undefined}>
            {days ? longDay(row.at) : exactMoment(row.at)}
          </time>
          <span dir="auto">
            {row.sentence} <span className="label">by {row.by}</span>
          </span>
          {row.leaf === null ? (
            <span className="label">at the next checkpoint</span>
          ) : (
            <code>{grouped.format(row.leaf)}</code>
          )}
        </li>
      ))}
    </ol>
  );
}
