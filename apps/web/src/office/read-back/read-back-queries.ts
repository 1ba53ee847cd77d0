import { letter, readBack } from "@chirograph/wire";
import { queryOptions } from "@tanstack/react-query";
import { call } from "../../api.ts";

/** What the letter is meant to say and what its readers took it to say. While a round is open they answer in their own time. */
export function readBackQuery(id: string) {
  return queryOptions({
    queryKey: ["read-back", id],
    queryFn: ({ signal }) =>
      call(readBack.ReadBackView, "GET", `/api/letters/${id}/read-back`, undefined, signal),
    refetchInterval: ({ state }) => (state.data?.rounds.some((round) => round.open) ? 15_000 : false),
  });
}

export const ruleQuery = queryOptions({
  queryKey: ["read-back-rule"],
  queryFn: ({ signal }) => call(readBack.ReadBackRule, "GET", "/api/read-back-rule", undefined, signal),
});

export const modelReaderQuery = queryOptions({
  queryKey: ["model-reader"],
  queryFn: ({ signal }) => call(readBack.ModelReaderView, "GET", "/api/model-reader", undefined, signal),
});

type Sent = { readonly readers: readonly letter.CopyView["holder"][]; readonly mail: boolean };

/** Opens a round of the newest version. */
export function openRound(id: string, version: number, sent: Sent) {
  return call(letter.CopyLinks, "POST", `/api/letters/${id}/read-back`, { version, ...sent });
}

/** Asks more readers in the open round. */
export function inviteReaders(id: string, round: number, sent: Sent) {
  return call(letter.CopyLinks, "POST", `/api/letters/${id}/read-back/${round}/readers`, sent);
}
