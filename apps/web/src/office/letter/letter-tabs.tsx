import type { letter } from "@chirograph/wire";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** The parts of a letter, each with its address. The page itself is one of them where it has no place at the side. */
export function LetterTabs({ view }: { readonly view: letter.LetterView }): ReactNode {
  const { id } = view;
  // What colleagues gave to the one who answers for them is no row of the matrix.
  const gathered = new Set(view.copies.filter((copy) => copy.task.through !== null).map((copy) => copy.id));
  const comments = view.comments.filter(
    (comment) => !comment.withdrawn && !gathered.has(comment.copy),
  ).length;
  const copies = view.copies.filter((copy) => copy.kind === "circulation").length;
  return (
    <nav className="tabs" aria-label="Parts of this letter">
      <Tab id={id} to="/office/letters/$id/page" phone>
        Letter
      </Tab>
      <Tab id={id} to="/office/letters/$id/text">
        Text
      </Tab>
      <Tab id={id} to="/office/letters/$id/circulation" n={copies}>
        Circulation
      </Tab>
      <Tab id={id} to="/office/letters/$id/matrix" n={comments}>
        Comments
      </Tab>
      <Tab id={id} to="/office/letters/$id/read-back">
        Read-back
      </Tab>
      <Tab id={id} to="/office/letters/$id/custody">
        Custody
      </Tab>
      <Tab id={id} to="/office/letters/$id/people">
        People
      </Tab>
      <Tab id={id} to="/office/letters/$id/statements" n={view.statements.length}>
        Statements
      </Tab>
      <Tab id={id} to="/office/letters/$id/record">
        Record
      </Tab>
    </nav>
  );
}

type TabTarget =
  `/office/letters/$id/${"page" | "text" | "circulation" | "matrix" | "read-back" | "custody" | "people" | "statements" | "record"}`;

function Tab(props: {
  readonly id: string;
  readonly to: TabTarget;
  readonly children: string;
  readonly n?: number;
  readonly phone?: boolean;
}): ReactNode {
  return (
    <Link
      to={props.to}
      params={{ id: props.id }}
      className={props.phone ? "only-phone" : undefined}
      activeProps={{ "aria-current": "page" }}
      resetScroll={false}
    >
      {props.children}
      {props.n ? <span className="n"> {props.n}</span> : null}
    </Link>
  );
}
