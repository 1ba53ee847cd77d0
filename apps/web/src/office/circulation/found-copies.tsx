import type { letter } from "@chirograph/wire";
import { useLocation } from "@tanstack/react-router";
import { useDeferredValue, useState, type ReactNode } from "react";
import { TextField } from "../parts/field.tsx";
import { CopyTable } from "./copy-table.tsx";
import { foundCopies } from "./copy-search.ts";

/** Fewer than these are found by looking. */
const MANY = 20;

type Props = {
  readonly copies: readonly letter.CopyView[];
  readonly caption: string;
  readonly onLinks: (links: readonly letter.CopyLink[]) => void;
};

/** The copies of a circulation; of many, those one looks for. */
export function FoundCopies({ copies, caption, onLinks }: Props): ReactNode {
  const [typed, setTyped] = useState("");
  const wanted = useDeferredValue(typed);
  // Whoever a gate leads to is shown, whatever is looked for.
  const named = useLocation({ select: ({ hash }) => /^copy-([0-9a-f]+)$/u.exec(hash)?.[1] ?? "" });
  const found = foundCopies(copies, wanted);
  const shown = found.some((copy) => copy.id === named)
    ? found
    : copies.filter((copy) => copy.id === named || found.includes(copy));
  return (
    <>
      {copies.length > MANY ? (
        <TextField label="Find a holder" type="search" value={typed} onChange={setTyped} />
      ) : null}
      {copies.length > MANY && wanted.trim() !== "" ? (
        <p className="label" role="status">
          {found.length === 0
            ? `None of the ${copies.length} holders is named so.`
            : `${found.length} of ${copies.length} holders.`}
        </p>
      ) : null}
      {shown.length > 0 ? <CopyTable copies={shown} caption={caption} onLinks={onLinks} /> : null}
    </>
  );
}
