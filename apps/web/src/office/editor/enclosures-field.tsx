import { letter, type text } from "@chirograph/wire";
import type { ReactNode } from "react";
import { call } from "../../api.ts";
import { useLetter } from "../letter/letter-context.ts";
import { Field } from "../parts/field.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { LinesField } from "./lines-field.tsx";

type Enclosures = text.LetterText["enclosures"];
type Props = { readonly enclosures: Enclosures; readonly onChange: (enclosures: Enclosures) => void };

/** Titles as they are printed, and files behind them: a file's SHA-256 is printed too, so that the signature covers it. */
export function EnclosuresField({ enclosures, onChange }: Props): ReactNode {
  const { view } = useLetter();
  const keep = useAct(
    (file: File) => {
      const body = new FormData();
      body.append("file", file);
      return call(letter.EnclosureKept, "POST", `/api/letters/${view.id}/enclosures`, body);
    },
    ({ title, file }) => onChange([...enclosures, { title, file }]),
  );
  const files = enclosures.filter((one) => one.file !== null);
  return (
    <div className="stack">
      <LinesField
        label="Enclosures"
        hint="One title a line."
        lines={enclosures.map((one) => one.title)}
        onChange={(titles) => onChange(titles.map((title) => known(enclosures, title)))}
      />
      <Field label="Enclose a file" hint="It goes out as it is, without a copy’s mark.">
        {(wiring) => (
          <input
            {...wiring}
            className="input"
            type="file"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file) keep.mutate(file);
              event.target.value = "";
            }}
          />
        )}
      </Field>
      <ProblemNote error={keep.error} />
      {files.length > 0 ? (
        <ul className="small">
          {files.map((one) => (
            <li key={one.file}>
              <a href={`/api/letters/${view.id}/enclosures/${one.file}`}>{one.title}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** A title that was there keeps its file; a new one has none. */
function known(enclosures: Enclosures, title: string): Enclosures[number] {
  return enclosures.find((one) => one.title === title) ?? { title, file: null };
}
