import type { ReactNode } from "react";
import { Choices } from "../parts/field.tsx";

export type Rules = {
  readonly silence: boolean;
  readonly shared: boolean;
  readonly ask: "changed" | "all";
};

/** What is declared before the first copy leaves, each choice with what it means. */
export function CirculationRules({
  rules,
  again,
  onChange,
}: {
  readonly rules: Rules;
  /** The version before, whose holders are asked again; null when there is none. */
  readonly again: number | null;
  readonly onChange: (change: Partial<Rules>) => void;
}): ReactNode {
  return (
    <div className="circulation-rules">
      {again === null ? null : (
        <Choices
          legend={`Who held version ${again}`}
          value={rules.ask}
          onChange={(ask) => onChange({ ask })}
          options={[
            {
              value: "changed",
              word: "Ask only those it touches",
              means:
                "Whose comments or passages changed, and who gave no position. The others are informed, and their position stands.",
            },
            { value: "all", word: "Ask everyone", means: "Each gives a position on the new version." },
          ]}
        />
      )}
      <Choices
        legend="If someone stays silent"
        value={rules.silence ? "concur" : "nothing"}
        onChange={(value) => onChange({ silence: value === "concur" })}
        options={[
          {
            value: "nothing",
            word: "Silence is no answer",
            means: "No response is never counted as concurrence.",
          },
          {
            value: "concur",
            word: "Silence procedure",
            means:
              "Who says nothing until the due date concurs. Holders read this above the letter, and the date can then only be moved later.",
          },
        ]}
      />
      <Choices
        legend="What holders see"
        value={rules.shared ? "shared" : "own"}
        onChange={(value) => onChange({ shared: value === "shared" })}
        options={[
          { value: "own", word: "Their own comments", means: "What others say stays with the office." },
          {
            value: "shared",
            word: "Each other’s comments",
            means: "With the name of the organisation. They are told so before they write.",
          },
        ]}
      />
    </div>
  );
}
