import type { ReactNode } from "react";
import { useHolder } from "../holder-context.ts";
import { type Attachment, attachmentAddress } from "../requests.ts";
import { sizeWords } from "../../size-words.ts";

/** The files of a comment that was sent. */
export function AttachedFiles({ files }: { readonly files: readonly Attachment[] }): ReactNode {
  const { copy, view } = useHolder();
  if (files.length === 0) return null;
  return (
    <ul className="files" aria-label="Files">
      {files.map(({ name, sha256, bytes }) => (
        <li key={sha256}>
          {view.copy.recalled ? (
            <bdi>{name}</bdi>
          ) : (
            <a href={attachmentAddress(copy, sha256)} download={name}>
              <bdi>{name}</bdi>
            </a>
          )}{" "}
          <span className="label">{sizeWords(bytes)}</span>
        </li>
      ))}
    </ul>
  );
}
