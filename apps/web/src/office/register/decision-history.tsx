import type { decision, letter } from "@chirograph/wire";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { exactMoment, longDay } from "../moments.ts";
import { Answered } from "../parts/answered.tsx";
import { decisionRecordQuery } from "./register-queries.ts";

/** All that happened to a decision, newest first, with its place in the public log. */
export function DecisionHistory({ one }: { readonly one: decision.DecisionView }): ReactNode {
  const query = useQuery(decisionRecordQuery(one.id));
  return (
    <section className="stack" aria-labelledby="history">
      <h2 id="history">History</h2>
      <p className="small quiet">
        What stands here can only be added to. The number at the end is the entry’s leaf in the public log.
      </p>
      <Answered query={query}>{({ rows }) => <Rows rows={rows} />}</Answered>
    </section>
  );
}

// 48213 is 48 213 with the narrow space that does not break, which is how French groups digits.
const grouped = new Intl.NumberFormat("fr-FR");

function Rows({ rows }: { readonly rows: readonly letter.RecordRow[] }): ReactNode {
  return (
    <ol className="log">
      {rows
        .toSorted((a, b) => b.seq - a.seq)
        .map((row) => (
          <li key={row.seq}>
            <time dateTime={row.at} title={exactMoment(row.at)}>
              {longDay(row.at)}
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
