import { letter } from "@chirograph/wire";
import type { ReactNode } from "react";
import { call } from "../../api.ts";
import { CopyTag } from "../../look/copy-tag.tsx";
import { act, refusalOf } from "../letter/acts.ts";
import { useLetter } from "../letter/letter-context.ts";
import { AskReason } from "../parts/ask-reason.tsx";
import { Button } from "../parts/button.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { stateWords, type Reader, type Round } from "./read-back-words.ts";

type OnLinks = (links: readonly letter.CopyLink[]) => void;

/** Who was asked in a round, how far they are, and who does not count. */
export function ReaderTable({
  round,
  onLinks,
}: {
  readonly round: Round;
  readonly onLinks: OnLinks;
}): ReactNode {
  return (
    <table className="ledger cards readers-table">
      <caption>Readers of round {round.n}</caption>
      <thead>
        <tr>
          <th scope="col">Reader</th>
          <th scope="col">Copy</th>
          <th scope="col">So far</th>
          <th scope="col" className="end">
            {round.open ? "Their link" : ""}
          </th>
        </tr>
      </thead>
      <tbody>
        {round.readers.map((reader) => (
          <tr key={reader.copy}>
            <th scope="row" dir="auto">
              <b>{reader.name}</b>
              {reader.organisation ? `, ${reader.organisation}` : ""}
            </th>
            <td>
              <CopyTag label={reader.label} version={round.version} />
            </td>
            <td>
              <span className="read-state" data-state={reader.state}>
                {reader.recalled
                  ? `Recalled; ${stateWords[reader.state].toLocaleLowerCase()}`
                  : stateWords[reader.state]}
              </span>
              {reader.fresh ? null : <span className="label under">read it before: shown, not counted</span>}
            </td>
            <td className="end">
              {round.open && !reader.recalled && reader.state !== "answered" ? (
                <LinkActs reader={reader} onLinks={onLinks} />
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LinkActs({ reader, onLinks }: { readonly reader: Reader; readonly onLinks: OnLinks }): ReactNode {
  const { view } = useLetter();
  const path = `copies/${reader.copy}`;
  const renew = useAct(
    () => call(letter.CopyLink, "POST", `/api/letters/${view.id}/${path}/link`, {}),
    (link) => onLinks([link]),
  );
  return (
    <span className="reader-acts">
      <Button
        kind="plain"
        busy={renew.isPending}
        label={`Make a new link for ${reader.name}`}
        refusal={refusalOf(view, "pass-on")}
        onPress={() => renew.mutate(undefined)}
      >
        New link
      </Button>
      <AskReason
        act={`Recall ${reader.label}`}
        title={`Recall the copy of ${reader.name}?`}
        hint="Their link closes at once, and they read that it was recalled. What they answered already counts as before."
        kind="plain"
        refusal={refusalOf(view, "recall-copy")}
        onReason={(reason) => act(view, `${path}/recall`, { reason })}
      />
      <ProblemNote error={renew.error} />
    </span>
  );
}
