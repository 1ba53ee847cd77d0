import type { letter } from "@chirograph/wire";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { latestVersion, refusalOf } from "../letter/acts.ts";
import { ChangesBetween } from "../letter/changes.tsx";
import { Gates } from "../letter/gates.tsx";
import { longDay } from "../moments.ts";
import { usePageTitle } from "../page-title.ts";
import { Answered } from "../parts/answered.tsx";
import { AskReason } from "../parts/ask-reason.tsx";
import { Button } from "../parts/button.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { act } from "../letter/acts.ts";
import { letterQuery, versionFileQuery } from "../queries.ts";
import { AllSheets } from "../typeset/all-sheets.tsx";
import { useOpenFile } from "../typeset/sheet.tsx";
import { MatrixDigest } from "./matrix-digest.tsx";
import { packageSentence } from "./package-sentence.ts";
import { Positions } from "./positions.tsx";
import { ReadBackDigest } from "./read-back-digest.tsx";
import { approve } from "./signing.ts";

const route = getRouteApi("/inside/office/letters/$id/sign");
type Version = letter.LetterView["versions"][number];

/** The one page a signer needs: what was said, what changed, exactly what is signed, and the two ways on. */
export function SignPage(): ReactNode {
  const { id } = route.useParams();
  const query = useQuery(letterQuery(id));
  return (
    <div className="wrap">
      <Answered query={query}>
        {(view) => {
          const version = latestVersion(view);
          return version ? <SignOf view={view} version={version} /> : <Nothing id={id} />;
        }}
      </Answered>
    </div>
  );
}

function Nothing({ id }: { readonly id: string }): ReactNode {
  return (
    <div className="top stack">
      <h1>There is nothing to sign yet.</h1>
      <p>
        The letter has no version.{" "}
        <Link to="/office/letters/$id/text" params={{ id }}>
          Read its text.
        </Link>
      </p>
    </div>
  );
}

type Props = { readonly view: letter.LetterView; readonly version: Version };

function SignOf({ view, version }: Props): ReactNode {
  usePageTitle(`Approve version ${version.n}, ${view.reference}`);
  // What they had seen when they came; looking at this page must not change what it shows.
  const [seen] = useState(view.lastLooked);
  return (
    <>
      <div className="head">
        <div>
          <p className="label">
            <code>{view.reference}</code>
          </p>
          <h1>{signSentence(view, version)}</h1>
          <p className="meta" dir="auto">
            {view.subject}
          </p>
          <p className="package">{packageSentence(view)}</p>
        </div>
        <p className="sign__way no-print">
          <a className="btn" href="#decision">
            Go to your decision
          </a>
        </p>
      </div>
      <div className="sign">
        <section className="sign__letter" aria-labelledby="exact">
          <h2 id="exact">Version {version.n}, exactly as it will be signed</h2>
          <Letter view={view} version={version} />
        </section>
        <div className="side sign__facts">
          <Gates view={view} />
          <ReadBackDigest view={view} />
          <Positions view={view} />
          <MatrixDigest view={view} />
          <Changed view={view} version={version} seen={seen} />
        </div>
      </div>
      <Decision view={view} version={version} />
    </>
  );
}

function signSentence(view: letter.LetterView, version: Version): string {
  if (refusalOf(view, "approve") === null) return `Version ${version.n} waits for your decision.`;
  return `Version ${version.n} cannot be approved now.`;
}

function Letter({ view, version }: Props): ReactNode {
  const query = useQuery(versionFileQuery(view.id, version.n));
  const { file, trouble } = useOpenFile(query.data);
  return (
    <>
      {trouble ? <p className="note note--error">{trouble}</p> : null}
      {query.error ? <ProblemNote error={query.error} /> : null}
      {file ? (
        <AllSheets file={file} name={`${view.reference}, version ${version.n}`} />
      ) : (
        <div className="sheet sheet--waiting">
          <p className="small" role="status">
            Opening your copy of version {version.n}.
          </p>
        </div>
      )}
      <dl className="pairs">
        <dt>SHA-256</dt>
        <dd>
          <code>{inFours(version.sha256)}</code>
        </dd>
        <dt>Made</dt>
        <dd>
          {longDay(version.at)}, by {version.by}, {version.source}
        </dd>
      </dl>
      <p className="label">
        What you read is your own copy and bears its number. The hash is that of the version without any
        copy’s marks.
      </p>
    </>
  );
}

/** Groups of eight, so that a hash can be read aloud and breaks where it should. */
function inFours(hash: string): string {
  return hash.match(/.{1,8}/gu)?.join(" ") ?? hash;
}

function Decision({ view, version }: Props): ReactNode {
  const navigate = useNavigate();
  const back = () => void navigate({ to: "/office/letters/$id/record", params: { id: view.id } });
  const sign = useAct(() => approve(view.id, version), back);
  return (
    <section className="decision stack" aria-labelledby="decision">
      <h2 id="decision" tabIndex={-1}>
        Your decision
      </h2>
      <p className="small">
        Your passkey signs this version and no other: letter, version number and hash. It does not show you
        the text, so read it here.
      </p>
      <ProblemNote error={sign.error} />
      <div className="btns">
        <Button
          kind="go"
          busy={sign.isPending}
          refusal={refusalOf(view, "approve")}
          onPress={() => sign.mutate(undefined)}
        >
          Approve version {version.n}
        </Button>
        <AskReason
          act="Return for rework"
          title={`Return version ${version.n} for rework?`}
          label="What must change"
          hint="The author reads this note above the letter. A new version is needed before anyone can approve it."
          refusal={refusalOf(view, "return")}
          onReason={async (note) => {
            await act(view, "return", { version: version.n, note });
            back();
          }}
        />
      </div>
      {view.gates.some((gate) => gate.status === "held") ? (
        <p className="small">
          <a href="#gates">See what holds it</a>
        </p>
      ) : null}
      <Approvals view={view} />
    </section>
  );
}

function Approvals({ view }: { readonly view: letter.LetterView }): ReactNode {
  if (view.approvals.length === 0) return null;
  return (
    <ul className="small">
      {view.approvals.map((one) => (
        <li key={`${one.by}:${one.at}`}>
          {one.by} approved version {one.version} on {longDay(one.at)}.
        </li>
      ))}
    </ul>
  );
}

function Changed({ view, version, seen }: Props & { readonly seen: number | null }): ReactNode {
  const from = seen !== null && seen < version.n ? seen : version.n - 1;
  if (from < 1) return null;
  const since =
    from === seen ? "What changed since you last looked" : "What changed since the version before";
  return (
    <section className="stack" aria-labelledby="changed">
      <h2 id="changed">
        {since}, version {from}
      </h2>
      <ChangesBetween letter={view.id} from={from} to={version.n} />
    </section>
  );
}
