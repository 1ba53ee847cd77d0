import type { letter } from "@chirograph/wire";
import { useLocation } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { ChangesBetween } from "../letter/changes.tsx";
import { shortMoment } from "../moments.ts";
import { Select } from "../parts/field.tsx";

type ViewProps = { readonly view: letter.LetterView };

/** The fixed texts of this letter, newest first, and what changed between two of them. */
export function Versions({ view }: ViewProps): ReactNode {
  const versions = view.versions.toSorted((a, b) => b.n - a.n);
  return (
    <section id="versions" aria-labelledby="versions-title">
      <h3 id="versions-title">Versions</h3>
      {versions.length === 0 ? (
        <p className="small quiet">
          There is none yet. A version is the text as it stood at one moment; it never changes, and only a
          version can be circulated or approved.
        </p>
      ) : (
        <ul className="versions">
          {versions.map((version) => (
            <VersionRow key={version.n} letter={view.id} version={version} />
          ))}
        </ul>
      )}
      {versions.length > 1 ? <Compare key={versions.length} view={view} /> : null}
    </section>
  );
}

function VersionRow({
  letter: id,
  version,
}: {
  readonly letter: string;
  readonly version: letter.LetterView["versions"][number];
}): ReactNode {
  const pages = version.pages === 1 ? "1 page" : `${version.pages} pages`;
  return (
    <li>
      <span>
        <a href={`/api/letters/${id}/versions/${version.n}/file.pdf`} target="_blank" rel="noreferrer">
          Version {version.n}
        </a>
        <span className="quiet">
          , {pages}, {version.source}, by {version.by}
        </span>
      </span>
      <span className="label">
        {shortMoment(version.at)}, code <code>{version.code}</code>
      </span>
    </li>
  );
}

function Compare({ view }: ViewProps): ReactNode {
  const numbers = view.versions.map((version) => version.n).sort((a, b) => a - b);
  const newest = numbers.at(-1) ?? 1;
  const asked = useLocation({ select: ({ hash }) => hash === "versions" });
  const [to, setTo] = useState(String(newest));
  const [from, setFrom] = useState(String(numbers.at(-2) ?? 1));
  const options = numbers.map((n) => [String(n), `Version ${n}`] as const);
  return (
    <details className="fold" open={asked}>
      <summary>What changed between two</summary>
      <div className="stack">
        <div className="letter-fields__row">
          <Select label="From" value={from} options={options} onChange={setFrom} />
          <Select label="To" value={to} options={options} onChange={setTo} />
        </div>
        <ChangesBetween letter={view.id} from={Number(from)} to={Number(to)} />
      </div>
    </details>
  );
}
