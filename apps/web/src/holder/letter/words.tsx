import { Fragment, type ReactNode, useMemo } from "react";
import { newId, useHolder } from "../holder-context.ts";
import { placedEarlier, placedOthers } from "../others/placed-others.ts";
import type { Passage } from "../requests.ts";
import { freshComment } from "../unsent/forms.ts";
import { Paragraph, THEIRS } from "./paragraph.tsx";
import { type Block, isSubject, paragraphsOf } from "@chirograph/find/paragraphs";
import { passageOf, type Place } from "./passage.ts";
import { placedRemarks } from "./placed-remarks.ts";
import { type Picked, usePickedWords } from "./use-picked-words.ts";

/** The words of the letter, page by page. A passage is a paragraph, or the words selected in it. */
export function Words(): ReactNode {
  const { view } = useHolder();
  const { picked, letGo } = usePickedWords();
  return (
    <div className="read" id="words" lang={view.language} dir={view.language === "ar" ? "rtl" : "ltr"}>
      {view.pages.map((page, i) => (
        <PageWords key={`page ${i + 1}`} page={i + 1} text={page.text} picked={picked} letGo={letGo} />
      ))}
    </div>
  );
}

type Props = {
  readonly page: number;
  readonly text: string;
  readonly picked: Picked | null;
  readonly letGo: () => void;
};

const holds = (block: Block, at: number) => at >= block.start && at < block.end;

function PageWords({ page, text, picked, letGo }: Props): ReactNode {
  const { view, forms, keeper, freshen } = useHolder();
  const blocks = useMemo(() => paragraphsOf(text, view.letter.subject), [text, view.letter.subject]);
  const remarks = placedRemarks(view, forms, page, text);
  const others = placedOthers(view, page, text);
  const earlier = placedEarlier(view, page, text);
  const marks = new Map<string, Place>([
    ...remarks.map(({ id, place }) => [id, place] as const),
    ...others.map(({ comment, place }) => [THEIRS + comment.id, place] as const),
  ]);
  const open = (passage: Passage | null) => {
    if (!passage) return;
    const id = newId();
    keeper.change((now) => ({
      ...now,
      comments: { ...now.comments, [id]: freshComment(passage) },
    }));
    freshen(id);
    letGo();
  };
  return (
    <Fragment>
      {view.pages.length > 1 ? (
        <h3 className="read__page label" id={`words-${page}`} lang="en" dir="ltr">
          Page {page} of {view.pages.length}
        </h3>
      ) : null}
      {blocks.map((block) => {
        const here = picked?.page === page && holds(block, picked.end - 1) ? picked : null;
        return (
          <Paragraph
            key={block.start}
            page={page}
            text={text}
            block={block}
            subject={isSubject(text, block, view.letter.subject)}
            marks={marks}
            remarks={remarks.filter(({ place }) => holds(block, place.end - 1))}
            others={others.filter(({ place }) => holds(block, place.end - 1)).map((one) => one.comment)}
            earlier={earlier.filter(({ place }) => holds(block, place.end - 1)).map((one) => one.comment)}
            picked={here !== null}
            comment={() => open(passageOf(text, page, here?.start ?? block.words, here?.end ?? block.end))}
          />
        );
      })}
    </Fragment>
  );
}
