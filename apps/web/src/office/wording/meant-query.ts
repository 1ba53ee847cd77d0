import { letter } from "@chirograph/wire";
import { queryOptions } from "@tanstack/react-query";
import { call } from "../../api.ts";

/** What those who write the letter meant so. */
export function meantQuery(id: string) {
  return queryOptions({
    queryKey: ["meant", id],
    queryFn: ({ signal }) => call(letter.MeantView, "GET", `/api/letters/${id}/meant`, undefined, signal),
  });
}

/** Says of a finding that it was meant so, or takes that back. */
export function meanSo(id: string, key: string, meant: boolean) {
  return call(letter.MeantView, meant ? "PUT" : "DELETE", `/api/letters/${id}/meant/${key}`);
}
