import type { decision } from "@chirograph/wire";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { usePageTitle } from "../page-title.ts";
import { Answered } from "../parts/answered.tsx";
import { ButtonLink } from "../parts/button.tsx";
import { stateOf } from "./decision-words.ts";
import { RegisterFilters } from "./register-filters.tsx";
import { registerQuery } from "./register-queries.ts";
import { fitting } from "./register-search.ts";
import { RegisterTable } from "./register-table.tsx";
import "./register.css";

const route = getRouteApi("/inside/office/register");

/** Every decision of the office: what was decided, by whom, whether it stands, and which letters rest on it. */
export function RegisterPage(): ReactNode {
  usePageTitle("Register");
  const query = useQuery(registerQuery);
  return (
    <div className="wrap">
      <Answered query={query}>{(register) => <RegisterOf register={register} />}</Answered>
    </div>
  );
}

function RegisterOf({ register: { decisions, enter } }: { readonly register: decision.Register }): ReactNode {
  const search = route.useSearch();
  const found = fitting(decisions, search);
  const filtered = Object.keys(search).length > 0;
  return (
    <>
      <div className="top top--desk">
        <div>
          <h1>{filtered ? foundSentence(found.length) : registerSentence(decisions)}</h1>
          <p className="quiet">What the office’s letters may rest on. A decision is never edited.</p>
        </div>
        <ButtonLink kind="go" to="/office/register/new" refusal={enter}>
          Enter a decision
        </ButtonLink>
      </div>
      {decisions.length === 0 ? <Empty /> : <RegisterFilters />}
      {decisions.length > 0 && found.length === 0 ? <NoneFits /> : null}
      {found.length > 0 ? <RegisterTable decisions={found} /> : null}
    </>
  );
}

function Empty(): ReactNode {
  return (
    <p className="empty">
      No decision is entered yet. A letter that announces something rests on a decision: until its
      announcement names one, it cannot be approved. A signer enters a decision here, with a passkey.
    </p>
  );
}

function NoneFits(): ReactNode {
  return (
    <p className="empty">
      No decision fits. Search for fewer words, or{" "}
      <Link to="/office/register" search={{}}>
        show the whole register
      </Link>
      .
    </p>
  );
}

function counted(n: number, one: string, many: string): string {
  return n === 1 ? one : many.replace("#", String(n));
}

function foundSentence(n: number): string {
  return n === 0 ? "No decision fits." : counted(n, "1 decision fits.", "# decisions fit.");
}

function registerSentence(all: readonly decision.DecisionView[]): string {
  if (all.length === 0) return "The register is empty.";
  const standing = all.filter((one) => stateOf(one) === "standing").length;
  const ended = all.length - standing;
  const first =
    standing === 0 ? "No decision stands." : counted(standing, "1 decision stands.", "# decisions stand.");
  return ended === 0 ? first : `${first} ${counted(ended, "1 does not any more.", "# do not any more.")}`;
}
