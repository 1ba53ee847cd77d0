import type { decision } from "@chirograph/wire";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { act, refusalOf } from "../letter/acts.ts";
import { useLetter } from "../letter/letter-context.ts";
import { longDay } from "../moments.ts";
import { Answered } from "../parts/answered.tsx";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { TextField } from "../parts/field.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { registerQuery } from "../register/register-queries.ts";
import { decisionsLike } from "./decisions-like.ts";
import type { Point } from "./read-back-words.ts";

type Props = { readonly n: number; readonly point: Point };
/** So many are shown at once; a search brings the others. */
const AT_ONCE = 8;

/** Chooses the decision that an announcement rests on, out of the register. */
export function ChooseDecision({ n, point }: Props): ReactNode {
  const { view } = useLetter();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        label={`${wordOf(point)} for point ${n}`}
        refusal={refusalOf(view, "cite-decision")}
        onPress={() => setOpen(true)}
      >
        {wordOf(point)}
      </Button>
      {open ? <Register n={n} point={point} close={() => setOpen(false)} /> : null}
    </>
  );
}

function wordOf({ decision }: Point): string {
  return decision ? "Choose another decision" : "Choose its decision";
}

function Register({ n, point, close }: Props & { readonly close: () => void }): ReactNode {
  const { view } = useLetter();
  const query = useQuery(registerQuery);
  const cite = useAct(
    (chosen: string | null) => act(view, `points/${point.id}/decision`, { decision: chosen }),
    close,
  );
  return (
    <Dialog title={`What does point ${n} rest on?`} wide onClose={close}>
      <blockquote className="reason" dir="auto">
        {point.text}
      </blockquote>
      <Answered query={query}>
        {({ decisions }) => (
          <Search decisions={decisions} cited={point.decision?.id ?? null} cite={(id) => cite.mutate(id)} />
        )}
      </Answered>
      <ProblemNote error={cite.error} />
      <div className="btns">
        {point.decision ? (
          <Button busy={cite.isPending} onPress={() => cite.mutate(null)}>
            Rest it on nothing for now
          </Button>
        ) : null}
        <Button kind="plain" onPress={close}>
          Leave it as it is
        </Button>
      </div>
    </Dialog>
  );
}

type SearchProps = {
  readonly decisions: readonly decision.DecisionView[];
  readonly cited: string | null;
  readonly cite: (id: string) => void;
};

function Search({ decisions, cited, cite }: SearchProps): ReactNode {
  const [asked, setAsked] = useState("");
  if (decisions.length === 0) {
    return (
      <p className="empty">
        The register holds no decision yet. A signer enters what was decided, by which authority and when, in{" "}
        <Link to="/office/register">the register of decisions</Link>; then it can be chosen here.
      </p>
    );
  }
  const found = decisionsLike(decisions, asked);
  const rest = found.length - AT_ONCE;
  return (
    <>
      <TextField
        label="Find a decision"
        hint="By its reference, its words or its authority."
        type="search"
        value={asked}
        onChange={setAsked}
      />
      <p className="vh" role="status">
        {found.length === 1 ? "1 decision" : `${found.length} decisions`}
      </p>
      <ul className="decisions-found">
        {found.slice(0, AT_ONCE).map((one) => (
          <Found key={one.id} one={one} cited={one.id === cited} cite={() => cite(one.id)} />
        ))}
      </ul>
      {found.length === 0 ? <p className="small quiet">No decision has these words.</p> : null}
      {rest > 0 ? <p className="label">{rest} more. Type a word of the one you mean.</p> : null}
    </>
  );
}

const ended = { superseded: "A later decision replaced it.", revoked: "It was revoked." };

type FoundProps = {
  readonly one: decision.DecisionView;
  readonly cited: boolean;
  readonly cite: () => void;
};

function Found({ one, cited, cite }: FoundProps): ReactNode {
  return (
    <li>
      <span dir="auto">
        <code>{one.reference}</code> {one.what}{" "}
        <span className="label">
          {one.authority}, {longDay(one.decidedOn)}, {one.effect}
        </span>
      </span>
      {cited ? (
        <span className="label">chosen</span>
      ) : (
        <Button label={`Choose ${one.reference}`} refusal={refusalFor(one)} onPress={cite}>
          Choose
        </Button>
      )}
    </li>
  );
}

function refusalFor({ good, status, validFrom, validUntil }: decision.DecisionView): string | null {
  if (good) return null;
  return status === "standing" ? `It held until ${longDay(validUntil ?? validFrom)}.` : ended[status];
}
