import { useState, type ReactNode } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { TextArea } from "./field.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { useAct } from "./use-act.ts";

type AskReasonProps = {
  /** The word on the button, and on the one that does it. */
  readonly act: string;
  readonly title: string;
  readonly hint: string;
  readonly label?: string;
  readonly refusal?: string | null | undefined;
  readonly kind?: "go" | "usual" | "stop" | "plain";
  /** Null where no reason is asked for: the question alone. */
  readonly optional?: boolean;
  readonly onReason: (reason: string) => Promise<unknown>;
};

/** A button that asks once more, and for a reason, before it acts. */
export function AskReason(props: AskReasonProps): ReactNode {
  const { act, refusal, kind = "usual" } = props;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind={kind} refusal={refusal} onPress={() => setOpen(true)}>
        {act}
      </Button>
      {open ? <Question {...props} close={() => setOpen(false)} /> : null}
    </>
  );
}

function Question(props: AskReasonProps & { readonly close: () => void }): ReactNode {
  const { act, title, hint, label = "Reason", kind, optional, onReason, close } = props;
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const doing = useAct(onReason, close);
  const submit = () => {
    if (!optional && reason.trim() === "") setMissing(true);
    else doing.mutate(reason.trim());
  };
  return (
    <Dialog title={title} onClose={close}>
      {optional ? (
        <p className="small quiet">{hint}</p>
      ) : (
        <TextArea
          label={label}
          hint={hint}
          value={reason}
          onChange={setReason}
          error={missing && reason.trim() === "" ? "This needs its reason. Write one sentence." : null}
        />
      )}
      <ProblemNote error={doing.error} />
      <div className="btns">
        <Button kind={kind === "stop" ? "stop" : "go"} busy={doing.isPending} onPress={submit}>
          {act}
        </Button>
        <Button kind="plain" onPress={close}>
          Leave it as it is
        </Button>
      </div>
    </Dialog>
  );
}
