import { basics } from "@chirograph/wire";
import type { ReactNode } from "react";
import { call } from "../../api.ts";
import { refusalOf } from "../letter/acts.ts";
import { useLetter } from "../letter/letter-context.ts";
import { shortMoment } from "../moments.ts";
import { Button } from "../parts/button.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { kindWords, takeWords, type Round, type View } from "./read-back-words.ts";

type Props = { readonly read: View; readonly round: Round };

/** What a program took the letter to say: under its name, and never counted. Nothing where none was asked and none can be. */
export function ModelReading({ read, round }: Props): ReactNode {
  if (round.model) return <ModelSaid round={round} model={round.model} />;
  if (read.model === null || !round.open) return null;
  return <AskModel model={read.model} round={round} />;
}

function AskModel({ model, round }: { readonly model: string; readonly round: Round }): ReactNode {
  const { view } = useLetter();
  const ask = useAct(() =>
    call(basics.Done, "POST", `/api/letters/${view.id}/read-back/${round.n}/model`, {}),
  );
  return (
    <div className="stack">
      <p className="small quiet">
        A program can read it as well: <b>{model}</b>. The draft’s text goes to the address that an
        administrator set. What it says is shown under its name and never counted.
      </p>
      <ProblemNote error={ask.error} />
      <Button
        busy={ask.isPending}
        refusal={refusalOf(view, "invite-readers")}
        onPress={() => ask.mutate(undefined)}
      >
        Ask {model} to read version {round.version}
      </Button>
      <span className="label" role="status">
        {ask.isPending ? `${model} is reading.` : ""}
      </span>
    </div>
  );
}

type SaidProps = { readonly round: Round; readonly model: NonNullable<Round["model"]> };

function ModelSaid({ round, model }: SaidProps): ReactNode {
  const title = `model-${round.n}`;
  return (
    <section className="stack program" aria-labelledby={title}>
      <h4 id={title}>A program’s reading: {model.model}, never counted</h4>
      <p>
        <q dir="auto">{model.paraphrase}</q>
      </p>
      <table className="ledger">
        <caption className="vh">What {model.model} answered</caption>
        <thead>
          <tr>
            <th scope="col">Point</th>
            <th scope="col">Its answer</th>
          </tr>
        </thead>
        <tbody>
          {model.answers.map((answer) => {
            const point = round.points.find((one) => one.id === answer.point);
            return point ? (
              <tr key={answer.point}>
                <th scope="row" dir="auto">
                  {point.text} <span className="label">{kindWords[point.kind]}</span>
                </th>
                <td>
                  {takeWords[answer.take]}
                  {answer.intended ? "" : ", not as intended"}
                </td>
              </tr>
            ) : null;
          })}
        </tbody>
      </table>
      <p className="label">Asked on {shortMoment(model.at)}.</p>
    </section>
  );
}
