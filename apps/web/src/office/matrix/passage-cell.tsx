import type { ReactNode } from "react";
import { placeWords, type Row } from "./matrix-words.ts";

/** Where a comment stands, the words it is about, and whether they are still there in the newest version. */
export function PassageCell({ row, version }: { readonly row: Row; readonly version: number }): ReactNode {
  const { passage, attached } = row;
  const moved = attached !== null && attached.state !== "here";
  return (
    <>
      <span className="label">
        {placeWords(row)}
        {row.version === version ? "" : ` of version ${row.version}`}
      </span>
      {passage ? (
        <blockquote className="passage" data-moved={moved || undefined} dir="auto">
          {passage.quote}
        </blockquote>
      ) : null}
      {attached?.state === "gone" ? (
        <p className="moved">
          <b>Gone</b> from version {version}. These were its words.
        </p>
      ) : null}
      {attached?.state === "changed" ? (
        <p className="moved">
          <b>Changed</b> in version {version}: <q dir="auto">{attached.passage?.quote}</q>
        </p>
      ) : null}
    </>
  );
}
