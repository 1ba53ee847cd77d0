import { basics, type coordination } from "@chirograph/wire";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { call } from "../../api.ts";
import { severities, severityWords } from "../matrix/matrix-words.ts";
import { Answered } from "../parts/answered.tsx";
import { Choices } from "../parts/field.tsx";
import { SaveRow } from "../parts/save-row.tsx";
import { useAct } from "../parts/use-act.ts";
import { coordinationQuery, sessionQuery } from "../queries.ts";
import { HoursField } from "./hours-field.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

type Rules = coordination.Coordination;
type Set = (change: Partial<Rules>) => void;

/** The office's rules for coordination: what holds an approval, and when holders are reminded. */
export function CoordinationPage(): ReactNode {
  const query = useQuery(coordinationQuery);
  return (
    <SettingsFrame title="Coordination">
      <Answered query={query}>{(rules) => <RulesForm rules={rules} />}</Answered>
    </SettingsFrame>
  );
}

function RulesForm({ rules }: { readonly rules: Rules }): ReactNode {
  const [form, setForm] = useState(rules);
  const set: Set = (change) => setForm((now) => ({ ...now, ...change }));
  const { data } = useSuspenseQuery(sessionQuery);
  const may = data.person?.roles.includes("administrator") ?? false;
  const save = useAct((next: Rules) => call(basics.Done, "PUT", "/api/coordination", next));
  return (
    <div className="stack rules">
      <p className="small quiet">
        {may ? "" : "An administrator changes these. "}These count for every letter from the moment they are
        saved. Each change is <Link to="/office/settings/record">on record</Link>,{" "}
        {may ? "under your name" : "under their name"}.
      </p>
      <Holding form={form} set={set} />
      <Reminding form={form} set={set} />
      <SaveRow
        act="Save the rules"
        save={save}
        value={form}
        refusal={may ? null : "Only an administrator changes this."}
      />
    </div>
  );
}

type PartProps = { readonly form: Rules; readonly set: Set };

function Holding({ form, set }: PartProps): ReactNode {
  return (
    <>
      <Choices
        legend="A holder who must answer is silent"
        value={form.silentRequired}
        onChange={(silentRequired) => set({ silentRequired })}
        options={[
          {
            value: "hold",
            word: "The letter waits",
            means: "It cannot be approved until they answer, or a signer goes on without them, by name.",
          },
          {
            value: "show",
            word: "The signer sees it",
            means: "It is said on the signer’s page and holds nothing.",
          },
        ]}
      />
      <Choices
        legend="A holder objects to the answer to a critical or major comment"
        value={form.objections}
        onChange={(objections) => set({ objections })}
        options={[
          {
            value: "hold",
            word: "The letter waits",
            means: "Until the holder is satisfied, the answer changes, or a signer overrides it by name.",
          },
          { value: "show", word: "The signer sees it", means: "In full, on the signer’s page." },
        ]}
      />
      <DisposeFirst form={form} set={set} />
    </>
  );
}

/** Critical ones always must: no rule of an office lets a letter go out over one that nobody answered. */
function DisposeFirst({ form, set }: PartProps): ReactNode {
  const toggle = (one: (typeof severities)[number], on: boolean) =>
    set({ disposeFirst: severities.filter((all) => (all === one ? on : form.disposeFirst.includes(all))) });
  return (
    <fieldset className="field">
      <legend>Comments that must be answered before anyone approves</legend>
      <div className="boxes">
        {severities.map((one) => {
          const always = one === "critical";
          return (
            <label className="box" key={one}>
              <input
                type="checkbox"
                checked={always || form.disposeFirst.includes(one)}
                disabled={always}
                onChange={(event) => toggle(one, event.target.checked)}
              />
              <span>{severityWords[one]}</span>
              {always ? <small>always</small> : null}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

function Reminding({ form, set }: PartProps): ReactNode {
  return (
    <div className="suspense">
      <HoursField
        legend="Remind who is silent"
        when="before"
        hours={form.remindBefore}
        onChange={(remindBefore) => set({ remindBefore })}
      />
      <HoursField
        legend="Remind again when it is late"
        when="late"
        hours={form.remindAfter}
        onChange={(remindAfter) => set({ remindAfter })}
      />
    </div>
  );
}
