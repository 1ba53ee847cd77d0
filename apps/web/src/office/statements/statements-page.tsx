import type { statement } from "@chirograph/wire";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { usePageTitle } from "../page-title.ts";
import { Answered } from "../parts/answered.tsx";
import { statementsQuery } from "../queries.ts";
import { PaperForm } from "./paper-form.tsx";
import { StatementCard } from "./statement-card.tsx";

const order = { proposed: 0, released: 1, retracted: 2 };

/** Everything the office says about papers, what waits for a second person first. */
export function StatementsPage(): ReactNode {
  usePageTitle("Statements");
  const query = useQuery(statementsQuery);
  return (
    <div className="wrap">
      <Answered query={query}>
        {(data) => (
          <>
            <div className="top">
              <h1>{sentence(data.statements)}</h1>
            </div>
            <div className="cols">
              <Statements all={data.statements} />
              <PaperForm />
            </div>
          </>
        )}
      </Answered>
    </div>
  );
}

function Statements({ all }: { readonly all: readonly statement.StatementView[] }): ReactNode {
  if (all.length === 0) {
    return (
      <p className="empty">
        The office has said nothing yet. A statement tells everyone who checks a paper what that paper is. One
        person writes it, a second releases it.
      </p>
    );
  }
  return (
    <div className="stack">
      {all
        .toSorted((a, b) => order[a.status] - order[b.status] || b.proposedAt.localeCompare(a.proposedAt))
        .map((said) => (
          <StatementCard key={said.id} said={said} />
        ))}
    </div>
  );
}

function sentence(all: readonly statement.StatementView[]): string {
  const yours = all.filter((said) => said.status === "proposed" && said.release === null).length;
  const open = all.filter((said) => said.status === "released").length;
  if (yours > 0)
    return yours === 1
      ? "One statement waits for your release."
      : `${yours} statements wait for your release.`;
  if (open === 0) return "No statement is public.";
  return open === 1 ? "One statement is public." : `${open} statements are public.`;
}
