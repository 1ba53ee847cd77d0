import type { ReactNode } from "react";
import { CopyTag } from "../../look/copy-tag.tsx";
import { useLetter } from "../letter/letter-context.ts";
import { misreadingsOf, type Misread } from "./misread.ts";
import { isCounted, kindWords, numberOf, takeWords, type Round, type View } from "./read-back-words.ts";

type Props = { readonly read: View; readonly round: Round };

/** Each misreading in the reader's own words: what they wrote, what they answered, and the sentence they took it from. */
export function Misreadings({ read, round }: Props): ReactNode {
  const groups = misreadingsOf(round);
  if (!round.readers.some(isCounted) && groups.length === 0) return null;
  if (groups.length === 0) return <p className="small">No reader took anything else from it.</p>;
  return (
    <section className="stack" aria-labelledby={`took-${round.n}`}>
      <h4 id={`took-${round.n}`}>What they took it to say</h4>
      {groups.map(({ point, list }) => {
        const n = numberOf(read.points, point);
        return (
          <div className="stack" key={point.id}>
            <p className="small" dir="auto">
              <b>{n === null ? "A point as it was stated then" : `Point ${n}`}</b>, {kindWords[point.kind]}:{" "}
              {point.text}
            </p>
            <ul className="voices">
              {list.map((one) => (
                <Voice key={one.reader.copy} one={one} version={round.version} />
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}

function Voice({ one, version }: { readonly one: Misread; readonly version: number }): ReactNode {
  const { working } = useLetter();
  const { reader, answer } = one;
  const { language } = working.text;
  return (
    <li>
      <span>
        <CopyTag label={reader.label} version={version} />
        {reader.fresh ? null : <span className="label">read it before: not counted</span>}
      </span>
      <div className="stack">
        <q lang={language} dir="auto">
          {reader.paraphrase}
        </q>
        <p className="small">
          On this point: <b>{takeWords[answer.take]}</b>
          {answer.passage ? (
            <>
              , from{" "}
              <q lang={language} dir="auto">
                {answer.passage.quote.replace(/\s+/gu, " ")}
              </q>
            </>
          ) : (
            ", without a sentence"
          )}
        </p>
      </div>
    </li>
  );
}
