import { useMemo, type ReactNode } from "react";
import { useLetter } from "../letter/letter-context.ts";
import { isCounted, type Round, type View } from "./read-back-words.ts";
import { misleadingIn, shadedBlocks, type Misleading, type ReadBlock } from "./shades.ts";

/** The letter as it was read, its sentences shaded by how many they misled, the count in the margin and in a list. */
export function ShadedLetter({ read, round }: { readonly read: View; readonly round: Round }): ReactNode {
  const { working } = useLetter();
  const counted = round.readers.filter(isCounted).length;
  const pages = read.pages[String(round.version)];
  const blocks = useMemo(
    () => shadedBlocks(pages ?? [], round.sentences, counted),
    [pages, round.sentences, counted],
  );
  const misleading = misleadingIn(blocks);
  if (misleading.length === 0) return null;
  const { language } = working.text;
  return (
    <section className="stack" aria-labelledby={`where-${round.n}`}>
      <h4 id={`where-${round.n}`}>Where they took it from</h4>
      <ol className="misleading">
        {misleading.map((one) => (
          <li key={one.n} id={`s${round.n}-${one.n}`} value={one.n}>
            <q lang={language} dir="auto">
              {one.quote}
            </q>{" "}
            <span className="label">
              misled {one.misled.length} of {counted}: {one.misled.join(", ")}
            </span>
          </li>
        ))}
      </ol>
      <details className="fold" open>
        <summary>The letter, shaded where it misled</summary>
        <div className="shaded" lang={language} dir={language === "ar" ? "rtl" : "ltr"}>
          {blocks.map((block) => (
            <Block key={block.key} block={block} round={round.n} counted={counted} />
          ))}
        </div>
        <p className="label">Deeper for more readers. The number leads to the list above.</p>
      </details>
    </section>
  );
}

type BlockProps = { readonly block: ReadBlock; readonly round: number; readonly counted: number };

function Block({ block, round, counted }: BlockProps): ReactNode {
  const marked = block.runs.flatMap(({ misleading }) => misleading ?? []);
  return (
    <div className={`shaded__block shaded__block--${block.kind}`}>
      <p>
        {block.runs.map((run) =>
          run.misleading ? (
            <Shaded key={run.start} text={run.text} one={run.misleading} round={round} />
          ) : (
            <span key={run.start}>{run.text}</span>
          ),
        )}
      </p>
      {marked.length > 0 ? (
        <p className="shaded__margin" lang="en" dir="ltr">
          {marked.map((one) => (
            <span key={one.n}>
              <sup>{one.n}</sup> {one.misled.length} of {counted} misled
            </span>
          ))}
        </p>
      ) : null}
    </div>
  );
}

type ShadedProps = { readonly text: string; readonly one: Misleading; readonly round: number };

function Shaded({ text, one, round }: ShadedProps): ReactNode {
  return (
    <>
      <mark data-depth={one.depth}>{text}</mark>
      <a
        className="shaded__n"
        href={`#s${round}-${one.n}`}
        aria-label={`Sentence ${one.n} of the list: misled ${one.misled.length}`}
      >
        {one.n}
      </a>
    </>
  );
}
