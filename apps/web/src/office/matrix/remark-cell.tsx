import type { ReactNode } from "react";
import { sizeWords } from "../../size-words.ts";
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
              <span className="label">{sizeWords(file.bytes)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
