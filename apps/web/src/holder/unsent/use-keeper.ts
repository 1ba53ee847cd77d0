import { useEffect, useState, useSyncExternalStore } from "react";
import { isUnreachable, problemOf } from "../../api.ts";
import { type Draft, readCopy, saveDraft } from "../requests.ts";
import { createKeeper, type Keeper, type Saved, type Snapshot } from "./keeper.ts";
import { keepHere, keptHere } from "./kept-here.ts";

/** A server that is broken or busy is like one that cannot be reached: it is tried again. */
const passes = (status: number) => status === 0 || status === 429 || status >= 500;

async function save(copy: string, draft: Draft): Promise<Saved> {
  try {
    const { revision } = await saveDraft(copy, draft);
    return { outcome: "saved", revision };
  } catch (error) {
    const problem = problemOf(error);
    if (isUnreachable(error) || passes(problem.status)) return { outcome: "unreachable" };
    if (problem.code !== "other-revision") return { outcome: "refused", message: problem.message };
    return readCopy(copy).then(
      (view) => ({ outcome: "other-revision", theirs: view.draft }),
      () => ({ outcome: "unreachable" }),
    );
  }
}

function after(ms: number, then: () => void): () => void {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
}

/** The keeper of one copy's unsent words, for as long as the page is open. */
export function useKeeper(copy: string, draft: Draft): Snapshot & { readonly keeper: Keeper } {
  const [keeper] = useState(() =>
    createKeeper(draft, keptHere(copy), {
      save: (typed) => save(copy, typed),
      keep: (kept) => keepHere(copy, kept),
      after,
      now: () => new Date(),
    }),
  );
  useEffect(() => {
    window.addEventListener("online", keeper.tryNow);
    return () => window.removeEventListener("online", keeper.tryNow);
  }, [keeper]);
  const snapshot = useSyncExternalStore(keeper.subscribe, keeper.snapshot);
  return { ...snapshot, keeper };
}
