import type { letter } from "@chirograph/wire";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Outlet, useLocation } from "@tanstack/react-router";
import { Suspense, useMemo, type ReactNode } from "react";
import { useWorkingText } from "../editor/use-working-text.ts";
import { usePageTitle } from "../page-title.ts";
import { Answered } from "../parts/answered.tsx";
import { letterQuery } from "../queries.ts";
import { usePreview } from "../typeset/use-preview.ts";
import { latestVersion, refusalOf } from "./acts.ts";
import { Gates } from "./gates.tsx";
import { LetterContext } from "./letter-context.ts";
import { LetterHead } from "./letter-head.tsx";
import { LetterSide } from "./letter-side.tsx";
import { LetterTabs } from "./letter-tabs.tsx";

const route = getRouteApi("/inside/office/letters/$id");

const panelWords: Readonly<Record<string, string>> = {
  page: "The letter",
  matrix: "Its comments",
  "read-back": "What it says to readers",
};

/** One letter: its page at the side, and beside it what is done with it. */
export function LetterPage(): ReactNode {
  const { id } = route.useParams();
  const query = useQuery(letterQuery(id));
  return (
    <div className="wrap">
      <Answered query={query}>{(view) => <LetterOf key={view.id} view={view} />}</Answered>
    </div>
  );
}

function LetterOf({ view }: { readonly view: letter.LetterView }): ReactNode {
  const working = useWorkingText(view.id, view.working);
  const tab = useLocation({ select: ({ pathname }) => pathname.split("/").at(-1) ?? "" });
  const writing = refusalOf(view, "add-version") === null;
  const live = latestVersion(view) === null || (writing && (tab === "text" || tab === "page"));
  const preview = usePreview(view.id, working.text, live);
  usePageTitle(`${working.text.subject || "No subject yet"}, ${view.reference}`);
  const open = useMemo(
    () => ({ view, working, typesetting: preview.problem }),
    [view, working, preview.problem],
  );
  return (
    <LetterContext value={open}>
      <LetterHead />
      <div className="desk" data-tab={tab}>
        <LetterSide preview={live ? preview : null} />
        <div className="side">
          <Gates view={view} folded={tab === "matrix"} />
          <LetterTabs view={view} />
          <div className="panel">
            <h2 className="vh">{panelWords[tab] ?? `Its ${tab}`}</h2>
            <Suspense fallback={<p className="label">Opening.</p>}>
              <Outlet />
            </Suspense>
          </div>
        </div>
      </div>
    </LetterContext>
  );
}
