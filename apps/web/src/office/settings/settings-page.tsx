import { office } from "@chirograph/wire";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { basics } from "@chirograph/wire";
import { call } from "../../api.ts";
import { Answered } from "../parts/answered.tsx";
import { linesOf, Select, TextArea, TextField } from "../parts/field.tsx";
import { SaveRow } from "../parts/save-row.tsx";
import { useAct } from "../parts/use-act.ts";
import { sessionQuery, settingsQuery } from "../queries.ts";
import { SettingsFrame } from "./settings-frame.tsx";

const counts = ["1", "2", "3", "4", "5"].map((n) => [n, n === "1" ? "1 person" : `${n} people`] as const);

/** What the office decides about itself. */
export function SettingsPage(): ReactNode {
  const query = useQuery(settingsQuery);
  return (
    <SettingsFrame title="The office">
      <Answered query={query}>{(settings) => <SettingsForm settings={settings} />}</Answered>
    </SettingsFrame>
  );
}

function SettingsForm({ settings }: { readonly settings: office.Settings }): ReactNode {
  const [form, setForm] = useState(() => ({ ...settings, letterhead: settings.letterhead.join("\n") }));
  const set = (change: Partial<typeof form>) => setForm((now) => ({ ...now, ...change }));
  const { data } = useSuspenseQuery(sessionQuery);
  const may = data.person?.roles.includes("administrator") ?? false;
  const next = { ...form, letterhead: linesOf(form.letterhead) };
  const checked = office.Settings.safeParse(next);
  const save = useAct((said: office.Settings) => call(basics.Done, "PUT", "/api/settings", said));
  return (
    <div className="stack narrow">
      <TextField label="Name" value={form.name} onChange={(name) => set({ name })} />
      <TextArea
        label="Lines under the name"
        hint="One a line, on letters opened from now on."
        value={form.letterhead}
        onChange={(letterhead) => set({ letterhead })}
      />
      <TextField
        label="How the public reaches you"
        value={form.contact}
        onChange={(contact) => set({ contact })}
      />
      <TextField
        label="Numbering of letters"
        hint="{year} and {number} are filled in."
        className="input code"
        dir="ltr"
        value={form.numbering}
        onChange={(numbering) => set({ numbering })}
      />
      <Select
        label="Who must approve a letter"
        hint="Different people, each with their passkey."
        value={String(form.signersRequired)}
        options={counts}
        onChange={(n) => set({ signersRequired: Number(n) })}
      />
      <dl className="pairs">
        <dt>Public address</dt>
        <dd>
          <code>{form.publicAddress}</code>, for ever: letters and passkeys are bound to it
        </dd>
      </dl>
      <SaveRow
        act="Save the settings"
        save={save}
        value={next}
        refusal={may ? (checked.error?.issues[0]?.message ?? null) : "Only an administrator changes this."}
      />
    </div>
  );
}
