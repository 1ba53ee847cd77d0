import { basics, type office } from "@chirograph/wire";
import { useState, type ReactNode } from "react";
import { call } from "../../api.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Select } from "../parts/field.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";

/** A person leaves the office: their access ends, and someone takes over their part in letters. */
export function LeaveDialog(props: {
  readonly person: office.PersonView;
  readonly people: readonly office.PersonView[];
  readonly onClose: () => void;
}): ReactNode {
  const { person, people, onClose } = props;
  const [successor, setSuccessor] = useState("");
  const others = people.filter((one) => one.left === null && one.id !== person.id);
  const leave = useAct(
    () => call(basics.Done, "POST", `/api/people/${person.id}/leave`, { successor: successor || null }),
    onClose,
  );
  return (
    <Dialog title={`${person.name} leaves the office?`} onClose={onClose}>
      <p className="small">
        Their passkeys and sessions end at once. What they did stays on record under their name.
      </p>
      <Select
        label="Their letters go to"
        value={successor}
        options={[["", "Nobody"], ...others.map((one) => [one.id, one.name] as const)]}
        onChange={setSuccessor}
      />
      <ProblemNote error={leave.error} />
      <div className="btns">
        <Button kind="stop" busy={leave.isPending} onPress={() => leave.mutate(undefined)}>
          End the access of {person.name}
        </Button>
        <Button kind="plain" onPress={onClose}>
          Leave it as it is
        </Button>
      </div>
    </Dialog>
  );
}
