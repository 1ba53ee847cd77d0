import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { exactMoment } from "../moments.ts";
import { Answered } from "../parts/answered.tsx";
import { recordQuery } from "../queries.ts";
import { useLetter } from "./letter-context.ts";

/** Everything that happened to this letter, newest first, with its place in the public log. */
export function RecordTab(): ReactNode {
  const { view } = useLetter();
  const query = useQuery({ ...recordQuery(view.id), refetchInterval: 5_000 });
  return (
    <section className="stack" aria-labelledby="record">
      <h3 id="record">Record</h3>
      <p className="small quiet">
        What stands here can only be added to. The number at the end is the entry’s leaf in the public log.
      </p>
      <Answered query={query}>{(data) => <Rows rows={data.rows} />}</Answered>
    </section>
  );
}

function Rows({ rows }: { readonly rows: readonly Row[] }): ReactNode {
  return (
    <ol className="log">
      {rows
        .toSorted((a, b) => b.at.localeCompare(a.at) || b.seq - a.seq)
        .map((row) => (
          <li key={`${row.stream}:${row.seq}`}>
            <time dateTime={row.at}>{exactMoment(row.at)}</time>
            <span dir="auto">
              {row.sentence} <span className="label">by {row.by}</span>
            </span>
            {row.leaf === null ? (
              <span className="label">at the next checkpoint</span>
            ) : (
              <code>{grouped(row.leaf)}</code>
            )}
          </li>
        ))}
    </ol>
  );
}

type Row = {
  readonly at: string;
  readonly by: string;
  readonly sentence: string;
  readonly stream: string;
  readonly seq: number;
  readonly leaf: number | null;
};

/** 48213 is 48 213, with a narrow space that does not break. */
function grouped(n: number): string {
  return String(n).replace(/\B(?=(?:\d{3})+$)/gu, "\u202F");
}
