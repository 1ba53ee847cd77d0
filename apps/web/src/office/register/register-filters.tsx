import { getRouteApi } from "@tanstack/react-router";
import { useRef, type ReactNode } from "react";
import { Select, TextField } from "../parts/field.tsx";
import { useSlashSearch } from "../parts/use-slash-search.ts";
import { useTypedAddress } from "../parts/use-typed-address.ts";
import { type DecisionState, states, stateWords } from "./decision-words.ts";
import type { RegisterSearch } from "./register-search.ts";

const route = getRouteApi("/inside/office/register");
const stateOptions: readonly (readonly [DecisionState | "", string])[] = [
  ["", "However it stands"],
  ...states.map((state) => [state, stateWords[state].word] as const),
];
const readOptions: readonly (readonly [NonNullable<RegisterSearch["read"]> | "", string])[] = [
  ["", "Internal and public"],
  ["internal", "Internal"],
  ["public", "Public"],
];

/** Search and filters. They stand in the address; `/` goes to the search from anywhere on the page. */
export function RegisterFilters(): ReactNode {
  const { q = "", state, read } = route.useSearch();
  const navigate = route.useNavigate();
  const frame = useRef<HTMLElement>(null);
  const set = (change: { readonly [Key in keyof RegisterSearch]: RegisterSearch[Key] | undefined }) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true, resetScroll: false });
  const [typed, type] = useTypedAddress(q, (next) => set({ q: next || undefined }));
  useSlashSearch(frame);
  return (
    <search className="filters filters--register" ref={frame}>
      <TextField label="Search" type="search" value={typed} onChange={type} />
      <Select
        label="Standing"
        value={state ?? ""}
        options={stateOptions}
        onChange={(next) => set({ state: next || undefined })}
      />
      <Select
        label="Who reads it"
        value={read ?? ""}
        options={readOptions}
        onChange={(next) => set({ read: next || undefined })}
      />
    </search>
  );
}
