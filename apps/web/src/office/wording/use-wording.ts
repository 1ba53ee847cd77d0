import type { text } from "@chirograph/wire";
import type { Finding } from "@chirograph/wording";
import { useMutation, useQuery } from "@tanstack/react-query";
import { queryClient } from "../queries.ts";
import { carried, lastChecked } from "./checked.ts";
import { useCheckSwitch } from "./check-switch.ts";
import { meanSo, meantQuery } from "./meant-query.ts";
import { useCheck } from "./use-check.ts";

/** A finding at its paragraph, by its place in the list. */
export type Found = { readonly at: number; readonly finding: Finding };
export type FoundMeant = Found & { readonly by: string; readonly when: string };

/** What the check says of the letter being written, and what those who write it said of that. */
export type Wording = {
  readonly on: boolean;
  turn(on: boolean): void;
  readonly english: boolean;
  readonly failed: boolean;
  /** Whether every paragraph was checked once, and what was meant so is known. */
  readonly ready: boolean;
  readonly found: readonly Found[];
  readonly meant: readonly FoundMeant[];
  /** What is underlined in a paragraph: only what stands there at this moment. */
  underlined(at: number): readonly Finding[];
  mean(finding: Finding, meant: boolean): void;
  readonly saying: string | null;
  readonly error: unknown;
};

export function useWording(id: string, words: text.LetterText): Wording {
  const [on, turn] = useCheckSwitch();
  const english = words.language === "en";
  const texts = words.paragraphs.map((one) => one.text);
  const { checked, failed } = useCheck(texts, words.language, on && english);
  const { meant, mean, saying, error } = useMeant(id, on && english);
  const checks = lastChecked(texts, checked);
  const saidOf = (finding: Finding) => meant?.find(({ key }) => key === finding.key);
  const all = checks.flatMap((one, at) => (one?.findings ?? []).map((finding) => ({ at, finding })));
  return {
    on,
    turn,
    english,
    failed,
    mean,
    saying,
    error,
    ready: meant !== undefined && (checked.length > 0 || texts.length === 0),
    found: meant ? all.filter(({ finding }) => !saidOf(finding)) : [],
    meant: all.flatMap((one) => {
      const said = saidOf(one.finding);
      return said ? [{ ...one, by: said.by, when: said.at }] : [];
    }),
    underlined: (at) => {
      const check = checks[at];
      const standing = check && meant ? carried(check, texts[at] ?? "") : [];
      return standing.filter((finding) => !saidOf(finding));
    },
  };
}

/** What was meant so, and a way to say it. A server that does not say is taken for "nothing": the findings are shown all the same. */
function useMeant(id: string, wanted: boolean) {
  const query = useQuery({ ...meantQuery(id), enabled: wanted });
  const say = useMutation({
    mutationFn: (said: { key: string; meant: boolean }) => meanSo(id, said.key, said.meant),
    onSuccess: (view) => void queryClient.setQueryData(meantQuery(id).queryKey, view),
  });
  const unanswered = query.error ?? query.failureReason;
  return {
    meant: query.data?.meant ?? (unanswered ? [] : undefined),
    mean: ({ key }: Finding, meant: boolean) => say.mutate({ key, meant }),
    saying: say.isPending ? say.variables.key : null,
    error: say.error ?? unanswered,
  };
}
