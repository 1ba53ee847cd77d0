import type { ReactNode } from "react";
import { ShareCell } from "./share-cell.tsx";
import { isSame, kindWords, type PointText, type View } from "./read-back-words.ts";

/** As many columns fit beside the points; each earlier round stands by itself below. */
const MOST_SHOWN = 5;

/** Every point that was ever read, in every round, side by side. */
export function RoundsCompared({ read }: { readonly read: View }): ReactNode {
  const rounds = read.rounds.slice(-MOST_SHOWN);
  return (
    <section className="stack" aria-labelledby="compared">
      <h3 id="compared">Rounds side by side</h3>
      <div className="side-by-side">
        <table className="ledger">
          <caption className="vh">How many read each point as intended, round by round</caption>
          <thead>
            <tr>
              <th scope="col">Point</th>
              {rounds.map((round) => (
                <th scope="col" key={round.n}>
                  Round {round.n}, version {round.version}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pointsOf(read).map((point) => (
              <tr key={`${point.id}:${point.kind}:${point.text}`}>
                <th scope="row" dir="auto">
                  {point.text} <span className="label">{kindWords[point.kind]}</span>
                </th>
                {rounds.map((round) => {
                  const found = round.points.find((one) => isSame(one, point));
                  return (
                    <td key={round.n} data-label={`Round ${round.n}`}>
                      {found ? <ShareCell share={found.share} /> : "not asked"}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The points as they stand, then those of earlier words that only a round knows. */
export function pointsOf({ points, rounds }: View): PointText[] {
  const all: PointText[] = [...points];
  for (const one of rounds.toReversed().flatMap((round) => round.points))
    if (!all.some((known) => isSame(known, one))) all.push(one);
  return all.filter((point) => rounds.some((round) => round.points.some((one) => isSame(one, point))));
}
