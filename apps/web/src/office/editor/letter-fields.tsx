import type { text } from "@chirograph/wire";
import type { ReactNode } from "react";
import { Field, Select, TextField } from "../parts/field.tsx";
import { EnclosuresField } from "./enclosures-field.tsx";
import { LinesField } from "./lines-field.tsx";

type LetterText = text.LetterText;
type Props = {
  readonly text: LetterText;
  readonly set: (change: Partial<LetterText>) => void;
};

/** What stands above the paragraphs. */
export function HeadFields({ text, set }: Props): ReactNode {
  return (
    <div className="letter-fields">
      <TextField
        label="Subject"
        className="input input--subject"
        lang={text.language}
        value={text.subject}
        onChange={(subject) => set({ subject })}
      />
      <div className="letter-fields__row">
        <TextField label="From" value={text.from} onChange={(from) => set({ from })} />
        <DateField date={text.date} onChange={(date) => set({ date })} />
      </div>
      <div className="letter-fields__row">
        <LinesField label="To" hint="One a line." lines={text.to} onChange={(to) => set({ to })} />
        <LinesField
          label="Through"
          hint="One a line."
          lines={text.through}
          onChange={(through) => set({ through })}
        />
      </div>
    </div>
  );
}

function DateField(props: { readonly date: string; readonly onChange: (date: string) => void }): ReactNode {
  return (
    <Field label="Date">
      {(wiring) => (
        <input
          className="input"
          type="date"
          required
          {...wiring}
          value={props.date}
          // A half-typed date is no date: the letter keeps the last whole one.
          onChange={(event) => event.target.value && props.onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** What stands below the paragraphs, and what the whole letter is. */
export function FootFields({ text, set }: Props): ReactNode {
  const { signature } = text;
  return (
    <div className="letter-fields">
      <div className="letter-fields__row">
        <TextField
          label="Signed by, name"
          value={signature.name}
          onChange={(name) => set({ signature: { ...signature, name } })}
        />
        <TextField
          label="Signed by, title"
          value={signature.title}
          onChange={(title) => set({ signature: { ...signature, title } })}
        />
      </div>
      <div className="letter-fields__row">
        <EnclosuresField enclosures={text.enclosures} onChange={(enclosures) => set({ enclosures })} />
        <LinesField
          label="Distribution"
          hint="One a line."
          lines={text.distribution}
          onChange={(distribution) => set({ distribution })}
        />
      </div>
    </div>
  );
}

const effects = [
  ["binding", "Binding: it decides"],
  ["non-binding", "Non-binding: it recommends"],
  ["informational", "Informational: it tells"],
] as const;
const bases = [
  ["none", "Nothing named"],
  ["incoming-letter", "An incoming letter"],
  ["authority", "An authority"],
] as const;

export function NatureFields({ text, set }: Props): ReactNode {
  const kind = text.basis?.kind ?? "none";
  return (
    <div className="letter-fields">
      <div className="letter-fields__row">
        <Select label="Effect" value={text.effect} options={effects} onChange={(effect) => set({ effect })} />
        <Select
          label="Language"
          value={text.language}
          options={[
            ["en", "English"],
            ["ar", "Arabic, العربية"],
          ]}
          onChange={(language) => set({ language })}
        />
      </div>
      <div className="letter-fields__row">
        <Select
          label="It rests on"
          value={kind}
          options={bases}
          onChange={(next) =>
            set({ basis: next === "none" ? null : { kind: next, reference: text.basis?.reference ?? "" } })
          }
        />
        {text.basis ? (
          <TextField
            label="Its reference"
            value={text.basis.reference}
            onChange={(reference) => set({ basis: text.basis && { ...text.basis, reference } })}
          />
        ) : null}
      </div>
      <TextField
        label="Handling marking"
        hint="Printed on every page, such as “Internal until released”. May stay empty."
        value={text.handling}
        onChange={(handling) => set({ handling })}
      />
    </div>
  );
}
