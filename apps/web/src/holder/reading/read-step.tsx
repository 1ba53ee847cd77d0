import type { Block } from "@chirograph/find/paragraphs";
import type { ReactNode } from "react";
import { LetterHead } from "./letter-head.tsx";
import { LetterWords, useParagraphClass } from "./letter-words.tsx";
import { OwnWords } from "./own-words.tsx";
import { PagePictures } from "./page-pictures.tsx";
import { useReading } from "./reading-context.ts";

/** Step 1: the letter, and one sentence in the reader's own words, before any statement is seen. */
export function ReadStep(): ReactNode {
  const { words } = useReading();
  return (
    <section aria-labelledby="step-title">
      <h2 id="step-title" className="reading__step">
        {words.steps.read}
      </h2>
      <div className="two-col">
        <section className="letter" id="letter" aria-labelledby="letter-subject">
          <LetterHead />
          <LetterWords renderParagraph={(_, text, block) => <Paragraph text={text} block={block} />} />
          <PagePictures />
        </section>
        <div className="side reading__side">
          <OwnWords />
        </div>
      </div>
    </section>
  );
}

function Paragraph({ text, block }: { readonly text: string; readonly block: Block }): ReactNode {
  const classOf = useParagraphClass();
  return (
    <div className={classOf(text, block)}>
      <p className="para__line" dir="auto">
        {block.labelled ? <span className="para__label">{text.slice(block.start, block.words)}</span> : null}
        {text.slice(block.words, block.end)}
      </p>
    </div>
  );
}
