import { basics, office } from "@chirograph/wire";
import type { ReactNode } from "react";
import { call } from "../../api.ts";
import { Button } from "../parts/button.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { confirmWithPasskey } from "../passkey.ts";

type Person = { readonly person: office.PersonView };

/** The sealing process keeps a list of passkeys of its own. What an administrator has yet to tell it of one person. */
export function SealingNotes({ person }: Person): ReactNode {
  return (
    <>
      {person.toConfirm > 0 ? <Confirm person={person} /> : null}
      {person.toTakeOff > 0 ? <TakeOff person={person} /> : null}
    </>
  );
}

/** One change to the list, signed with the administrator's own passkey. */
function useListChange(person: string, act: "enrol" | "revoke") {
  return useAct(async () => {
    const path = `/api/people/${person}/sealing`;
    const { options } = await call(office.PasskeyOptions, "POST", `${path}/options`, { act });
    return call(basics.Done, "POST", path, { response: await confirmWithPasskey(options) });
  });
}

function Confirm({ person }: Person): ReactNode {
  const confirm = useListChange(person.id, "enrol");
  return (
    <div className="note stack">
      <p>
        <b>The sealing process does not know this passkey in these roles yet.</b> Make sure that it was{" "}
        {person.name} who made it: ask them by telephone or in person. Then confirm with your own.
      </p>
      <ProblemNote error={confirm.error} />
      <Button busy={confirm.isPending} onPress={() => confirm.mutate(undefined)}>
        Confirm the passkey of {person.name}
      </Button>
    </div>
  );
}

function TakeOff({ person }: Person): ReactNode {
  const takeOff = useListChange(person.id, "revoke");
  return (
    <div className="note stack">
      <p>
        <b>The sealing process still knows a passkey that {person.name} has no more.</b> It is of no use here
        already. Take it off that list too, with your own passkey; it never returns to it.
      </p>
      <ProblemNote error={takeOff.error} />
      <Button busy={takeOff.isPending} onPress={() => takeOff.mutate(undefined)}>
        Take the passkey of {person.name} off
      </Button>
    </div>
  );
}
