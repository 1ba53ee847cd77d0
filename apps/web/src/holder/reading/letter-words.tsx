import { type Block, isSubject, paragraphsOf } from "@chirograph/find/paragraphs";
import { Fragment, type ReactNode } from "react";
import { useReading } from "./reading-context.ts";

type Props = {
  /** What stands for a paragraph: its words, or its sentences to choose from. */
  readonly renderParagraph: (page: number, text: string, block: Block) => ReactNode;
};

/** The words of the letter, page by page, as text that flows. */
export function LetterWords({ renderParagraph }: Props): ReactNode {
  const { view, words } = useReading();
  return (
    <div className="read" id="words" lang={view.language} dir={view.language === "ar" ? "rtl" : "ltr"}>
      {view.pages.map(({ text }, i) => (
        <Fragment key={`page ${i + 1}`}>
          {view.pages.length > 1 ? (
            <p className="read__page label">{words.pageOf(i + 1, view.pages.length)}</p>
          ) : null}
          {paragraphsOf(text, view.letter.subject).map((block) => (
            <Fragment key={block.start}>{renderParagraph(i + 1, text, block)}</Fragment>
          ))}
        </Fragment>
      ))}
    </div>
  );
}

/** How a paragraph stands: as the subject, an address, a numbered paragraph. */
export function useParagraphClass(): (text: string, block: Block) => string {
  const { view } = useReading();
  return (text, block) => {
    const kind = isSubject(text, block, view.letter.subject) ? "para--subject" : `para--${block.kind}`;
    return `para ${kind}${block.labelled ? ` para--level-${block.level}` : ""}`;
  };
}
