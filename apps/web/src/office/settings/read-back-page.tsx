import { basics, readBack } from "@chirograph/wire";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId, useState, type ReactNode } from "react";
import { call } from "../../api.ts";
import { Answered } from "../parts/answered.tsx";
import { Choices } from "../parts/field.tsx";
import { SaveRow } from "../parts/save-row.tsx";
import { useAct } from "../parts/use-act.ts";
import { sessionQuery } from "../queries.ts";
import { seenOnce, smallestPassing, wilson } from "../read-back/interval.ts";
import { modelReaderQuery, ruleQuery } from "../read-back/read-back-queries.ts";
import { countOf, percents, readersWord, type Rule } from "../read-back/read-back-words.ts";
import { ModelReaderForm } from "./model-reader-form.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

/** When the office takes a letter as read back, and whether a program may read drafts as well. */
export function ReadBackPage(): ReactNode {
  const rule = useQuery(ruleQuery);
  const model = useQuery(modelReaderQuery);
  return (
    <SettingsFrame title="Read-back">
      <Answered query={rule}>{(now) => <RuleForm rule={now} />}</Answered>
      <Answered query={model}>{(now) => <ModelReaderForm now={now} />}</Answered>
    </SettingsFrame>
  );
}

function RuleForm({ rule }: { readonly rule: Rule }): ReactNode {
  const [form, setForm] = useState(rule);
  const set = (change: Partial<Rule>) => setForm((now) => ({ ...now, ...change }));
  const { data } = useSuspenseQuery(sessionQuery);
  const may = data.person?.roles.includes("administrator") ?? false;
  const save = useAct((next: Rule) => call(basics.Done, "PUT", "/api/read-back-rule", next));
  const checked = readBack.ReadBackRule.safeParse(form);
  return (
    <div className="stack rules">
      <p className="small quiet">
        {may ? "" : "An administrator changes this. "}It counts for every letter from the moment it is saved.
        Each change is <Link to="/office/settings/record">on record</Link>.
      </p>
      <Sentence form={form} set={set} />
      <Choices
        legend="Which letters wait for it"
        value={form.hold}
        onChange={(hold) => set({ hold })}
        options={[
          {
            value: "with-points",
            word: "Letters with points",
            means: "Whoever states points waits for readers; a letter without points does not.",
          },
          { value: "always", word: "Every letter", means: "None is approved without points and readers." },
          { value: "never", word: "None", means: "The result is shown to the signer and holds nothing." },
        ]}
      />
      <SaveRow
        act="Save the rule"
        save={save}
        value={form}
        refusal={
          may
            ? checked.success
              ? null
              : "Ask for 1 to 100 readers, and for 50 to 100 % of them."
            : "Only an administrator changes this."
        }
      />
    </div>
  );
}

type SentenceProps = { readonly form: Rule; readonly set: (change: Partial<Rule>) => void };
/** The share with which the field begins when not all must agree. */
const USUAL_SHARE = 80;

/** The rule as a sentence whose numbers are fields, with what the smallest result that passes would have shown. */
function Sentence({ form, set }: SentenceProps): ReactNode {
  const all = form.share === 100;
  return (
    <fieldset className="field">
      <legend>A letter is read back when</legend>
      <p className="rule-sentence">
        every point was read as intended by{" "}
        <label>
          <span className="vh">How many of them</span>
          <select
            className="input"
            value={all ? "all" : "share"}
            onChange={(event) => set({ share: event.target.value === "all" ? 100 : USUAL_SHARE })}
          >
            <option value="all">all</option>
            <option value="share">at least</option>
          </select>
        </label>{" "}
        {all ? null : (
          <>
            <NumberField
              label="Percent"
              value={form.share}
              min={50}
              max={99}
              set={(share) => set({ share })}
            />{" "}
            %{" "}
          </>
        )}
        of at least{" "}
        <NumberField
          label="Fresh readers at least"
          value={form.readers}
          min={1}
          max={100}
          set={(readers) => set({ readers })}
        />{" "}
        fresh readers in the last round.
      </p>
      <p className="small quiet" role="status">
        {smallest(form)}
      </p>
    </fieldset>
  );
}

function smallest(form: Rule): string {
  if (!readBack.ReadBackRule.safeParse(form).success)
    return "Ask for 1 to 100 readers, and for 50 to 100 % of them.";
  const least = smallestPassing(form);
  const shown = percents(wilson(least.intended, least.readers));
  return `The smallest result that passes is ${countOf(least)}: it leaves ${shown} of all readers who would read the point as intended (Wilson, 95 %). A misreading that 15 % of all readers would have is seen at least once by ${readersWord(form.readers)} with probability ${seenOnce(0.15, form.readers).toFixed(2)}.`;
}

type NumberProps = {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly set: (value: number) => void;
};

/** A number inside a sentence. What is typed stays, also where it is no number yet. */
function NumberField({ label, value, min, max, set }: NumberProps): ReactNode {
  const id = useId();
  const [typed, setTyped] = useState(String(value));
  const type = (text: string) => {
    setTyped(text);
    set(/^\d{1,3}$/u.test(text) ? Number(text) : 0);
  };
  return (
    <>
      <label className="vh" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="input"
        type="number"
        inputMode="numeric"
        min={min}
        max={max}
        value={typed}
        aria-invalid={value < min || value > max || undefined}
        onChange={(event) => type(event.target.value)}
      />
    </>
  );
}
