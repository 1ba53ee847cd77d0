import { basics, letter, office } from "@chirograph/wire";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { call } from "../../api.ts";
import { Answered } from "../parts/answered.tsx";
import { Button } from "../parts/button.tsx";
import { Select } from "../parts/field.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { peopleQuery, sessionQuery } from "../queries.ts";
import { refusalOf } from "./acts.ts";
import { useLetter } from "./letter-context.ts";

const partWords: Readonly<Record<letter.Part, string>> = {
  author: "author",
  "action-officer": "action officer",
  signer: "signer",
  releaser: "releaser",
  reader: "reader",
};
const partOptions = letter.Part.options.map((part) => [part, partWords[part]] as const);

/** Who may see this letter, and as what. Nobody else can. */
export function PeopleTab(): ReactNode {
  const { view } = useLetter();
  const query = useQuery(peopleQuery);
  const missing = (["signer", "releaser"] as const).filter(
    (part) => !view.access.some((one) => one.parts.includes(part)),
  );
  return (
    <section className="stack" aria-labelledby="people">
      <h3 id="people">Who is on this letter</h3>
      <p className="small quiet">Only they can see it. Each person reads a copy of their own.</p>
      {missing.length > 0 ? (
        <p className="note" data-verdict="unsigned-draft">
          <b>Nobody is named as {missing.join(" or as ")}.</b> The letter cannot be{" "}
          {missing.includes("signer") ? "approved" : "released"} before.
        </p>
      ) : null}
      <AccessList />
      <Answered query={query}>{(data) => <Name people={data.people} />}</Answered>
    </section>
  );
}

function AccessList(): ReactNode {
  const { view } = useLetter();
  return (
    <ul className="versions">
      {view.access.map(({ person, parts }) => (
        <li key={person.id}>
          <span>
            <b>{person.name}</b>, {parts.map((part) => partWords[part]).join(", ")}
          </span>
          <TakeOff person={person} />
        </li>
      ))}
    </ul>
  );
}

function TakeOff({ person }: { readonly person: { readonly id: string; readonly name: string } }): ReactNode {
  const { view } = useLetter();
  const session = useSuspenseQuery(sessionQuery);
  const take = useAct(() => call(basics.Done, "DELETE", `/api/letters/${view.id}/access/${person.id}`));
  if (person.id === session.data.person?.id) return <span className="label">you</span>;
  return (
    <>
      <Button
        kind="plain"
        busy={take.isPending}
        refusal={refusalOf(view, "revoke-access")}
        label={`Take off ${person.name}`}
        onPress={() => take.mutate(undefined)}
      >
        Take off
      </Button>
      <ProblemNote error={take.error} />
    </>
  );
}

function Name({ people }: { readonly people: readonly office.PersonView[] }): ReactNode {
  const { view } = useLetter();
  const active = people.filter((person) => person.left === null);
  const [part, setPart] = useState<letter.Part>("signer");
  const fitting = active.filter((person) => fits(person, part));
  const [chosen, setPerson] = useState("");
  const person = fitting.find((one) => one.id === chosen) ?? fitting[0];
  const grant = useAct(() =>
    call(basics.Done, "POST", `/api/letters/${view.id}/access`, { person: person?.id, part }),
  );
  return (
    <div className="stack boxed">
      <div className="letter-fields__row">
        <Select label="As" value={part} options={partOptions} onChange={setPart} />
        <Select
          label="Person"
          value={person?.id ?? ""}
          options={fitting.map(
            (one) => [one.id, one.title ? `${one.name}, ${one.title}` : one.name] as const,
          )}
          onChange={setPerson}
        />
      </div>
      <ProblemNote error={grant.error} />
      <Button
        busy={grant.isPending}
        refusal={
          refusalOf(view, "grant-access") ?? (person ? null : `Nobody in the office is a ${partWords[part]}.`)
        }
        onPress={() => grant.mutate(undefined)}
      >
        {person ? `Name ${person.name} as ${partWords[part]}` : "Name them"}
      </Button>
    </div>
  );
}

/** A part that signs or releases needs the role as well; reading does not. */
function fits(person: office.PersonView, part: letter.Part): boolean {
  return part === "reader" || person.roles.includes(part);
}
