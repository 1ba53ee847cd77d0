import type { decision } from "@chirograph/wire";
import { useEffect, useRef, type ReactNode } from "react";
import { Button } from "../parts/button.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import type { Offer } from "./decision-acts.ts";
import { dayWords, effectWords, heldSentence, inEights } from "./decision-words.ts";

type Props = {
  readonly offer: Offer;
  readonly replaced: decision.DecisionView | null;
  readonly busy: boolean;
  readonly error: unknown;
  readonly sign: () => void;
  readonly change: () => void;
};

/** The decision once more, exactly as it will be signed: afterwards nobody can edit it. */
export function ReadOver({ offer, replaced, busy, error, sign, change }: Props): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="decision stack" aria-labelledby="read-over">
      <h2 id="read-over" tabIndex={-1} ref={heading}>
        Read it once more: this is what you sign
      </h2>
      <div className="statement">
        {offer.fields.what.split(/\n{2,}/u).map((part, at) => (
          <p dir="auto" key={at}>
            {part}
          </p>
        ))}
      </div>
      <Signed offer={offer} replaced={replaced} />
      {replaced ? (
        <p className="note">
          {replaced.reference} ends at the same moment. {heldSentence(replaced)}
        </p>
      ) : null}
      <ProblemNote error={error} />
      <div className="btns">
        <Button kind="go" busy={busy} onPress={sign}>
          Sign and enter it with your passkey
        </Button>
        <Button kind="plain" onPress={change}>
          Change it first
        </Button>
      </div>
    </section>
  );
}

function Signed({ offer, replaced }: Pick<Props, "offer" | "replaced">): ReactNode {
  const { fields, open, asked } = offer;
  return (
    <dl className="pairs">
      <dt>Reference</dt>
      <dd>
        <code>{asked.reference}</code>
      </dd>
      <dt>Decided by</dt>
      <dd>
        <bdi>{fields.authority}</bdi>
      </dd>
      <dt>Decided on</dt>
      <dd>{dayWords(fields.decidedOn)}</dd>
      <dt>Effect</dt>
      <dd>{effectWords[fields.effect]}</dd>
      <dt>Valid from</dt>
      <dd>{dayWords(fields.validFrom)}</dd>
      <dt>Valid until</dt>
      <dd>{fields.validUntil === null ? "No end is set" : dayWords(fields.validUntil)}</dd>
      <dt>Replaces</dt>
      <dd>{replaced ? <code>{replaced.reference}</code> : "No decision"}</dd>
      <dt>Who reads it</dt>
      <dd>{open ? "Everyone, on a page of its own" : "The office"}</dd>
      <dt>SHA-256</dt>
      <dd>
        <code>{inEights(asked.sha256)}</code>
      </dd>
    </dl>
  );
}
