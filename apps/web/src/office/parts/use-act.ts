import { useMutation, type UseMutationResult } from "@tanstack/react-query";
import { queryClient } from "../queries.ts";

/** Reads again whatever an act may have changed; files and comparisons of fixed versions never change. */
export function refresh(): Promise<void> {
  return queryClient.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] !== "version-file" && queryKey[0] !== "changes",
  });
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
