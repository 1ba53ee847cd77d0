import { basics, office } from "@chirograph/wire";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { call } from "../../api.ts";
import { longDay } from "../moments.ts";
import { Button } from "../parts/button.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { sessionQuery } from "../queries.ts";
import { LeaveDialog } from "./leave-dialog.tsx";
import { RoleBoxes } from "./role-boxes.tsx";
import { roleWords } from "./roles.ts";
import { SealingNotes } from "./sealing-notes.tsx";

type Props = {
  readonly person: office.PersonView;
  readonly people: readonly office.PersonView[];
  readonly onLink: (shown: { link: string; name: string }) => void;
};

/** One person: who they are and, opened, what an administrator can do for them. */
export function PersonRow(props: Props): ReactNode {
  const { person } = props;
  const [open, setOpen] = useState(false);
  const { data } = useSuspenseQuery(sessionQuery);
  const may = data.person?.roles.includes("administrator") ?? false;
  return (
    <li>
      <div className="people__head">
        <span dir="auto">
          <b>{person.name}</b>
          {person.title ? `, ${person.title}` : ""}
          <span className="quiet under">{roleWords(person.roles)}</span>
          <span className="label under">{standing(person)}</span>
        </span>
        {person.left === null || person.toTakeOff > 0 ? (
          <Button
            kind="plain"
            expanded={open}
            label={`${open ? "Less" : "More"} on ${person.name}`}
            refusal={may ? null : "For administrators"}
            onPress={() => setOpen(!open)}
          >
            {open ? "Less" : "More"}
          </Button>
        ) : null}
      </div>
      {open ? <PersonActs {...props} /> : null}
    </li>
  );
}

/** What stands between a person and their work. */
function standing(person: office.PersonView): string {
  if (person.left) {
    const left = `Left on ${longDay(person.left)}`;
    return person.toTakeOff > 0 ? `${left}, and the sealing process still knows their passkey` : left;
  }
  if (person.recoveryAskedBy) return "A recovery was asked for and needs a second administrator";
  if (person.passkeys.length === 0)
    return person.invited ? "Has a link, no passkey yet" : "No passkey, and no link";
  const keys = person.passkeys.length === 1 ? "1 passkey" : `${person.passkeys.length} passkeys`;
  return person.toConfirm > 0 ? `${keys}, not yet confirmed for signing` : keys;
}

function PersonActs(props: Props): ReactNode {
  const { person } = props;
  return (
    <div className="stack person-acts">
      <SealingNotes person={person} />
      {person.left === null ? (
        <>
          <Roles person={person} />
          <Links {...props} />
        </>
      ) : null}
    </div>
  );
}

function Roles({ person }: { readonly person: office.PersonView }): ReactNode {
  const [roles, setRoles] = useState(person.roles);
  const save = useAct(() => call(basics.Done, "PUT", `/api/people/${person.id}/roles`, { roles }));
  const same = roles.length === person.roles.length && roles.every((role) => person.roles.includes(role));
  return (
    <div className="stack">
      <RoleBoxes roles={roles} onChange={setRoles} />
      <ProblemNote error={save.error} />
      <Button
        busy={save.isPending}
        refusal={same ? "Nothing is changed." : null}
        onPress={() => save.mutate(undefined)}
      >
        Save the roles of {person.name}
      </Button>
    </div>
  );
}

function Links({ person, people, onLink }: Props): ReactNode {
  const [leaving, setLeaving] = useState(false);
  const again = useAct(
    () => call(office.Invitation, "POST", `/api/people/${person.id}/invitation`, {}),
    ({ link }) => onLink({ link, name: person.name }),
  );
  const recover = useAct(
    () => call(office.RecoveryAsked, "POST", `/api/people/${person.id}/recovery`, {}),
    ({ link }) => {
      if (link) onLink({ link, name: person.name });
    },
  );
  return (
    <>
      <ProblemNote error={again.error ?? recover.error} />
      <div className="btns">
        {person.passkeys.length === 0 ? (
          <Button busy={again.isPending} onPress={() => again.mutate(undefined)}>
            Make a new link
          </Button>
        ) : (
          <Button busy={recover.isPending} onPress={() => recover.mutate(undefined)}>
            {person.recoveryAskedBy ? "Confirm the recovery, as second administrator" : "Ask for a recovery"}
          </Button>
        )}
        <Button kind="stop" onPress={() => setLeaving(true)}>
          {person.name} leaves
        </Button>
      </div>
      {leaving ? <LeaveDialog person={person} people={people} onClose={() => setLeaving(false)} /> : null}
    </>
  );
}
