import { decision, letter } from "@chirograph/wire";
import { queryOptions } from "@tanstack/react-query";
import { call } from "../../api.ts";

/** The whole register: it is searched on this device. */
export const registerQuery = queryOptions({
  queryKey: ["decisions"],
  queryFn: ({ signal }) => call(decision.Register, "GET", "/api/decisions", undefined, signal),
});

/** What happened to one decision. */
export function decisionRecordQuery(id: string) {
  return queryOptions({
    queryKey: ["decision-record", id],
    queryFn: ({ signal }) => call(letter.RecordView, "GET", `/api/decisions/${id}/record`, undefined, signal),
  });
}
