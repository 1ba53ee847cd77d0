import type { letter } from "@chirograph/wire";
import type { ReactNode } from "react";
import { AskReason } from "../parts/ask-reason.tsx";
import { Button, ButtonLink } from "../parts/button.tsx";
import { act, latestVersion, refusalOf } from "./acts.ts";

type ViewProps = { readonly view: letter.LetterView };

/** The act that takes the letter one step on. */
export function GoButton({ view }: ViewProps): ReactNode {
  const { id } = view;
  const n = latestVersion(view)?.n ?? 0;
  switch (view.status) {
    case "draft":
      return <DraftGo view={view} n={n} />;
    case "in-coordination":
      return <CloseCirculation view={view} />;
    case "adjudication":
      return (
        <ButtonLink
          kind="go"
          to="/office/letters/$id/sign"
          params={{ id }}
          refusal={refusalOf(view, "approve")}
        >
          Approve version {n}
        </ButtonLink>
      );
    case "returned":
      return (
        <ButtonLink
          kind="go"
          to="/office/letters/$id/text"
          params={{ id }}
          refusal={refusalOf(view, "add-version")}
        >
          Write version {n + 1}
        </ButtonLink>
      );
    case "approved":
      return (
        <Button kind="go" refusal="It is being sealed; this takes a few seconds.">
          Release
        </Button>
      );
    case "signed-not-released":
      return <ReleaseGo view={view} />;
    default:
      return view.publicUrl ? (
        <a className="btn" href={view.publicUrl}>
          Open the public page
        </a>
      ) : null;
  }
}

function DraftGo({ view, n }: ViewProps & { readonly n: number }): ReactNode {
  const { id } = view;
  const approvable = n > 0 && refusalOf(view, "approve") === null;
  if (approvable) {
    return (
      <ButtonLink kind="go" to="/office/letters/$id/sign" params={{ id }}>
        Approve version {n}
      </ButtonLink>
    );
  }
  return (
    <ButtonLink
      kind="go"
      to="/office/letters/$id/circulation"
      params={{ id }}
      hash="send"
      refusal={refusalOf(view, "circulate")}
    >
      Circulate
    </ButtonLink>
  );
}

function CloseCirculation({ view }: ViewProps): ReactNode {
  const waited = view.standings.filter(
    (one) => one.standing === "waiting" || one.standing === "later",
  ).length;
  const silent = waited === 1 ? "1 has" : `${waited} have`;
  const counted = view.circulation?.silence
    ? "Their silence counts only once the date has passed."
    : "No response is not concurrence.";
  return (
    <AskReason
      act="Close the circulation"
      kind="go"
      title={`Close the circulation of version ${view.circulation?.version ?? ""}?`}
      hint={
        waited === 0
          ? "Nobody is waited for any more. Holders can read their copies, and take no further position."
          : `${silent} not answered. ${counted}`
      }
      optional
      refusal={refusalOf(view, "close-circulation")}
      onReason={() => act(view, "circulation/close")}
    />
  );
}

function ReleaseGo({ view }: ViewProps): ReactNode {
  if (view.released) {
    return (
      <Button kind="go" refusal="It was released and is entering the public log; this takes a few seconds.">
        Release
      </Button>
    );
  }
  return (
    <ButtonLink
      kind="go"
      to="/office/letters/$id/release"
      params={{ id: view.id }}
      refusal={refusalOf(view, "release")}
    >
      Release
    </ButtonLink>
  );
}
