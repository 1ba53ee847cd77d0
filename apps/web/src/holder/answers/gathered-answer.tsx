import type { Gathered } from "@chirograph/wire/copy";
import type { ReactNode } from "react";
import { useHolder } from "../holder-context.ts";
import type { Comment } from "../requests.ts";
import { since } from "../moments.ts";
import { dispositionWord } from "./disposition-words.ts";
import { gatheredIn, gatheredWord } from "./gathered.ts";

/** What the colleague who answers for the organisation made of a comment, and what the office said to that. */
export function GatheredAnswer({ comment }: { readonly comment: Comment }): ReactNode {
  const { view } = useHolder();
  const gathered = gatheredIn(view, comment.id);
  if (!gathered) return null;
  if (gathered.state === "waiting")
    return (
      <p className="label office-answer__none">
        <bdi>{gathered.by}</bdi> has it, and has not taken it up yet.
      </p>
    );
  return (
    <div className="office-answer">
      <p>
        <b>{gatheredWord(gathered)}</b>{" "}
        {gathered.carried ? (
          <>
            by <bdi>{gathered.by}</bdi>, who sent it to the office
          </>
        ) : (
          <LeftOut by={gathered.by} />
        )}
      </p>
      {gathered.carried ? <Carried comment={comment} carried={gathered.carried} /> : null}
    </div>
  );
}

function LeftOut({ by }: { readonly by: string }): ReactNode {
  const { view } = useHolder();
  return (
    <>
      by <bdi>{by}</bdi>: your organisation’s answer does not carry this comment, so {view.office} does not
      see it.{" "}
      {view.takesInput ? (
        <>
          Talk to <bdi>{by}</bdi>, who can still take it up.
        </>
      ) : (
        "This copy takes no input any more."
      )}
    </>
  );
}

type CarriedProps = { readonly comment: Comment; readonly carried: NonNullable<Gathered["carried"]> };

/** Other words than one's own are shown; the same are not repeated. */
function Carried({ comment, carried }: CarriedProps): ReactNode {
  const { view } = useHolder();
  const { text, proposed, disposed } = carried;
  const same = text === comment.text && proposed === comment.proposed;
  return (
    <>
      {same ? (
        <p className="label">In your words.</p>
      ) : (
        <div className="carried">
          <p className="label">In these words:</p>
          <p className="as-typed" dir="auto">
            {text}
          </p>
          {proposed === "" ? null : (
            <p className="as-typed" dir="auto">
              <span className="label">It should read:</span> {proposed}
            </p>
          )}
        </div>
      )}
      {disposed ? (
        <div className="carried">
          <p>
            <b>{dispositionWord(disposed)}</b> by <bdi>{view.office}</bdi>{" "}
            <span className="label">{since(disposed.at)}</span>
          </p>
          {disposed.response === "" ? null : (
            <p className="as-typed" dir="auto">
              {disposed.response}
            </p>
          )}
        </div>
      ) : (
        <p className="label">{view.office} has not answered it yet.</p>
      )}
    </>
  );
}
