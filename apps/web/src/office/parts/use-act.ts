import { useMutation, type UseMutationResult } from "@tanstack/react-query";
import { queryClient } from "../queries.ts";

/** Files, comparisons of fixed versions and what a mail brought never change. */
const FIXED: ReadonlySet<unknown> = new Set(["version-file", "changes", "mail-files"]);

/** Reads again whatever an act may have changed. */
export function refresh(): Promise<void> {
  return queryClient.invalidateQueries({ predicate: ({ queryKey }) => !FIXED.has(queryKey[0]) });
}

/** An act on the record: afterwards, done or refused, the pages read the record again. */
export function useAct<A, R>(
  act: (argument: A) => Promise<R>,
  then?: (result: R) => void,
): UseMutationResult<R, Error, A> {
  return useMutation({
    mutationFn: act,
    onSuccess: (result) => then?.(result),
    onSettled: () => void refresh(),
  });
}
