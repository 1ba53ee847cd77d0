import { coordination, type letter } from "@chirograph/wire";
import { useState, type ReactNode } from "react";
import { call } from "../../api.ts";
import { act, refusalOf } from "../letter/acts.ts";
import { AskReason } from "../parts/ask-reason.tsx";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { TextArea } from "../parts/field.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { silentCopies } from "./copy-state.ts";
import { SuspenseField } from "./suspense-field.tsx";
import { momentOf, wallClock } from "./suspense.ts";

type Circulation = NonNullable<letter.LetterView["circulation"]>;
type Props = { readonly view: letter.LetterView; readonly circulation: Circulation };

/** What can be done to an open circulation as a whole. */
export function CirculationActs({ view, circulation }: Props): ReactNode {
  if (!circulation.open) return null;
  return (
    <div className="btns">
      <Remind view={view} />
      <ChangeSuspense view={view} circulation={circulation} />
      <AskReason
        act="Recall the whole circulation"
        kind="plain"
        title={`Recall every copy of version ${circulation.version}?`}
        hint="Every link closes at once, and each holder reads that it was recalled, with this reason. What they said stays on record."
        refusal={refusalOf(view, "recall-circulation")}
        onReason={(reason) =>
          call(coordination.Recalled, "POST", `/api/letters/${view.id}/circulation/recall`, { reason })
        }
      />
    </div>
  );
}

/** A mail to those who are asked and silent; who has no address is told by telephone. */
export function Remind({
  view,
  copies = [],
}: {
  readonly view: letter.LetterView;
  /** These alone; none names all who are silent. */
  readonly copies?: readonly string[];
}): ReactNode {
  const silent = silentCopies(view).length;
  const remind = useAct(() =>
    call(coordination.Reminded, "POST", `/api/letters/${view.id}/circulation/remind`, { copies }),
  );
  if (silent === 0) return null;
  const who =
    copies.length > 0 ? "them" : silent === 1 ? "the 1 who is silent" : `the ${silent} who are silent`;
  return (
    <>
      <Button
        busy={remind.isPending}
        refusal={refusalOf(view, "change-suspense")}
        onPress={() => remind.mutate(undefined)}
      >
        Remind {who}
      </Button>
      {remind.data ? (
        <span className="label" role="status">
          {remindedWords(remind.data)}
        </span>
      ) : null}
      <ProblemNote error={remind.error} />
    </>
  );
}

function remindedWords({ reminded, withoutAddress }: { reminded: number; withoutAddress: number }): string {
  const mails =
    reminded === 0 ? "No mail went out." : reminded === 1 ? "1 mail goes out." : `${reminded} mails go out.`;
  if (withoutAddress === 0) return mails;
  return `${mails} ${withoutAddress === 1 ? "1 holder has" : `${withoutAddress} holders have`} no mail address: telephone them.`;
}

function ChangeSuspense(props: Props): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button refusal={refusalOf(props.view, "change-suspense")} onPress={() => setOpen(true)}>
        Move the date
      </Button>
      {open ? <SuspenseDialog {...props} close={() => setOpen(false)} /> : null}
    </>
  );
}

function SuspenseDialog({ view, circulation, close }: Props & { readonly close: () => void }): ReactNode {
  const { suspense, zone, silence } = circulation;
  const [value, setValue] = useState(() => ({ local: wallClock(new Date(suspense), zone), zone }));
  const [reason, setReason] = useState("");
  const moment = momentOf(value);
  const move = useAct(
    () =>
      act(view, "circulation/suspense", {
        suspense: (moment ?? new Date()).toISOString(),
        zone: value.zone,
        reason: reason.trim(),
      }),
    close,
  );
  return (
    <Dialog title="Move the date input is due" onClose={close}>
      <SuspenseField value={value} onChange={setValue} />
      {silence ? (
        <p className="small quiet">Silence was declared to count, so the date can only be moved later.</p>
      ) : null}
      <TextArea
        label="Reason"
        hint="Holders read it with the new date. May stay empty."
        rows={2}
        value={reason}
        onChange={setReason}
      />
      <ProblemNote error={move.error} />
      <div className="btns">
        <Button
          kind="go"
          busy={move.isPending}
          refusal={moment ? null : "Choose a date and a time."}
          onPress={() => move.mutate(undefined)}
        >
          Move the date
        </Button>
        <Button kind="plain" onPress={close}>
          Leave it as it is
        </Button>
      </div>
    </Dialog>
  );
}
