import { letter } from "@chirograph/wire";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { call } from "../api.ts";
import { Button } from "./parts/button.tsx";
import { ProblemNote } from "./parts/problem-note.tsx";
import { useAct } from "./parts/use-act.ts";
import { sessionQuery } from "./queries.ts";

/** Opens a letter and goes to its text. */
export function NewLetter(): ReactNode {
  const navigate = useNavigate();
  const { data } = useSuspenseQuery(sessionQuery);
  const roles = data.person?.roles ?? [];
  const may = roles.includes("author") || roles.includes("action-officer");
  const open = useAct(
    () => call(letter.Opened, "POST", "/api/letters", {}),
    (opened) => void navigate({ to: "/office/letters/$id/text", params: { id: opened.letter } }),
  );
  return (
    <div className="do">
      <Button
        kind="go"
        busy={open.isPending}
        refusal={may ? null : "Only an author or an action officer opens a letter."}
        onPress={() => open.mutate(undefined)}
      >
        New letter
      </Button>
      <ProblemNote error={open.error} />
    </div>
  );
}
