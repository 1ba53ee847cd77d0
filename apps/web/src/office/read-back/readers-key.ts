import { useSuspenseQuery } from "@tanstack/react-query";
import { useLetter } from "../letter/letter-context.ts";
import { sessionQuery } from "../queries.ts";

/** Under which name this device keeps the readers named for a round and not asked yet: one for each person. */
export function useReadersKey(round: number): string {
  const { view } = useLetter();
  const { data } = useSuspenseQuery(sessionQuery);
  return `chirograph:readers:${view.id}:${round}:${data.person?.id ?? ""}`;
}
