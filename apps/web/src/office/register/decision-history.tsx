import type { decision } from "@chirograph/wire";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Answered } from "../parts/answered.tsx";
import { RecordRows } from "../parts/record-rows.tsx";
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
      <Answered query={query}>
        {({ rows }) => <RecordRows rows={rows.toSorted((a, b) => b.seq - a.seq)} days />}
      </Answered>
    </section>
  );
}
