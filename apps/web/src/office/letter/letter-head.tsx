import type { letter } from "@chirograph/wire";
import type { ReactNode } from "react";
import { dueMoment, isPast, longDay, untilDue } from "../moments.ts";
import { StatusChip } from "../status.tsx";
import { latestVersion } from "./acts.ts";
import { GoButton } from "./go-button.tsx";
import { useLetter } from "./letter-context.ts";
import { OtherActs } from "./other-acts.tsx";

/** Which letter this is, where it stands, and the one thing to do with it now. */
export function LetterHead(): ReactNode {
  const { view, working } = useLetter();
  return (
    <div className="head">
      <div>
        <p className="label">
          <code>{view.reference}</code>
        </p>
        <h1>
          {working.text.subject ? (
            <bdi lang={working.text.language}>{working.text.subject}</bdi>
          ) : (
            "No subject yet"
          )}
        </h1>
        <p className="meta">
          <StatusChip status={view.status} />
          <VersionWord view={view} />
          <Due view={view} />
        </p>
        <Became view={view} />
      </div>
      <div className="do">
        <GoButton view={view} />
        <OtherActs view={view} />
      </div>
    </div>
  );
}

type ViewProps = { readonly view: letter.LetterView };

function VersionWord({ view }: ViewProps): ReactNode {
  const latest = latestVersion(view);
  if (!latest) return <span>No version yet</span>;
  return (
    <span>
      Version {latest.n} of {longDay(latest.at)}
    </span>
  );
}

function Due({ view }: ViewProps): ReactNode {
  const { circulation } = view;
  if (!circulation?.open) return null;
  return (
    <span className={isPast(circulation.suspense) ? "late" : undefined}>
      Input due <b>{dueMoment(circulation.suspense)}</b>, {untilDue(circulation.suspense)}
    </span>
  );
}

/** What ended it, or sent it back: in words, with the reason given. */
function Became({ view }: ViewProps): ReactNode {
  const { returned, ended, status } = view;
  if (status === "returned" && returned) {
    return (
      <p className="note" data-verdict="unsigned-draft">
        <b>
          {returned.by} returned version {returned.version} for rework.
        </b>{" "}
        {returned.note}
      </p>
    );
  }
  if (!ended) return null;
  return (
    <p className="note" data-verdict="withdrawn">
      <b>Ended on {longDay(ended.at)}.</b> {ended.reason}
    </p>
  );
}
