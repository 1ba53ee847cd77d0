import type { decision } from "@chirograph/wire";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { usePageTitle } from "../page-title.ts";
import { Answered } from "../parts/answered.tsx";
import { sessionQuery } from "../queries.ts";
import { DecisionEnds } from "./decision-ends.tsx";
import { DecisionHistory } from "./decision-history.tsx";
import { dayWords, effectWords, inEights, letterStatus, standingSentence } from "./decision-words.ts";
import { registerQuery } from "./register-queries.ts";
import { StateChip } from "./state-chip.tsx";
import "./register.css";

const route = getRouteApi("/inside/office/register/$id");

/** One decision: its words, how it stands, what rests on it, and all that happened to it. */
export function DecisionPage(): ReactNode {
  const { id } = route.useParams();
  const query = useQuery(registerQuery);
  return (
    <div className="wrap">
      <Answered query={query}>
        {({ decisions, enter }) => {
          const one = decisions.find((known) => known.id === id);
          return one ? <DecisionOf one={one} enter={enter} /> : <NoSuch />;
        }}
      </Answered>
    </div>
  );
}

function NoSuch(): ReactNode {
  return (
    <div className="top stack">
      <h1>There is no such decision.</h1>
      <p>
        The address may have been mistyped. <Link to="/office/register">Look at the register.</Link>
      </p>
    </div>
  );
}

type Props = { readonly one: decision.DecisionView; readonly enter: string | null };

function DecisionOf({ one, enter }: Props): ReactNode {
  usePageTitle(`Decision ${one.reference}`);
  return (
    <>
      <div className="head">
        <div>
          <p className="label">
            <Link to="/office/register">Register</Link>, decision <code>{one.reference}</code>
          </p>
          <h1>{standingSentence(one)}</h1>
          <p className="meta">
            <StateChip one={one} />
            <span>{one.open ? "Public" : "Internal"}</span>
          </p>
        </div>
      </div>
      <div className="decision-page">
        <div className="stack decision-page__text">
          <section className="statement" aria-label="What was decided">
            {one.what.split(/\n{2,}/u).map((part, at) => (
              <p dir="auto" key={at}>
                {part}
              </p>
            ))}
          </section>
          <Facts one={one} />
          <DecisionHistory one={one} />
        </div>
        <div className="stack decision-page__side">
          <Letters one={one} />
          <DecisionEnds one={one} enter={enter} />
        </div>
      </div>
    </>
  );
}

type Of = { readonly one: decision.DecisionView };

function Facts({ one }: Of): ReactNode {
  return (
    <dl className="pairs">
      <dt>Decided by</dt>
      <dd>
        <bdi>{one.authority}</bdi>
      </dd>
      <dt>Decided on</dt>
      <dd>{dayWords(one.decidedOn)}</dd>
      <dt>Effect</dt>
      <dd>{effectWords[one.effect]}</dd>
      <dt>Valid from</dt>
      <dd>{dayWords(one.validFrom)}</dd>
      <dt>Valid until</dt>
      <dd>{one.validUntil === null ? "No end was set" : dayWords(one.validUntil)}</dd>
      <Neighbour word="Replaces" other={one.supersedes} />
      <Neighbour word="Replaced by" other={one.successor} />
      {one.reason === null ? null : (
        <>
          <dt>Revoked because</dt>
          <dd>
            <bdi>{one.reason}</bdi>
          </dd>
        </>
      )}
      <PublicPlace one={one} />
      <dt>SHA-256</dt>
      <dd>
        <code>{inEights(one.sha256)}</code>
      </dd>
    </dl>
  );
}

function Neighbour({
  word,
  other,
}: {
  readonly word: string;
  readonly other: decision.DecisionView["supersedes"];
}): ReactNode {
  if (other === null) return null;
  return (
    <>
      <dt>{word}</dt>
      <dd>
        <Link to="/office/register/$id" params={{ id: other.id }}>
          <code>{other.reference}</code>
        </Link>
      </dd>
    </>
  );
}

function PublicPlace({ one }: Of): ReactNode {
  const { data } = useSuspenseQuery(sessionQuery);
  if (!one.open) return null;
  const place = `${(data.office?.publicAddress ?? "").replace(/\/+$/u, "")}/decision/${one.id}`;
  return (
    <>
      <dt>Public page</dt>
      <dd>
        <a href={`/decision/${one.id}`}>{place}</a>
      </dd>
    </>
  );
}

function Letters({ one: { citedBy } }: Of): ReactNode {
  return (
    <section className="stack" aria-labelledby="resting">
      <h2 id="resting">Letters that rest on it</h2>
      {citedBy.length === 0 ? (
        <p className="small quiet">No letter that is open to you rests on it.</p>
      ) : (
        <ul className="resting">
          {citedBy.map((letter) => (
            <li key={letter.id}>
              <Link to="/office/letters/$id" params={{ id: letter.id }} dir="auto">
                {letter.subject || "No subject yet"}
              </Link>
              <span className="under">
                <code>{letter.reference}</code> <span className="label">{letterStatus(letter.status)}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
