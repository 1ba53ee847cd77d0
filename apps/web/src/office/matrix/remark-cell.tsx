import type { ReactNode } from "react";
import { Proposal } from "./proposal.tsx";
import type { Row } from "./matrix-words.ts";

/** What the holder says, what they would write instead, and why. */
export function RemarkCell({ row, letter }: { readonly row: Row; readonly letter: string }): ReactNode {
  return (
    <>
      {row.text ? (
        <p className="remark" dir="auto">
          {row.text}
        </p>
      ) : null}
      {row.proposed ? <Proposal quote={row.passage?.quote ?? ""} proposed={row.proposed} /> : null}
      {row.rationale ? (
        <p className="because" dir="auto">
          <span className="label">Why: </span>
          {row.rationale}
        </p>
      ) : null}
      {row.attachments.length > 0 ? (
        <ul className="attached">
          {row.attachments.map((file) => (
            <li key={file.sha256}>
              <a href={`/api/letters/${letter}/attachments/${file.sha256}`} download={file.name}>
                <bdi>{file.name}</bdi>
              </a>{" "}
              <span className="label">{sizeWord(file.bytes)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function sizeWord(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
