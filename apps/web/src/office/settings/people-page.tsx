import { office } from "@chirograph/wire";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { call } from "../../api.ts";
import { Answered } from "../parts/answered.tsx";
import { Button } from "../parts/button.tsx";
import { TextField } from "../parts/field.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { peopleQuery, sessionQuery } from "../queries.ts";
import { LinkOnce } from "./link-once.tsx";
import { PersonRow } from "./person-row.tsx";
import { RoleBoxes } from "./role-boxes.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

type Shown = { readonly link: string; readonly name: string };
type NewPerson = { name: string; title: string; address: string; roles: office.PersonView["roles"] };

/** Who works here, and what each may do. */
export function PeoplePage(): ReactNode {
  const query = useQuery(peopleQuery);
  const [shown, setShown] = useState<Shown | null>(null);
  return (
    <SettingsFrame title="People">
      {shown ? <LinkOnce link={shown.link} name={shown.name} onDone={() => setShown(null)} /> : null}
      <Answered query={query}>
        {(data) => (
          <ul className="people">
            {data.people.map((person) => (
              <PersonRow key={person.id} person={person} people={data.people} onLink={setShown} />
            ))}
          </ul>
        )}
      </Answered>
      <Invite onLink={setShown} />
    </SettingsFrame>
  );
}

const nobody: NewPerson = { name: "", title: "", address: "", roles: ["author", "action-officer"] };

function Invite({ onLink }: { readonly onLink: (shown: Shown) => void }): ReactNode {
  const [person, setPerson] = useState(nobody);
  const set = (change: Partial<NewPerson>) => setPerson((now) => ({ ...now, ...change }));
  const { data } = useSuspenseQuery(sessionQuery);
  const may = data.person?.roles.includes("administrator") ?? false;
  const invite = useAct(
    () => call(office.Invitation, "POST", "/api/people", person),
    ({ link }) => {
      onLink({ link, name: person.name });
      setPerson(nobody);
    },
  );
  const missing = person.name.trim() === "" ? "A person needs a name." : null;
  return (
    <section className="stack boxed narrow" aria-labelledby="invite">
      <h2 id="invite">Add a person</h2>
      <TextField label="Name" value={person.name} onChange={(name) => set({ name })} autoComplete="off" />
      <TextField label="Title" value={person.title} onChange={(title) => set({ title })} autoComplete="off" />
      <TextField
        label="Mail address"
        type="email"
        value={person.address}
        onChange={(address) => set({ address })}
        autoComplete="off"
      />
      <RoleBoxes roles={person.roles} onChange={(roles) => set({ roles })} />
      <ProblemNote error={invite.error} />
      <Button
        kind="go"
        busy={invite.isPending}
        refusal={may ? missing : "Only an administrator adds people."}
        onPress={() => invite.mutate(undefined)}
      >
        {person.name.trim() === "" ? "Add them" : `Add ${person.name.trim()}`}
      </Button>
    </section>
  );
}
