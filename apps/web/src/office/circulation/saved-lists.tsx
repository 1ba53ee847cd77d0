import { basics, type coordination } from "@chirograph/wire";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { call } from "../../api.ts";
import { AskReason } from "../parts/ask-reason.tsx";
import { Button } from "../parts/button.tsx";
import { Select, TextField } from "../parts/field.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { listsQuery } from "../queries.ts";
import { holdersOf, isEmptyRow, rowsOf, type HolderRow } from "./holder-rows.ts";

type List = coordination.DistributionList;
type Props = { readonly rows: readonly HolderRow[]; readonly add: (rows: HolderRow[]) => void };

/** Lists of holders that the office keeps: take one up, or keep the rows above as one. */
export function SavedLists({ rows, add }: Props): ReactNode {
  const query = useQuery(listsQuery);
  const [chosen, setChosen] = useState("");
  const lists = query.data?.lists ?? [];
  const list = lists.find((one) => one.id === chosen) ?? lists[0];
  return (
    <div className="stack">
      <ProblemNote error={query.error} />
      {list ? (
        <>
          <div className="take-list">
            <Select
              label="A saved list"
              value={list.id}
              options={lists.map((one) => [one.id, listWord(one)] as const)}
              onChange={setChosen}
            />
            <Button onPress={() => add(rowsOf(list.holders))}>Add them</Button>
          </div>
          <div className="btns">
            <a className="btn btn--plain" href={`/api/lists/${list.id}/holders.csv`} download>
              Save as CSV
            </a>
            <DeleteList key={list.id} list={list} />
          </div>
        </>
      ) : null}
      {query.data && !list ? <p className="small quiet">No list is kept yet.</p> : null}
      <KeepList rows={rows} lists={lists} />
    </div>
  );
}

function listWord({ name, holders }: List): string {
  return `${name}, ${holders.length === 1 ? "1 holder" : `${holders.length} holders`}`;
}

function DeleteList({ list }: { readonly list: List }): ReactNode {
  return (
    <AskReason
      act="Delete the list"
      title={`Delete the list “${list.name}”?`}
      hint="Nobody is offered it any more. Letters that were sent to it stay as they are."
      kind="plain"
      optional
      onReason={() => call(basics.Done, "DELETE", `/api/lists/${list.id}`)}
    />
  );
}

function KeepList({
  rows,
  lists,
}: {
  readonly rows: readonly HolderRow[];
  readonly lists: readonly List[];
}): ReactNode {
  const [name, setName] = useState("");
  const [tried, setTried] = useState(false);
  const kept = rows.filter((row) => !isEmptyRow(row));
  const same = lists.find((one) => one.name === name.trim());
  const keep = useAct(() => {
    const id = same?.id ?? newId();
    return call(basics.Done, "PUT", `/api/lists/${id}`, { name: name.trim(), holders: holdersOf(kept) });
  });
  const count = kept.length === 1 ? "1 holder" : `${kept.length} holders`;
  if (kept.length === 0) return null;
  return (
    <div className="take-list">
      <TextField
        label={`Keep the ${count} above as a list`}
        value={name}
        onChange={setName}
        error={tried && name.trim() === "" ? "A list needs a name." : null}
      />
      <Button
        busy={keep.isPending}
        onPress={() => (name.trim() === "" ? setTried(true) : keep.mutate(undefined))}
      >
        {same ? `Replace “${same.name}”` : "Keep it"}
      </Button>
      <ProblemNote error={keep.error} />
      <span className="label" role="status">
        {keep.isSuccess ? "Kept." : ""}
      </span>
    </div>
  );
}

/** 128 random bits: a request that is repeated names the same list. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
