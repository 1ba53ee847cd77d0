import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Problem } from "../../api.ts";
import { versionFileQuery } from "../queries.ts";
import { PagedSheet } from "../typeset/paged-sheet.tsx";
import { useOpenFile } from "../typeset/sheet.tsx";
import { latestVersion } from "./acts.ts";
import { useLetter } from "./letter-context.ts";

type Preview = { readonly bytes: Uint8Array | undefined; readonly problem: Problem | null };

/** The typeset page: while it is written, as it would be printed; else the newest version. */
export function LetterSide({ preview }: { readonly preview: Preview | null }): ReactNode {
  const { view } = useLetter();
  const latest = latestVersion(view);
  const version = useQuery({
    ...versionFileQuery(view.id, latest?.n ?? 0),
    enabled: preview === null && latest !== null,
  });
  const bytes = preview ? preview.bytes : version.data;
  const { file, trouble } = useOpenFile(bytes);
  const said = preview
    ? preview.problem?.message
    : (version.error?.message ?? version.failureReason?.message);
  return (
    <figure className="page">
      {file ? <PagedSheet file={file} name={view.reference} /> : <Waiting said={trouble ?? said} />}
      <figcaption>
        {preview ? (
          <span>The text as it would be printed now</span>
        ) : (
          <span>Version {latest?.n}, your own copy of it</span>
        )}
        {latest ? <VersionLinks n={latest.n} /> : null}
      </figcaption>
    </figure>
  );
}

function Waiting({ said }: { readonly said: string | null | undefined }): ReactNode {
  return (
    <div className="sheet sheet--waiting">
      <p className="small" role="status">
        {said ?? "Setting the page."}
      </p>
    </div>
  );
}

function VersionLinks({ n }: { readonly n: number }): ReactNode {
  const { view } = useLetter();
  return (
    <span className="links">
      {n > 1 ? (
        <Link to="/office/letters/$id/text" params={{ id: view.id }} hash="versions">
          What changed
        </Link>
      ) : null}
      <a href={`/api/letters/${view.id}/versions/${n}/file.pdf`} target="_blank" rel="noreferrer">
        PDF of version {n}
      </a>
    </span>
  );
}
