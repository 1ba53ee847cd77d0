import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Answered } from "../parts/answered.tsx";
import { RecordRows } from "../parts/record-rows.tsx";
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
      <Answered query={query}>
        {({ rows }) => (
          <RecordRows rows={rows.toSorted((a, b) => b.at.localeCompare(a.at) || b.seq - a.seq)} />
        )}
      </Answered>
    </section>
  );
}
