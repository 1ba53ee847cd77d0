import { coordination, letter, matrix, office, statement } from "@chirograph/wire";
import { MutationCache, QueryCache, QueryClient, queryOptions } from "@tanstack/react-query";
import { call, callForFile, isUnreachable, Problem } from "../api.ts";
import type { DeskSearch } from "./desk/desk-search.ts";

const RETRY_MS = 10_000;

/** What the office's pages have read so far. A server that cannot be reached is asked again every 10 seconds. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
  mutationCache: new MutationCache({ onError: leaveWhenSignedOut }),
  defaultOptions: {
    queries: {
      retry: (_count, error) => isUnreachable(error),
      retryDelay: RETRY_MS,
      staleTime: 2_000,
      networkMode: "always",
    },
    mutations: { networkMode: "always" },
  },
});

/** A session that has ended leads to the login and back; what was typed is kept on this device meanwhile. */
function leaveWhenSignedOut(error: unknown): void {
  if (!(error instanceof Problem) || error.code !== "not-signed-in") return;
  location.assign(`/office/login?back=${encodeURIComponent(location.pathname)}`);
}

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: ({ signal }) => call(office.Session, "GET", "/api/session", undefined, signal),
  staleTime: 60_000,
});

/** A page of the desk; the address and the query say the same. */
export function deskQuery({ show, status, q, page }: DeskSearch) {
  const given = { show: show ?? "mine", status: status ?? "", search: q ?? "", page: String(page ?? 1) };
  return queryOptions({
    queryKey: ["desk", given],
    queryFn: ({ signal }) =>
      call(matrix.Desk, "GET", `/api/desk?${new URLSearchParams(given)}`, undefined, signal),
  });
}

export function letterQuery(id: string) {
  return queryOptions({
    queryKey: ["letter", id],
    queryFn: ({ signal }) => call(letter.LetterView, "GET", `/api/letters/${id}`, undefined, signal),
    refetchInterval: ({ state }) => (state.data ? pollingPause(state.data) : false),
  });
}

/** Sealing and release finish by themselves within seconds; holders answer in their own time. */
function pollingPause(view: letter.LetterView): number | false {
  if (view.status === "approved") return 1_000;
  if (view.status === "signed-not-released" && view.released !== null) return 700;
  return view.status === "in-coordination" ? 15_000 : false;
}

/** Every comment with its answer. While holders are asked they answer in their own time. */
export function matrixQuery(id: string, live: boolean) {
  return queryOptions({
    queryKey: ["matrix", id],
    queryFn: ({ signal }) => call(matrix.MatrixView, "GET", `/api/letters/${id}/matrix`, undefined, signal),
    refetchInterval: live ? 15_000 : false,
  });
}

export function recordQuery(id: string) {
  return queryOptions({
    queryKey: ["record", id],
    queryFn: ({ signal }) => call(letter.RecordView, "GET", `/api/letters/${id}/record`, undefined, signal),
  });
}

export function changesQuery(id: string, from: number, to: number) {
  return queryOptions({
    queryKey: ["changes", id, from, to],
    queryFn: ({ signal }) =>
      call(letter.Changes, "GET", `/api/letters/${id}/changes?from=${from}&to=${to}`, undefined, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The viewer's own copy of a version. Fetched once a visit: each fetch is a download on record. */
export function versionFileQuery(id: string, n: number) {
  return queryOptions({
    queryKey: ["version-file", id, n],
    queryFn: ({ signal }) =>
      callForFile("GET", `/api/letters/${id}/versions/${n}/file.pdf`, undefined, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30 * 60_000,
    refetchOnWindowFocus: false,
  });
}

/** The sealed letter, as it is or will be public. */
export function sealedFileQuery(id: string) {
  return queryOptions({
    queryKey: ["version-file", id, "sealed"],
    queryFn: ({ signal }) => callForFile("GET", `/api/letters/${id}/sealed.pdf`, undefined, signal),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
}

export const peopleQuery = queryOptions({
  queryKey: ["people"],
  queryFn: ({ signal }) => call(office.People, "GET", "/api/people", undefined, signal),
});

export const settingsQuery = queryOptions({
  queryKey: ["settings"],
  queryFn: ({ signal }) => call(office.Settings, "GET", "/api/settings", undefined, signal),
});

export const coordinationQuery = queryOptions({
  queryKey: ["coordination"],
  queryFn: ({ signal }) => call(coordination.Coordination, "GET", "/api/coordination", undefined, signal),
});

/** Mail that came in and was not entered. */
export const mailQuery = queryOptions({
  queryKey: ["mail"],
  queryFn: ({ signal }) => call(coordination.UnassignedMail, "GET", "/api/mail", undefined, signal),
});

export const statementsQuery = queryOptions({
  queryKey: ["statements"],
  queryFn: ({ signal }) => call(statement.Statements, "GET", "/api/statements", undefined, signal),
});

export const listsQuery = queryOptions({
  queryKey: ["lists"],
  queryFn: ({ signal }) => call(coordination.DistributionLists, "GET", "/api/lists", undefined, signal),
});
