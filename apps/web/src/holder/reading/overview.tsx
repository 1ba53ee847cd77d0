import type { ReactNode } from "react";
import { answerOf, answersToSend, firstLacking, lackOf, sentenceWords } from "./answered.ts";
import { noForms } from "./forms.ts";
import { useReading } from "./reading-context.ts";
import { sendAnswers } from "./requests.ts";
import { SaveLine } from "./save-line.tsx";
import { SendingNote } from "./sending-note.tsx";
import { useSendOnce } from "./use-send-once.ts";

type Props = {
  /** Goes to the statement that stands at this place, from 0. */
  readonly change: (at: number) => void;
  /** The same, because it is not fully answered. */
  readonly lacking: (at: number) => void;
};

/** All answers once more, before they are sent together. */
export function Overview({ change, lacking }: Props): ReactNode {
  const { copy, view, forms, words } = useReading();
  const { sending, send } = useSendOnce(
    () => sendAnswers(copy, answersToSend(view, forms)),
    () => noForms,
  );
  const check = () => {
    const at = firstLacking(view, forms);
    if (at < 0) send();
    else lacking(at);
  };
  const busy = sending.state === "sending";
  return (
    <section className="overview" aria-labelledby="overview-title">
      <h2 id="overview-title">{words.overview.title}</h2>
      <p className="small quiet">{words.overview.check}</p>
      <ol>
        {view.points.map((point, i) => (
          <Given key={point.id} point={point} n={i + 1} change={() => change(i)} />
        ))}
      </ol>
      <SaveLine />
      <p className="small" id="answers-once">
        {words.overview.once}
      </p>
      <SendingNote sending={sending} />
      <div className="btns">
        <button
          type="button"
          className="btn btn--go"
          aria-disabled={busy || undefined}
          aria-describedby="answers-once"
          onClick={check}
        >
          {busy ? words.saving.sending : words.overview.send}
        </button>
      </div>
    </section>
  );
}

type GivenProps = {
  readonly point: { readonly id: string; readonly text: string };
  readonly n: number;
  readonly change: () => void;
};

function Given({ point, n, change }: GivenProps): ReactNode {
  const { view, forms, words } = useReading();
  const answer = answerOf(forms, point.id);
  const { take, sentence } = answer;
  return (
    <li>
      <p lang={view.language} dir="auto">
        {point.text}
      </p>
      <p>
        <b>{take === null ? words.overview.noAnswer : words.points.takes[take]}</b>
      </p>
      <p className="small quiet">
        {sentence ? (
          <>
            {words.overview.from} <q dir="auto">{sentenceWords(view, sentence)}</q>
          </>
        ) : lackOf(answer) === null ? (
          words.overview.noSentence
        ) : null}
      </p>
      <button type="button" className="btn btn--plain" onClick={change}>
        {words.overview.change(n)}
      </button>
    </li>
  );
}
