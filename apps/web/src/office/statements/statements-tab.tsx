import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useLetter } from "../letter/letter-context.ts";
import { Answered } from "../parts/answered.tsx";
import { Button } from "../parts/button.tsx";
import { TextArea } from "../parts/field.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { statementsQuery } from "../queries.ts";
import { propose } from "./statement-acts.ts";
import { StatementCard } from "./statement-card.tsx";

/** What the office says in public of this letter, drafts of it included. */
export function StatementsTab(): ReactNode {
  const { view } = useLetter();
  const query = useQuery(statementsQuery);
  const refusal = view.acts["propose-statement"] ?? null;
  return (
    <>
      <Answered query={query}>
        {(data) => {
          const own = data.statements.filter((said) => view.statements.includes(said.id));
          return own.length === 0 ? (
            <p className="empty">
              The office has said nothing about this letter. When a draft of it surfaces, say here what it is;
              two people release the words, and everyone who checks the paper reads them first.
            </p>
          ) : (
            <div className="stack">
              {own.map((said) => (
                <StatementCard key={said.id} said={said} />
              ))}
            </div>
          );
        }}
      </Answered>
      <ProposeOnLetter id={view.id} refusal={refusal} />
    </>
  );
}

function ProposeOnLetter({
  id,
  refusal,
}: {
  readonly id: string;
  readonly refusal: string | null;
}): ReactNode {
  const [words, setWords] = useState("");
  const send = useAct(
    () => propose({ about: "letter", letter: id }, words.trim()),
    () => setWords(""),
  );
  return (
    <section className="stack boxed" aria-labelledby="propose">
      <h3 id="propose">Say something about this letter</h3>
      <TextArea
        label="Statement"
        hint="What this paper is, what it means, what to do. Whoever brings it reads this above everything else."
        value={words}
        onChange={setWords}
      />
      <ProblemNote error={send.error} />
      <Button
        busy={send.isPending}
        refusal={refusal ?? (words.trim() === "" ? "Write the statement first." : null)}
        onPress={() => send.mutate(undefined)}
      >
        Propose it with your passkey
      </Button>
    </section>
  );
}
