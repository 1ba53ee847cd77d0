import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Answered } from "../parts/answered.tsx";
import { changesQuery } from "../queries.ts";
import { Redline } from "./redline.tsx";

/** The redline between two versions of a letter. */
export function ChangesBetween(props: {
  readonly letter: string;
  readonly from: number;
  readonly to: number;
}): ReactNode {
  const query = useQuery(changesQuery(props.letter, props.from, props.to));
  return <Answered query={query}>{(changes) => <Redline runs={changes.runs} />}</Answered>;
}
