import type { decision } from "@chirograph/wire";
import { useId, type ReactNode } from "react";
import { Choices, Select, TextArea, TextField } from "../parts/field.tsx";
import type { DecisionDraft, DraftTroubles } from "./decision-draft.ts";
import { effectWords, stateOf } from "./decision-words.ts";

type Props = {
  readonly draft: DecisionDraft;
  readonly troubles: DraftTroubles;
  readonly known: readonly decision.DecisionView[];
  readonly set: (change: Partial<DecisionDraft>) => void;
};

/** What is decided, by whom, when and for how long. */
export function DecisionForm({ draft, troubles, known, set }: Props): ReactNode {
  return (
    <>
      <TextArea
        label="What is decided"
        hint="In whole sentences, as the authority decided it."
        rows={5}
        value={draft.what}
        error={troubles.what}
        onChange={(what) => set({ what })}
      />
      <Authority draft={draft} troubles={troubles} known={known} set={set} />
      <Days draft={draft} troubles={troubles} set={set} />
      <Select label="Effect" value={draft.effect} options={effects} onChange={(effect) => set({ effect })} />
      <Supersedes draft={draft} known={known} set={set} />
      <Choices
        legend="Who reads it"
        value={draft.read}
        options={readers}
        onChange={(read) => set({ read })}
      />
    </>
  );
}

const effects = (["binding", "non-binding", "informational"] as const).map(
  (effect) => [effect, effectWords[effect]] as const,
);
const readers = [
  {
    value: "internal",
    word: "Internal",
    means:
      "The office reads it. Of a released letter that announces it, the public learns only that it rests on a decision which is not published.",
  },
  {
    value: "public",
    word: "Public",
    means: "It has a page of its own for everyone, at once and for good.",
  },
] as const;

function Authority({ draft, troubles, known, set }: Props): ReactNode {
  const list = useId();
  const names = [...new Set(known.map(({ authority }) => authority))].toSorted();
  return (
    <>
      <TextField
        label="By which authority"
        hint="A board, a council, an office holder: such as “The Harbour Board”."
        list={list}
        value={draft.authority}
        error={troubles.authority}
        onChange={(authority) => set({ authority })}
      />
      <datalist id={list}>
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  );
}

function Days({ draft, troubles, set }: Omit<Props, "known">): ReactNode {
  return (
    <div className="days">
      <TextField
        label="Decided on"
        type="date"
        value={draft.decidedOn}
        error={troubles.decidedOn}
        onChange={(decidedOn) => set({ decidedOn })}
      />
      <TextField
        label="Valid from"
        type="date"
        value={draft.validFrom}
        error={troubles.validFrom}
        onChange={(validFrom) => set({ validFrom })}
      />
      <TextField
        label="Valid until, if it ends"
        type="date"
        value={draft.validUntil}
        error={troubles.validUntil}
        onChange={(validUntil) => set({ validUntil })}
      />
    </div>
  );
}

const SHORT = 80;

function named({ reference, what }: decision.DecisionView): string {
  return `${reference}: ${what.length > SHORT ? `${what.slice(0, SHORT)}…` : what}`;
}

function Supersedes({ draft, known, set }: Omit<Props, "troubles">): ReactNode {
  const standing = known.filter(({ status }) => status === "standing");
  const options = [
    ["", "None"] as const,
    ...standing.map(
      (one) => [one.id, stateOf(one) === "over" ? `${named(one)} (over)` : named(one)] as const,
    ),
  ];
  return (
    <Select
      label="Which decision it replaces"
      hint="That one ends at the moment when this one is entered."
      value={draft.supersedes}
      options={options}
      onChange={(supersedes) => set({ supersedes })}
    />
  );
}
