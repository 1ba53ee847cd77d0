import type { letter } from "@chirograph/wire";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Problem } from "../../api.ts";
import { sealedFileQuery, versionFileQuery } from "../queries.ts";
import { PagedSheet } from "../typeset/paged-sheet.tsx";
import { useOpenFile } from "../typeset/sheet.tsx";
import { latestVersion } from "./acts.ts";
import { useLetter } from "./letter-context.ts";

type Preview = { readonly bytes: Uint8Array | undefined; readonly problem: Problem | null };

/** The typeset page: while it is written, as it would be printed; once sealed, as sealed; else the newest version. */
export function LetterSide({ preview }: { readonly preview: Preview | null }): ReactNode {
  const { view } = useLetter();
  const latest = latestVersion(view);
  const fixed = preview === null && latest !== null;
  const version = useQuery({
    ...versionFileQuery(view.id, latest?.n ?? 0),
    enabled: fixed && view.sealed === null,
  });
  const sealed = useQuery({ ...sealedFileQuery(view.id), enabled: fixed && view.sealed !== null });
  const shown = view.sealed ? sealed : version;
  const bytes = preview ? preview.bytes : shown.data;
  const { file, trouble } = useOpenFile(bytes);
  const said = preview ? preview.problem?.message : (shown.error?.message ?? shown.failureReason?.message);
  return (
    <figure className="page">
      {file ? <PagedSheet file={file} name={view.reference} /> : <Waiting said={trouble ?? said} />}
      <figcaption>
        <span>{captionOf(view, preview !== null)}</span>
        {latest ? <Links n={latest.n} /> : null}
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

function captionOf(view: letter.LetterView, live: boolean): string {
  if (live) return "The text as it would be printed now";
  const n = latestVersion(view)?.n ?? 0;
  return view.sealed ? `Version ${n}, sealed` : `Version ${n}, your own copy of it`;
}

function Links({ n }: { readonly n: number }): ReactNode {
  const { view } = useLetter();
  return (
    <span className="links">
      {n > 1 ? (
        <Link to="/office/letters/$id/text" params={{ id: view.id }} hash="versions">
          What changed
        </Link>
      ) : null}
      {view.sealed ? (
        <a href={`/api/letters/${view.id}/sealed.pdf`}>The sealed file</a>
      ) : (
        <a href={`/api/letters/${view.id}/versions/${n}/file.pdf`} target="_blank" rel="noreferrer">
          PDF of version {n}
        </a>
      )}
    </span>
  );
}
