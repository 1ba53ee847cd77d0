import type { decision } from "@chirograph/wire";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { usePageTitle } from "../page-title.ts";
import { Answered } from "../parts/answered.tsx";
import { Button } from "../parts/button.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { enter, offer, type Offer, spent } from "./decision-acts.ts";
import { emptyDraft, fieldsOf, troublesOf } from "./decision-draft.ts";
import { DecisionForm } from "./decision-form.tsx";
import { ReadOver } from "./read-over.tsx";
import { registerQuery } from "./register-queries.ts";
import "./register.css";

const route = getRouteApi("/inside/office/register/new");

/** A signer enters what an authority decided: written, read over once more, signed. */
export function NewDecisionPage(): ReactNode {
  usePageTitle("Enter a decision");
  const query = useQuery(registerQuery);
  return (
    <div className="wrap">
      <Answered query={query}>{(register) => <Entering register={register} />}</Answered>
    </div>
  );
}

type Props = { readonly register: decision.Register };

function Entering({ register }: Props): ReactNode {
  const { supersedes = "" } = route.useSearch();
  const { decisions, enter: refusal } = register;
  const [draft, setDraft] = useState(() => emptyDraft(supersedes));
  const [tried, setTried] = useState(false);
  const [offered, setOffered] = useState<Offer | null>(null);
  const navigate = useNavigate();
  const ask = useAct(() => offer(fieldsOf(draft), draft.read === "public"), setOffered);
  const sign = useAct(enter, (id) => void navigate({ to: "/office/register/$id", params: { id } }));
  const troubles = troublesOf(draft);
  const readOver = () => {
    setTried(true);
    sign.reset();
    if (Object.keys(troubles).length === 0) ask.mutate(undefined);
  };
  const offers = offered !== null && !spent(sign.error);
  return (
    <div className="entering stack">
      <Head />
      {offers ? (
        <ReadOver
          offer={offered}
          replaced={decisions.find(({ id }) => id === offered.fields.supersedes) ?? null}
          busy={sign.isPending}
          error={sign.error}
          sign={() => sign.mutate(offered)}
          change={() => setOffered(null)}
        />
      ) : (
        <>
          <DecisionForm
            draft={draft}
            troubles={tried ? troubles : {}}
            known={decisions}
            set={(change) => setDraft((now) => ({ ...now, ...change }))}
          />
          <ProblemNote error={ask.error ?? sign.error} />
          <div className="btns">
            <Button kind="go" busy={ask.isPending} refusal={refusal} onPress={readOver}>
              Read it over
            </Button>
            <Link className="btn btn--plain" to="/office/register">
              Leave it
            </Link>
          </div>
        </>
      )}
    </div>
  );
}

function Head(): ReactNode {
  return (
    <div className="top">
      <h1>Enter a decision.</h1>
      <p className="quiet">
        You sign it with your passkey. It is never edited: a later decision replaces it, or it is revoked.
      </p>
    </div>
  );
}
