import type { UseMutationResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { ProblemNote } from "./problem-note.tsx";

/** The last row of a form that is saved as a whole: what went wrong, the button, and whether what stands above is saved. */
export function SaveRow<T, R>({
  act,
  save,
  value,
  refusal,
}: {
  /** "Save the rules" */
  readonly act: string;
  readonly save: UseMutationResult<R, Error, T>;
  /** What the form says now. */
  readonly value: T;
  readonly refusal: string | null;
}): ReactNode {
  const same = JSON.stringify(save.variables) === JSON.stringify(value);
  const saved = save.isSuccess && same;
  const changed = save.isSuccess && !same;
  return (
    <>
      <ProblemNote error={save.error} />
      <div className="btns">
        <Button kind="go" busy={save.isPending} refusal={refusal} onPress={() => save.mutate(value)}>
          {act}
        </Button>
        <span role="status" className="label">
          {saved ? "Saved." : changed ? "Changed since it was saved." : ""}
        </span>
      </div>
    </>
  );
}
