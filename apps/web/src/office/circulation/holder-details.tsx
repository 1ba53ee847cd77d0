import type { ReactNode } from "react";
import { Button } from "../parts/button.tsx";
import { Cell } from "./holder-cell.tsx";
import type { HolderRow } from "./holder-rows.ts";

type DetailProps = {
  readonly n: number;
  readonly row: HolderRow;
  readonly spokesmen: readonly string[];
  readonly set: (change: Partial<HolderRow>) => void;
  readonly remove: (() => void) | null;
};

/** What is rarely said of a holder. */
export function HolderDetails({ n, row, spokesmen, set, remove }: DetailProps): ReactNode {
  return (
    <div className="holder__details">
      <Cell label="Mail address" type="email" value={row.address} onType={(address) => set({ address })} />
      <Cell label="Acting for" value={row.actingFor} onType={(actingFor) => set({ actingFor })} />
      <label>
        <span>Passing on</span>
        <select
          className="input"
          value={row.passingOn}
          onChange={(event) => set({ passingOn: passingOnOf(event.target.value) })}
        >
          <option value="allowed">allowed</option>
          <option value="ask">ask first</option>
          <option value="never">never</option>
        </select>
      </label>
      {spokesmen.length > 0 || row.through !== "" ? (
        <label>
          <span>Answers through</span>
          <select
            className="input"
            value={row.through}
            onChange={(event) => set({ through: event.target.value })}
          >
            <option value="">themselves</option>
            {[...new Set([...spokesmen, row.through])].filter(Boolean).map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      ) : null}
      <label className="holder__words">
        <span>Instructions for this holder alone</span>
        <textarea
          className="input area area--grow"
          dir="auto"
          rows={1}
          value={row.instructions}
          onChange={(event) => set({ instructions: event.target.value })}
        />
      </label>
      {remove ? (
        <Button kind="plain" label={`Take out holder ${n}`} onPress={remove}>
          Take out
        </Button>
      ) : null}
    </div>
  );
}

function passingOnOf(value: string): HolderRow["passingOn"] {
  return value === "allowed" || value === "never" ? value : "ask";
}
