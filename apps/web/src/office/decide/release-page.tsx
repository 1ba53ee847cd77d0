import type { letter } from "@chirograph/wire";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { Seam } from "../../look/seam.tsx";
import { CopyButton } from "../circulation/copy-links.tsx";
import { refusalOf } from "../letter/acts.ts";
import { longDay } from "../moments.ts";
import { usePageTitle } from "../page-title.ts";
import { Answered } from "../parts/answered.tsx";
import { Button } from "../parts/button.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { letterQuery } from "../queries.ts";
import { StatusChip } from "../status.tsx";
import { Replaces } from "./replaces.tsx";
import { release } from "./signing.ts";

const route = getRouteApi("/inside/office/letters/$id/release");
const QrCode = lazy(() => import("./qr-code.tsx"));
type ViewProps = { readonly view: letter.LetterView };

/** The releaser's page: what becomes public and what it replaces; then, when the log proves it, where it stands. */
export function ReleasePage(): ReactNode {
  const { id } = route.useParams();
  const query = useQuery(letterQuery(id));
  return (
    <div className="wrap">
      <Answered query={query}>{(view) => <ReleaseOf view={view} />}</Answered>
    </div>
  );
}

function ReleaseOf({ view }: ViewProps): ReactNode {
  usePageTitle(`Release ${view.reference}`);
  return (
    <>
      <div className="head">
        <div>
          <p className="label">
            <code>{view.reference}</code>
          </p>
          <h1 aria-live="polite">{sentence(view)}</h1>
          <p className="meta">
            <StatusChip status={view.status} />
            <span dir="auto">{view.subject}</span>
          </p>
        </div>
      </div>
      <div className="release stack">
        <Step view={view} />
      </div>
    </>
  );
}

function sentence(view: letter.LetterView): string {
  if (view.status === "in-force") return "The letter is in force, and anyone can check it.";
  if (view.status === "approved") return "The letter is approved and being sealed.";
  if (view.status !== "signed-not-released") return "This letter cannot be released now.";
  return view.released ? "The release is entering the public log." : "The letter is signed. You release it.";
}

function Step({ view }: ViewProps): ReactNode {
  if (view.status === "in-force" && view.publicUrl) return <InForce view={view} url={view.publicUrl} />;
  if (view.status === "approved" || (view.status === "signed-not-released" && view.released)) {
    return (
      <div className="progress" role="status">
        <p>
          {view.status === "approved"
            ? "The signing process checks the approvals and makes the seal."
            : "Waiting for the checkpoint that contains it. Nothing is announced before."}
        </p>
        <div className="progress__bar progress__bar--open">
          <i />
        </div>
      </div>
    );
  }
  if (view.status !== "signed-not-released") {
    return (
      <>
        <p className="note">
          {refusalOf(view, "release") ?? "It has left the state in which it can be released."}
        </p>
        <p>
          <Link to="/office/letters/$id/text" params={{ id: view.id }}>
            Go to the letter
          </Link>
        </p>
      </>
    );
  }
  return <Decide view={view} />;
}

function Decide({ view }: ViewProps): ReactNode {
  const [supersedes, setSupersedes] = useState("");
  const sealed = view.sealed?.sha256 ?? "";
  const go = useAct(() => release(view.id, sealed, supersedes || null));
  return (
    <>
      <section className="stack" aria-labelledby="public">
        <h2 id="public">What becomes public</h2>
        <dl className="pairs">
          <dt>Reference</dt>
          <dd>
            <code>{view.reference}</code>
          </dd>
          <dt>Subject</dt>
          <dd dir="auto">{view.subject}</dd>
          <dt>The letter</dt>
          <dd>
            every page of it, with the seal:{" "}
            <a href={`/api/letters/${view.id}/sealed.pdf`}>read the sealed file</a>
          </dd>
          <dt>Approved by</dt>
          <dd>{view.approvals.map((one) => `${one.by}, ${longDay(one.at)}`).join("; ")}</dd>
          <dt>SHA-256</dt>
          <dd>
            <code>{sealed}</code>
          </dd>
        </dl>
        <p className="small quiet">Drafts, comments, positions and holders stay inside the office.</p>
      </section>
      <Replaces letter={view.id} value={supersedes} onChange={setSupersedes} />
      <ProblemNote error={go.error} />
      <div className="btns">
        <Button
          kind="go"
          busy={go.isPending}
          refusal={refusalOf(view, "release")}
          onPress={() => go.mutate(undefined)}
        >
          Release the letter
        </Button>
      </div>
    </>
  );
}

function InForce({ view, url }: ViewProps & { readonly url: string }): ReactNode {
  return (
    <article className="answer" data-verdict="in-force">
      <div className="answer__yours">
        <b className="small">What you released</b>
        <code>{view.reference}</code>
      </div>
      <Seam state="met" />
      <div className="answer__head">
        <StatusChip status="in-force" />
        <h2>This is our letter, and it has been in force since {longDay(view.inForceFrom ?? "")}.</h2>
        <p>So the public page answers whoever brings it from now on.</p>
      </div>
      <div className="answer__body public-place">
        <div className="stack">
          <p>
            <a href={url} dir="ltr">
              {url}
            </a>
          </p>
          <div className="btns">
            <CopyButton words="Copy the address" text={url} />
            <a className="btn" href={`/api/letters/${view.id}/sealed.pdf`}>
              The sealed file
            </a>
            <Link className="btn btn--plain" to="/office/letters/$id/record" params={{ id: view.id }}>
              Its record
            </Link>
          </div>
        </div>
        <Suspense fallback={null}>
          <QrCode text={url} />
        </Suspense>
      </div>
    </article>
  );
}
