import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Select, TextField } from "../parts/field.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { deskQuery } from "../queries.ts";

/** Which letter in force this one replaces. Where there are more than a list can hold, one searches. */
export function Replaces({
  letter,
  value,
  onChange,
}: {
  readonly letter: string;
  readonly value: string;
  readonly onChange: (letter: string) => void;
}): ReactNode {
  const [typed, setTyped] = useState("");
  const [many, setMany] = useState(false);
  const search = { show: "all", status: "in-force", ...(typed.trim() ? { q: typed.trim() } : {}) } as const;
  const query = useQuery({ ...deskQuery(search), placeholderData: keepPreviousData });
  if (!many && (query.data?.pages ?? 1) > 1) setMany(true);
  const inForce = (query.data?.rows ?? []).filter((row) => row.id !== letter);
  const shown = inForce.map((row) => [row.id, `${row.reference}, ${row.subject}`] as const);
  return (
    <div className="stack">
      {many ? (
        <TextField
          label="Find the letter it replaces"
          hint="By its reference or its subject."
          type="search"
          value={typed}
          onChange={(next) => {
            setTyped(next);
            onChange("");
          }}
        />
      ) : null}
      <Select
        label="It replaces"
        hint="The letter it replaces shows as superseded from the same moment, with the way here."
        value={value}
        options={[["", "No earlier letter"], ...shown]}
        onChange={onChange}
      />
      <ProblemNote error={query.error} />
    </div>
  );
}
