import { coordination } from "@chirograph/wire";
import { useState, type ReactNode } from "react";
import { call, Problem } from "../../api.ts";
import { Button } from "../parts/button.tsx";
import { Field, TextArea } from "../parts/field.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { csvCharacters } from "./csv-characters.ts";
import { emptyRow, type HolderRow } from "./holder-rows.ts";

const MOST_CHARACTERS = 1_000_000;

/** Holders from a spreadsheet: what was understood is shown before it is taken, and so is every line that was not. */
export function CsvImport({ add }: { readonly add: (rows: HolderRow[]) => void }): ReactNode {
  const [csv, setCsv] = useState("");
  const read = useAct(readCsv);
  const take = () => {
    add((read.data?.holders ?? []).map((holder) => ({ ...emptyRow, ...holder })));
    setCsv("");
    read.reset();
  };
  const setText = (text: string) => {
    setCsv(text);
    read.mutate(text);
  };
  return (
    <div className="stack">
      <Field
        label="A CSV file"
        hint="The first line names its columns: Name, Organisation, Acting for, E-mail, Answers through, Required, Turn, Passing on, Instructions. Only the name is needed."
      >
        {(wiring) => (
          <input
            {...wiring}
            className="input"
            type="file"
            accept=".csv,.tsv,.txt,text/csv"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file)
                void file.arrayBuffer().then((bytes) => setText(csvCharacters(new Uint8Array(bytes))));
            }}
          />
        )}
      </Field>
      <TextArea label="Or its lines, pasted" value={csv} onChange={setCsv} className="input area code" />
      <ProblemNote error={read.error} />
      {read.data ? (
        <Understood read={read.data} take={take} />
      ) : (
        <Button
          busy={read.isPending}
          refusal={csv.trim() === "" ? "Choose a file or paste its lines." : null}
          onPress={() => read.mutate(csv)}
        >
          Read the list
        </Button>
      )}
    </div>
  );
}

function readCsv(csv: string): Promise<CsvRead> {
  if (csv.length > MOST_CHARACTERS)
    throw new Problem(
      "too-big",
      "This file is too long for a list of holders. Choose one of up to 500 lines.",
      0,
    );
  return call(coordination.CsvRead, "POST", "/api/lists/read", { csv });
}

type CsvRead = ReturnType<typeof coordination.CsvRead.parse>;

function Understood({ read, take }: { readonly read: CsvRead; readonly take: () => void }): ReactNode {
  const { holders, problems } = read;
  const count = holders.length === 1 ? "1 holder" : `${holders.length} holders`;
  return (
    <div className="stack" role="status">
      {holders.length > 0 ? (
        <ul className="understood">
          {holders.map((holder, i) => (
            <li key={i} dir="auto">
              <b>{holder.name}</b>
              {holder.organisation ? `, ${holder.organisation}` : ""}
              {holder.through ? <span className="label"> answers through {holder.through}</span> : null}
              {holder.required && !holder.through ? <span className="label"> must answer</span> : null}
              {holder.stage > 1 ? <span className="label"> turn {holder.stage}</span> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {problems.length > 0 ? (
        <div className="note note--error">
          <b>
            {problems.length === 1 ? "1 line was" : `${problems.length} lines were`} not understood and{" "}
            {problems.length === 1 ? "is" : "are"} left out.
          </b>
          <ul>
            {problems.map((problem) => (
              <li key={problem.line}>
                Line {problem.line}: {problem.why}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <Button refusal={holders.length === 0 ? "No line names a holder." : null} onPress={take}>
        Add {count}
      </Button>
    </div>
  );
}
