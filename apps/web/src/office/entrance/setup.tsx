import { office } from "@chirograph/wire";
import { useState, type FormEvent, type ReactNode } from "react";
import { call } from "../../api.ts";
import { usePageTitle } from "../page-title.ts";
import { Button } from "../parts/button.tsx";
import { Choices, linesOf, TextArea, TextField } from "../parts/field.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { makePasskey } from "../passkey.ts";
import { Door, tokenInAddress } from "./door.tsx";
import { addressError, initialsOf, type Where } from "./public-address.ts";
import { RecoveryCodeSheet } from "./recovery-codes.tsx";

const empty = {
  name: "",
  letterhead: "",
  where: (location.hostname === "localhost" ? "trial" : "own") as Where,
  address: location.hostname === "localhost" ? "https://" : location.origin,
  contact: "",
  numbering: "",
  person: "",
  title: "",
  mail: "",
};
type SetupForm = typeof empty;

/** The first page of an empty office: its name and address, and the first administrator with a passkey. */
export function Setup(): ReactNode {
  usePageTitle("Set up the office");
  const [token] = useState(tokenInAddress);
  const [form, setForm] = useState(empty);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const found = useAct(() => foundOffice(token, form), setCodes);
  if (codes) {
    return (
      <Door>
        <RecoveryCodeSheet codes={codes} whose={form.person} onPrinted={() => location.replace("/office")} />
      </Door>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (missingIn(form) === null) found.mutate(undefined);
  };
  return (
    <Door>
      <form className="stack setup" onSubmit={submit}>
        <h1>Set up this office.</h1>
        <p className="lead quiet">One page, then a passkey. You become its first administrator.</p>
        <OfficePart form={form} set={(change) => setForm({ ...form, ...change })} />
        <AddressPart form={form} set={(change) => setForm({ ...form, ...change })} />
        <PersonPart form={form} set={(change) => setForm({ ...form, ...change })} />
        <ProblemNote error={found.error} />
        <Button type="submit" kind="go" busy={found.isPending} refusal={missingIn(form)}>
          Make your passkey and set up the office
        </Button>
      </form>
    </Door>
  );
}

type PartProps = { readonly form: SetupForm; readonly set: (change: Partial<SetupForm>) => void };

function OfficePart({ form, set }: PartProps): ReactNode {
  return (
    <fieldset className="stack part">
      <legend>The office</legend>
      <TextField
        label="Name"
        hint="As it stands at the head of every letter."
        autoComplete="organization"
        value={form.name}
        onChange={(name) => set({ name })}
      />
      <TextArea
        label="Lines under the name"
        hint="Street, town, telephone; one line each. May stay empty."
        value={form.letterhead}
        onChange={(letterhead) => set({ letterhead })}
      />
      <TextField
        label="How the public reaches you"
        hint="One line, shown whenever a paper cannot be found: a telephone number or a mail address."
        value={form.contact}
        onChange={(contact) => set({ contact })}
      />
      <TextField
        label="Numbering of letters"
        hint={`{year} and {number} are filled in. Left empty, it is ${numberingFor(form)}.`}
        className="input code"
        dir="ltr"
        value={form.numbering}
        onChange={(numbering) => set({ numbering })}
      />
    </fieldset>
  );
}

function AddressPart({ form, set }: PartProps): ReactNode {
  const options = [
    {
      value: "trial" as const,
      word: "A trial on this machine",
      means: `At ${location.origin}. Every copy says that it is a trial. Moving to a real address later means starting again.`,
    },
    {
      value: "own" as const,
      word: "An address of its own",
      means: "Where anyone can open it and check a letter.",
    },
  ];
  return (
    <div className="stack part">
      <Choices
        legend="Public address"
        value={form.where}
        onChange={(where) => set({ where })}
        options={options}
      />
      {form.where === "own" ? (
        <TextField
          label="Address"
          type="url"
          dir="ltr"
          className="input code"
          hint="It is printed on every letter, and every passkey is bound to it for ever. It cannot be changed afterwards."
          error={form.address.length > 8 ? addressError(form) : null}
          value={form.address}
          onChange={(address) => set({ address })}
        />
      ) : null}
    </div>
  );
}

function PersonPart({ form, set }: PartProps): ReactNode {
  return (
    <fieldset className="stack part">
      <legend>You</legend>
      <TextField
        label="Your name"
        autoComplete="name"
        value={form.person}
        onChange={(person) => set({ person })}
      />
      <TextField
        label="Your title"
        autoComplete="organization-title"
        value={form.title}
        onChange={(title) => set({ title })}
      />
      <TextField
        label="Your mail address"
        hint="Asked for with a recovery code. May stay empty."
        type="email"
        autoComplete="email"
        value={form.mail}
        onChange={(mail) => set({ mail })}
      />
    </fieldset>
  );
}

function numberingFor(form: SetupForm): string {
  return `${initialsOf(form.name)}/{year}/{number}`;
}

function missingIn(form: SetupForm): string | null {
  if (form.name.trim() === "") return "The office needs a name.";
  if (form.person.trim() === "") return "The first administrator needs a name.";
  return addressError(form);
}

async function foundOffice(token: string, form: SetupForm): Promise<readonly string[]> {
  const publicAddress = form.where === "trial" ? location.origin : new URL(form.address).origin;
  const settings = {
    name: form.name.trim(),
    letterhead: linesOf(form.letterhead),
    publicAddress,
    contact: form.contact.trim(),
    numbering: form.numbering.trim() || numberingFor(form),
    signersRequired: 1,
  };
  const person = { name: form.person.trim(), title: form.title.trim(), address: form.mail.trim() };
  const asked = { token, name: person.name, publicAddress };
  const { options } = await call(office.PasskeyOptions, "POST", "/api/setup/options", asked);
  const response = await makePasskey(options);
  const done = await call(office.RecoveryCodes, "POST", "/api/setup", { token, settings, person, response });
  return done.recoveryCodes;
}
