import { letter } from "@chirograph/wire";
import { getRouteApi } from "@tanstack/react-router";
import { useRef, type ReactNode } from "react";
import { Select, TextField } from "../parts/field.tsx";
import { useSlashSearch } from "../parts/use-slash-search.ts";
import { useTypedAddress } from "../parts/use-typed-address.ts";
import { statusWords } from "../status.tsx";
import type { DeskSearch } from "./desk-search.ts";

const route = getRouteApi("/inside/office");
const statuses: readonly (readonly [letter.LetterStatus | "", string])[] = [
  ["", "Any status"],
  ...letter.LetterStatus.options.map((status) => [status, statusWords[status].word] as const),
];

/** Search and status. They stand in the address; `/` goes to the search from anywhere on the page. */
export function DeskFilters(): ReactNode {
  const { q = "", status } = route.useSearch();
  const navigate = route.useNavigate();
  const frame = useRef<HTMLElement>(null);
  const set = (change: { readonly [Key in keyof DeskSearch]: DeskSearch[Key] | undefined }) =>
    void navigate({
      search: (old) => ({ ...old, page: undefined, ...change }),
      replace: true,
      resetScroll: false,
    });
  const [typed, type] = useTypedAddress(q, (next) => set({ q: next || undefined }));
  useSlashSearch(frame);
  return (
    <search className="filters" ref={frame}>
      <TextField label="Search" type="search" value={typed} onChange={type} />
      <Select
        label="Status"
        value={status ?? ""}
        options={statuses}
        onChange={(next) => set({ status: next || undefined })}
      />
    </search>
  );
}
