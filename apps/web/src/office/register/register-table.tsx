import type { decision } from "@chirograph/wire";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { Button } from "../parts/button.tsx";
import { dayWords, effectWords, letterStatus, validWords } from "./decision-words.ts";
import { StateChip } from "./state-chip.tsx";

type View = decision.DecisionView;

/** Rows drawn before one asks for more. */
const PAGE = 100;

/** Decisions, newest first, each with what it says, who decided it and what rests on it. */
export function RegisterTable({ decisions }: { readonly decisions: readonly View[] }): ReactNode {
  const [shown, setShown] = useState(PAGE);
  const more = decisions.length - shown;
  return (
    <>
      <DecisionTable decisions={decisions.slice(0, shown)} />
      {more > 0 ? (
        <div className="btns">
          <Button onPress={() => setShown(shown + PAGE)}>Show {Math.min(PAGE, more)} more</Button>
          <span className="label">
            {shown} of {decisions.length} are shown.
          </span>
        </div>
      ) : null}
    </>
  );
}

function DecisionTable({ decisions }: { readonly decisions: readonly View[] }): ReactNode {
  return (
    <table className="ledger register-table">
      <caption className="vh">Decisions</caption>
      <thead>
        <tr>
          <th scope="col">Decided</th>
          <th scope="col">Decision</th>
          <th scope="col">Effect</th>
          <th scope="col">Letters that rest on it</th>
          <th scope="col" className="end">
            Standing
          </th>
        </tr>
      </thead>
      <tbody>
        {decisions.map((one) => (
          <Line key={one.id} one={one} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ one }: { readonly one: View }): ReactNode {
  return (
    <tr>
      <td className="register-table__day">{dayWords(one.decidedOn)}</td>
      <th scope="row" className="register-table__what">
        <Link data-main to="/office/register/$id" params={{ id: one.id }} dir="auto">
          {one.what}
        </Link>
        <span className="under">
          <code>{one.reference}</code>
          <bdi>{one.authority}</bdi>
        </span>
      </th>
      <td className="register-table__effect">
        {effectWords[one.effect]}
        <span className="under">{validWords(one)}</span>
      </td>
      <td className="register-table__letters">
        <Letters one={one} />
      </td>
      <td className="end register-table__state">
        <StateChip one={one} />
        <span className="under label">{one.open ? "Public" : "Internal"}</span>
      </td>
    </tr>
  );
}

const AT_ONCE = 3;

function Letters({ one: { citedBy, id } }: { readonly one: View }): ReactNode {
  const more = citedBy.length - AT_ONCE;
  return (
    <>
      {citedBy.slice(0, AT_ONCE).map((letter) => (
        <span className="under" key={letter.id}>
          <Link to="/office/letters/$id" params={{ id: letter.id }}>
            <code>{letter.reference}</code>
          </Link>{" "}
          <span className="label">{letterStatus(letter.status)}</span>
        </span>
      ))}
      {more > 0 ? (
        <Link className="under" to="/office/register/$id" params={{ id }}>
          {more === 1 ? "1 more" : `${more} more`}
        </Link>
      ) : null}
    </>
  );
}
