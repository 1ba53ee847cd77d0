import type { letter } from "@chirograph/wire";
import { useState, type ReactNode } from "react";
import { latestVersion, refusalOf } from "../letter/acts.ts";
import { useLetter, type OpenLetter } from "../letter/letter-context.ts";
import { Button } from "../parts/button.tsx";
import { TextArea } from "../parts/field.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { CirculationRules } from "./circulation-rules.tsx";
import { CsvImport } from "./csv-import.tsx";
import { earlierRows } from "./earlier-rows.ts";
import { isEmptyRow, withMore, type HolderRow } from "./holder-rows.ts";
import { HolderTable } from "./holder-table.tsx";
import { KeptNote } from "./kept-note.tsx";
import { SavedLists } from "./saved-lists.tsx";
import { circulate, missingIn, needsVersion, type Form } from "./send-circulation.ts";
import { SuspenseField } from "./suspense-field.tsx";
import { Turns, type Turn } from "./turns.tsx";
import { useKeptForm } from "./use-kept-form.ts";

/** Choose holders, say until when, send. A text without a version becomes one in the same step. */
export function CirculateForm({
  onSent,
}: {
  readonly onSent: (links: readonly letter.CopyLink[]) => void;
}): ReactNode {
  const open = useLetter();
  const keeper = useKeptForm(open.view);
  const { form, set } = keeper;
  const [tried, setTried] = useState(false);
  const send = useAct(
    () => circulate(open, form),
    ({ links }) => {
      keeper.sent();
      onSent(links);
    },
  );
  const holders = form.rows.filter((row) => !isEmptyRow(row));
  const missing = missingIn(form);
  return (
    <section className="stack circulate" id="send" aria-labelledby="send-title">
      <h3 id="send-title">Circulate {versionWord(open)}</h3>
      <p className="small quiet">
        Each holder gets a numbered copy and a link of their own. Paste “Name &lt;address&gt;, Organisation”,
        a line each, or cells from a spreadsheet.
      </p>
      <KeptNote keeper={keeper} circulations={open.view.circulation?.n ?? 0} />
      <Earlier view={open.view} rows={form.rows} set={set} />
      <HolderTable rows={form.rows} tried={tried} onChange={(rows) => set({ rows })} />
      <MoreHolders rows={form.rows} set={set} />
      <Sequence holders={holders} />
      <SuspenseField value={form.suspense} onChange={(suspense) => set({ suspense })} />
      <TextArea
        label="What you ask of all of them"
        hint="Stands above the letter on their page. May stay empty."
        rows={1}
        className="input area area--grow"
        value={form.instructions}
        onChange={(instructions) => set({ instructions })}
      />
      <CirculationRules rules={form} again={versionBefore(open)} onChange={set} />
      <ProblemNote error={send.error} />
      <Button
        kind="go"
        busy={send.isPending}
        refusal={refusalOf(open.view, "circulate") ?? (tried || holders.length === 0 ? missing : null)}
        onPress={() => (missing === null ? send.mutate(undefined) : setTried(true))}
      >
        {goWord(open, holders.length)}
      </Button>
    </section>
  );
}

type Set = (change: Partial<Form>) => void;

/** The last circulation's holders, at once. */
function Earlier({
  view,
  rows,
  set,
}: {
  readonly view: letter.LetterView;
  readonly rows: readonly HolderRow[];
  readonly set: Set;
}): ReactNode {
  const earlier = earlierRows(view);
  const missing = withMore(rows, earlier).length - rows.length;
  if (earlier.length === 0 || missing === 0) return null;
  const count = earlier.length === 1 ? "the 1 holder" : `the ${earlier.length} holders`;
  return (
    <Button onPress={() => set({ rows: withMore(rows, earlier) })}>
      Take over {count} of version {view.circulation?.version}
    </Button>
  );
}

function MoreHolders({ rows, set }: { readonly rows: readonly HolderRow[]; readonly set: Set }): ReactNode {
  const add = (more: HolderRow[]) => set({ rows: withMore(rows, more) });
  const named = rows.filter((row) => !isEmptyRow(row));
  const everyone = named.length > 0 && named.every((row) => row.required || row.through !== "");
  return (
    <div>
      {named.length > 1 ? (
        <p className="holders__all">
          <Button
            kind="plain"
            onPress={() =>
              set({ rows: rows.map((row) => ({ ...row, required: !everyone && !isEmptyRow(row) })) })
            }
          >
            {everyone ? "Nobody must answer" : "Everyone must answer"}
          </Button>
        </p>
      ) : null}
      <details className="fold">
        <summary>Saved lists</summary>
        <SavedLists rows={rows} add={add} />
      </details>
      <details className="fold">
        <summary>From a spreadsheet, as CSV</summary>
        <CsvImport add={add} />
      </details>
    </div>
  );
}

/** The picture of who is asked now and who after them. */
function Sequence({ holders }: { readonly holders: readonly HolderRow[] }): ReactNode {
  const stages = [...new Set(holders.map((row) => row.stage))].sort((a, b) => a - b);
  if (stages.length < 2) return null;
  const turns = stages.map((n, at): Turn => {
    const own = holders.filter((row) => row.stage === n);
    const marks = own.map((row, i) => ({
      key: `${i}`,
      shape: row.required ? ("must" as const) : ("may" as const),
      who: row.organisation || row.name,
    }));
    return { n, state: at === 0 ? "now" : "later", marks };
  });
  return (
    <figure>
      <Turns turns={turns} />
      <figcaption className="label">
        The next turn opens when everyone who must answer has answered, or when you open it. Until then its
        holders can read.
      </figcaption>
    </figure>
  );
}

function versionBefore(open: OpenLetter): number | null {
  const before = open.view.circulation?.version ?? null;
  return before !== null && before < nextVersion(open) ? before : null;
}

function nextVersion(open: OpenLetter): number {
  const n = latestVersion(open.view)?.n ?? 0;
  return needsVersion(open) ? n + 1 : n;
}

function versionWord(open: OpenLetter): string {
  return `version ${nextVersion(open)}`;
}

function goWord(open: OpenLetter, holders: number): string {
  const copies = holders === 1 ? "1 holder" : `${holders} holders`;
  const to = holders === 0 ? "" : ` to ${copies}`;
  return needsVersion(open)
    ? `Make ${versionWord(open)} and circulate it${to}`
    : `Circulate ${versionWord(open)}${to}`;
}
