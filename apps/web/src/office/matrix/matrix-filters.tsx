import { getRouteApi, Link } from "@tanstack/react-router";
import { useRef, type ReactNode } from "react";
import { Select, TextField } from "../parts/field.tsx";
import { useSlashSearch } from "../parts/use-slash-search.ts";
import { useTypedAddress } from "../parts/use-typed-address.ts";
import { holdersIn, type Answer, type Mark, type MatrixSearch, type Sort } from "./matrix-view.ts";
import { answeredWords, dispositions, severities, severityWords, type Row } from "./matrix-words.ts";

const route = getRouteApi("/inside/office/letters/$id/matrix");

const answerOptions: readonly (readonly [Answer | "", string])[] = [
  ["", "Any"],
  ["open", "Open"],
  ...dispositions.map((one) => [one, answeredWords[one]] as const),
  ["withdrawn", "Withdrawn"],
];
const markOptions: readonly (readonly [Mark | "", string])[] = [
  ["", "All"],
  ["objected", "Objected to"],
  ["wording", "With proposed wording"],
  ["moved", "Passage changed"],
  ["talked", "With replies"],
  ["late", "Late"],
];
const sortOptions: readonly (readonly [Sort, string])[] = [
  ["n", "Number"],
  ["place", "Place in the letter"],
  ["severity", "Gravity"],
  ["holder", "Holder"],
  ["answer", "What needs someone"],
];
const severityOptions = [
  ["", "Any"],
  ...severities.map((one) => [one, severityWords[one]] as const),
] as const;

/** What of the matrix is shown. It stands in the address, so that it can be sent to a colleague. */
export function MatrixFilters({
  rows,
  shown,
}: {
  readonly rows: readonly Row[];
  readonly shown: number;
}): ReactNode {
  const search = route.useSearch();
  const { id } = route.useParams();
  const navigate = route.useNavigate();
  const set = (change: { readonly [Key in keyof MatrixSearch]: MatrixSearch[Key] | undefined }) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true, resetScroll: false });
  const [typed, type] = useTypedAddress(search.q ?? "", (q) => set({ q: q || undefined }));
  const frame = useRef<HTMLElement>(null);
  useSlashSearch(frame);
  const holders = holdersIn(rows).map((one) => [one, one] as const);
  const filtered = Object.keys(search).some((key) => key !== "sort");
  return (
    <search className="matrix-filters" ref={frame}>
      <TextField label="Search" type="search" value={typed} onChange={type} />
      <Select
        label="Gravity"
        value={search.severity ?? ""}
        options={severityOptions}
        onChange={(severity) => set({ severity: severity || undefined })}
      />
      <Select
        label="Holder"
        value={search.holder ?? ""}
        options={[["", "Anyone"], ...holders]}
        onChange={(holder) => set({ holder: holder || undefined })}
      />
      <Select
        label="Answer"
        value={search.answer ?? ""}
        options={answerOptions}
        onChange={(answer) => set({ answer: answer || undefined })}
      />
      <Select
        label="Only"
        value={search.mark ?? ""}
        options={markOptions}
        onChange={(mark) => set({ mark: mark || undefined })}
      />
      <Select
        label="In the order of"
        value={search.sort ?? "n"}
        options={sortOptions}
        onChange={(sort) => set({ sort: sort === "n" ? undefined : sort })}
      />
      {filtered ? (
        <p className="label matrix-filters__count" role="status">
          {shown} of {rows.length} shown.{" "}
          <Link
            to="/office/letters/$id/matrix"
            params={{ id }}
            search={search.sort ? { sort: search.sort } : {}}
            resetScroll={false}
          >
            Show all
          </Link>
        </p>
      ) : null}
    </search>
  );
}
