import { letter } from "@chirograph/wire";
import { useState, type ReactNode } from "react";
import { call, Problem } from "../../api.ts";
import { latestVersion, makeVersion, refusalOf, textIsNewer } from "../letter/acts.ts";
import { useLetter, type OpenLetter } from "../letter/letter-context.ts";
import { localInput, usualSuspense } from "../moments.ts";
import { Button } from "../parts/button.tsx";
import { TextArea, TextField } from "../parts/field.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { emptyRow, isEmptyRow, rowError, type HolderRow } from "./holder-rows.ts";
import { HolderTable } from "./holder-table.tsx";

type Form = { readonly rows: HolderRow[]; readonly suspense: string; readonly instructions: string };

/** Choose holders, say until when, send. A text without a version becomes one in the same step. */
export function CirculateForm({
  onSent,
}: {
  readonly onSent: (links: readonly letter.CopyLink[]) => void;
}): ReactNode {
  const open = useLetter();
  const [form, setForm] = useState<Form>(() => ({
    rows: [emptyRow],
    suspense: localInput(usualSuspense()),
    instructions: "",
  }));
  const [tried, setTried] = useState(false);
  const send = useAct(
    () => circulate(open, form),
    ({ links }) => onSent(links),
  );
  const holders = form.rows.filter((row) => !isEmptyRow(row));
  const missing = missingIn(holders, form);
  return (
    <section className="stack circulate" id="send" aria-labelledby="send-title">
      <h3 id="send-title">Circulate {versionWord(open)}</h3>
      <p className="small quiet">
        Each holder gets a numbered copy and a link of their own. Paste “Name &lt;address&gt;, Organisation”,
        a line each, or cells from a spreadsheet.
      </p>
      <HolderTable rows={form.rows} tried={tried} onChange={(rows) => setForm({ ...form, rows })} />
      <div className="letter-fields__row">
        <TextField
          label="Input due"
          hint={`In your time zone, ${zone()}.`}
          type="datetime-local"
          value={form.suspense}
          onChange={(suspense) => setForm({ ...form, suspense })}
        />
        <TextArea
          label="What you ask of them"
          hint="Stands above the letter on their page. May stay empty."
          rows={1}
          className="input area area--grow"
          value={form.instructions}
          onChange={(instructions) => setForm({ ...form, instructions })}
        />
      </div>
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

function needsVersion({ view, working }: OpenLetter): boolean {
  const saved = working.save.kind === "saved" ? working.save.at : new Date().toISOString();
  return refusalOf(view, "add-version") === null && textIsNewer(view, saved);
}

function versionWord(open: OpenLetter): string {
  const n = latestVersion(open.view)?.n ?? 0;
  return `version ${needsVersion(open) ? n + 1 : n}`;
}

function goWord(open: OpenLetter, holders: number): string {
  const copies = holders === 1 ? "1 holder" : `${holders} holders`;
  const to = holders === 0 ? "" : ` to ${copies}`;
  return needsVersion(open)
    ? `Make ${versionWord(open)} and circulate it${to}`
    : `Circulate ${versionWord(open)}${to}`;
}

function missingIn(holders: readonly HolderRow[], form: Form): string | null {
  if (holders.length === 0) return "Name at least one holder.";
  if (holders.some((row) => rowError(row) !== null)) return "A row above needs mending.";
  return Number.isNaN(Date.parse(form.suspense)) ? "Say until when you need their input." : null;
}

async function circulate(open: OpenLetter, form: Form): Promise<{ links: letter.CopyLink[] }> {
  const { view, working } = open;
  const revision = await working.flush();
  const version = needsVersion(open)
    ? (await makeVersion(view, revision)).version
    : (latestVersion(view)?.n ?? 0);
  if (version === 0) throw new Problem("no-version", "There is no version yet. Make one from the text.", 0);
  return call(letter.CopyLinks, "POST", `/api/letters/${view.id}/circulate`, {
    version,
    suspense: new Date(form.suspense).toISOString(),
    instructions: form.instructions,
    holders: form.rows.filter((row) => !isEmptyRow(row)).map(trimmed),
  });
}

function trimmed(row: HolderRow): HolderRow {
  const { name, organisation, actingFor, address, passingOn } = row;
  return {
    name: name.trim(),
    organisation: organisation.trim(),
    actingFor: actingFor.trim(),
    address: address.trim(),
    passingOn,
  };
}

function zone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone.replace("_", " ");
}
