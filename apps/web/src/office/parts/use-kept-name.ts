import { useSuspenseQuery } from "@tanstack/react-query";
import { sessionQuery } from "../queries.ts";

/**
 * Under which name this device keeps what the viewer began: "circulate", of a letter. One for each person: who signs in next on this device
 * is not handed another's.
 */
export function useKeptName(what: string, of: string): string {
  const { data } = useSuspenseQuery(sessionQuery);
  return `chirograph:${what}:${of}:${data.person?.id ?? ""}`;
}
