import type { ReactNode } from "react";
import { useHolder } from "../holder-context.ts";
import { openNewer } from "../requests.ts";
import { SendNote } from "../send-note.tsx";
import { carryOver } from "../unsent/carry-over.ts";
import { useFreshFocus } from "../use-fresh-focus.ts";
import { useSend } from "../use-send.ts";

/** Said before everything else: the copy is recalled or outdated; and the way to the newer one, in one press. */
export function Notice(): ReactNode {
  const { view } = useHolder();
  const place = useFreshFocus<HTMLDivElement>("notice");
  const { notice: said, copy, newer } = view;
  if (said === null) return null;
  const end = said.indexOf(". ");
  const first = end < 0 ? said : said.slice(0, end + 1);
  const verdict = copy.recalled ? "withdrawn" : "superseded";
  return (
    <div className="note for__notice" data-verdict={verdict} role="note" ref={place} tabIndex={-1}>
      <p>
        <b>{first}</b> {end < 0 ? "" : said.slice(end + 2)}
      </p>
      {newer && !copy.recalled ? <ToNewer version={newer.version} /> : null}
      {newer && copy.recalled ? (
        <p>
          Version {newer.version} was sent to you as a copy of its own. Open it with the link of that message.
        </p>
      ) : null}
    </div>
  );
}

function ToNewer({ version }: { readonly version: number }): ReactNode {
  const { view, forms } = useHolder();
  const { sending, send } = useSend(async () => {
    const { copy } = await openNewer(view.copy.id);
    carryOver(copy, view, forms);
    location.assign(`/c/${copy}`);
  });
  return (
    <>
      <div className="btns">
        <button
          type="button"
          className="btn btn--go"
          aria-disabled={sending.state === "sending" || undefined}
          onClick={send}
        >
          {sending.state === "sending" ? "Opening" : `Open your copy of version ${version}`}
        </button>
      </div>
      <SendNote sending={sending} />
    </>
  );
}
