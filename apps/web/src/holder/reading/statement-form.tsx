import type { Take } from "@chirograph/wire/read-back";
import { type ReactNode, useRef } from "react";
import { type Lack, lackOf, answerOf, sentenceWords } from "./answered.ts";
import type { AnswerForm } from "./forms.ts";
import { useReading } from "./reading-context.ts";
import { SaveLine } from "./save-line.tsx";
import { SentenceChoice } from "./sentence-choice.tsx";

const takes: readonly Take[] = ["says-so", "says-opposite", "does-not-say"];

type Props = {
  readonly point: { readonly id: string; readonly text: string };
  readonly n: number;
  /** What it lacks, in words; shown and tied to the group that it is about. */
  readonly lacks: string | null;
  readonly lack: (words: string | null) => void;
  readonly before: (() => void) | null;
  readonly next: () => void;
};

/** One statement: what the letter says of it, and the sentence that it was taken from. The letter stands below, or beside. */
export function StatementForm(props: Props): ReactNode {
  const { point, lack, next } = props;
  const { forms, keeper, words } = useReading();
  const answer = answerOf(forms, point.id);
  const place = useRef<HTMLDivElement>(null);
  const change = (more: Partial<AnswerForm>) => {
    lack(null);
    keeper.change((now) => {
      const answers = { ...now.answers, [point.id]: { ...answerOf(now, point.id), ...more } };
      return { ...now, answers };
    });
  };
  const check = () => {
    const missing = lackOf(answer);
    if (missing === null) return next();
    lack(words.points.lacks[missing]);
    const group = missing === "take" ? "take" : "sentence";
    place.current?.querySelector<HTMLElement>(`[data-group="${group}"] input`)?.focus();
  };
  const missing = props.lacks === null ? null : lackOf(answer);
  const said = (group: Lack) => (missing === group ? props.lacks : null);
  return (
    <div className="answering" ref={place}>
      <div className="answering__asked">
        <Progress {...props} />
        <TakeChoice point={point} answer={answer} lacks={said("take")} change={change} />
        <Marked answer={answer} />
        <SaveLine />
      </div>
      <SentenceChoice point={point.id} answer={answer} lacks={said("sentence")} change={change} />
      <Bar {...props} check={check} up={() => document.getElementById("step-title")?.focus()} />
    </div>
  );
}

function Progress({ n, before }: Props): ReactNode {
  const { view, words } = useReading();
  const of = view.points.length;
  return (
    <div className="reading__progress">
      <div className="progress">
        <span className="label">{words.points.count(n, of)}</span>
        <div
          className="progress__bar"
          role="progressbar"
          aria-label={words.points.progress}
          aria-valuenow={n - 1}
          aria-valuemin={0}
          aria-valuemax={of}
        >
          <i style={{ inlineSize: `${((n - 1) / of) * 100}%` }} />
        </div>
      </div>
      {before ? (
        <button type="button" className="btn btn--plain" onClick={before}>
          {words.points.before}
        </button>
      ) : null}
    </div>
  );
}

type Choosing = {
  readonly point: Props["point"];
  readonly answer: AnswerForm;
  readonly lacks: string | null;
  readonly change: (more: Partial<AnswerForm>) => void;
};

function TakeChoice({ point, answer, lacks, change }: Choosing): ReactNode {
  const { words, view } = useReading();
  return (
    <fieldset data-group="take" aria-describedby={lacks === null ? undefined : "take-lacks"}>
      <legend className="reading__asks">
        <span className="small">{words.points.asks}</span>
        <b lang={view.language} dir="auto">
          {point.text}
        </b>
      </legend>
      {takes.map((take) => (
        <label className="choice" key={take}>
          <input
            type="radio"
            name={`take-${point.id}`}
            checked={answer.take === take}
            onChange={() => change({ take })}
          />
          <span>{words.points.takes[take]}</span>
        </label>
      ))}
      {lacks === null ? null : (
        <p className="field__error" id="take-lacks">
          {lacks}
        </p>
      )}
    </fieldset>
  );
}

/** The sentence that is marked, said beside the answer: the letter may be out of sight. */
function Marked({ answer }: { readonly answer: AnswerForm }): ReactNode {
  const { view, words } = useReading();
  return (
    <p className="small reading__marked">
      {answer.sentence ? (
        <>
          {words.overview.from} <q dir="auto">{sentenceWords(view, answer.sentence)}</q>
        </>
      ) : null}
    </p>
  );
}

/** In reach wherever one is in the letter. */
function Bar({ n, check, up }: Props & { readonly check: () => void; readonly up: () => void }): ReactNode {
  const { view, words } = useReading();
  return (
    <div className="answering__bar no-print">
      <button type="button" className="btn btn--plain answering__up" onClick={up}>
        {words.points.toStatement}
      </button>
      <button type="button" className="btn btn--go" onClick={check}>
        {n < view.points.length ? words.points.next : words.points.toOverview}
      </button>
    </div>
  );
}
