import type { Block } from "@chirograph/find/paragraphs";
import type { ReactNode } from "react";
import { samePlace } from "./answered.ts";
import type { AnswerForm, SentencePlace } from "./forms.ts";
import { LetterHead } from "./letter-head.tsx";
import { LetterWords, useParagraphClass } from "./letter-words.tsx";
import { PagePictures } from "./page-pictures.tsx";
import { useReading } from "./reading-context.ts";

type Props = {
  readonly point: string;
  readonly answer: AnswerForm;
  readonly lacks: string | null;
  readonly change: (more: Partial<AnswerForm>) => void;
};

/** The letter as a list of its sentences, one of which can be marked: real radio buttons, so that arrow keys and screen readers know them. */
export function SentenceChoice(props: Props): ReactNode {
  const { point, answer, lacks, change } = props;
  const { words } = useReading();
  const described = lacks === null ? "sentence-hint" : "sentence-lacks sentence-hint";
  return (
    <fieldset className="answering__letter" data-group="sentence" aria-describedby={described}>
      <legend>{words.points.which[answer.take ?? "unanswered"]}</legend>
      <p className="field__hint" id="sentence-hint">
        {words.points.tap}
      </p>
      {lacks === null ? null : (
        <p className="field__error" id="sentence-lacks">
          {lacks}
        </p>
      )}
      <label className="choice">
        <input
          type="radio"
          name={`sentence-${point}`}
          checked={answer.none}
          onChange={() => change({ none: true, sentence: null })}
        />
        <span>{words.points.none}</span>
      </label>
      <div className="letter">
        <LetterHead />
        <LetterWords
          renderParagraph={(page, text, block) => (
            <Paragraph {...props} page={page} text={text} block={block} />
          )}
        />
      </div>
      <PagePictures />
    </fieldset>
  );
}

type Here = Props & { readonly page: number; readonly text: string; readonly block: Block };

/** A paragraph's sentences, each a line of its own that can be pressed. */
function Paragraph(props: Here): ReactNode {
  const { page, text, block } = props;
  const { view } = useReading();
  const classOf = useParagraphClass();
  const sentences = view.sentences.filter(
    (one) => one.page === page && one.start >= block.start && one.end <= block.end,
  );
  return (
    <div className={`${classOf(text, block)} para--pick`}>
      {block.labelled ? <span className="para__label">{text.slice(block.start, block.words)}</span> : null}
      <div>
        {sentences.map((sentence) => (
          <Sentence key={sentence.start} {...props} sentence={sentence} />
        ))}
      </div>
    </div>
  );
}

function Sentence({
  point,
  answer,
  change,
  text,
  sentence,
}: Here & { readonly sentence: SentencePlace }): ReactNode {
  const { words } = useReading();
  const { page, start, end } = sentence;
  const marked = samePlace(answer.sentence, sentence);
  return (
    <label className="sentence">
      <input
        type="radio"
        name={`sentence-${point}`}
        checked={marked}
        onChange={() => change({ sentence: { page, start, end }, none: false })}
      />
      <span dir="auto">
        {text.slice(start, end)} {marked ? <b className="sentence__word">{words.points.marked}</b> : null}
      </span>
    </label>
  );
}
