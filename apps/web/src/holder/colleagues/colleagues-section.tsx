import type { HolderView } from "@chirograph/wire/copy";
import type { ReactNode } from "react";
import { excerpt } from "../excerpt.ts";
import { useHolder } from "../holder-context.ts";
import { GoTo } from "../letter/go-to.tsx";
import { TheirCard } from "../others/their-card.tsx";
import { withoutKey } from "../unsent/forms.ts";
import { takenUpIn, useTakeUp } from "./take-up.ts";

/** What colleagues gave to the one who answers for the organisation: each is taken up, as an own comment, or left. */
export function ColleaguesSection({ toWords }: { readonly toWords: () => void }): ReactNode {
  const { view, forms } = useHolder();
  const { colleagues } = view;
  if (colleagues.length === 0) return null;
  const isLeft = ({ id, takenBy }: Given) =>
    forms.left[id] === true && takenBy === null && takenUpIn(view, forms, id) === null;
  const left = colleagues.filter(isLeft);
  const open = colleagues.filter((one) => !isLeft(one));
  return (
    <section className="block" id="colleagues" aria-labelledby="colleagues-title">
      <h2 id="colleagues-title" tabIndex={-1}>
        From your colleagues
      </h2>
      <p className="small quiet">
        What you take up becomes your comment, and you can change it before you send it. What you leave does
        not go to the office. They see on their pages what you took up and what the office answers to it; what
        you left they see once you send your position.
      </p>
      {open.map((one) => (
        <Given key={one.id} comment={one} toWords={toWords} />
      ))}
      {left.length === 0 ? null : (
        <details className="fold">
          <summary>{left.length === 1 ? "One is left" : `${left.length} are left`}</summary>
          <div className="theirs-here__cards">
            {left.map((one) => (
              <Given key={one.id} comment={one} toWords={toWords} />
            ))}
          </div>
        </details>
      )}
    </section>
  );
}

type Given = HolderView["colleagues"][number];
type Props = { readonly comment: Given; readonly toWords: () => void };

function Given({ comment, toWords }: Props): ReactNode {
  const { view, forms } = useHolder();
  const own = takenUpIn(view, forms, comment.id);
  return (
    <TheirCard comment={comment}>
      {own ? <TakenUp own={own} toWords={toWords} /> : null}
      {!own?.sent && comment.takenBy !== null ? (
        <p className="small">
          <b>
            Taken up by <bdi>{comment.takenBy}</bdi>.
          </b>
        </p>
      ) : null}
      {!own && comment.takenBy === null && view.takesInput ? (
        <Choice comment={comment} toWords={toWords} />
      ) : null}
    </TheirCard>
  );
}

function TakenUp({
  own,
  toWords,
}: {
  readonly own: { readonly id: string; readonly sent: boolean };
  readonly toWords: () => void;
}): ReactNode {
  return (
    <p className="small">
      <b>{own.sent ? "Taken up and sent." : "Taken up, not sent yet."}</b>{" "}
      <GoTo section="words" place={own.sent ? `comment-${own.id}` : own.id} reveal={toWords}>
        {own.sent ? "See your comment" : "Read it over and send it"}
      </GoTo>
    </p>
  );
}

function Choice({ comment, toWords }: Props): ReactNode {
  const { forms, keeper, announce } = useHolder();
  const takeUp = useTakeUp(toWords);
  const left = forms.left[comment.id] === true;
  const about = excerpt(comment.text || comment.proposed, 40);
  const leave = () => {
    keeper.change((now) => ({ ...now, left: { ...now.left, [comment.id]: true } }));
    document.getElementById("colleagues-title")?.focus();
    announce("The comment is left.");
  };
  const undo = () => keeper.change((now) => ({ ...now, left: withoutKey(now.left, comment.id) }));
  return (
    <div className="btns comment__choice">
      <button
        type="button"
        className="btn"
        aria-label={`Take it up: ${about}`}
        onClick={() => takeUp(comment)}
      >
        Take it up
      </button>
      <button
        type="button"
        className="btn btn--plain"
        aria-label={left ? `Put it back: ${about}` : `Leave it: ${about}`}
        onClick={left ? undo : leave}
      >
        {left ? "Put it back" : "Leave it"}
      </button>
    </div>
  );
}
